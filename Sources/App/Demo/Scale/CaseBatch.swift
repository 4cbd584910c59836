import Crypto
import Domain
import Foundation
import Postgres

/// Some cases of one lead, made ready to be written: their acts in segments, each of consecutive acts by one person,
/// because a transaction acts in one name at a time.
struct CaseBatch {
    /// Acts that one person takes together.
    struct Segment {
        let number: Int
        let actor: SignedIn
    }

    /// A series of letters' numbers.
    struct Register: Hashable {
        let office: UUID
        let code: String
        let register: LetterRegister
        let year: Int
    }

    private struct Told {
        let index: Int
        let company: CompanyID
        let region: String
        let workers: Int
        let story: StoryTemplate
        var segments: [Int] = []

        func id(_ part: Part, _ number: Int = 0, seed: UInt64) -> UUID {
            GeneratedID.make(.enforcement, index, part.rawValue + number, seed: seed)
        }
    }

    /// The identities of one case; acts, letters and the like count on from here.
    private enum Part: Int {
        case file = 0
        case inspection = 1
        case event = 128, letter = 256, delivery = 384, visit = 512, finding = 640, clock = 768, assignment = 896
        case debt = 1024, debtEvent = 1025
    }

    private let cast: [DemoStories.Actor: SignedIn]
    private let lead: SignedIn
    private let seed: UInt64
    private var told: [Told] = []
    private(set) var segments: [Segment] = []

    init(
        _ entries: some Sequence<CasePlan.Entry>,
        _ share: CasePlan.Share,
        history: Int,
        shelf: inout StoryShelf,
        cast: [DemoStories.Actor: SignedIn],
        seed: UInt64
    ) throws {
        guard let lead = cast[share.track == .inspection ? .inspector : .bpjsOfficer] else { throw Problem.internal }
        self.cast = cast
        self.lead = lead
        self.seed = seed
        for entry in entries {
            var dice = Dice(seed, .enforcement, entry.index)
            // The first throws decided where the case belongs.
            _ = (dice.next(), dice.next())
            let story = try shelf.story(share.track, ended: entry.index >= history, &dice)
            told.append(
                Told(
                    index: entry.index,
                    company: CompanyID(GeneratedID.make(.firm, entry.firm, 0, seed: seed)),
                    region: GeneratedFirm.region(of: entry.firm, seed: seed),
                    workers: 1 + dice.below(dice.chance(85) ? 30 : 400),
                    story: story
                )
            )
        }
        try divide()
    }

    /// Whose turn it is at most cases comes next, and takes every act that is theirs to take.
    private mutating func divide() throws {
        var next = Array(repeating: 0, count: told.count)
        while true {
            var waiting: [DemoStories.Actor: Int] = [:]
            for (place, file) in told.enumerated() where next[place] < file.story.acts.count {
                waiting[file.story.acts[next[place]].actor, default: 0] += 1
            }
            let most = waiting.max { ($0.value, $0.key.role.rawValue) < ($1.value, $1.key.role.rawValue) }
            guard let actor = most?.key else { return }
            guard let person = cast[actor] else { throw Problem.internal }
            let number = segments.count
            segments.append(Segment(number: number, actor: person))
            for place in told.indices {
                while next[place] < told[place].story.acts.count, told[place].story.acts[next[place]].actor == actor {
                    told[place].segments.append(number)
                    next[place] += 1
                }
            }
        }
    }

    /// How many letters each series will give numbers to, with somebody of its office.
    func letters() -> [(register: Register, count: Int, by: SignedIn)] {
        var counts: [Register: (Int, SignedIn)] = [:]
        for act in told.flatMap(\.story.acts) {
            guard let letter = act.letter, let person = cast[act.actor] else { continue }
            counts[register(of: letter, act, person), default: (0, person)].0 += 1
        }
        // Always in one order, so that two loaders never wait for each other in a circle.
        return counts.map { ($0.key, $0.value.0, $0.value.1) }
            .sorted { ($0.0.code, $0.0.register.rawValue, $0.0.year) < ($1.0.code, $1.0.register.rawValue, $1.0.year) }
    }

    private func register(of letter: StoryTemplate.Letter, _ act: StoryTemplate.Act, _ person: SignedIn) -> Register {
        Register(
            office: person.posts[0].officeID,
            code: person.posts[0].officeCode,
            register: letter.kind.register,
            year: act.event.occurredOn.year
        )
    }

    /// Every row of the batch.
    ///
    /// - Parameter numbers: The first free number of each series.
    func rows(numbers: [Register: Int]) throws -> CaseStaging {
        var staging = CaseStaging()
        var numbers = numbers
        for file in told {
            let id = CaseID(file.id(.file, seed: seed))
            let track = file.story.track
            try staging.cases.add(
                file.segments[0],
                id,
                track.rawValue,
                file.story.procedureVersion,
                file.company,
                file.region,
                lead.posts[0].officeID,
                file.story.findingKind?.rawValue,
                track == .bpjsSanction ? file.workers : nil,
                lead.personID
            )
            if track == .inspection {
                try staging.inspections.add(
                    file.segments[0],
                    file.id(.inspection, seed: seed),
                    id,
                    "periodic",
                    lead.personID
                )
            }
            var findings = 0
            for (act, segment) in zip(file.story.acts, file.segments) {
                try add(act, segment, of: file, id, &findings, &numbers, &staging)
            }
        }
        return staging
    }

    /// What an act does to the debt of its case's fine, as the book keeps it.
    private func add(
        _ money: StoryTemplate.Money,
        _ act: StoryTemplate.Act,
        _ segment: Int,
        of file: Told,
        _ id: CaseID,
        _ person: SignedIn,
        _ staging: inout CaseStaging
    ) throws {
        let debt = file.id(.debt, seed: seed)
        let (seq, change, from, action, to): (Int, Int64, String, DebtAction, DebtState) =
            switch money {
            case .fine(let amount, _): (1, amount.amount, "new", .bill, .open)
            case .payment(let amount, let seq): (seq, -amount.amount, DebtState.open.rawValue, .pay, .settled)
            }
        if case .fine(_, let dueOn) = money {
            try staging.debts.add(segment, debt, file.company, file.region, person.posts[0].officeID, dueOn)
            try staging.debtCases.add(segment, debt, id, file.company)
            try staging.debtItems.add(
                segment,
                debt,
                1,
                seq,
                AmountKind.administrativeFine.rawValue,
                change,
                "PP 86/2013 P7, P10(3)-(5)"
            )
        }
        try staging.debtEvents.add(
            segment,
            file.id(.debtEvent, seq, seed: seed),
            debt,
            seq,
            seq > 1 ? seq - 1 : nil,
            from,
            action.rawValue,
            to.rawValue,
            act.event.occurredOn,
            act.role.rawValue,
            change,
            "Data peragaan, dicatat menyusul."
        )
        try staging.debtPostings.add(segment, debt, seq, 1, change)
        try staging.debtActs.add(segment, id, act.event.seq, debt, seq)
    }

    private func add(
        _ act: StoryTemplate.Act,
        _ segment: Int,
        of file: Told,
        _ id: CaseID,
        _ findings: inout Int,
        _ numbers: inout [Register: Int],
        _ staging: inout CaseStaging
    ) throws {
        guard let person = cast[act.actor] else { throw Problem.internal }
        let event = act.event
        var details = act.details
        for outcome in act.outcomes {
            details = details.replacing(
                StoryTemplate.standIn(outcome.finding).text,
                with: FindingID(file.id(.finding, outcome.finding, seed: seed)).text
            )
        }
        try staging.events.add(
            segment,
            file.id(.event, event.seq, seed: seed),
            id,
            event.seq,
            event.seq > 1 ? event.seq - 1 : nil,
            file.story.track.rawValue,
            file.story.procedureVersion,
            event.from?.code ?? "new",
            event.action.code,
            event.to.code,
            event.occurredOn,
            act.role.rawValue,
            "Data peragaan, dicatat menyusul.",
            RawJSON(details)
        )
        var number: String?
        if let letter = act.letter {
            let register = register(of: letter, act, person)
            let sequence = numbers[register] ?? 1
            numbers[register] = sequence + 1
            let text = LetterNumber(sequence, of: letter.kind, at: register.code, on: event.occurredOn, under: []).text
            number = text
            try staging.letters.add(
                segment,
                file.id(.letter, event.seq, seed: seed),
                id,
                event.seq,
                event.seq,
                letter.kind.rawValue,
                register.office,
                register.register.rawValue,
                register.year,
                sequence,
                text,
                event.occurredOn,
                letter.days
            )
        }
        if let delivery = act.delivery {
            try staging.deliveries.add(
                segment,
                file.id(.delivery, event.seq, seed: seed),
                id,
                event.seq,
                file.id(.letter, delivery.letterSeq, seed: seed),
                delivery.kind.rawValue,
                event.occurredOn,
                delivery.kind.counts,
                "Penerima Peraga",
                [String]()
            )
        }
        if let outcome = act.visit {
            let visit = file.id(.visit, event.seq, seed: seed)
            try staging.visits.add(
                segment,
                visit,
                file.id(.inspection, seed: seed),
                id,
                event.seq,
                event.occurredOn,
                outcome.rawValue,
                "Kunjungan peragaan.",
                RawJSON("[]"),
                person.personID,
                Array(SHA256.hash(data: Data(VisitID(visit).text.utf8)))
            )
            try staging.authors.add(segment, visit, person.personID)
        }
        if let order = act.order {
            let assignment = file.id(.assignment, event.seq, seed: seed)
            try staging.assignments.add(
                segment,
                assignment,
                person.posts[0].officeID,
                number,
                "periodic",
                event.occurredOn,
                order.from,
                order.through,
                person.personID
            )
            try staging.inspectors.add(segment, assignment, lead.personID)
            try staging.assignedCases.add(segment, assignment, id, event.seq)
        }
        if let finding = act.finding {
            try staging.findings.add(
                segment,
                file.id(.finding, findings, seed: seed),
                id,
                event.seq,
                file.company,
                finding.visitSeq.map { file.id(.visit, $0, seed: seed) },
                finding.kind.rawValue,
                "Temuan peragaan atas perusahaan rekaan.",
                finding.kind.provision,
                file.workers,
                event.occurredOn,
                person.personID
            )
            findings += 1
        }
        for outcome in act.outcomes {
            try staging.outcomes.add(
                segment,
                file.id(.finding, outcome.finding, seed: seed),
                id,
                event.seq,
                outcome.result.rawValue,
                String?.none
            )
        }
        if let money = act.money { try add(money, act, segment, of: file, id, person, &staging) }
        for (index, row) in act.started {
            try staging.clocks.add(
                segment,
                file.id(.clock, index, seed: seed),
                id,
                row.name.kind.rawValue,
                row.nature.rawValue,
                row.name.letterSeq.map { file.id(.letter, $0, seed: seed) },
                event.seq,
                row.count.start,
                row.days,
                row.unit?.rawValue,
                row.untilOn,
                row.count.rolls,
                row.basis.citation,
                row.basis.wireCertainty,
                row.dueOn,
                row.unresolvedYear,
                row.note.json
            )
        }
        for index in act.ended {
            try staging.clockEnds.add(segment, file.id(.clock, index, seed: seed), event.seq, event.occurredOn)
        }
        for (topic, payload) in act.effects {
            try staging.outbox.add(segment, topic, id, event.seq, RawJSON(payload))
        }
    }
}
