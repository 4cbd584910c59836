import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension CaseRoutes {
    /// Keeps the link that `link_alleged_successor` makes: the case's firm, and the name or the registered firm that is
    /// said to continue it. Nothing is guessed from a name; whose it is may be said later.
    func recordAllegedSuccession(_ taken: Casework.Taken, _ call: Call, _ tx: Transaction) async throws {
        guard
            [.inspection(.linkAllegedSuccessor), .sanction(.linkAllegedSuccessor)].contains(
                taken.decision.event.action
            ), let text = taken.decision.details.linkedCompany
        else { return }
        let id = AllegedSuccessionID(UUIDv7.new())
        var name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let successor = try? CompanyID(text)
        if let successor {
            let firm = try await tx.query(
                """
                SELECT f.legal_name, c.id IS NOT NULL AS is_same FROM company f
                LEFT JOIN enforcement_case c ON c.id = \(taken.caseID) AND c.company_id = f.id WHERE f.id = \(successor)
                """
            ).first
            guard let firm else { throw Problem.unknownSuccessor(at: StepField.linkedCompany.wireName) }
            guard try !firm.column("is_same", as: Bool.self) else {
                throw Problem.ownSuccessor(at: StepField.linkedCompany.wireName)
            }
            name = try firm.column("legal_name")
        }
        var statements: [SQL] = [
            """
            INSERT INTO alleged_succession (id, case_id, seq, alleged_name)
            VALUES (\(id), \(taken.caseID), \(taken.seq), \(name))
            """
        ]
        if let successor {
            statements.append(
                Self.identify(id, as: successor, on: taken.decision.event.occurredOn, taken.decision.details.reason)
            )
        }
        _ = try await tx.pipeline(statements)
    }

    /// Names the registered firm; who does it and what the firm is called the database takes from what it knows.
    fileprivate static func identify(
        _ id: AllegedSuccessionID,
        as successor: CompanyID,
        on day: LocalDate,
        _ reason: String?
    ) -> SQL {
        """
        INSERT INTO alleged_successor (succession_id, company_id, identified_on, reason)
        VALUES (\(id), \(successor), \(day), \(reason))
        """
    }
}

extension CompanyRoutes {
    /// `GET /v1/companies/{id}/alleged-successions`, latest first.
    @Sendable func allegedSuccessions(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: Company.self)
        let page = try PageRequest(call)
        var following: SQL = "true"
        if let key = try page.cursor(1) {
            following = "a.id < \(try page.id(key[0], of: AllegedSuccession.self))"
        }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT FROM company WHERE id = \(id)",
                """
                \(Wire.AllegedSuccession.select)
                WHERE (a.company_id IN (SELECT company_records(\(id))) OR s.company_id IN (SELECT company_records(\(id))))
                  AND \(following)
                ORDER BY a.id DESC LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard !results[0].isEmpty else { throw Problem.noCompany }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map { try Wire.AllegedSuccession($0) },
                nextCursor: try page.next(results[1]) { [try $0.id("id")] }
            )
        )
    }

    /// `POST /v1/alleged-successions/{id}/successor`
    @Sendable func identifySuccessor(_ call: Call) async throws -> Reply {
        _ = try call.permit(.identifySuccessor)
        let id = try call.id(of: AllegedSuccession.self)
        let request: Wire.SuccessorRequest = try call.read()
        let successor = try CompanyID(field: "company_id", request.companyId)
        let day = try LocalDate(field: "occurred_on", request.occurredOn)
        try day.mustNotLieAhead(of: call.signedIn.today)
        return try await store.once(call) { tx in
            let found = try await tx.pipeline([
                "\(Wire.AllegedSuccession.select) WHERE a.id = \(id)", "SELECT FROM company WHERE id = \(successor)",
            ])
            guard found[0].first != nil else {
                throw Problem.notFound(id: "dugaan perusahaan penerus", en: "alleged succession")
            }
            guard !found[1].isEmpty else { throw Problem.unknownSuccessor(at: "company_id") }
            _ = try await tx.query(CaseRoutes.identify(id, as: successor, on: day, request.reason))
            let rows = try await tx.query("\(Wire.AllegedSuccession.select) WHERE a.id = \(id)")
            return try .json(try Wire.AllegedSuccession(try rows.single()), status: .created)
        }
    }
}

extension Wire.AllegedSuccession {
    /// What `init(_:)` reads; conditions and order follow. The evidence stands in the act, which only the side of its
    /// case reads.
    static let select: SQL = """
        SELECT a.id, a.case_id, a.track, a.company_id AS predecessor_id, a.company_name AS predecessor_name, a.alleged_name,
               s.company_id AS successor_id, s.company_name AS successor_name, a.alleged_on, a.recorded_at,
               e.details ->> 'evidence' AS evidence, s.identified_on,
               p.id AS person_id, p.name AS person_name, p.login AS person_login,
               i.id AS identifier_id, i.name AS identifier_name, i.login AS identifier_login
        FROM alleged_succession a
        LEFT JOIN alleged_successor s ON s.succession_id = a.id
        LEFT JOIN case_event e ON e.case_id = a.case_id AND e.seq = a.seq
        LEFT JOIN person p ON p.id = a.alleged_by
        LEFT JOIN person i ON i.id = s.identified_by
        """

    /// Reads a link.
    init(_ row: Row) throws {
        self.init(
            id: try row.id("id"),
            caseId: try row.id("case_id"),
            track: try row.column("track"),
            predecessorId: try row.id("predecessor_id"),
            predecessorName: try row.column("predecessor_name"),
            allegedName: try row.column("alleged_name"),
            successorId: try row.idOrNone("successor_id"),
            successorName: try row.column("successor_name"),
            allegedOn: try row.day("alleged_on"),
            allegedBy: try row.person("person"),
            evidence: try row.column("evidence"),
            identifiedOn: try row.dayOrNone("identified_on"),
            identifiedBy: try row.person("identifier"),
            recordedAt: try row.time("recorded_at")
        )
    }
}

extension Problem {
    /// No firm with that identity where the sender may see one.
    static func unknownSuccessor(at field: String) -> Problem {
        .invalid(
            field,
            "unknown_company",
            id: "Tidak ada perusahaan dengan pengenal itu di wilayah Anda; sebutkan namanya saja bila belum terdaftar.",
            en:
                "There is no firm with that identifier in your territory; give its name alone if it is not registered yet."
        )
    }

    /// A firm that is said to continue itself.
    static func ownSuccessor(at field: String) -> Problem {
        .invalid(
            field,
            "same_company",
            id: "Perusahaan tidak dapat menjadi penerus dirinya sendiri.",
            en: "No firm succeeds itself."
        )
    }
}

extension LocalDate {
    /// Refuses a legal day that has not come yet.
    func mustNotLieAhead(of today: LocalDate) throws {
        guard self <= today else {
            throw Problem.invalid(
                "occurred_on",
                "future_day",
                id: "Tanggal kejadian belum tiba; isi paling lambat hari ini.",
                en: "That day has not come yet; give today at the latest."
            )
        }
    }
}
