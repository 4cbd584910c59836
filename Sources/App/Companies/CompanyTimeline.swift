import API
import Crypto
import Domain
import Foundation
import Postgres

extension CompanyRoutes {
    /// `GET /v1/companies/{id}/timeline`
    @Sendable func timeline(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCompanies)
        let id = try call.id(of: Company.self)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["true"]
        if let after = try page.cursor(2) {
            guard let micros = Int(after[0]) else { throw Problem.malformedCursor }
            conditions.append(
                "(item.recorded_at, item.tie) < ('epoch'::timestamptz + \(micros) * interval '1 microsecond', \(after[1]))"
            )
        }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT id FROM company WHERE id = \(id)",
                """
                WITH item AS (
                    SELECT 'case_event' AS entry, e.recorded_at, e.id::text AS tie, e.occurred_on, e.actor_id, e.case_id, e.procedure AS track,
                           e.action, e.from_state, e.to_state, coalesce(e.note, e.reason) AS note,
                           NULL::text AS source, NULL::integer AS version, NULL::jsonb AS fields, e.seq
                    FROM enforcement_case c JOIN case_event e ON e.case_id = c.id
                    WHERE c.company_id = \(id)
                    UNION ALL
                    -- Of a closed file nothing is told but that it was opened.
                    SELECT 'case_event', o.known_from, md5(o.case_id::text || o.seq)::uuid::text, o.from_on, NULL, o.case_id,
                           c.track, o.state, 'new', o.state, NULL, NULL, NULL, NULL, NULL
                    FROM case_seen c JOIN period_outline o ON o.case_id = c.id
                    WHERE c.company_id = \(id)
                    UNION ALL
                    SELECT 'change', g.recorded_at, lpad(g.version::text, 10, '0'), (g.recorded_at AT TIME ZONE 'Asia/Jakarta')::date,
                           g.actor_id, NULL, NULL, NULL, NULL, NULL, NULL, g.source, g.version, g.fields, NULL
                    FROM company_change g WHERE g.company_id = \(id)
                    UNION ALL
                    SELECT 'guidance', a.recorded_at, a.id::text, a.occurred_on, a.recorded_by, NULL, NULL, a.kind, NULL, NULL,
                           a.topic, NULL, NULL, NULL, NULL
                    FROM guidance_company x JOIN guidance_activity a ON a.id = x.activity_id
                    -- What was done with a record that went into the firm was done with the firm: once, where both took part.
                    WHERE x.company_id IN (SELECT company_records(\(id)))
                      AND x.company_id = (SELECT max(y.company_id::text)::uuid FROM guidance_company y
                                          WHERE y.activity_id = a.id AND y.company_id IN (SELECT company_records(\(id))))
                    UNION ALL
                    SELECT 'alleged_succession', s.recorded_at, a.id::text, s.identified_on, s.identified_by, a.case_id, a.track,
                           'alleged_successor', NULL, NULL, a.company_name, NULL, NULL, NULL, NULL
                    FROM alleged_successor s JOIN alleged_succession a ON a.id = s.succession_id
                    WHERE s.company_id IN (SELECT company_records(\(id)))
                    UNION ALL
                    SELECT 'fact', f.recorded_at, f.id::text, f.stated_on, f.recorded_by, NULL, NULL, f.kind, NULL, NULL,
                           f.evidence, f.source, NULL, NULL, NULL
                    FROM company_fact f WHERE f.company_id = \(id)
                    UNION ALL
                    SELECT 'fact_end', e.recorded_at, md5('end ' || f.id)::uuid::text, e.ended_on, e.ended_by, NULL, NULL, f.kind,
                           NULL, NULL, e.reason, f.source, NULL, NULL, NULL
                    FROM company_fact f JOIN company_fact_end e ON e.fact_id = f.id WHERE f.company_id = \(id))
                SELECT item.*, (extract(epoch FROM item.recorded_at) * 1000000)::bigint AS micros,
                       \(CitedEvidence.column(of: "item")),
                       p.id AS person_id, p.name AS person_name, p.login AS person_login
                FROM item LEFT JOIN person p ON p.id = item.actor_id
                WHERE \(conditions.joined(separator: " AND "))
                ORDER BY item.recorded_at DESC, item.tie DESC LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard !results[0].isEmpty else { throw Problem.noCompany }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map { try TimelineEntry.item($0, of: id, for: call.actor) },
                nextCursor: try page.next(results[1]) { row in
                    [String(try row.column("micros", as: Int.self)), try row.column("tie")]
                }
            )
        )
    }
}

/// Words a firm's history.
enum TimelineEntry {
    static func item(_ row: Row, of company: CompanyID, for reader: Actor) throws -> Wire.TimelineItem {
        switch try row.column("entry", as: String.self) {
        case "case_event": try act(row, for: reader)
        case "change": try change(row, of: company)
        case "guidance": try guidance(row)
        case "fact", "fact_end": try fact(row)
        default: try succession(row)
        }
    }

    /// Guidance in which the firm took part.
    private static func guidance(_ row: Row) throws -> Wire.TimelineItem {
        let kind: GuidanceKind = try row.code("action")
        return Wire.TimelineItem(
            id: try row.column("tie"),
            kind: "guidance",
            action: kind.rawValue,
            words: kind.words,
            occurredOn: try row.day("occurred_on"),
            recordedAt: try row.time("recorded_at"),
            actor: try row.person("person"),
            note: try row.column("note")
        )
    }

    /// That something is known of the firm, or no longer holds.
    private static func fact(_ row: Row) throws -> Wire.TimelineItem {
        let kind: CompanyFact.Kind = try row.code("action")
        let source: CompanyFact.Source = try row.code("source")
        let entry: String = try row.column("entry")
        let words =
            entry == "fact"
            ? Words(
                id: "\(kind.words.id) dicatat (\(source.words.id))",
                en: "\(kind.words.en) recorded (\(source.words.en))"
            ) : Words(id: "\(kind.words.id) berakhir", en: "\(kind.words.en) ended")
        return Wire.TimelineItem(
            id: try row.column("tie"),
            kind: entry,
            action: kind.rawValue,
            words: words,
            occurredOn: try row.day("occurred_on"),
            recordedAt: try row.time("recorded_at"),
            actor: try row.person("person"),
            note: try row.column("note", as: String?.self).map(PersonalMask.numbers)
        )
    }

    /// That the firm is said to continue another.
    private static func succession(_ row: Row) throws -> Wire.TimelineItem {
        let predecessor: String = try row.column("note")
        return Wire.TimelineItem(
            id: try row.column("tie"),
            kind: "alleged_succession",
            action: try row.column("action"),
            words: Words(id: "Diduga meneruskan \(predecessor)", en: "Said to continue \(predecessor)"),
            occurredOn: try row.day("occurred_on"),
            recordedAt: try row.time("recorded_at"),
            actor: try row.person("person"),
            caseId: try row.id("case_id")
        )
    }

    private static func act(_ row: Row, for reader: Actor) throws -> Wire.TimelineItem {
        let track: Track = try row.code("track")
        let from: String = try row.column("from_state")
        let state = try CaseView(column: row, "to_state", on: track, for: reader)
        let isHidden = state.code == ClosedFiles.followedUp
        let code: String = try row.column("action")
        let words = CaseAction(code, on: track)?.words ?? Words(id: code, en: code)
        return Wire.TimelineItem(
            id: try row.column("tie"),
            kind: "case_event",
            action: isHidden ? ClosedFiles.followedUp : code,
            words: isHidden ? CaseState.followedUp : words,
            occurredOn: try row.day("occurred_on"),
            recordedAt: try row.time("recorded_at"),
            actor: isHidden ? nil : try row.person("person"),
            caseId: try row.id("case_id"),
            fromState: from == "new" ? nil : from,
            toState: state.code,
            note: isHidden ? nil : try row.column("note", as: String?.self).map(PersonalMask.numbers),
            evidence: isHidden ? nil : try row.evidence("evidence")
        )
    }

    private static func change(_ row: Row, of company: CompanyID) throws -> Wire.TimelineItem {
        let source: String = try row.column("source")
        let version: Int = try row.column("version")
        let fields = try row.column("fields", as: JSON<[String: FieldChange]>.self).value
        if source == ChangeSource.merge || source == ChangeSource.unmerge {
            return try merge(row, of: company, fields, isUndone: source == ChangeSource.unmerge)
        }
        if source == ChangeSource.row { return try takenRow(row, of: company, fields) }
        let isCreation = version == 1
        let isByHand = source == ChangeSource.person
        let action = isByHand ? (isCreation ? "entered" : "corrected") : (isCreation ? "listed" : "list_changed")
        return Wire.TimelineItem(
            id: identity(company, version).text,
            kind: isByHand ? "correction" : "import",
            action: action,
            words: words(action, source.uppercased(), fields.keys.sorted()),
            occurredOn: try row.day("occurred_on"),
            recordedAt: try row.time("recorded_at"),
            actor: try row.person("person"),
            note: fields[ChangeSource.reason]?.new
        )
    }

    /// That somebody took a row of a list for the firm's, or that this was taken back.
    private static func takenRow(
        _ row: Row,
        of company: CompanyID,
        _ fields: [String: FieldChange]
    ) throws -> Wire.TimelineItem {
        let list = fields[ChangeSource.row]
        let isUndone = list?.new == nil
        let name = (list?.new ?? list?.old ?? "").uppercased()
        let named = FieldNames.words(fields.keys.sorted())
        let changed = named.id.isEmpty ? Words(id: "tidak ada yang berubah", en: "nothing changed") : named
        let words =
            isUndone
            ? Words(
                id: "Keputusan atas baris daftar \(name) dibatalkan: \(changed.id)",
                en: "Decision on a row of the list of \(name) taken back: \(changed.en)"
            )
            : Words(
                id: "Baris daftar \(name) dinyatakan milik perusahaan ini: \(changed.id)",
                en: "A row of the list of \(name) was said to be this firm's: \(changed.en)"
            )
        return Wire.TimelineItem(
            id: identity(company, try row.column("version")).text,
            kind: "import",
            action: isUndone ? "row_returned" : "row_taken",
            words: words,
            occurredOn: try row.day("occurred_on"),
            recordedAt: try row.time("recorded_at"),
            actor: try row.person("person"),
            note: fields[ChangeSource.reason]?.new
        )
    }

    /// That another record went into the firm, or the firm into another, or that this was taken back.
    private static func merge(
        _ row: Row,
        of company: CompanyID,
        _ fields: [String: FieldChange],
        isUndone: Bool
    ) throws -> Wire.TimelineItem {
        let (from, into) = (fields["merged_from"], fields["merged_into"])
        let name = from?.new ?? from?.old ?? into?.new ?? into?.old ?? ""
        let words =
            switch (from != nil, isUndone) {
            case (true, false): Words(id: "Digabungkan ke sini: \(name)", en: "Merged into this: \(name)")
            case (true, true): Words(id: "Penggabungan dibatalkan: \(name)", en: "Merge taken back: \(name)")
            case (false, false): Words(id: "Digabungkan ke \(name)", en: "Merged into \(name)")
            case (false, true): Words(id: "Dipisahkan lagi dari \(name)", en: "Taken out of \(name) again")
            }
        return Wire.TimelineItem(
            id: identity(company, try row.column("version")).text,
            kind: "merge",
            action: isUndone ? "unmerged" : from != nil ? "merged_from" : "merged_into",
            words: words,
            occurredOn: try row.day("occurred_on"),
            recordedAt: try row.time("recorded_at"),
            actor: try row.person("person"),
            note: fields[ChangeSource.reason]?.new
        )
    }

    private static func words(_ action: String, _ list: String, _ fields: [String]) -> Words {
        let named = FieldNames.words(fields)
        return switch action {
        case "entered": Words(id: "Perusahaan dicatat dengan tangan", en: "Firm entered by hand")
        case "corrected": Words(id: "Data diperbaiki: \(named.id)", en: "Record corrected: \(named.en)")
        case "listed": Words(id: "Tercatat dari daftar \(list)", en: "Entered from the list of \(list)")
        default:
            Words(
                id: "Diperbarui dari daftar \(list): \(named.id)",
                en: "Updated from the list of \(list): \(named.en)"
            )
        }
    }

    /// A change has no identity of its own; this one is made of the firm's and the version, always the same
    /// (RFC 9562 §5.8).
    private static func identity(_ company: CompanyID, _ version: Int) -> ID<FieldChange> {
        var bytes = Array(SHA256.hash(data: Data("\(company.text) \(version)".utf8)).prefix(16))
        bytes[6] = 0x80 | bytes[6] & 0x0F
        bytes[8] = 0x80 | bytes[8] & 0x3F
        return ID(bytes.withUnsafeBytes { UUID(uuid: $0.load(as: uuid_t.self)) })
    }
}
