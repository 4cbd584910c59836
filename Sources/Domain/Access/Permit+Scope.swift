extension Permit.Operation {
    /// Whether it changes nothing: what a token that only reads is for.
    public var isReading: Bool {
        switch self {
        case .readDirectory, .readCompanies, .readImports, .readAssignments, .readInspections, .readGuidance,
            .readCases, .readEvidence, .readDebts, .readServiceDenials, .calculate, .readQueue, .readNotices,
            .queryNoncompliant, .readClosedFiles, .readProcedures, .readCalendar, .previewRules, .readAudit,
            .readComplaints, .reviewComplaintAccess, .readHandovers, .readRegisters, .exportRegisters,
            .readLetterRegisters, .readLetterTemplates, .exportSubjectData, .readWorkerLists, .readWorkerComparisons,
            .readChecklists, .readPlans, .readMatches:
            true
        case .writeCompanies, .importList, .proposeInspection, .orderInspection, .logVisit, .recordFinding,
            .logGuidance, .identifySuccessor, .openCase, .advanceInspectionCase, .advanceSanctionCase,
            .recordDelivery, .addEvidence, .keepDebts, .decideDebts, .changeCalendar, .changeParameters,
            .changeProcedures, .migrateCases, .administerUsers, .giveActingPosts, .handleComplaints, .registerPapers,
            .passPapers, .draftLetters, .reviewLetters, .signLetter, .spendNumbers, .changeLetterRules,
            .changeLetterTemplates, .correctSubjectData, .sendHandovers, .handleHandovers, .keepWorkerLists,
            .compareWorkers, .answerChecklists, .changeChecklists, .makePlans, .decideMatches, .saveQueries,
            .keepWebhooks:
            false
        }
    }
}
