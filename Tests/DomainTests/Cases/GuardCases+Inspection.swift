@testable import Domain

extension GuardCase {
    static let all = field + findings + notes + extensions + objections + closedFile + warnings + denials + debts

    static let field: [GuardCase] = [
        GuardCase(.visitSupportsFinding, .inspection(.recordFinding), in: .inspection(.entryRefused)) { facts, _ in
            facts.visited(.refused)
        } fails: { facts, _ in
            facts.visited(.nobodyPresent)
        },
        GuardCase(.visitUnderOrder, .inspection(.beginExamination), in: .inspection(.ordered)) { facts, _ in
            facts.visited(.examined)
        } fails: { facts, _ in
            facts.visited(.examined, orderFor: Cast.secondInspector.person)
            facts.visited(.nobodyPresent)
            facts.visits[0] = VisitFact(
                on: legalDay("2026-04-30"),
                by: [Cast.inspector.person],
                .examined
            )
        },
        GuardCase(.refusedVisitUnderOrder, .inspection(.recordRefusal), in: .inspection(.ordered)) { facts, _ in
            facts.visited(.refused)
        } fails: { facts, _ in
            facts.visited(.refused, orderFor: nil)
        },
        GuardCase(.hinderedVisitUnderOrder, .inspection(.recordDocumentRefusal), in: .inspection(.examining)) {
            facts,
            _ in
            facts.visited(.partlyExamined)
        } fails: { facts, _ in
            facts.visited(.examined)
        },
        GuardCase(.visitAfterRefusal, .inspection(.resumeExamination), in: .inspection(.entryRefused)) { facts, _ in
            facts.happened(.inspection(.recordRefusal))
            facts.visited(.examined)
        } fails: { facts, _ in
            facts.happened(.inspection(.recordRefusal))
            facts.visited(.refused)
        },
        GuardCase(.firmGoneFieldCheck, .inspection(.closeAsGone), in: .inspection(.firstNote)) { facts, _ in
            facts.visited(.moved)
        } fails: { facts, _ in
            facts.visited(.nobodyPresent)
        },
        GuardCase(.notOwnFieldCheck, .inspection(.closeAsGone), in: .inspection(.firstNote)) { facts, _ in
            facts.visited(.moved)
            facts.visits[0] = VisitFact(
                on: legalDay("2026-05-04"),
                by: [Cast.inspector.person, Cast.secondInspector.person],
                .moved
            )
        } fails: { facts, _ in
            facts.visited(.moved)
        },
    ]

    static let findings: [GuardCase] = [
        GuardCase(.openExaminedFinding, .inspection(.draftFirstNote), in: .inspection(.reporting)) { facts, _ in
            facts.findings = [FindingFact(findingID(1), .unregistered)]
        } fails: { facts, _ in
            facts.findings = [
                FindingFact(findingID(1), .unregistered, isExamined: false),
                FindingFact(findingID(2), .otherNorm, status: .remedied),
            ]
        },
        GuardCase(.findingNotOnNote, .inspection(.draftFirstNote), in: .inspection(.firstNoteVerification)) {
            facts,
            _ in
            facts.findings = [FindingFact(findingID(1), .partialWorkers)]
        } fails: { facts, _ in
            facts.findings = [FindingFact(findingID(1), .partialWorkers, isOnNote: true)]
        },
        GuardCase(.findingsKnown, .inspection(.recordVerification), in: .inspection(.firstNoteVerification)) {
            facts,
            details in
            facts.findings = [FindingFact(findingID(1), .unregistered)]
            details.findings = [FindingChange(findingID(1), .succeeded, successor: .partialWorkers)]
        } fails: { facts, details in
            facts.findings = [FindingFact(findingID(1), .unregistered)]
            details.findings = [FindingChange(findingID(1), .remedied), FindingChange(findingID(1), .unremedied)]
        },
        GuardCase(.verificationRecorded, .inspection(.confirmCompliance), in: .inspection(.firstNoteVerification)) {
            facts,
            _ in
            facts.happened(.inspection(.beginVerification))
            facts.happened(.inspection(.recordVerification))
        } fails: { facts, _ in
            facts.happened(.inspection(.recordVerification))
            facts.happened(.inspection(.beginVerification))
        },
        GuardCase(.allFindingsClosed, .inspection(.confirmCompliance), in: .inspection(.firstNoteVerification)) {
            facts,
            _ in
            facts.findings = [
                FindingFact(findingID(1), .unregistered, status: .remedied),
                FindingFact(findingID(2), .arrears, status: .unfounded),
            ]
        } fails: { facts, _ in
            facts.findings = [
                FindingFact(findingID(1), .unregistered, status: .remedied), FindingFact(findingID(2), .arrears),
            ]
        },
        GuardCase(.noFoundedFinding, .inspection(.confirmNoViolation), in: .inspection(.reporting)) { facts, _ in
            facts.findings = [
                FindingFact(findingID(1), .unregistered, isExamined: false),
                FindingFact(findingID(2), .arrears, status: .unfounded),
            ]
        } fails: { facts, _ in
            facts.findings = [FindingFact(findingID(1), .unregistered, status: .remedied)]
        },
        GuardCase(.partlyRemedied, .inspection(.returnToFirstNote), in: .inspection(.firstNoteVerification)) {
            facts,
            _ in
            facts.findings = [
                FindingFact(findingID(1), .unregistered, status: .remedied), FindingFact(findingID(2), .arrears),
            ]
        } fails: { facts, _ in
            facts.findings = [FindingFact(findingID(2), .arrears)]
        },
        GuardCase(.criminalFinding, .inspection(.reportIncident), in: .inspection(.recommended)) { facts, _ in
            facts.findings = [FindingFact(findingID(1), .notRemitted)]
        } fails: { facts, _ in
            facts.findings = [
                FindingFact(findingID(1), .unregistered), FindingFact(findingID(2), .partialWages),
                FindingFact(findingID(3), .notRemitted, isExamined: false),
            ]
        },
    ]

    static let notes: [GuardCase] = [
        GuardCase(.periodWithinCap, .inspection(.draftFirstNote), in: .inspection(.reporting)) { _, details in
            details.days = 30
        } fails: { _, details in
            details.days = 31
        },
        GuardCase(.draftMade, .inspection(.checkFirstNote), in: .inspection(.firstNoteDrafted)) { facts, _ in
            facts.happened(.inspection(.returnFirstNote))
            facts.happened(.inspection(.draftFirstNote))
        } fails: { facts, _ in
            facts.happened(.inspection(.draftFirstNote))
            facts.happened(.inspection(.returnFirstNote))
        },
        GuardCase(.draftChecked, .inspection(.issueSecondNote), in: .inspection(.firstNoteVerification)) { facts, _ in
            facts.happened(.inspection(.draftSecondNote))
            facts.happened(.inspection(.checkSecondNote))
        } fails: { facts, _ in
            facts.happened(.inspection(.draftSecondNote))
            facts.happened(.inspection(.checkSecondNote))
            facts.happened(.inspection(.draftSecondNote))
        },
        GuardCase(.noteReceived, .inspection(.beginVerification), in: .inspection(.firstNote)) { facts, _ in
            facts.add(.firstNote, receivedOn: "2026-04-02")
        } fails: { facts, _ in
            facts.add(.firstNote, receivedOn: "2026-04-02")
            facts.add(.remainderNote, receivedOn: nil)
        },
        GuardCase(.noteDeadlinePassed, .inspection(.issueSecondNote), in: .inspection(.firstNoteVerification)) {
            facts,
            _ in
            facts.add(.firstNote, receivedOn: "2026-04-02", .firstNote, due: "2026-05-31")
        } fails: { facts, _ in
            facts.add(.firstNote, receivedOn: "2026-04-02", .firstNote, due: "2026-06-01")
        },
        GuardCase(.deadlinePassedOrReported, .inspection(.beginVerification), in: .inspection(.secondNote)) {
            facts,
            _ in
            facts.add(.secondNote, receivedOn: "2026-04-02", .secondNote, due: "2026-06-20")
            facts.happened(.inspection(.issueSecondNote))
            facts.happened(.inspection(.reportCompliance))
        } fails: { facts, _ in
            facts.add(.secondNote, receivedOn: "2026-04-02", .secondNote, due: "2026-06-20")
        },
        GuardCase(.noteIssued, .inspection(.issueCopy), in: .inspection(.recommended)) { facts, _ in
            facts.add(.secondNote, receivedOn: nil)
        } fails: { facts, _ in
            facts.add(.secondNote, receivedOn: nil)
            facts.letters[0].isVoid = true
        },
        GuardCase(.noncomplianceReported, .inspection(.recommend), in: .inspection(.secondNoteVerification)) {
            facts,
            _ in
            facts.happened(.inspection(.beginVerification))
            facts.happened(.inspection(.submitNoncomplianceReport))
        } fails: { facts, _ in
            facts.happened(.inspection(.beginVerification))
        },
        GuardCase(.letterAwaitsReceipt, .inspection(.recordDelivery), in: .inspection(.firstNote)) { facts, details in
            facts.add(.firstNote, receivedOn: nil)
            details.letter = .firstNote
        } fails: { facts, details in
            facts.add(.firstNote, receivedOn: "2026-04-02")
            details.letter = .firstNote
        },
    ]

    static let extensions: [GuardCase] = [
        GuardCase(.deadlineNotPassed, .inspection(.requestExtension), in: .inspection(.firstNote)) { facts, _ in
            facts.add(.firstNote, receivedOn: "2026-04-02", .firstNote, due: "2026-06-01")
        } fails: { facts, _ in
            facts.add(.firstNote, receivedOn: "2026-04-02", .firstNote, due: "2026-05-31")
        },
        GuardCase(.neverExtended, .inspection(.grantExtension), in: .inspection(.firstNote)) { facts, _ in
            facts.add(.firstNote, receivedOn: "2026-04-02", .firstNote, due: "2026-06-20")
        } fails: { facts, _ in
            facts.add(.firstNote, receivedOn: "2026-04-02", .firstNote, due: "2026-06-20")
            facts.clocks[0].count?.ledger = [
                ClockEntry(.extension, seq: 1, on: legalDay("2026-05-01"), days: 7, legalBasis: "UU 30/2014 P58(5)")
            ]
        },
        GuardCase(.extensionRequested, .inspection(.grantExtension), in: .inspection(.firstNote)) { facts, _ in
            facts.happened(.inspection(.requestExtension))
        } fails: { facts, _ in
            facts.happened(.inspection(.requestExtension))
            facts.happened(.inspection(.refuseExtension))
        },
        GuardCase(.extensionWithinPeriod, .inspection(.grantExtension), in: .inspection(.firstNote)) {
            facts,
            details in
            facts.add(.firstNote, receivedOn: "2026-04-02", .firstNote, due: "2026-06-20")
            details.days = 14
        } fails: { facts, details in
            facts.add(.firstNote, receivedOn: "2026-04-02", .firstNote, due: "2026-06-20")
            details.days = 15
        },
        GuardCase(.clockRunning, .inspection(.suspendClock), in: .inspection(.firstNote)) { facts, _ in
            facts.add(.firstNote, receivedOn: "2026-04-02", .firstNote, due: "2026-06-20")
        } fails: { facts, _ in
            facts.add(.firstNote, receivedOn: "2026-04-02", .firstNote, due: "2026-06-20")
            facts.clocks[0].status = .suspended
        },
        GuardCase(.clockSuspended, .inspection(.resumeClock), in: .inspection(.firstNote)) { facts, _ in
            facts.add(.firstNote, receivedOn: "2026-04-02", .firstNote, due: "2026-06-20")
            facts.clocks[0].status = .suspended
        } fails: { facts, _ in
            facts.add(.firstNote, receivedOn: "2026-04-02", .firstNote, due: "2026-06-20")
        },
    ]

    static let objections: [GuardCase] = [
        GuardCase(.letterReceived, .inspection(.fileObjection), in: .inspection(.firstNote)) { facts, details in
            facts.add(.firstNote, receivedOn: "2026-05-04")
            details.letter = .firstNote
        } fails: { facts, details in
            facts.add(.firstNote, receivedOn: "2026-05-04")
            details.letter = .secondNote
        },
        GuardCase(.withinObjectionWindow, .inspection(.fileObjection), in: .inspection(.firstNote)) { facts, _ in
            facts.add(.firstNote, receivedOn: "2026-05-04", .objectionFiling, due: "2026-06-01")
        } fails: { facts, _ in
            facts.add(.firstNote, receivedOn: "2026-05-04", .objectionFiling, due: "2026-05-29")
        },
        GuardCase(.noObjectionPending, .inspection(.fileObjection), in: .inspection(.firstNote)) { facts, _ in
            facts.happened(.inspection(.fileObjection))
            facts.happened(.inspection(.answerObjection), ruling: .refused)
        } fails: { facts, _ in
            facts.happened(.inspection(.fileObjection))
        },
        GuardCase(.objectionPending, .inspection(.answerObjection), in: .inspection(.firstNote)) { facts, _ in
            facts.happened(.inspection(.fileObjection))
        } fails: { facts, _ in
            facts.happened(.inspection(.fileObjection))
            facts.happened(.inspection(.revokeLetter))
        },
        GuardCase(.silenceGrants, .inspection(.answerObjection), in: .inspection(.firstNote)) { facts, details in
            facts.happened(.inspection(.fileObjection))
            facts.add(.objectionAnswer, due: "2026-05-15")
            details.ruling = .granted
        } fails: { facts, details in
            facts.happened(.inspection(.fileObjection))
            facts.add(.objectionAnswer, due: "2026-05-15")
            details.ruling = .refused
        },
        GuardCase(.objectionRefused, .inspection(.fileAppeal), in: .inspection(.firstNote)) { facts, _ in
            facts.happened(.inspection(.fileObjection))
            facts.happened(.inspection(.answerObjection), ruling: .refused)
        } fails: { facts, _ in
            facts.happened(.inspection(.fileObjection))
            facts.happened(.inspection(.answerObjection), ruling: .granted)
        },
        GuardCase(.withinAppealWindow, .inspection(.fileAppeal), in: .inspection(.firstNote)) { facts, _ in
            facts.add(.objectionAnswer, receivedOn: "2026-05-20", .appealFiling, due: "2026-06-05")
        } fails: { facts, _ in
            facts.add(.objectionAnswer, receivedOn: nil)
        },
        GuardCase(.appealPending, .inspection(.decideAppeal), in: .inspection(.firstNote)) { facts, _ in
            facts.happened(.inspection(.fileAppeal))
        } fails: { facts, _ in
            facts.happened(.inspection(.fileAppeal))
            facts.happened(.inspection(.decideAppeal), ruling: .refused)
        },
        GuardCase(.objectionGranted, .inspection(.revokeLetter), in: .inspection(.firstNote)) { facts, _ in
            facts.happened(.inspection(.fileObjection))
            facts.add(.objectionAnswer, due: "2026-05-29")
        } fails: { facts, _ in
            facts.happened(.inspection(.fileObjection))
            facts.add(.objectionAnswer, due: "2026-06-01")
        },
        GuardCase(.noGrantedObjection, .inspection(.issueSecondNote), in: .inspection(.firstNoteVerification)) {
            facts,
            _ in
            facts.happened(.inspection(.fileObjection))
            facts.happened(.inspection(.answerObjection), ruling: .refused)
        } fails: { facts, _ in
            facts.happened(.inspection(.fileObjection))
            facts.happened(.inspection(.answerObjection), ruling: .granted)
        },
    ]

    static let closedFile: [GuardCase] = [
        GuardCase(.closedFileByInvestigator, .inspection(.takeOver), in: .inspection(.proposed)) { _, _ in
        } fails: { _, details in
            details.targetState = .inspection(.investigation)
        },
        GuardCase(.spdpSent, .inspection(.handOverFile), in: .inspection(.investigation)) { facts, _ in
            facts.happened(.inspection(.openInvestigation))
            facts.happened(.inspection(.sendSPDP))
        } fails: { facts, _ in
            facts.happened(.inspection(.openInvestigation))
        },
        GuardCase(.fileComplete, .inspection(.recordVerdict), in: .inspection(.prosecution)) { facts, _ in
            facts.happened(.inspection(.handOverFile))
            facts.happened(.inspection(.declareFileComplete))
        } fails: { facts, _ in
            facts.happened(.inspection(.handOverFile))
        },
        GuardCase(.fileNotComplete, .inspection(.returnFile), in: .inspection(.prosecution)) { facts, _ in
            facts.happened(.inspection(.handOverFile))
        } fails: { facts, _ in
            facts.happened(.inspection(.handOverFile))
            facts.happened(.inspection(.declareFileComplete))
        },
    ]
}
