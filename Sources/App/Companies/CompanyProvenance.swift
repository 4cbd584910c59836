import API
import Domain
import Foundation
import Postgres

extension CompanyRoutes {
    /// `GET /v1/companies/{id}/provenance`
    @Sendable func provenance(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCompanies)
        let id = try call.id(of: Company.self)
        let results = try await store.read(as: call.signedIn, Provenance.statements(id))
        guard let row = results[0].first else { throw Problem.noCompany }
        return try .json(
            Wire.CompanyProvenance(
                companyId: id.text,
                fields: try Provenance.fields(try CompanyFields(row: row), results[1], results[2])
                    + results[3].map { try Wire.FieldProvenance(number: $0) }
            )
        )
    }
}

/// From which source each value of a firm is: the trail's latest word on the field, the day of that source's newest list, and
/// the fact that says the same.
enum Provenance {
    static func statements(_ id: CompanyID) -> [SQL] {
        [
            "SELECT * FROM company WHERE id = \(id)",
            """
            SELECT DISTINCT ON (k.field) k.field, g.source, g.recorded_at, g.reason,
                   (SELECT max(l.list_date) FROM company_listing l
                    WHERE l.company_id = h.company_id AND l.source = g.source) AS list_date,
                   p.id AS person_id, p.name AS person_name, p.login AS person_login
            FROM company_change h CROSS JOIN LATERAL jsonb_object_keys(h.fields) k (field)
            -- What came along with another record is from where that record had it.
            LEFT JOIN LATERAL (
                SELECT o.source, o.recorded_at, o.actor_id, o.fields
                FROM company_merge m JOIN company_merge_part q ON q.merge_id = m.id AND q.part = 'field' AND q.kind = k.field
                JOIN company_change o ON o.company_id = m.merged_id AND o.fields ? k.field AND o.source <> 'merge'
                WHERE h.source = 'merge' AND m.survivor_id = h.company_id AND m.decided_at = h.recorded_at
                ORDER BY o.version DESC LIMIT 1) o ON true
            CROSS JOIN LATERAL (
                SELECT coalesce(o.source, h.source) AS source, coalesce(o.recorded_at, h.recorded_at) AS recorded_at,
                       coalesce(o.fields, h.fields) #>> '{reason,new}' AS reason,
                       CASE WHEN o.source IS NULL THEN h.actor_id ELSE o.actor_id END AS actor_id) g
            LEFT JOIN person p ON p.id = g.actor_id
            WHERE h.company_id = \(id) ORDER BY k.field, h.version DESC
            """,
            """
            SELECT DISTINCT ON (d.field, d.value) d.field, d.value, f.id, f.evidence, f.stated_on
            FROM company_fact f
            CROSS JOIN LATERAL (
                SELECT 'scale', s.scale FROM company_scale s WHERE s.fact_id = f.id
                UNION ALL SELECT 'kbli', c.kbli FROM company_classification c WHERE c.fact_id = f.id
                UNION ALL SELECT 'trading_name', n.name FROM company_name n
                WHERE n.fact_id = f.id AND n.name_kind = 'trading'
                UNION ALL SELECT 'phone', t.value FROM company_contact t WHERE t.fact_id = f.id AND t.channel = 'phone'
                UNION ALL SELECT 'address', e.address FROM company_establishment e WHERE e.fact_id = f.id) d (field, value)
            WHERE f.company_id = \(id) AND \(Wire.CompanyFact.holds(on: LocalDate.today(at: Date(), zone: .wib)))
            ORDER BY d.field, d.value, f.stated_on DESC, f.recorded_at DESC
            """,
            """
            SELECT i.kind, i.value, i.source, i.added_at, i.valid_from,
                   (SELECT max(l.list_date) FROM company_listing l
                    WHERE l.company_id = i.company_id AND l.source = i.source) AS list_date,
                   f.id AS fact_id, f.evidence, f.stated_on
            FROM company_identifier i
            LEFT JOIN LATERAL (
                SELECT f.id, f.evidence, f.stated_on FROM company_number n JOIN company_fact f ON f.id = n.fact_id
                WHERE n.number_kind = i.kind AND n.value = i.value AND f.company_id = i.company_id
                ORDER BY f.recorded_at DESC LIMIT 1) f ON true
            WHERE i.company_id = \(id) AND \(CompanyRoutes.isHeld) ORDER BY i.kind, i.value LIMIT 900
            """,
        ]
    }

    /// Each field that has a value. Of one that no line of the trail tells of, more than that is not known.
    static func fields(_ company: CompanyFields, _ trail: Rows, _ facts: Rows) throws -> [Wire.FieldProvenance] {
        let lines = try Dictionary(uniqueKeysWithValues: trail.map { (try $0.column("field", as: String.self), $0) })
        return try company.texts.compactMap { field, text in
            guard let text else { return nil }
            let line = lines[field]
            let source = try line?.column("source", as: String.self) ?? "unknown"
            let fact = try facts.first { try $0.column("field") == field && $0.column("value") == text }
            return Wire.FieldProvenance(
                field: field,
                words: FieldNames.words([field]),
                value: text,
                source: source,
                sourceWords: words(of: source),
                recordedOn: try line.map { try $0.dayOfTime("recorded_at") },
                listDate: try line?.dayOrNone("list_date"),
                actor: try line?.person("person"),
                reason: try line?.column("reason"),
                factId: try fact?.id("id"),
                evidence: try fact?.column("evidence"),
                statedOn: try fact?.day("stated_on")
            )
        }
    }

    /// A source in words.
    static func words(of source: String) -> Words {
        if let known = CompanyFact.Source(rawValue: source) { return known.words }
        return switch source {
        case ChangeSource.person: Words(id: "Dicatat petugas", en: "Entered by an officer")
        case ChangeSource.merge: Words(id: "Terbawa dari data yang digabungkan", en: "Came with a merged record")
        default: Words(id: "Tidak tercatat", en: "Not recorded")
        }
    }
}

extension Wire.FieldProvenance {
    /// Reads where a number comes from.
    fileprivate init(number row: Row) throws {
        let number = try CompanyNumber(try row.code("kind"), try row.column("value"))
        let source: String = try row.column("source")
        self.init(
            field: number.kind.rawValue,
            words: Words(id: number.kind.name, en: number.kind.name),
            value: number.shown,
            source: source,
            sourceWords: Provenance.words(of: source),
            recordedOn: try row.dayOfTime("added_at"),
            listDate: try row.dayOrNone("list_date"),
            factId: try row.idOrNone("fact_id"),
            evidence: try row.column("evidence"),
            statedOn: try row.dayOrNone("stated_on"),
            validFrom: try row.dayOrNone("valid_from")
        )
    }
}

extension Row {
    /// The day on which a time's column lies in western Indonesia.
    fileprivate func dayOfTime(_ name: String) throws -> String {
        LocalDate.today(at: try column(name, as: Date.self), zone: .wib).description
    }
}
