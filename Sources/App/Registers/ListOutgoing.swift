import API
import Domain
import Foundation
import Postgres

extension RegisterRoutes {
    /// `GET /v1/outgoing-letters`, the latest issue first.
    @Sendable func listOutgoing(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readRegisters)
        var conditions: [SQL] = ["true"]
        if let office = call.officeCondition(on: "l.office_id") { conditions.append(office) }
        if let register = call.query["register"] {
            let known = LetterRegister.allCases.map(\.rawValue)
            guard known.contains(register) else {
                throw Problem.invalidParameters([.notKnown("register", register, known: known)])
            }
            conditions.append("l.register = \(register)")
        }
        if let kind = call.query["kind"] {
            let known = LetterKind.allCases.map(\.rawValue)
            guard known.contains(kind) else {
                throw Problem.invalidParameters([.notKnown("kind", kind, known: known)])
            }
            conditions.append("l.kind = \(kind)")
        }
        if let year = call.query["year"].flatMap({ Int($0) }) { conditions.append("l.year = \(year)") }
        if let day = try call.day("from") { conditions.append("l.issued_on >= \(day)") }
        if let day = try call.day("through") { conditions.append("l.issued_on <= \(day)") }
        let page = try PageRequest(call)
        if let key = try page.cursor(2) {
            guard let day = LocalDate(key[0]) else { throw Problem.malformedCursor }
            conditions.append("(l.issued_on, l.id) < (\(day), \(try page.id(key[1], of: Letter.self)))")
        }
        let state: SQL = call.query["state"].map { "x.state = \($0)" } ?? "true"
        let rows = try await store.read(
            as: call.signedIn,
            """
            SELECT * FROM (\(Wire.OutgoingLetter.select(for: call.actor)) WHERE \(conditions.joined(separator: " AND "))) x
            WHERE \(state) ORDER BY x.issued_on DESC, x.id DESC LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.OutgoingLetter($0) },
                nextCursor: try page.next(rows) { [try $0.day("issued_on"), try $0.id("id")] }
            )
        )
    }
}

extension Wire.OutgoingLetter {
    /// What `init(_:)` reads of the letters that a reader may see; conditions follow. How far a letter's life has come is said
    /// as far as the reader sees what shows it: a paper that answers it in a file of others answers it for them alone.
    static func select(for reader: Actor) -> SQL {
        """
        \(columns)
        \(place(for: reader))
        \(rest)
        """
    }

    /// The case in whose file a letter `l` lies for a reader, as `c`: the first that he sees.
    static func place(for reader: Actor) -> SQL {
        """
        JOIN LATERAL (
            SELECT c.* FROM letter_of_case l0
            JOIN case_event e ON e.case_id = l0.case_id AND e.seq = l0.seq
            JOIN enforcement_case c ON c.id = l0.case_id
            WHERE l0.id = l.id AND \(LetterRoutes.shown(to: reader)) AND \(ClosedFiles.showsCase(to: reader))
            ORDER BY c.id LIMIT 1) c ON true
        """
    }

    private static let columns: SQL = """
        SELECT l.id, c.id AS case_id, l.office_id, o.name AS office_name, l.register, l.year, l.sequence, l.number, l.kind,
               l.issued_on, r.received_on, v.reason AS void_reason, c.company_id, f.legal_name AS company_name, f.region_code,
               CASE WHEN v.letter_id IS NOT NULL THEN 'void'
                    WHEN EXISTS (SELECT FROM incoming_link k WHERE k.letter_id = l.id
                        AND k.relation = 'answers_letter' AND is_standing_paper(k.incoming_id)) THEN 'answered'
                    WHEN r.received_on IS NOT NULL THEN 'delivered'
                    WHEN r.has_returned THEN 'returned'
                    WHEN EXISTS (SELECT FROM letter_paper p WHERE p.letter_id = l.id) THEN 'printed'
                    ELSE 'issued' END AS state,
               filing_of('outgoing', l.kind, o.kind, l.issued_on, NULL, c.closed_on, today(o.zone)) AS filing,
               (SELECT 1 + jsonb_array_length(x.content::jsonb -> 'others') FROM letter_content x
                WHERE x.letter_id = l.id AND l.kind = 'assignment') AS firms
        FROM letter l
        """

    private static let rest: SQL = """
        JOIN office o ON o.id = l.office_id
        LEFT JOIN company f ON f.id = c.company_id
        LEFT JOIN letter_void v ON v.letter_id = l.id
        LEFT JOIN LATERAL (
            SELECT min(d.occurred_on) FILTER (WHERE d.counts) AS received_on, count(*) > 0 AS has_returned
            FROM letter_delivery d WHERE d.letter_id = l.id) r ON true
        """

    /// Reads a letter of the register.
    init(_ row: Row) throws {
        let kind: LetterKind = try row.code("kind")
        let register: LetterRegister = try row.code("register")
        let state: OutgoingState = try row.code("state")
        self.init(
            id: try row.id("id"),
            caseId: try row.id("case_id"),
            company: try row.column("company_name", as: String?.self).map { _ in try row.company() },
            office: Wire.OfficeRef(id: try row.id("office_id"), name: try row.column("office_name")),
            register: register.rawValue,
            registerWords: register.words,
            year: try row.column("year"),
            sequence: try row.column("sequence"),
            number: try row.column("number"),
            kind: kind.rawValue,
            words: kind.words,
            issuedOn: try row.day("issued_on"),
            secrecy: kind.secrecy.rawValue,
            secrecyWords: kind.secrecy.words,
            state: state.rawValue,
            stateWords: state.words,
            receivedOn: try row.dayOrNone("received_on"),
            voidReason: try row.column("void_reason"),
            firms: try row.column("firms"),
            filing: try Wire.Filing(row)
        )
    }
}
