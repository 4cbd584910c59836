// Guards about warnings, fine, denial of services and debts.

extension Guard {
    func sanctionFailure(in context: GuardContext) -> Reason? {
        let facts = context.facts
        switch self {
        case .subjectMayBeSanctioned:
            return unless(facts.subject.maySanction)
        case .examinationRecorded:
            return unless(facts.last(.sanction(.recordExamination)) != nil)
        case .firstWarningReceived:
            return unless(facts.letter(.firstWarning)?.receivedOn != nil)
        case .firstWarningExpired:
            return context.notPassed(
                facts.letter(.firstWarning).flatMap { facts.clock(.firstWarning, of: $0) },
                for: self
            )
        case .secondWarningReceived:
            return unless(facts.letter(.secondWarning)?.receivedOn != nil)
        case .secondWarningExpired:
            return context.notPassed(
                facts.letter(.secondWarning).flatMap { facts.clock(.secondWarning, of: $0) },
                for: self
            )
        case .withinFineWindow:
            guard let window = facts.clock(.fineImposition) else { return nil }
            return unless(context.isWithin(window))
        case .fineUnpaid:
            return unless(facts.fine.map { !$0.isPaid } ?? false)
        case .finePaymentDue:
            return context.notPassed(
                facts.letter(.fineDecision).flatMap { facts.clock(.finePayment, of: $0) },
                for: self
            )
        case .newDecisionAllowed:
            if facts.state == .sanction(.fine) {
                return unless(facts.fine?.isPaid ?? false && !facts.openFindings.isEmpty)
            }
            guard facts.state == .sanction(.secondWarning) else { return nil }
            return unless(context.hasPassed(facts.clock(.fineImposition)))
        case .fineSettledOrBooked:
            guard let fine = facts.fine, !fine.isPaid else { return nil }
            let mustBePaid = facts.findings.contains { $0.kind == .unregistered }
            return unless(!mustBePaid && facts.unbookedBalance.amount <= 0 && !facts.debts.isEmpty)
        case .reportedToInspectors:
            return unless(facts.last(.sanction(.reportToInspectors)) != nil)
        case .bpjsReportReceived:
            return unless(facts.isReportedByBPJS)
        default:
            return nil
        }
    }

    func denialFailure(in context: GuardContext) -> Reason? {
        let facts = context.facts
        let requested = facts.denials.filter { $0.status == .requested }
        let active = facts.denials.filter { $0.status == .active }
        switch self {
        case .requestPending:
            let authority = context.details.authority
            return unless(requested.contains { $0.authority == authority ?? $0.authority })
        case .lastPendingRequest:
            return unless(facts.state != .sanction(.serviceDenialRequested) || requested.count <= 1)
        case .otherRequestsPending:
            return unless(requested.count > 1)
        case .lastActiveDenial:
            return unless(active.count == 1 && requested.isEmpty)
        case .otherDenialsActive:
            return unless(active.count > 1)
        case .dutyDoneForLifting:
            let isDone = facts.findings.allSatisfy { $0.status != .open }
            let mustBePaid = facts.findings.contains { $0.kind == .unregistered }
            return unless(isDone && (!mustBePaid || facts.fine?.isPaid ?? true))
        default:
            return nil
        }
    }

    func debtFailure(in context: GuardContext) -> Reason? {
        let facts = context.facts
        switch self {
        case .balanceHasDebtRecord:
            return unless(facts.unbookedBalance.amount <= 0)
        case .debtOpen:
            return unless(facts.debts.contains { $0.balance.amount > 0 })
        case .instalmentsAgreed:
            return unless(facts.last(.sanction(.agreeInstalments)) != nil)
        case .neverWithStateReceivables:
            return unless(facts.debts.isEmpty || facts.debts.contains { $0.isOpen && !$0.wasWithStateReceivables })
        case .neverWithLawEnforcement:
            return unless(facts.debts.isEmpty || facts.debts.contains { $0.isOpen && !$0.wasWithLawEnforcement })
        case .debtAtLeastMinimum:
            let minimum = context.parameters.whole(.pupnMinimum, on: context.day) ?? 0
            let free = facts.debts.filter { !$0.wasWithLawEnforcement }
            return unless((free.isEmpty ? facts.debts : free).contains { $0.balance.amount >= minimum })
        default:
            return nil
        }
    }
}
