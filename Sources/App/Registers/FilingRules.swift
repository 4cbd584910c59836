import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension RegisterRoutes {
    /// `GET /v1/filing-rules`
    @Sendable func listFilingRules(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readProcedures)
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(4) {
            guard let day = LocalDate(key[3]) else { throw Problem.malformedCursor }
            after =
                "(r.direction, r.kind, r.office_group, r.effective_from) > (\(key[0]), \(key[1]), \(key[2]), \(day))"
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.FilingRule.select) WHERE \(after)
            ORDER BY r.direction, r.kind, r.office_group, r.effective_from LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.FilingRule($0) },
                nextCursor: try page.next(rows) { row in
                    [
                        try row.column("direction"), try row.column("kind"), try row.column("office_group"),
                        try row.day("effective_from"),
                    ]
                }
            )
        )
    }

    /// `POST /v1/filing-rules`
    @Sendable func setFilingRule(_ call: Call) async throws -> Reply {
        _ = try call.permit(.changeParameters)
        let request: Wire.FilingRuleRequest = try call.read()
        let day = try LocalDate(field: "effective_from", request.effectiveFrom)
        let kinds =
            ["any"]
            + (request.direction == "incoming"
                ? IncomingKind.allCases.map(\.rawValue) : LetterKind.allCases.map(\.rawValue))
        guard kinds.contains(request.kind) else {
            throw Problem.invalid([.notKnown("kind", request.kind, known: kinds)])
        }
        return try await store.once(call) { tx in
            try await tx.execute(
                """
                INSERT INTO filing_rule (direction, kind, office_group, effective_from, classification, retention_class,
                    legal_basis, certainty)
                VALUES (\(request.direction), \(request.kind), \(request.officeGroup), \(day), \(request.classification),
                    \(request.retention), \(request.legalBasis), \(request.certainty))
                """
            )
            let rows = try await tx.query(
                """
                \(Wire.FilingRule.select) WHERE r.direction = \(request.direction) AND r.kind = \(request.kind)
                    AND r.office_group = \(request.officeGroup) AND r.effective_from = \(day)
                """
            )
            return try .json(try Wire.FilingRule(try rows.single()), status: .created)
        }
    }

    /// `GET /v1/retention-terms`
    @Sendable func listRetentionTerms(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readProcedures)
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(2) {
            guard let day = LocalDate(key[1]) else { throw Problem.malformedCursor }
            after = "(t.retention_class, t.effective_from) > (\(key[0]), \(day))"
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.RetentionTerm.select) WHERE \(after)
            ORDER BY t.retention_class, t.effective_from LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.RetentionTerm($0) },
                nextCursor: try page.next(rows) { [try $0.column("retention_class"), try $0.day("effective_from")] }
            )
        )
    }

    /// `POST /v1/retention-terms`
    @Sendable func setRetentionTerm(_ call: Call) async throws -> Reply {
        _ = try call.permit(.changeParameters)
        let request: Wire.RetentionTermRequest = try call.read()
        let day = try LocalDate(field: "effective_from", request.effectiveFrom)
        return try await store.once(call) { tx in
            try await tx.execute(
                """
                INSERT INTO retention_term (retention_class, effective_from, active_years, inactive_years, fate, counts_from,
                    legal_basis, certainty)
                VALUES (\(request.retention), \(day), \(request.activeYears), \(request.inactiveYears), \(request.fate),
                    \(request.countsFrom), \(request.legalBasis), \(request.certainty))
                """
            )
            let rows = try await tx.query(
                """
                \(Wire.RetentionTerm.select) WHERE t.retention_class = \(request.retention) AND t.effective_from = \(day)
                """
            )
            return try .json(try Wire.RetentionTerm(try rows.single()), status: .created)
        }
    }
}

extension Wire.FilingRule {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT r.direction, r.kind, r.office_group, r.effective_from, r.classification, c.title_id, c.title_en,
               r.retention_class, k.title_id AS retention_id, k.title_en AS retention_en, r.legal_basis, r.certainty
        FROM filing_rule r
        JOIN retention_class k ON k.code = r.retention_class
        LEFT JOIN classification c ON c.code = r.classification
        """

    /// Reads a rule.
    init(_ row: Row) throws {
        let code = try row.column("classification", as: String?.self)
        self.init(
            direction: try row.column("direction"),
            kind: try row.column("kind"),
            officeGroup: try row.column("office_group"),
            effectiveFrom: try row.day("effective_from"),
            classification: code,
            classificationWords: try code.map { _ in
                Words(id: try row.column("title_id"), en: try row.column("title_en"))
            },
            retention: try row.column("retention_class"),
            retentionWords: Words(id: try row.column("retention_id"), en: try row.column("retention_en")),
            legalBasis: try row.column("legal_basis"),
            certainty: try row.column("certainty")
        )
    }
}

extension Wire.RetentionTerm {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT t.retention_class, k.title_id, k.title_en, t.effective_from, t.active_years, t.inactive_years, t.fate,
               t.counts_from, t.legal_basis, t.certainty
        FROM retention_term t JOIN retention_class k ON k.code = t.retention_class
        """

    /// Reads a term.
    init(_ row: Row) throws {
        let fate = try row.column("fate", as: String?.self).flatMap(FinalFate.init)
        self.init(
            retention: try row.column("retention_class"),
            words: Words(id: try row.column("title_id"), en: try row.column("title_en")),
            effectiveFrom: try row.day("effective_from"),
            activeYears: try row.column("active_years"),
            inactiveYears: try row.column("inactive_years"),
            fate: fate?.rawValue,
            fateWords: fate?.words,
            countsFrom: try row.column("counts_from"),
            legalBasis: try row.column("legal_basis"),
            certainty: try row.column("certainty")
        )
    }
}
