/// What a step does to letters: which it makes, which it found received, which lose their force.
struct Letters {
    let facts: CaseFacts
    let request: StepRequest
    let rule: ActionRule
    let parameters: Parameters

    /// The letter to make.
    var made: LetterToMake? {
        guard let kind else { return nil }
        guard let key = Self.periodKey(kind) else { return LetterToMake(kind: kind, days: nil, unit: nil) }
        let own = draft?.days ?? request.details.days
        return LetterToMake(
            kind: kind,
            days: own ?? parameters.whole(key, on: request.occurredOn),
            unit: parameters.row(key, on: request.occurredOn)?.unit.dayUnit
        )
    }

    private var kind: LetterKind? {
        switch rule.letter {
        case nil: nil
        case .kind(let kind): kind
        case .draftedNote: draft?.letter == .specialNote ? .specialNote : .firstNote
        case .revocationIfIssued: voided.isEmpty ? nil : .revocation
        case .replacement: voided.first?.kind
        }
    }

    /// The draft on which an issued note rests.
    private var draft: PastAct? {
        switch request.action {
        case .inspection(.issueFirstNote): facts.last(.inspection(.draftFirstNote))
        case .inspection(.issueSecondNote): facts.last(.inspection(.draftSecondNote))
        default: nil
        }
    }

    /// The letter that this step records as received.
    var received: LetterFact? {
        let isDelivery =
            request.action == .inspection(.recordDelivery) || request.action == .sanction(.recordDelivery)
        guard isDelivery, let kind = request.details.letter, request.details.delivery?.counts == true else {
            return nil
        }
        return facts.letters.last {
            $0.kind == kind && $0.seq == request.details.letterSeq ?? $0.seq && !$0.isVoid && $0.receivedOn == nil
                && $0.issuedOn <= request.occurredOn
        }
    }

    /// The letters that lose their force.
    var voided: [LetterFact] {
        guard rule.effects.contains(.lettersVoided) else { return [] }
        let standing = facts.letters.filter { !$0.isVoid }
        switch request.action {
        case .inspection(.revokeLetter), .inspection(.changeLetter), .sanction(.revokeLetter),
            .sanction(.changeLetter):
            let objection = facts.last(.inspection(.fileObjection), .sanction(.fileObjection))
            guard let objection, let kind = objection.letter else { return [] }
            let letter = facts.letter(objectedTo: kind, authority: objection.authority, service: objection.service)
            return letter.map { [$0] } ?? []
        case .inspection(.cancelOrder):
            return standing.filter { $0.kind == .assignment }
        default:
            return standing.filter { Self.bindsEmployer($0.kind) }
        }
    }

    /// Whether the letter orders or sanctions, so that withdrawing it needs a decision.
    private static func bindsEmployer(_ kind: LetterKind) -> Bool {
        switch kind {
        case .firstNote, .secondNote, .specialNote, .remainderNote, .determination, .sanctionRecommendation,
            .firstWarning, .secondWarning, .fineDecision:
            true
        default:
            false
        }
    }

    /// The parameter of the period that a letter sets, counted from its receipt.
    static func periodKey(_ kind: LetterKind) -> ParameterKey? {
        switch kind {
        case .firstNote, .remainderNote: .firstNoteDays
        case .specialNote: .specialNoteDays
        case .secondNote: .secondNoteDays
        case .determination: .determinationDays
        case .firstWarning: .firstWarningDays
        case .secondWarning: .secondWarningDays
        default: nil
        }
    }
}
