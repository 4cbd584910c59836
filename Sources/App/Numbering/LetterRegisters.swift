import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// A register of an office in a year, as a path names it.
private struct RegisterYear {
    let office: NamedOffice
    let register: LetterRegister
    let year: Int

    init(_ call: Call, _ tx: Transaction) async throws {
        guard let name = call.pathParameters["office"].map({ $0.removingPercentEncoding ?? $0 }),
            let register = call.pathParameters["register"].flatMap(LetterRegister.init),
            let year = call.pathParameters["year"].flatMap(Int.init), (1945...9999).contains(year),
            let office = try await NamedOffice.find(name, tx)
        else { throw Problem.notFound(id: "register", en: "register") }
        self.office = office
        self.register = register
        self.year = year
    }

    /// The condition on rows of `alias`.
    func rows(of alias: SQL) -> SQL {
        "\(alias).office_id = \(office.id) AND \(alias).register = \(register.rawValue) AND \(alias).year = \(year)"
    }
}

extension NumberingRoutes {
    /// `GET /v1/letter-registers/{office}/{register}/{year}`: the proof that no number is missing.
    @Sendable func register(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readLetterRegisters)
        let page = try PageRequest(call)
        let after = try page.entry
        return try await store.write(as: call.signedIn) { tx in
            let asked = try await RegisterYear(call, tx)
            let results = try await tx.pipeline([
                "SELECT last FROM letter_register r WHERE \(asked.rows(of: "r"))",
                """
                SELECT n FROM letter_register r CROSS JOIN generate_series(1, r.last) n
                WHERE \(asked.rows(of: "r")) AND NOT EXISTS (
                    SELECT FROM given_number g WHERE \(asked.rows(of: "g")) AND g.sequence = n)
                ORDER BY n LIMIT 1000
                """,
                """
                \(Wire.RegisterNumber.select) WHERE \(asked.rows(of: "g")) AND g.sequence > \(after)
                ORDER BY g.sequence LIMIT \(page.limit + 1)
                """,
            ])
            let isKept = call.signedIn.posts.contains { $0.officeID == asked.office.id }
            guard isKept || !call.actor.roles.isDisjoint(with: [.auditor, .administrator]) else {
                throw Problem.notFound(id: "register", en: "register")
            }
            // The investigators' register is closed with their files.
            let isClosed = asked.register == .investigation && !call.actor.roles.contains(.investigator)
            return try .json(
                Wire.LetterRegisterYear(
                    office: Wire.OfficeRef(id: asked.office.id.uuidString.lowercased(), name: asked.office.name),
                    register: asked.register.rawValue,
                    words: asked.register.words,
                    year: asked.year,
                    last: isClosed ? 0 : try results[0].first?.column(0, as: Int.self) ?? 0,
                    missing: isClosed ? [] : try results[1].map { try $0.column(0, as: Int.self) },
                    items: try results[2].prefix(page.limit).map { try Wire.RegisterNumber($0) },
                    nextCursor: try page.next(results[2]) { [String(try $0.column("sequence", as: Int.self))] }
                )
            )
        }
    }

    /// `POST /v1/letter-registers/{office}/{register}/{year}/numbers`: spends the next number on no letter.
    @Sendable func spend(_ call: Call) async throws -> Reply {
        _ = try call.permit(.spendNumbers)
        let request: Wire.SpentNumberRequest = try call.read()
        let wanted = try request.givenOn.map { try LocalDate(field: "given_on", $0) }
        return try await store.once(call) { tx in
            let asked = try await RegisterYear(call, tx)
            let posts = call.signedIn.posts.filter { $0.officeID == asked.office.id }
            // Investigators alone see their register, and none of them keeps it.
            guard asked.register != .investigation,
                posts.contains(where: { PermissionTable.allows($0.role, .spendNumbers) })
            else { throw Problem.notFound(id: "register", en: "register") }
            let today = LocalDate.today(at: Date(), zone: asked.office.zone)
            let day =
                wanted ?? (asked.year == today.year ? today : LocalDate(year: asked.year, month: 12, day: 31) ?? today)
            guard day.year == asked.year, day <= today else { throw Problem.notOfRegisterYear }
            guard let kind = LetterKind.allCases.first(where: { $0.register == asked.register }) else {
                throw Problem.internal
            }
            let results = Array(
                try await tx.pipeline([
                    NumberingRule.rules(of: asked.office.id),
                    """
                    INSERT INTO letter_register AS r (office_id, register, year, last)
                    VALUES (\(asked.office.id), \(asked.register.rawValue), \(asked.year), 1)
                    ON CONFLICT (office_id, register, year) DO UPDATE SET last = r.last + 1 RETURNING last
                    """,
                ])
            )
            let sequence: Int = try results[1].single().column(0)
            if let expected = request.sequence, expected != sequence {
                throw Problem.conflict(
                    "not_next_number",
                    id: "Nomor berikutnya adalah \(sequence), bukan \(expected); masukkan nomor menurut urutannya.",
                    en: "The next number is \(sequence), not \(expected); enter numbers in their order."
                )
            }
            let number = LetterNumber(
                sequence,
                of: kind,
                at: asked.office.code,
                on: day,
                under: try results[0].map { try NumberingRule($0) }
            )
            // A number that paper brought along stands in the book already; its place follows now.
            _ = try await tx.execute(
                """
                INSERT INTO given_number (office_id, register, year, sequence, number, purpose, reason, given_on)
                SELECT \(asked.office.id), \(asked.register.rawValue), \(asked.year), \(sequence),
                    CASE WHEN NOT EXISTS (SELECT FROM given_number g WHERE g.office_id = \(asked.office.id)
                        AND g.year = \(asked.year) AND g.number = \(number.text)) THEN \(number.text) END,
                    \(request.purpose), \(request.reason), \(day)
                """
            )
            let row = try await tx.query(
                "\(Wire.RegisterNumber.select) WHERE \(asked.rows(of: "g")) AND g.sequence = \(sequence)"
            ).single()
            return try .json(try Wire.RegisterNumber(row), status: .created)
        }
    }
}

extension Problem {
    /// A day that is not one of the register's year, or lies ahead.
    static let notOfRegisterYear = Problem.invalid(
        "given_on",
        "other_year",
        id: "Tanggalnya harus dalam tahun register dan paling lambat hari ini.",
        en: "The day must lie in the register's year and be today at the latest."
    )
}

extension Wire.RegisterNumber {
    /// What `init(_:)` reads; conditions and order follow. Of letters stands there what the reader may see.
    static let select: SQL = """
        SELECT g.*, l.id AS letter_id, l.kind AS letter_kind,
               (SELECT c.id FROM letter_of_case x JOIN enforcement_case c ON c.id = x.case_id
                WHERE x.id = l.id ORDER BY c.id LIMIT 1) AS case_id, v.reason AS void_reason,
               p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM given_number g
        LEFT JOIN letter l ON l.office_id = g.office_id AND l.register = g.register AND l.year = g.year
            AND l.sequence = g.sequence
        LEFT JOIN letter_void v ON v.letter_id = l.id
        LEFT JOIN person p ON p.id = g.given_by
        """

    /// Reads a number.
    init(_ row: Row) throws {
        let purpose: String = try row.column("purpose")
        let words =
            switch purpose {
            case "void": Words(id: "Batal", en: "Void")
            case "elsewhere": Words(id: "Dipakai di luar Patuh", en: "Used elsewhere")
            default: Words(id: "Surat", en: "Letter")
            }
        self.init(
            sequence: try row.column("sequence"),
            number: try row.column("number"),
            purpose: purpose,
            words: words,
            reason: try row.column("reason"),
            givenOn: try row.day("given_on"),
            givenAt: try row.time("given_at"),
            givenBy: try row.person("person"),
            letterId: try row.idOrNone("letter_id"),
            letterKind: try row.column("letter_kind"),
            caseId: try row.idOrNone("case_id"),
            voidReason: try row.column("void_reason")
        )
    }
}
