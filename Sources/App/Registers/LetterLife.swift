import API
import Domain
import Foundation
import Postgres

extension RegisterRoutes {
    /// `GET /v1/letters/{id}/life`
    @Sendable func life(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: Letter.self)
        let results = try await store.read(
            as: call.signedIn,
            LetterRoutes.openLetter(id, for: call.actor) + [
                Wire.LetterFile.select(id, for: call.actor),
                "\(Wire.Delivery.select) WHERE d.letter_id = \(id) ORDER BY d.case_id, d.seq",
                "SELECT content, sha256, recorded_at FROM letter_content WHERE letter_id = \(id)",
                "\(Wire.OutgoingLetter.select(for: call.actor)) WHERE l.id = \(id)",
            ] + LetterLifeRows.statements(id, for: call.actor)
        )
        try LetterRoutes.checkOpen(results[0], call)
        let deliveries = try results[2].map { try Wire.Delivery($0) }
        var file = try Wire.LetterFile(try results[1].single(), deliveries: deliveries, publicURL: publicURL)
        var rows = LetterLifeRows(language: call.language)
        if let row = results[3].first {
            let places = try LetterContent(stored: row).signatories
            file.signatories = places.map(Wire.LetterSignatory.init)
            file.signatures = file.signatures.map { $0.map { $0.named(by: places) } }
            rows.entries.append(
                rows.entry(.frozen, at: try row.time("recorded_at"), digest: try row.hash("sha256"))
            )
        }
        try rows.read(file, Array(results[5...]))
        let register = try Wire.OutgoingLetter(try results[4].single())
        return try .json(
            Wire.LetterLife(
                file: file,
                office: register.office,
                register: register.register,
                registerWords: register.registerWords,
                state: register.state,
                stateWords: register.stateWords,
                entries: rows.inOrder,
                filing: register.filing
            )
        )
    }
}

/// Gathers what happened to a letter out of what records it.
struct LetterLifeRows {
    let language: Language
    var entries: [Wire.LetterLifeEntry] = []
    /// The places of the clocks that the letter's own issue started.
    private var ownClocks: Set<Int> = []

    init(language: Language) { self.language = language }

    /// What `read(_:_:)` takes, in order: acts, its end, clocks, answers, accesses, hands.
    static func statements(_ id: LetterID, for reader: Actor) -> [SQL] {
        let open: SQL = ClosedFiles.areOpen(to: reader) ? "true" : "NOT \(ClosedFiles.holdAct)"
        let person: SQL = "p.id AS person_id, p.name AS person_name, p.login AS person_login"
        return [
            """
            SELECT CASE WHEN e.seq = l.seq THEN 'issued' WHEN e.action = 'draft_' || l.kind THEN 'drafted'
                   ELSE 'checked' END AS what, e.occurred_on, e.recorded_at, e.actor_role, l.number, \(person)
            FROM (SELECT l.* FROM letter_of_case l JOIN case_event e ON e.case_id = l.case_id AND e.seq = l.seq
                  WHERE l.id = \(id) AND \(open) ORDER BY l.case_id LIMIT 1) l
            JOIN case_event e ON e.case_id = l.case_id
            LEFT JOIN person p ON p.id = e.actor_id
            WHERE e.seq IN (l.seq,
                (SELECT max(x.seq) FROM case_event x
                 WHERE x.case_id = l.case_id AND x.seq < l.seq AND x.action = 'draft_' || l.kind),
                (SELECT max(x.seq) FROM case_event x
                 WHERE x.case_id = l.case_id AND x.seq < l.seq AND x.action = 'check_' || l.kind))
            ORDER BY e.seq
            """,
            """
            SELECT v.reason, e.occurred_on, e.recorded_at, e.actor_role, n.number AS replaced_by, \(person)
            FROM (SELECT x.letter_id, x.case_id, x.seq, x.reason FROM order_end x
                  UNION ALL SELECT x.letter_id, x.case_id, x.seq, x.reason FROM letter_void x
                  WHERE NOT EXISTS (SELECT FROM order_end y WHERE y.letter_id = x.letter_id)) v
            JOIN letter l ON l.id = v.letter_id
            JOIN case_event e ON e.case_id = v.case_id AND e.seq = v.seq
            LEFT JOIN letter n ON n.case_id = v.case_id AND n.ordinal = v.seq AND n.kind = l.kind
            LEFT JOIN person p ON p.id = e.actor_id
            WHERE v.letter_id = \(id) AND \(open) ORDER BY e.recorded_at, v.case_id
            """,
            """
            SELECT k.kind, k.starts_on, k.due_on, b.recorded_at AS began_at,
                   k.started_seq = (SELECT l.seq FROM letter_of_case l WHERE l.id = k.letter_id AND l.case_id = k.case_id) AS is_own,
                   CASE WHEN e.seq IS NOT NULL THEN k.ended_on END AS ended_on, e.recorded_at AS ended_at
            FROM case_clock k
            JOIN case_event b ON b.case_id = k.case_id AND b.seq = k.started_seq
            LEFT JOIN case_event e ON e.case_id = k.case_id AND e.seq = k.ended_seq AND \(open)
            WHERE k.letter_id = \(id) ORDER BY k.case_id, k.started_seq, k.kind, k.id
            """,
            """
            SELECT i.recorded_at, \(Wire.IncomingRef.columns), \(person)
            FROM incoming_link k
            JOIN incoming_letter i ON i.id = k.incoming_id
            JOIN office o ON o.id = i.office_id
            LEFT JOIN person p ON p.id = i.recorded_by
            WHERE k.letter_id = \(id) AND k.relation = 'answers_letter' AND is_standing_paper(i.id)
            ORDER BY i.recorded_at, i.id
            """,
            // Row security shows the trail to whom it is for.
            """
            SELECT a.operation, a.recorded_at, \(person) FROM audit_entry a LEFT JOIN person p ON p.id = a.actor_id
            WHERE a.subject_id = \(id) AND a.kind IN ('read', 'export') AND a.outcome = 'allowed'
            ORDER BY a.id DESC LIMIT 200
            """,
            // The hands that its draft went through.
            """
            SELECT h.hand, h.role AS actor_role, h.at AS recorded_at, (h.at AT TIME ZONE o.zone)::date AS occurred_on, \(person)
            FROM letter_hand h
            JOIN letter l ON l.id = h.letter_id
            JOIN office o ON o.id = l.office_id
            LEFT JOIN person p ON p.id = h.person_id
            WHERE h.letter_id = \(id) AND h.hand IN ('made', 'checked') ORDER BY h.at
            """,
        ]
    }

    /// Adds what the statements have found.
    mutating func read(_ file: Wire.LetterFile, _ results: [Rows]) throws {
        for row in results[0] {
            let what: LetterLifeEvent = try row.code("what")
            var entry = try act(what, row)
            if what == .issued { entry.number = try row.column("number") }
            entries.append(entry)
        }
        for row in results[1] {
            var entry = try act(.voided, row)
            entry.text = try row.column("reason")
            entries.append(entry)
            if let number = try row.column("replaced_by", as: String?.self) {
                entry = try act(.replaced, row)
                entry.number = number
                entries.append(entry)
            }
        }
        for row in results[2] { try clock(row) }
        for row in results[3] {
            var entry = entry(.answered, at: try row.time("recorded_at"))
            let paper = try Wire.IncomingRef(row)
            entry.occurredOn = paper.receivedOn
            entry.person = try row.person("person")
            entry.text = paper.sender
            entry.paper = paper
            entries.append(entry)
        }
        // The newest are asked for; they are told as they came.
        for row in results[4].reversed() {
            var entry = entry(.accessed, at: try row.time("recorded_at"))
            entry.person = try row.person("person")
            entry.text = try row.column("operation")
            entries.append(entry)
        }
        for row in results[5] {
            entries.append(try act(try row.column("hand", as: String.self) == "made" ? .drafted : .checked, row))
        }
        for signature in file.signatures ?? [] {
            var entry = entry(.signed, at: signature.broughtAt, digest: signature.sha256)
            entry.person = signature.broughtBy
            entry.text = signature.name ?? signature.subject
            entries.append(entry)
        }
        if let paper = file.paper { entries.append(entry(.printed, at: paper.printedAt, digest: paper.sha256)) }
        for delivery in file.letter.deliveries {
            var entry = entry(delivery.startsClock ? .delivered : .returned, at: delivery.recordedAt)
            entry.occurredOn = delivery.occurredOn
            entry.person = delivery.recordedBy
            entry.text = delivery.words[language]
            entries.append(entry)
        }
    }

    /// The entries as they happened to be known; of one second, causes before what follows from them.
    var inOrder: [Wire.LetterLifeEntry] {
        let ranks = Dictionary(uniqueKeysWithValues: LetterLifeEvent.allCases.enumerated().map { ($1.rawValue, $0) })
        let frozen = ranks[LetterLifeEvent.frozen.rawValue] ?? 0
        func key(_ place: Int) -> (String, Int, Int) {
            let entry = entries[place]
            let rank = ownClocks.contains(place) ? frozen : ranks[entry.kind] ?? 0
            return (entry.recordedAt ?? "", rank, place)
        }
        return entries.indices.sorted { key($0) < key($1) }.map { entries[$0] }
    }

    /// An entry that says no more than what happened when.
    func entry(_ event: LetterLifeEvent, at time: String, digest: String? = nil) -> Wire.LetterLifeEntry {
        Wire.LetterLifeEntry(kind: event.rawValue, words: event.words, recordedAt: time, digest: digest)
    }

    private func act(_ event: LetterLifeEvent, _ row: Row) throws -> Wire.LetterLifeEntry {
        var entry = entry(event, at: try row.time("recorded_at"))
        entry.occurredOn = try row.day("occurred_on")
        entry.person = try row.person("person")
        entry.role = try row.column("actor_role")
        entry.roleWords = entry.role.flatMap(Role.init)?.words
        return entry
    }

    private mutating func clock(_ row: Row) throws {
        let kind: ClockKind = try row.code("kind")
        var began = entry(.clockStarted, at: try row.time("began_at"))
        began.occurredOn = try row.dayOrNone("starts_on")
        began.dueOn = try row.dayOrNone("due_on")
        began.text = kind.words[language]
        if try row.column("is_own") { ownClocks.insert(entries.count) }
        entries.append(began)
        guard let endedOn = try row.dayOrNone("ended_on") else { return }
        var ended = entry(.clockEnded, at: try row.time("ended_at"))
        ended.occurredOn = endedOn
        ended.text = kind.words[language]
        entries.append(ended)
    }
}
