/// Who may do what in general, before any case is looked at. What may be done with one case is decided by its
/// procedure (``Procedure``), and which rows are seen by the database.
///
/// Grants: nobody moves a case but the hands that the procedure names; closed files open to investigators alone; the
/// administrator keeps users and tables and reads no case; the auditor reads and writes nothing.
public enum PermissionTable {
    /// The roles that may do an operation; an operation without an answer does not compile.
    public static func roles(for operation: Permit.Operation) -> Set<Role> {
        switch operation {
        case .readDirectory: Set(Role.allCases)
        case .readCompanies: caseworkers.union([.licensingOfficer, .programmeOfficer, .auditor, .administrator])
        case .writeCompanies: [.inspector, .coordinator, .divisionHead, .bpjsOfficer, .administrator]
        case .importList: [.coordinator, .divisionHead, .bpjsOfficer, .bpjsBranchHead, .administrator]
        case .readImports: [.coordinator, .divisionHead, .bpjsOfficer, .bpjsBranchHead, .auditor, .administrator]
        case .readMatches:
            [.inspector, .coordinator, .divisionHead, .bpjsOfficer, .bpjsBranchHead, .auditor, .administrator]
        case .decideMatches: [.coordinator, .divisionHead, .bpjsOfficer, .bpjsBranchHead, .administrator]
        case .proposeInspection: [.inspector, .coordinator, .divisionHead]
        case .orderInspection: [.officeHead]
        case .readAssignments: inspectorate.union([.auditor])
        case .readInspections: inspectorate.union([.auditor])
        case .logVisit: CaseAction.inspection(.logVisit).everyRole
        case .recordFinding: CaseAction.inspection(.recordFinding).everyRole
        case .readChecklists: inspectorate.union([.auditor, .administrator])
        case .answerChecklists: CaseAction.inspection(.logVisit).everyRole
        case .changeChecklists: [.administrator]
        case .readGuidance: caseworkers.union([.licensingOfficer, .programmeOfficer, .auditor, .administrator])
        case .logGuidance:
            [.inspector, .coordinator, .divisionHead, .bpjsOfficer, .bpjsExaminer, .bpjsBranchHead, .programmeOfficer]
        case .readComplaints, .handleComplaints: [.inspector, .coordinator]
        case .readHandovers:
            [
                .inspector, .coordinator, .divisionHead, .officeHead, .bpjsOfficer, .bpjsExaminer, .bpjsBranchHead,
                .auditor,
            ]
        case .sendHandovers: [.bpjsOfficer, .bpjsBranchHead]
        case .handleHandovers: [.inspector, .coordinator]
        case .saveQueries: caseworkers.union([.programmeOfficer])
        case .keepWebhooks: [.bpjsBranchHead, .administrator]
        case .readPlans: [.inspector, .coordinator, .divisionHead, .officeHead, .auditor]
        case .makePlans: [.coordinator]
        case .reviewComplaintAccess: [.coordinator]
        case .identifySuccessor:
            [.inspector, .coordinator, .divisionHead, .bpjsOfficer, .bpjsExaminer, .bpjsBranchHead]
        case .openCase: roles(where: opensCases)
        case .readCases: caseworkers.union([.licensingOfficer, .auditor])
        case .advanceInspectionCase: roles(where: { movesCases($0, on: .inspection) })
        case .advanceSanctionCase: roles(where: { movesCases($0, on: .bpjsSanction) })
        case .recordDelivery:
            Set(CaseAction.inspection(.recordDelivery).rule.roles)
                .union(CaseAction.sanction(.recordDelivery).everyRole)
        case .readEvidence: caseworkers.union([.licensingOfficer, .auditor])
        case .addEvidence: caseworkers.union([.licensingOfficer])
        case .signLetter: caseworkers.union([.licensingOfficer])
        case .readRegisters: caseworkers.union([.licensingOfficer, .auditor])
        case .registerPapers: caseworkers.union([.licensingOfficer])
        case .passPapers: officeHeads
        case .exportRegisters: officeHeads.union([.auditor])
        case .readDebts: caseworkers.union([.auditor])
        case .keepDebts: [.bpjsOfficer, .bpjsBranchHead]
        case .decideDebts: [.bpjsBranchHead]
        case .readServiceDenials:
            [.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead, .licensingOfficer, .auditor]
        case .calculate: Set(Role.allCases)
        case .draftLetters: Set(Track.allCases.flatMap { ReviewChain(on: $0).makers })
        case .reviewLetters:
            Set(Track.allCases.map(ReviewChain.init(on:)).flatMap { $0.checkers + $0.thirdHand })
        case .readLetterRegisters: caseworkers.union([.licensingOfficer, .auditor, .administrator])
        case .spendNumbers: [.coordinator, .divisionHead, .officeHead, .bpjsBranchHead, .licensingOfficer]
        case .changeLetterRules: [.administrator]
        case .readQueue: caseworkers.union([.licensingOfficer, .auditor])
        case .readNotices: caseworkers.union([.licensingOfficer])
        case .queryNoncompliant: caseworkers.union([.programmeOfficer, .auditor])
        case .readClosedFiles: [.investigator]
        case .readProcedures: Set(Role.allCases)
        case .readCalendar: Set(Role.allCases)
        case .changeCalendar: [.administrator]
        case .changeParameters: [.administrator]
        case .changeProcedures: [.administrator]
        case .previewRules: rulesMovers.union([.auditor])
        case .migrateCases: rulesMovers
        case .readLetterTemplates: caseworkers.union([.licensingOfficer, .auditor, .administrator])
        case .changeLetterTemplates: [.administrator]
        case .administerUsers: [.administrator]
        case .giveActingPosts: [.officeHead, .bpjsBranchHead, .administrator]
        // Whoever keeps the system is not who watches it.
        case .readAudit: [.auditor]
        // The head of the office answers for the data; the administrator for those of users.
        case .exportSubjectData, .correctSubjectData: [.officeHead, .administrator]
        // Personal data: those who examine, and who checks their drafts; BPJS for the list that it brings itself.
        case .keepWorkerLists: [.inspector, .coordinator, .investigator, .bpjsOfficer, .bpjsExaminer]
        case .readWorkerLists: [.inspector, .coordinator, .divisionHead, .investigator, .bpjsOfficer, .bpjsExaminer]
        case .compareWorkers: [.inspector, .coordinator, .investigator]
        case .readWorkerComparisons: [.inspector, .coordinator, .divisionHead, .investigator]
        }
    }

    /// Whether a role may do an operation.
    public static func allows(_ role: Role, _ operation: Permit.Operation) -> Bool {
        roles(for: operation).contains(role)
    }

    /// The table as Markdown: one row for each operation, one column for each role.
    public static var markdown: String {
        let roles = Role.allCases
        let head = "| Operation | Is | " + roles.map(\.rawValue).joined(separator: " | ") + " |"
        let rule = "| --- | --- |" + String(repeating: " --- |", count: roles.count)
        let rows = Permit.Operation.allCases.map { operation in
            "| `\(operation.rawValue)` | \(operation.words.en) | "
                + roles.map { allows($0, operation) ? "yes" : "–" }.joined(separator: " | ") + " |"
        }
        return ([head, rule] + rows).map { $0 + "\n" }.joined()
    }

    /// Those who decide that a running case moves to other rules, on either track.
    private static let rulesMovers = Set(Track.allCases.flatMap { CaseAction.adoptRules(on: $0).everyRole })
    /// Who heads an office, or a part of it, and answers for its papers.
    private static let officeHeads: Set<Role> = [
        .coordinator, .divisionHead, .officeHead, .bpjsBranchHead, .licensingOfficer,
    ]
    private static let inspectorate: Set<Role> = [
        .inspector, .coordinator, .divisionHead, .officeHead, .investigator,
    ]
    private static let caseworkers: Set<Role> = inspectorate.union([.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead])

    private static func roles(where isIncluded: (Role) -> Bool) -> Set<Role> { Set(Role.allCases.filter(isIncluded)) }

    private static func opensCases(_ role: Role) -> Bool {
        Track.allCases.contains { track in
            CaseAction.all(on: track).contains { !$0.opens.isEmpty && $0.rule.roles.contains(role) }
        }
    }

    private static func movesCases(_ role: Role, on track: Track) -> Bool {
        CaseAction.all(on: track).contains { $0.opens.isEmpty && $0.everyRole.contains(role) }
    }
}

extension CaseAction {
    /// Every role that may take this action somewhere.
    fileprivate var everyRole: Set<Role> { Set(rule.roles).union(rule.rolesIn.values.joined()) }
}
