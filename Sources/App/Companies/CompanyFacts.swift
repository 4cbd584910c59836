import API
import Domain
import Foundation
import Postgres

extension CompanyRoutes {
    /// `GET /v1/companies/{id}/facts`, latest first.
    @Sendable func facts(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCompanies)
        let id = try call.id(of: Company.self)
        let page = try PageRequest(call)
        let day = try call.pastDay("as_of")
        var conditions: [SQL] = ["f.company_id = \(id)"]
        if let kind = call.query["kind"] { conditions.append("f.kind = \(kind)") }
        // Without a day what has ended is told of, too.
        if call.query["as_of"] != nil { conditions.append(Wire.CompanyFact.holds(on: day)) }
        if let key = try page.cursor(1) { conditions.append("f.id < \(try page.id(key[0], of: CompanyFact.self))") }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT FROM company WHERE id = \(id)",
                """
                \(Wire.CompanyFact.select(on: day)) WHERE \(conditions.joined(separator: " AND "))
                ORDER BY f.id DESC LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard !results[0].isEmpty else { throw Problem.noCompany }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map { try Wire.CompanyFact($0) },
                nextCursor: try page.next(results[1]) { [try $0.id("id")] }
            )
        )
    }
}

extension Wire.CompanyFact {
    /// The condition that fact `f` held on a day, as known at its end.
    static func holds(on day: LocalDate) -> SQL {
        let horizon = OfficeZone.wib.start(of: day.adding(days: 1))
        return "EXISTS (SELECT FROM facts_known(f.company_id, \(day), \(horizon)) k WHERE k.id = f.id)"
    }

    /// What `init(_:)` reads; conditions and order follow. The detail stands in the table of its kind.
    static func select(on day: LocalDate) -> SQL {
        """
        SELECT f.id, f.company_id, f.kind, f.source, f.evidence, f.stated_on, f.valid_from, f.valid_until, f.recorded_at,
               \(holds(on: day)) AS holds,
               e.ended_on, e.reason AS end_reason, e.recorded_at AS end_recorded_at,
               p.id AS person_id, p.name AS person_name, p.login AS person_login,
               q.id AS ender_id, q.name AS ender_name, q.login AS ender_login,
               CASE f.kind
               WHEN 'establishment' THEN (
                   SELECT to_jsonb(d) || jsonb_build_object(
                       'coordinates', d.latitude::text || ',' || d.longitude::text,
                       'npps', (SELECT jsonb_agg(n.value ORDER BY n.value) FROM company_number n
                                WHERE n.establishment_id = f.id AND n.number_kind = 'npp'
                                  AND NOT EXISTS (SELECT FROM company_fact_end x WHERE x.fact_id = n.fact_id)))
                   FROM company_establishment d WHERE d.fact_id = f.id)
               WHEN 'number' THEN (SELECT to_jsonb(d) FROM company_number d WHERE d.fact_id = f.id)
               WHEN 'name' THEN (SELECT to_jsonb(d) FROM company_name d WHERE d.fact_id = f.id)
               WHEN 'link' THEN (SELECT to_jsonb(d) FROM company_link d WHERE d.fact_id = f.id)
               WHEN 'classification' THEN (SELECT to_jsonb(d) FROM company_classification d WHERE d.fact_id = f.id)
               WHEN 'scale' THEN (SELECT to_jsonb(d) FROM company_scale d WHERE d.fact_id = f.id)
               WHEN 'contact' THEN (SELECT to_jsonb(d) FROM company_contact d WHERE d.fact_id = f.id)
               ELSE (SELECT to_jsonb(d) FROM company_registration_check d WHERE d.fact_id = f.id) END AS detail
        FROM company_fact f
        LEFT JOIN company_fact_end e ON e.fact_id = f.id
        LEFT JOIN person p ON p.id = f.recorded_by
        LEFT JOIN person q ON q.id = e.ended_by
        """
    }

    /// Reads a fact.
    init(_ row: Row) throws {
        let kind: CompanyFact.Kind = try row.code("kind")
        let source: CompanyFact.Source = try row.code("source")
        self.init(
            id: try row.id("id"),
            companyId: try row.id("company_id"),
            kind: kind.rawValue,
            words: kind.words,
            source: source.rawValue,
            sourceWords: source.words,
            evidence: try row.column("evidence"),
            statedOn: try row.day("stated_on"),
            validFrom: try row.dayOrNone("valid_from"),
            validUntil: try row.dayOrNone("valid_until"),
            holds: try row.column("holds"),
            ended: try row.dayOrNone("ended_on").map { day in
                Wire.FactEnd(
                    endedOn: day,
                    reason: try row.column("end_reason"),
                    endedBy: try row.person("ender"),
                    recordedAt: try row.time("end_recorded_at")
                )
            },
            recordedBy: try row.person("person"),
            recordedAt: try row.time("recorded_at")
        )
        switch kind {
        case .establishment: establishment = try row.json("detail")
        case .number: number = try row.json("detail", as: Wire.NumberFact.self).shown
        case .name: name = try row.json("detail")
        case .link: link = try row.json("detail", as: Wire.LinkFact.self).shown
        case .classification: classification = try row.json("detail")
        case .scale: scale = try row.json("detail")
        case .contact: contact = try row.json("detail")
        case .registrationCheck: registrationCheck = try row.json("detail")
        }
    }
}

extension Wire.NumberFact {
    /// As everybody is shown it: without a person's NIK.
    fileprivate var shown: Self {
        var shown = self
        if let kind = CompanyNumber.Kind(rawValue: numberKind), let number = try? CompanyNumber(kind, value) {
            shown.value = number.shown
        }
        return shown
    }
}

extension Wire.LinkFact {
    /// As everybody is shown it: without a person's NIK.
    fileprivate var shown: Self {
        var shown = self
        shown.otherNpwp = otherNpwp.map { (try? NPWP($0).masked) ?? $0 }
        return shown
    }
}
