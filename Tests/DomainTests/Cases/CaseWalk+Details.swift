@testable import Domain

extension SeededRandom {
    /// What a step says that fits the case: everything that the action needs.
    mutating func details(for action: CaseAction, _ facts: CaseFacts, on day: LocalDate) -> StepDetails {
        var details = StepDetails()
        details.reason = "alasan"
        for field in action.rule.fields { say(field, in: &details, action, facts, on: day) }
        // Where an authority has several requests or denials, an answer names the service.
        if action != .sanction(.requestServiceDenial), let authority = details.authority {
            let standing = facts.denials.filter {
                [.requested, .active].contains($0.status) && $0.fits(authority, nil)
            }
            if !standing.isEmpty, chance(80) { details.service = pick(standing).service }
        }
        if action == .inspection(.draftFirstNote) || action == .inspection(.draftSecondNote) {
            details.days = chance(40) ? Int.random(in: 1...35, using: &self) : nil
            if action == .inspection(.draftFirstNote), chance(30) { details.letter = .specialNote }
        }
        if facts.state == nil, chance(60) { details.takenOver = takenOver(facts.track, before: day) }
        return details
    }

    private mutating func say(
        _ field: StepField,
        in details: inout StepDetails,
        _ action: CaseAction,
        _ facts: CaseFacts,
        on day: LocalDate
    ) {
        switch field {
        case .reason: details.reason = "alasan"
        case .targetState: details.targetState = action.opens.isEmpty ? nil : pick(action.opens)
        case .linkedCase: details.linkedCase = CaseID(findingID(9).uuid)
        case .linkedCompany: details.linkedCompany = "PT Lama"
        case .assignment:
            let length = Int.random(in: 5...120, using: &self)
            details.assignment = Assignment(
                Set(Cast.all([.inspector]).map(\.person)),
                from: day,
                through: day.adding(days: length)
            )
        case .letter: details.letter = letter(for: action, facts)
        case .delivery: details.delivery = chance(85) ? .signedReceipt : pick(DeliveryKind.allCases)
        case .findings: details.findings = verified(facts)
        case .amount: details.amount = Rupiah(Int64.random(in: 1...20_000_000, using: &self))
        case .days: details.days = Int.random(in: 1...15, using: &self)
        case .term: details.term = day.adding(days: Int.random(in: 10...200, using: &self))
        case .authority: details.authority = authority(facts)
        case .service: details.service = pick(PublicService.allCases)
        case .legalBasis: details.legalBasis = "UU 30/2014 P58(5)"
        case .result: details.result = "hasil"
        case .ruling: details.ruling = pick([.granted, .refused])
        case .evidence: details.evidence = "bukti"
        case .office: details.office = "kantor lain"
        }
    }

    /// A letter of the case that a delivery or an objection can be about.
    private mutating func letter(for action: CaseAction, _ facts: CaseFacts) -> LetterKind? {
        let isDelivery = action == .inspection(.recordDelivery) || action == .sanction(.recordDelivery)
        let fitting = facts.letters.filter { letter in
            guard !letter.isVoid else { return false }
            guard isDelivery else { return facts.clock(.objectionFiling, of: letter) != nil }
            return letter.kind.awaitsReceipt && letter.receivedOn == nil
        }
        return fitting.last.map { chance(70) ? $0.kind : pick(fitting).kind }
    }

    private mutating func verified(_ facts: CaseFacts) -> [FindingChange] {
        let result = chance(40) ? .unremedied : pick(VerificationResult.allCases)
        return facts.findings.filter { $0.status == .open }.compactMap { finding in
            let own = chance(75) ? result : pick(VerificationResult.allCases)
            return FindingChange(finding.id, own, successor: own == .succeeded ? .partialWorkers : nil)
        }
    }

    private mutating func authority(_ facts: CaseFacts) -> String {
        let known = facts.denials.filter { $0.status == .requested || $0.status == .active }.map(\.authority)
        return known.isEmpty || chance(20) ? pick(["DPMPTSP", "OSS", "BKPM"]) : pick(known)
    }

    private mutating func takenOver(_ track: Track, before day: LocalDate) -> [TakenOverLetter] {
        let kinds: [LetterKind] =
            track == .inspection
            ? [.assignment, .firstNote, .secondNote] : [.firstWarning, .secondWarning, .fineDecision]
        let count = Int.random(in: 1...3, using: &self)
        return kinds.prefix(count).enumerated().map { index, kind in
            let issued = day.adding(days: -60 + 10 * index)
            return TakenOverLetter(
                kind,
                number: "\(index)/LAMA",
                issuedOn: issued,
                receivedOn: chance(80) ? issued.adding(days: 2) : nil
            )
        }
    }
}
