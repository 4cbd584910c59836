@testable import Domain

/// What the service records beside the log of a case.
enum Record {
    case visit(VisitFact)
    case finding(FindingFact)
    case examined
    case fine(FineFact)
    case paid(Rupiah)
    case debt(DebtFact)
    case withLawEnforcement
    case withStateReceivables
    case denial(String, PublicService, DenialFact.Status)
    case answered(DenialFact.Status, from: DenialFact.Status, authority: String?, service: PublicService?)

    /// The facts with the record.
    func applied(to facts: CaseFacts) -> CaseFacts {
        var facts = facts
        switch self {
        case .visit(let visit): facts.visits.append(visit)
        case .finding(let finding): facts.findings.append(finding)
        case .examined: for index in facts.findings.indices { facts.findings[index].isExamined = true }
        case .fine(let fine): facts.fine = fine
        case .debt(let debt): facts.debts.append(debt)
        case .paid(let amount):
            // A payment is held against the fine, and against debts no further than they go.
            let paid = (facts.fine?.paid.amount ?? 0) + amount.amount
            facts.fine?.paid = Rupiah(paid)
            for index in facts.debts.indices {
                let balance = facts.debts[index].balance.amount
                facts.debts[index].balance = Rupiah(max(0, balance - amount.amount))
            }
        case .withLawEnforcement:
            for index in facts.debts.indices { facts.debts[index].wasWithLawEnforcement = true }
        case .withStateReceivables:
            for index in facts.debts.indices { facts.debts[index].wasWithStateReceivables = true }
        case .denial(let authority, let service, let status):
            if let index = facts.denials.firstIndex(where: { $0.authority == authority && $0.service == service }) {
                facts.denials[index].status = status
            } else {
                facts.denials.append(DenialFact(authority, service, status))
            }
        case .answered(let status, let from, let authority, let service):
            for index in facts.denials.indices where facts.denials[index].status == from {
                if facts.denials[index].fits(authority, service) { facts.denials[index].status = status }
            }
        }
        return facts
    }
}

extension SeededRandom {
    /// What the service records with an act.
    mutating func records(after decision: Decision, _ facts: CaseFacts) -> [Record] {
        let (event, details) = (decision.event, decision.details)
        switch event.action {
        case .inspection(let action): return records(action, event, details, facts)
        case .sanction(let action): return records(action, event, details, facts)
        }
    }

    private mutating func records(
        _ action: InspectionAction,
        _ event: CaseEvent,
        _ details: StepDetails,
        _ facts: CaseFacts
    ) -> [Record] {
        switch action {
        case .logVisit:
            let outcome = chance(45) ? .examined : pick(VisitOutcome.allCases)
            let inspectors = Cast.all([.inspector]).map(\.person)
            return [.visit(VisitFact(on: event.occurredOn, by: [event.actor, pick(inspectors)], outcome))]
        case .recordFinding, .takeOver: return [.finding(finding(facts, examined: true))]
        case .recordVerification: return successors(details, facts)
        default: return []
        }
    }

    private mutating func records(
        _ action: SanctionAction,
        _ event: CaseEvent,
        _ details: StepDetails,
        _ facts: CaseFacts
    ) -> [Record] {
        let amount = details.amount ?? .zero
        switch action {
        case .takeOver: return [.examined, .finding(finding(facts, examined: true))] + denied(event.to)
        case .recordExamination: return [.examined] + (chance(60) ? [.finding(finding(facts, examined: true))] : [])
        case .recordVerification: return successors(details, facts)
        case .imposeFine: return [.fine(FineFact(imposed: amount))]
        case .recordPayment: return [.paid(amount)]
        case .billArrears: return [.debt(DebtFact(balance: amount))]
        case .mandateProsecutor: return [.withLawEnforcement]
        case .handToStateReceivables: return [.withStateReceivables]
        case .requestServiceDenial:
            guard let authority = details.authority, let service = details.service else { return [] }
            return [.denial(authority, service, .requested)]
        case .activateDenial: return [answered(.active, from: .requested, details)]
        case .returnRequest, .refuseRequest, .answerRequestInPart:
            return [answered(.declined, from: .requested, details)]
        case .withdrawRequest:
            // Before anything is granted nothing stays asked for.
            let isAll = event.to == .sanction(.fine)
            return [answered(.declined, from: .requested, isAll ? StepDetails() : details)]
        case .liftDenial, .liftDenialInPart: return [answered(.lifted, from: .active, details)]
        case .addRemark:
            // BPJS' own people look too whether a firm is still there.
            return chance(30) ? [.visit(VisitFact(on: event.occurredOn, by: [event.actor], .closedDown))] : []
        default: return []
        }
    }

    /// What becomes of the denials that an answer names.
    private func answered(_ status: DenialFact.Status, from: DenialFact.Status, _ details: StepDetails) -> Record {
        .answered(status, from: from, authority: details.authority, service: details.service)
    }

    /// What a case brings along that had asked for denials of services on paper.
    private mutating func denied(_ state: CaseState) -> [Record] {
        let status: DenialFact.Status
        switch state {
        case .sanction(.serviceDenialRequested): status = .requested
        case .sanction(.serviceDenialActive): status = .active
        default: return []
        }
        let services = chance(50) ? [PublicService.businessLicence] : [.businessLicence, .tenderLicence]
        return [.fine(FineFact(imposed: Rupiah(30_000)))] + services.map { .denial("DPMPTSP", $0, status) }
    }

    private mutating func finding(_ facts: CaseFacts, examined: Bool) -> FindingFact {
        let kind = pick(FindingKind.allCases)
        let id = findingID(UInt8(truncatingIfNeeded: facts.findings.count + 1))
        return FindingFact(id, kind, isExamined: examined, concernsJHT: kind == .arrears)
    }

    private mutating func successors(_ details: StepDetails, _ facts: CaseFacts) -> [Record] {
        details.findings.compactMap(\.successor).enumerated().map { offset, kind in
            .finding(FindingFact(findingID(UInt8(truncatingIfNeeded: facts.findings.count + 1 + offset)), kind))
        }
    }
}
