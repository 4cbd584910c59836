import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension RegisterRoutes {
    /// `POST /v1/incoming-letters/{id}/dispositions`
    @Sendable func passOn(_ call: Call) async throws -> Reply {
        _ = try call.permit(.passPapers)
        let paper = try call.id(of: IncomingLetter.self)
        let request: Wire.DispositionRequest = try call.read()
        let id = try request.id.map { try DispositionID(field: "id", $0) } ?? DispositionID(UUIDv7.new())
        let due = try request.dueOn.map { try LocalDate(field: "due_on", $0) }
        return try await store.once(call) { tx in
            try await Self.checkSeen(paper, tx)
            let people = try await tx.query(
                "SELECT id FROM person WHERE login = \(request.to) OR id::text = \(request.to)"
            )
            guard let person = try people.first?.column(0, as: PersonID.self) else {
                throw Problem.invalid(
                    "to",
                    "unknown_person",
                    id: "Tidak ada petugas dengan login atau id itu.",
                    en: "There is nobody with that login or id."
                )
            }
            try await tx.execute(
                """
                INSERT INTO incoming_disposition (id, incoming_id, to_person, instruction, due_on)
                VALUES (\(id), \(paper), \(person), \(request.instruction), \(due))
                """
            )
            return try .json(try await Self.disposition(id, in: tx), status: .created)
        }
    }

    /// `GET /v1/dispositions`, latest first.
    @Sendable func listDispositions(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readRegisters)
        let page = try PageRequest(call)
        var conditions: [SQL] = []
        switch call.query["state"].flatMap(DispositionState.init) ?? .open {
        case .open: conditions.append("x.disposition_id IS NULL")
        case .done: conditions.append("x.outcome = 'done'")
        case .withdrawn: conditions.append("x.outcome = 'withdrawn'")
        }
        switch call.query["scope"] ?? "mine" {
        case "mine": conditions.append("d.to_person = \(call.signedIn.personID)")
        case "given": conditions.append("d.from_person = \(call.signedIn.personID)")
        default: break
        }
        if let key = try page.cursor(2) {
            guard let time = Int64(key[0]), (0...253_402_300_800_000_000).contains(time) else {
                throw Problem.malformedCursor
            }
            conditions.append(
                """
                (d.given_at, d.id) < ('epoch'::timestamptz + \(time) * interval '1 microsecond',
                    \(try page.id(key[1], of: Disposition.self)))
                """
            )
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.Disposition.select) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY d.given_at DESC, d.id DESC LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.Disposition($0) },
                nextCursor: try page.next(rows) {
                    [String(try $0.column("given_us", as: Int64.self)), try $0.id("id")]
                }
            )
        )
    }

    /// `POST /v1/dispositions/{id}/completion`
    @Sendable func complete(_ call: Call) async throws -> Reply {
        _ = try call.permit(.registerPapers)
        let id = try call.id(of: Disposition.self)
        let request: Wire.DispositionCompletionRequest = try call.read()
        return try await store.once(call) { tx in
            _ = try await Self.disposition(id, in: tx)
            try await tx.execute(
                """
                INSERT INTO incoming_disposition_end (disposition_id, outcome, note)
                VALUES (\(id), \(request.outcome), \(request.note))
                """
            )
            return try .json(try await Self.disposition(id, in: tx), status: .created)
        }
    }

    private static func disposition(_ id: DispositionID, in tx: Transaction) async throws -> Wire.Disposition {
        guard let row = try await tx.query("\(Wire.Disposition.select) WHERE d.id = \(id)").first else {
            throw Problem.notFound(id: "disposisi", en: "disposition")
        }
        return try Wire.Disposition(row)
    }
}

extension Wire.Disposition {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT d.id, d.instruction, d.due_on, d.given_at, x.note, x.ended_at, coalesce(x.outcome, 'open') AS state,
               (extract(epoch FROM d.given_at) * 1000000)::bigint AS given_us,
               coalesce(x.disposition_id IS NULL AND d.due_on < today(o.zone), false) AS is_overdue,
               \(Wire.IncomingRef.columns),
               g.id AS giver_id, g.name AS giver_name, g.login AS giver_login,
               t.id AS taker_id, t.name AS taker_name, t.login AS taker_login
        FROM incoming_disposition d
        JOIN incoming_letter i ON i.id = d.incoming_id
        JOIN office o ON o.id = i.office_id
        LEFT JOIN incoming_disposition_end x ON x.disposition_id = d.id
        LEFT JOIN person g ON g.id = d.from_person
        LEFT JOIN person t ON t.id = d.to_person
        """

    /// Reads a disposition.
    init(_ row: Row) throws {
        let state: DispositionState = try row.code("state")
        self.init(
            id: try row.id("id"),
            paper: try Wire.IncomingRef(row),
            givenBy: try row.person("giver"),
            givenTo: try row.person("taker"),
            instruction: try row.column("instruction"),
            dueOn: try row.dayOrNone("due_on"),
            givenAt: try row.time("given_at"),
            state: state.rawValue,
            stateWords: state.words,
            overdue: try row.column("is_overdue"),
            note: try row.column("note"),
            endedAt: try row.column("ended_at", as: Date?.self)?.wire
        )
    }
}
