extension Guard {
    /// Why the guard does not hold; nil when it does. What a step has not said yet is no failure here.
    func failure(in context: GuardContext) -> Reason? {
        switch self {
        case .visitUnderOrder, .visitSupportsFinding, .refusedVisitUnderOrder, .hinderedVisitUnderOrder,
            .visitAfterRefusal, .firmGoneFieldCheck, .notOwnFieldCheck:
            visitFailure(in: context)
        case .openExaminedFinding, .findingNotOnNote, .findingsKnown, .verificationRecorded, .allFindingsClosed,
            .noFoundedFinding, .partlyRemedied, .criminalFinding, .warnableFinding, .contributionFinding:
            findingFailure(in: context)
        case .periodWithinCap, .draftMade, .draftChecked, .noteReceived, .noteDeadlinePassed,
            .deadlinePassedOrReported, .deadlineResolved, .noteIssued, .noncomplianceReported, .letterAwaitsReceipt:
            noteFailure(in: context)
        case .deadlineNotPassed, .neverExtended, .extensionRequested, .extensionWithinPeriod, .clockRunning,
            .clockSuspended:
            extensionFailure(in: context)
        case .letterReceived, .withinObjectionWindow, .noObjectionPending, .objectionPending, .silenceGrants,
            .objectionRefused, .withinAppealWindow, .appealPending, .objectionGranted, .noGrantedObjection:
            objectionFailure(in: context)
        case .closedFileByInvestigator, .spdpSent, .fileComplete, .fileNotComplete:
            closedFileFailure(in: context)
        case .subjectMayBeSanctioned, .examinationRecorded, .firstWarningReceived, .firstWarningExpired,
            .secondWarningReceived, .secondWarningExpired, .withinFineWindow, .fineUnpaid, .finePaymentDue,
            .newDecisionAllowed, .fineSettledOrBooked, .reportedToInspectors, .bpjsReportReceived:
            sanctionFailure(in: context)
        case .requestPending, .lastPendingRequest, .otherRequestsPending, .lastActiveDenial, .otherDenialsActive,
            .onlyDenialStanding, .dutyDoneForLifting:
            denialFailure(in: context)
        case .balanceHasDebtRecord, .debtOpen, .instalmentsAgreed, .neverWithStateReceivables,
            .neverWithLawEnforcement, .debtAtLeastMinimum:
            debtFailure(in: context)
        }
    }
}
