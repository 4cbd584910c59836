import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// How letters are numbered, which are reviewed, and the registers themselves.
struct NumberingRoutes: Sendable {
    let store: Store

    func add(to routes: inout Routes) {
        routes.get("/v1/letter-numbering", rules)
        routes.post("/v1/letter-numbering", setRule)
        routes.get("/v1/letter-review-rules", reviewRules)
        routes.post("/v1/letter-review-rules", setReviewRule)
        routes.get("/v1/letter-registers/{office}/{register}/{year}", register)
        routes.post("/v1/letter-registers/{office}/{register}/{year}/numbers", spend)
    }

    /// `GET /v1/letter-numbering`, in the order in which they were entered.
    @Sendable func rules(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readLetterRegisters)
        let page = try PageRequest(call)
        let after = try page.entry
        return try await store.write(as: call.signedIn) { tx in
            var condition: SQL = "true"
            if let text = call.query["office"] {
                guard let office = try await NamedOffice.find(text, tx) else {
                    throw Problem.notFound(id: "kantor", en: "office")
                }
                condition = "n.office_id = \(office.id)"
            }
            let rows = try await tx.query(
                """
                \(Wire.NumberingRule.select) WHERE n.entry > \(after) AND \(condition) ORDER BY n.entry
                LIMIT \(page.limit + 1)
                """
            )
            return try .json(
                Wire.Page(
                    items: try rows.prefix(page.limit).map { try Wire.NumberingRule($0) },
                    nextCursor: try page.next(rows) { [String(try $0.column("entry", as: Int64.self))] }
                )
            )
        }
    }
}

extension PageRequest {
    /// After which entry the page begins; 0 for the first.
    var entry: Int64 {
        get throws {
            guard let key = try cursor(1) else { return 0 }
            guard let entry = Int64(key[0]) else { throw Problem.malformedCursor }
            return entry
        }
    }
}

extension Wire.NumberingRule {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT n.*, o.name AS office_name, p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM letter_numbering n
        LEFT JOIN office o ON o.id = n.office_id
        LEFT JOIN person p ON p.id = n.entered_by
        """

    /// Reads a rule.
    init(_ row: Row) throws {
        let certainty = Certainty(rawValue: try row.column("certainty"))
        self.init(
            id: try row.id("id"),
            office: try row.office("office"),
            register: try row.column("register"),
            kind: try row.column("kind"),
            fromOn: try row.day("from_on"),
            pattern: try row.column("pattern"),
            classification: try row.column("classification"),
            series: try row.column("series"),
            unit: try row.column("unit"),
            legalBasis: try row.column("legal_basis"),
            certainty: try row.column("certainty"),
            certaintyWords: certainty?.words ?? LegalBasis.practice.words,
            reason: try row.column("reason"),
            enteredBy: try row.person("person"),
            enteredAt: try row.time("entered_at")
        )
    }
}
