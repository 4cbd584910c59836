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
            return unless(!mustBePaid && fine.isBooked)
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
            return context.request.action == .sanction(.withdrawRequest)
                ? unless(!context.denialsNamed(.requested).isEmpty)
                : oneOfOwn(context.denialsNamed(.requested), context)
        case .lastPendingRequest:
            return unless(facts.state != .sanction(.serviceDenialRequested) || requested.count <= 1)
        case .otherRequestsPending:
            guard context.details.ruling != .granted else {
                return reason(
                    Words(
                        id: "Jawaban ini mengembalikan permohonan, atau menolaknya (putusan refused).",
                        en: "This answer returns a request, or refuses it (ruling refused)."
                    ),
                    remedy: Words(
                        id: "Untuk mengabulkan, berlakukan TMP2T.",
                        en: "To grant it, put the denial in force."
                    )
                )
            }
            return unless(requested.count > 1)
        case .lastActiveDenial:
            guard active.count == 1, requested.isEmpty else { return reason }
            return oneOfOwn(context.denialsNamed(.active), context)
        case .otherDenialsActive:
            guard active.count > 1 else { return reason }
            return oneOfOwn(context.denialsNamed(.active), context)
        case .onlyDenialStanding:
            guard facts.state == .sanction(.serviceDenialActive) else { return nil }
            return unless(active.count + requested.count <= 1)
        case .dutyDoneForLifting:
            // One of several denials is lifted also where an objection to it was granted.
            let objection = facts.last(.sanction(.fileObjection))
            if let denial = facts.denial(objectedToIn: objection), context.denialsNamed(.active) == [denial],
                Guard.objectionGranted.objectionFailure(in: context) == nil
            {
                return nil
            }
            let isDone = facts.findings.allSatisfy { $0.status != .open }
            let mustBePaid = facts.findings.contains { $0.kind == .unregistered }
            return unless(isDone && (!mustBePaid || facts.fine?.isPaid ?? true))
        default:
            return nil
        }
    }

    /// Why an authority can't decide what a step names: nothing, several, or another's.
    private func oneOfOwn(_ denials: [DenialFact], _ context: GuardContext) -> Reason? {
        guard let first = denials.first else { return reason }
        guard denials.contains(where: \.isOwn) else {
            return reason(
                Words(
                    id: "Yang berwenang di sini adalah \(first.authority), bukan instansi Anda.",
                    en: "Here \(first.authority) decides, not your authority."
                ),
                remedy: Words(
                    id: "Petugas instansi itu yang mencatatnya.",
                    en: "An officer of that authority records it."
                )
            )
        }
        // Who only asks what may be done names nothing yet.
        guard denials.count > 1, context.details.authority != nil else { return nil }
        return reason(
            Words(
                id:
                    "Ada beberapa layanan pada instansi itu: \(denials.map(\.service.words.id).joined(separator: ", ")).",
                en:
                    "There are several services at that authority: \(denials.map(\.service.words.en).joined(separator: ", "))."
            ),
            remedy: Words(id: "Sebutkan layanannya.", en: "Name the service.")
        )
    }

    func debtFailure(in context: GuardContext) -> Reason? {
        let facts = context.facts
        switch self {
        case .balanceHasDebtRecord:
            // Contributions found unpaid are a balance too, whose amount the bill must tell before the case ends.
            let isUnbilled =
                facts.track == .bpjsSanction && !facts.debts.contains(where: \.holdsContributions)
                && facts.openFindings.contains { $0.kind == .arrears || $0.kind == .notRemitted }
            return unless(facts.unbookedBalance.amount <= 0 && !isUnbilled)
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
