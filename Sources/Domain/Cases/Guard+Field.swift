// Guards about visits and findings. Each group answers for its own guards only; ``Guard/failure(in:)`` sends every
// guard to its group.

extension Guard {
    func visitFailure(in context: GuardContext) -> Reason? {
        let facts = context.facts
        let ordered = facts.orderedVisits.filter { $0.day <= context.day }
        switch self {
        case .visitUnderOrder:
            return unless(ordered.contains { $0.outcome.isExamination })
        case .visitSupportsFinding:
            return unless(ordered.contains { $0.outcome.isExamination || $0.outcome == .refused })
        case .refusedVisitUnderOrder:
            return unless(ordered.contains { $0.outcome == .refused })
        case .hinderedVisitUnderOrder:
            return unless(ordered.contains { $0.outcome == .refused || $0.outcome == .partlyExamined })
        case .visitAfterRefusal:
            let refusal = facts.last(.inspection(.recordRefusal), .inspection(.recordDocumentRefusal))?.occurredOn
            return unless(ordered.contains { $0.outcome.isExamination && $0.day >= refusal ?? .first })
        case .firmGoneFieldCheck:
            return unless(fieldChecks(in: context).contains { $0.outcome.showsFirmGone })
        case .notOwnFieldCheck:
            let checks = fieldChecks(in: context).filter { $0.outcome.showsFirmGone }
            let person = context.request.actor.person
            return unless(checks.isEmpty || checks.contains { $0.visitors != [person] })
        default:
            return nil
        }
    }

    private func fieldChecks(in context: GuardContext) -> [VisitFact] {
        let facts = context.facts
        let visits = facts.track == .inspection ? facts.orderedVisits : facts.visits
        return visits.filter { $0.day <= context.day }
    }

    func findingFailure(in context: GuardContext) -> Reason? {
        let facts = context.facts
        let open = facts.openFindings
        switch self {
        case .openExaminedFinding:
            return unless(!open.isEmpty)
        case .findingNotOnNote:
            let isVerifying =
                facts.state == .inspection(.firstNoteVerification)
                || facts.state == .inspection(.secondNoteVerification)
            return unless(!isVerifying || open.contains { !$0.isOnNote })
        case .findingsKnown:
            let named = context.details.findings
            let known = Set(facts.findings.filter { $0.status == .open }.map(\.id))
            let isEachOnce = Set(named.map(\.finding)).count == named.count
            // Only what was examined can have a successor: an indication that proves to be another thing is examined.
            let examined = Set(facts.findings.filter(\.isExamined).map(\.id))
            let haveSuccessors = named.allSatisfy { change in
                (change.result == .succeeded) == (change.successor != nil)
                    && (change.result != .succeeded || examined.contains(change.finding))
            }
            return unless(isEachOnce && haveSuccessors && named.allSatisfy { known.contains($0.finding) })
        case .verificationRecorded:
            let verified = facts.lastSeq(.inspection(.recordVerification), .sanction(.recordVerification))
            let round = facts.lastSeq(.inspection(.beginVerification), .inspection(.submitReport))
            return unless(verified > round)
        case .allFindingsClosed:
            let isOneRemedied = facts.findings.contains { $0.status == .remedied || $0.status == .succeeded }
            return unless(isOneRemedied && facts.findings.allSatisfy { $0.status != .open })
        case .noFoundedFinding:
            return unless(facts.findings.allSatisfy { !$0.isExamined || $0.status == .unfounded })
        case .partlyRemedied:
            let isOneRemedied = facts.findings.contains { $0.status == .remedied || $0.status == .succeeded }
            return unless(isOneRemedied && !open.isEmpty)
        case .criminalFinding:
            return unless(open.contains { $0.kind.mayBeCriminal })
        case .contributionFinding:
            return unless(open.contains { $0.kind.concernsContributions })
        case .warnableFinding:
            let hasJHTArrears = open.contains { $0.kind.concernsContributions && $0.concernsJHT }
            if facts.state == .sanction(.arrearsCollection) { return unless(hasJHTArrears) }
            return unless(hasJHTArrears || open.contains { $0.kind.violatesRegistrationDuty })
        default:
            return nil
        }
    }
}
