import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// That an office demands a check of letters of a kind.
enum ReviewRule {}

extension NumberingRoutes {
    /// `GET /v1/letter-review-rules`, in the order in which they were entered.
    @Sendable func reviewRules(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readLetterRegisters)
        let page = try PageRequest(call)
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.ReviewRule.select) WHERE r.entry > \(try page.entry) ORDER BY r.entry LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.ReviewRule($0) },
                nextCursor: try page.next(rows) { [String(try $0.column("entry", as: Int64.self))] }
            )
        )
    }

    /// `POST /v1/letter-review-rules`
    @Sendable func setReviewRule(_ call: Call) async throws -> Reply {
        _ = try call.permit(.changeLetterRules)
        let request: Wire.ReviewRuleRequest = try call.read()
        guard let kind = LetterKind(rawValue: request.kind) else {
            let known = LetterKind.allCases.filter(\.isReviewed).map(\.rawValue)
            throw Problem.invalid([.notKnown("kind", request.kind, known: known)])
        }
        guard kind.isReviewed else { throw Problem.notReviewed(kind) }
        let day = try LocalDate(field: "from_on", request.fromOn)
        let id = try request.id.map { try ID<ReviewRule>(field: "id", $0) } ?? ID<ReviewRule>(UUIDv7.new())
        return try await store.once(call) { tx in
            let office = try await NamedOffice.named(request.office, tx)
            _ = try await tx.execute(
                """
                INSERT INTO letter_review_rule (id, office_id, kind, from_on, demanded, reason, entered_by, entered_at)
                VALUES (\(id), \(office.id), \(kind.rawValue), \(day), \(request.demanded), \(request.reason),
                    \(call.signedIn.personID), now())
                """
            )
            let row = try await tx.query("\(Wire.ReviewRule.select) WHERE r.id = \(id)").single()
            return try .json(try Wire.ReviewRule(row), status: .created)
        }
    }
}

extension Problem {
    /// Letters of that kind have no second reader.
    static func notReviewed(_ kind: LetterKind) -> Problem {
        .invalid(
            "kind",
            "not_reviewed",
            id: "\"\(kind.words.id)\" tidak melalui pemeriksaan konsep.",
            en: "“\(kind.words.en)” goes through no review."
        )
    }
}

extension Wire.ReviewRule {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT r.*, o.name AS office_name, p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM letter_review_rule r
        JOIN office o ON o.id = r.office_id
        LEFT JOIN person p ON p.id = r.entered_by
        """

    /// Reads a rule.
    init(_ row: Row) throws {
        let kind: LetterKind = try row.code("kind")
        self.init(
            id: try row.id("id"),
            office: Wire.OfficeRef(id: try row.id("office_id"), name: try row.column("office_name")),
            kind: kind.rawValue,
            kindWords: kind.words,
            fromOn: try row.day("from_on"),
            demanded: try row.column("demanded"),
            reason: try row.column("reason"),
            enteredBy: try row.person("person"),
            enteredAt: try row.time("entered_at")
        )
    }
}
