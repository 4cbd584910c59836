import API
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Postgres

/// The media types in which the agenda is given.
enum AgendaType: String, MediaType {
    case json = "application/json"
    case csv = "text/csv"
}

extension RegisterRoutes {
    /// How many lines one query gives to a file.
    private static let chunk = 1000

    /// `GET /v1/letter-agenda`, by day, as a page or as a file; the file stands in the trail with its purpose.
    @Sendable func agenda(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readRegisters)
        let type = try AgendaType.preferred(by: call.headers[.accept])
        let question = try await question(call)
        switch type {
        case .json: return try await page(question, call)
        case .csv: return try await file(question, call)
        }
    }

    private func question(_ call: Call) async throws -> AgendaQuestion {
        let office = call.query["office"] ?? ""
        let rows = try await store.read(
            as: call.signedIn,
            "SELECT id FROM office WHERE code = \(office) OR id::text = \(office)"
        )
        guard let id = try rows.first?.column(0, as: UUID.self) else {
            throw Problem.notFound(id: "kantor", en: "office")
        }
        return AgendaQuestion(
            office: id,
            reader: call.actor,
            direction: call.query["direction"],
            from: try call.day("from"),
            through: try call.day("through")
        )
    }

    private func page(_ question: AgendaQuestion, _ call: Call) async throws -> Reply {
        let page = try PageRequest(call)
        let key = try page.cursor(3).map { try AgendaKey($0, page) }
        let rows = try await store.read(as: call.signedIn, question.lines(after: key, limit: page.limit + 1))
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.AgendaEntry($0) },
                nextCursor: try page.next(rows) { try AgendaKey($0).parts }
            )
        )
    }

    private func file(_ question: AgendaQuestion, _ call: Call) async throws -> Reply {
        _ = try call.permit(.exportRegisters)
        let first = try await store.read(as: call.signedIn, question.lines(after: nil, limit: Self.chunk))
        let body = ResponseBody { writer in
            var rows = first
            var table = CSVWriter()
            table.line(AgendaTable.titles(call.language))
            while true {
                for row in rows { table.line(AgendaTable.cells(try Wire.AgendaEntry(row), call.language)) }
                try await writer.write(ByteBuffer(string: table.text))
                guard rows.count == Self.chunk, let last = rows.last else { break }
                table = CSVWriter(isContinued: true)
                let query = question.lines(after: try AgendaKey(last), limit: Self.chunk)
                rows = try await self.store.read(as: call.signedIn, query)
            }
            try await writer.finish(nil)
        }
        let headers: HTTPFields = [
            .contentType: "text/csv; charset=utf-8",
            .contentDisposition: "attachment; filename=\"agenda-surat.csv\"",
        ]
        return Reply(headers: headers, body: .stream(body))
    }
}

/// A line's place in the agenda: its day, then in before out, then its identity.
struct AgendaKey: Sendable {
    let day: LocalDate
    let direction: String
    let id: LetterID

    /// Reads a cursor's parts.
    init(_ parts: [String], _ page: PageRequest) throws {
        guard let day = LocalDate(parts[0]) else { throw Problem.malformedCursor }
        self.day = day
        direction = parts[1]
        id = try page.id(parts[2], of: Letter.self)
    }

    /// The place of a row.
    init(_ row: Row) throws {
        day = try row.column("agenda_on")
        direction = try row.column("direction")
        id = try row.column("id")
    }

    /// What a cursor is made of.
    var parts: [String] { [day.description, direction, id.text] }
}

/// Which part of an office's agenda is asked for, and by whom.
struct AgendaQuestion: Sendable {
    let office: UUID
    let reader: Actor
    let direction: String?
    let from: LocalDate?
    let through: LocalDate?

    /// The lines after a place, each side read in its own order, no further than the page goes.
    func lines(after key: AgendaKey?, limit: Int) -> SQL {
        """
        SELECT * FROM (
            (\(incoming) WHERE \(conditions("incoming", office: "i.office_id", day: "i.received_on", id: "i.id", key))
             ORDER BY i.received_on, i.id LIMIT \(limit))
            UNION ALL
            (\(outgoing) WHERE \(conditions("outgoing", office: "l.office_id", day: "l.issued_on", id: "l.id", key))
             ORDER BY l.issued_on, l.id LIMIT \(limit))) a
        ORDER BY a.agenda_on, a.direction, a.id LIMIT \(limit)
        """
    }

    private func conditions(_ side: String, office column: SQL, day: SQL, id: SQL, _ key: AgendaKey?) -> SQL {
        var conditions: [SQL] = ["\(column) = \(office)"]
        if let direction { conditions.append("\(direction) = \(side)") }
        if let from { conditions.append("\(day) >= \(from)") }
        if let through { conditions.append("\(day) <= \(through)") }
        if let key {
            conditions.append(
                "\(day) >= \(key.day) AND (\(day), \(side), \(id)) > (\(key.day), \(key.direction), \(key.id))"
            )
        }
        return conditions.joined(separator: " AND ")
    }

    private var incoming: SQL {
        """
        SELECT 'incoming' AS direction, i.id, i.number || '/' || i.year AS agenda_number, i.sender_number AS number, i.dated_on,
               i.received_on AS agenda_on, i.kind, i.subject, i.sender, o.name AS recipient, i.secrecy,
               CASE WHEN v.incoming_id IS NOT NULL THEN 'void' WHEN n.id IS NOT NULL THEN 'corrected'
                    ELSE 'registered' END AS status,
               g.names AS file_name, g.digests AS digest,
               filing_of('incoming', i.kind, o.kind, i.received_on, i.classification, c.closed_on, today(o.zone)) AS filing
        FROM incoming_letter i
        JOIN office o ON o.id = i.office_id
        LEFT JOIN incoming_letter n ON n.corrects = i.id
        LEFT JOIN incoming_void v ON v.incoming_id = i.id
        LEFT JOIN enforcement_case c ON c.id = i.case_id
        LEFT JOIN LATERAL (
            SELECT string_agg(y.file_name, ', ' ORDER BY y.received_at, y.id) AS names,
                   string_agg(encode(y.sha256, 'hex'), ', ' ORDER BY y.received_at, y.id) AS digests
            FROM incoming_evidence w JOIN evidence y ON y.id = w.evidence_id WHERE w.incoming_id = i.id) g ON true
        """
    }

    private var outgoing: SQL {
        """
        SELECT 'outgoing' AS direction, l.id, l.sequence || '/' || l.year AS agenda_number, l.number, l.issued_on AS dated_on,
               l.issued_on AS agenda_on, l.kind, NULL AS subject, o.name AS sender,
               CASE WHEN x.letter_id IS NULL THEN f.legal_name
                    ELSE x.content::jsonb #>> '{recipient,name}' END AS recipient, NULL AS secrecy,
               CASE WHEN v.letter_id IS NULL THEN 'issued' ELSE 'void' END AS status,
               CASE WHEN p.letter_id IS NOT NULL
                    THEN regexp_replace(l.number, '[^A-Za-z0-9]', '-', 'g') || '.pdf' END AS file_name,
               encode(p.sha256, 'hex') AS digest,
               filing_of('outgoing', l.kind, o.kind, l.issued_on, NULL, c.closed_on, today(o.zone)) AS filing
        FROM letter l
        \(Wire.OutgoingLetter.place(for: reader))
        JOIN office o ON o.id = l.office_id
        LEFT JOIN company f ON f.id = c.company_id
        LEFT JOIN letter_void v ON v.letter_id = l.id
        LEFT JOIN letter_content x ON x.letter_id = l.id
        LEFT JOIN letter_paper p ON p.letter_id = l.id
        """
    }
}
