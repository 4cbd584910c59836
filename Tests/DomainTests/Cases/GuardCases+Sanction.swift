@testable import Domain

extension GuardCase {
    static let warnings: [GuardCase] = [
        GuardCase(.subjectMayBeSanctioned, .sanction(.indicate), in: .sanction(.indicated)) { facts, _ in
            facts.subject = .constructionProject
        } fails: { facts, _ in
            facts.subject = .stateBody
        },
        GuardCase(.warnableFinding, .sanction(.issueFirstWarning), in: .sanction(.arrearsCollection)) { facts, _ in
            facts.findings = [FindingFact(findingID(1), .arrears, concernsJHT: true)]
        } fails: { facts, _ in
            facts.findings = [FindingFact(findingID(1), .arrears), FindingFact(findingID(2), .unregistered)]
        },
        GuardCase(.contributionFinding, .sanction(.billArrears), in: .sanction(.bpjsExamination)) { facts, _ in
            facts.findings = [FindingFact(findingID(1), .arrears)]
        } fails: { facts, _ in
            facts.findings = [FindingFact(findingID(1), .unregistered)]
        },
        GuardCase(.examinationRecorded, .sanction(.notifyResult), in: .sanction(.bpjsExamination)) { facts, _ in
            facts.happened(.sanction(.recordExamination))
        },
        GuardCase(.firstWarningReceived, .sanction(.issueSecondWarning), in: .sanction(.firstWarning)) { facts, _ in
            facts.add(.firstWarning, receivedOn: "2026-05-04")
        } fails: { facts, _ in
            facts.add(.firstWarning, receivedOn: nil)
        },
        GuardCase(.firstWarningExpired, .sanction(.issueSecondWarning), in: .sanction(.firstWarning)) { facts, _ in
            facts.add(.firstWarning, receivedOn: "2026-05-04", .firstWarning, due: "2026-05-29")
        } fails: { facts, _ in
            facts.add(.firstWarning, receivedOn: "2026-05-04", .firstWarning, due: "2026-06-01")
        },
        GuardCase(.secondWarningReceived, .sanction(.imposeFine), in: .sanction(.secondWarning)) { facts, _ in
            facts.add(.secondWarning, receivedOn: "2026-05-04")
        } fails: { facts, _ in
            facts.add(.secondWarning, receivedOn: nil)
        },
        GuardCase(.secondWarningExpired, .sanction(.imposeFine), in: .sanction(.secondWarning)) { facts, _ in
            facts.add(.secondWarning, receivedOn: "2026-05-04", .secondWarning, due: "2026-05-29")
        } fails: { facts, _ in
            facts.add(.secondWarning, receivedOn: "2026-05-04", .secondWarning, due: "2026-05-29")
            facts.clocks[0].status = .void
        },
        GuardCase(.withinFineWindow, .sanction(.imposeFine), in: .sanction(.secondWarning)) { facts, _ in
            facts.add(.fineImposition, due: "2026-06-01")
        } fails: { facts, _ in
            facts.add(.fineImposition, due: "2026-05-31")
        },
        GuardCase(.fineUnpaid, .sanction(.requestServiceDenial), in: .sanction(.fine)) { facts, _ in
            facts.fine = FineFact(imposed: Rupiah(100), paid: Rupiah(99))
        } fails: { facts, _ in
            facts.fine = FineFact(imposed: Rupiah(100), paid: Rupiah(100))
        },
        GuardCase(.finePaymentDue, .sanction(.requestServiceDenial), in: .sanction(.fine)) { facts, _ in
            facts.add(.fineDecision, receivedOn: "2026-04-02", .finePayment, due: "2026-05-15")
        } fails: { facts, _ in
            facts.add(.fineDecision, receivedOn: "2026-05-04", .finePayment, due: "2026-06-15")
        },
        GuardCase(.newDecisionAllowed, .sanction(.orderExamination), in: .sanction(.fine)) { facts, _ in
            facts.fine = FineFact(imposed: Rupiah(100), paid: Rupiah(100))
            facts.findings = [FindingFact(findingID(1), .unregistered)]
        } fails: { facts, _ in
            facts.fine = FineFact(imposed: Rupiah(100))
            facts.findings = [FindingFact(findingID(1), .unregistered)]
        },
        GuardCase(.fineSettledOrBooked, .sanction(.confirmCompliance), in: .sanction(.sanctionLifted)) { facts, _ in
            facts.fine = FineFact(imposed: Rupiah(100), isBooked: true)
            facts.findings = [FindingFact(findingID(1), .partialWages, status: .remedied)]
        } fails: { facts, _ in
            // Another debt behind the case is not the fine's.
            facts.fine = FineFact(imposed: Rupiah(100))
            facts.findings = [FindingFact(findingID(1), .partialWages, status: .remedied)]
            facts.debts = [DebtFact(balance: Rupiah(100))]
        },
        GuardCase(.reportedToInspectors, .sanction(.recordInspectorsReply), in: .sanction(.fine)) { facts, _ in
            facts.happened(.sanction(.reportToInspectors))
        },
        GuardCase(.bpjsReportReceived, .inspection(.answerBPJSReport), in: .inspection(.firstNote)) { facts, _ in
            facts.isReportedByBPJS = true
        },
    ]

    private static let requested = DenialFact("DPMPTSP", .businessLicence, .requested)
    private static let active = DenialFact("DPMPTSP", .businessLicence, .active)
    private static let otherRequested = DenialFact("OSS", .tenderLicence, .requested)
    private static let otherActive = DenialFact("OSS", .tenderLicence, .active)

    static let denials: [GuardCase] = [
        GuardCase(.requestPending, .sanction(.activateDenial), in: .sanction(.serviceDenialRequested)) {
            facts,
            details in
            facts.denials = [requested]
            details.authority = "DPMPTSP"
        } fails: { facts, details in
            facts.denials = [requested]
            details.authority = "OSS"
        },
        GuardCase(.lastPendingRequest, .sanction(.returnRequest), in: .sanction(.serviceDenialRequested)) { facts, _ in
            facts.denials = [requested]
        } fails: { facts, _ in
            facts.denials = [requested, otherRequested]
        },
        GuardCase(.otherRequestsPending, .sanction(.answerRequestInPart), in: .sanction(.serviceDenialRequested)) {
            facts,
            _ in
            facts.denials = [requested, otherRequested]
        } fails: { facts, _ in
            facts.denials = [requested]
        },
        GuardCase(.lastActiveDenial, .sanction(.liftDenial), in: .sanction(.serviceDenialActive)) { facts, _ in
            facts.denials = [active]
        } fails: { facts, _ in
            facts.denials = [active, otherRequested]
        },
        GuardCase(.otherDenialsActive, .sanction(.liftDenialInPart), in: .sanction(.serviceDenialActive)) { facts, _ in
            facts.denials = [active, otherActive]
        } fails: { facts, _ in
            facts.denials = [active]
        },
        GuardCase(.onlyDenialStanding, .sanction(.revokeLetter), in: .sanction(.serviceDenialActive)) { facts, _ in
            facts.denials = [active]
        } fails: { facts, _ in
            facts.denials = [active, otherRequested]
        },
        GuardCase(.dutyDoneForLifting, .sanction(.liftDenial), in: .sanction(.serviceDenialActive)) { facts, _ in
            facts.findings = [FindingFact(findingID(1), .unregistered, status: .remedied)]
            facts.fine = FineFact(imposed: Rupiah(100), paid: Rupiah(100))
        } fails: { facts, _ in
            facts.findings = [FindingFact(findingID(1), .unregistered, status: .remedied)]
            facts.fine = FineFact(imposed: Rupiah(100), paid: Rupiah(99))
        },
    ]

    static let debts: [GuardCase] = [
        GuardCase(.balanceHasDebtRecord, .sanction(.closeAsGone), in: .sanction(.fine)) { facts, _ in
            facts.debts = [DebtFact(balance: Rupiah(1))]
        } fails: { facts, _ in
            // The amount is known, or it is not: neither may be left behind.
            facts.unbookedBalance = Rupiah(1)
        },
        GuardCase(.debtOpen, .sanction(.agreeInstalments), in: .sanction(.arrearsCollection)) { facts, _ in
            facts.debts = [DebtFact(balance: Rupiah(1))]
        } fails: { facts, _ in
            facts.debts = [DebtFact(balance: .zero)]
        },
        GuardCase(.instalmentsAgreed, .sanction(.recordDefault), in: .sanction(.arrearsCollection)) { facts, _ in
            facts.happened(.sanction(.agreeInstalments))
        },
        GuardCase(.neverWithStateReceivables, .sanction(.mandateProsecutor), in: .sanction(.arrearsCollection)) {
            facts,
            _ in
            facts.debts = [DebtFact(balance: Rupiah(1))]
        } fails: { facts, _ in
            facts.debts = [DebtFact(balance: Rupiah(1), wasWithStateReceivables: true)]
        },
        GuardCase(.neverWithLawEnforcement, .sanction(.handToStateReceivables), in: .sanction(.arrearsCollection)) {
            facts,
            _ in
            facts.debts = [DebtFact(balance: Rupiah(1))]
        } fails: { facts, _ in
            facts.debts = [DebtFact(balance: Rupiah(1), wasWithLawEnforcement: true)]
        },
        GuardCase(.debtAtLeastMinimum, .sanction(.handToStateReceivables), in: .sanction(.arrearsCollection)) {
            facts,
            _ in
            facts.debts = [DebtFact(balance: Rupiah(8_000_000))]
        } fails: { facts, _ in
            facts.debts = [DebtFact(balance: Rupiah(7_999_999))]
        },
    ]
}
