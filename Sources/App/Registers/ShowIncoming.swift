import API
import Domain
import Foundation
import Postgres

extension RegisterRoutes {
    /// `GET /v1/incoming-letters`, the latest entry first.
    @Sendable func listIncoming(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readRegisters)
        var conditions: [SQL] = []
        if let office = call.officeCondition(on: "i.office_id") { conditions.append(office) }
        if let year = call.query["year"].flatMap({ Int($0) }) { conditions.append("i.year = \(year)") }
        if let kind = call.query["kind"] { conditions.append("i.kind = \(kind)") }
        switch call.query["status"].flatMap(IncomingStatus.init) {
        case .registered: conditions.append("v.incoming_id IS NULL AND n.id IS NULL")
        case .corrected: conditions.append("v.incoming_id IS NULL AND n.id IS NOT NULL")
        case .void: conditions.append("v.incoming_id IS NOT NULL")
        case nil: break
        }
        switch call.query["assigned"] {
        case "true": conditions.append("i.case_id IS NOT NULL")
        case "false": conditions.append("i.case_id IS NULL")
        default: break
        }
        if let company = try call.value("company_id", { text throws(ParseFailure) in try CompanyID(text) }) {
            conditions.append("i.company_id IN (SELECT company_records(\(company)))")
        }
        if let day = try call.day("from") { conditions.append("i.received_on >= \(day)") }
        if let day = try call.day("through") { conditions.append("i.received_on <= \(day)") }
        let page = try PageRequest(call)
        return try self.page(page, try await store.read(as: call.signedIn, try papers(conditions, page)))
    }

    /// `GET /v1/cases/{id}/documents`, the latest entry first. A closed file shows none to others.
    @Sendable func listDocuments(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readRegisters)
        let id = try call.id(of: EnforcementCase.self)
        let page = try PageRequest(call)
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT FROM case_seen WHERE id = \(id) AND version > 0",
                try papers(["i.case_id = \(id)"], page),
            ]
        )
        guard !results[0].isEmpty else { throw Problem.notFound(id: "kasus", en: "case") }
        return try self.page(page, results[1])
    }

    private func papers(_ conditions: [SQL], _ page: PageRequest) throws -> SQL {
        var conditions = conditions
        if let key = try page.cursor(2) {
            // No later than the year 9999.
            guard let time = Int64(key[0]), (0...253_402_300_800_000_000).contains(time) else {
                throw Problem.malformedCursor
            }
            conditions.append(
                """
                (i.recorded_at, i.id) < ('epoch'::timestamptz + \(time) * interval '1 microsecond',
                    \(try page.id(key[1], of: IncomingLetter.self)))
                """
            )
        }
        return """
            \(Wire.IncomingLetter.select) WHERE \((["true"] + conditions).joined(separator: " AND "))
            ORDER BY i.recorded_at DESC, i.id DESC LIMIT \(page.limit + 1)
            """
    }

    private func page(_ page: PageRequest, _ rows: Rows) throws -> Reply {
        try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.IncomingLetter($0) },
                nextCursor: try page.next(rows) { row in
                    [String(try row.column("recorded_us", as: Int64.self)), try row.id("id")]
                }
            )
        )
    }

    /// `GET /v1/incoming-letters/{id}`
    @Sendable func showIncoming(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readRegisters)
        let id = try call.id(of: IncomingLetter.self)
        return try .json(try Self.paper(id, try await store.read(as: call.signedIn, Self.statements(id))))
    }

    /// What ``paper(_:_:)`` reads.
    static func statements(_ id: IncomingLetterID) -> [SQL] {
        [
            "\(Wire.IncomingLetter.select) WHERE i.id = \(id)",
            "\(Wire.Disposition.select) WHERE d.incoming_id = \(id) ORDER BY d.given_at, d.id LIMIT 1000",
        ]
    }

    /// One paper with its dispositions.
    static func paper(_ id: IncomingLetterID, _ results: [Rows]) throws -> Wire.IncomingLetter {
        guard let row = results[0].first else { throw Problem.noIncomingLetter }
        return try Wire.IncomingLetter(row, dispositions: try results[1].map { try Wire.Disposition($0) })
    }

    /// One paper with its dispositions, as a transaction has left it.
    static func paper(_ id: IncomingLetterID, in tx: Transaction) async throws -> Wire.IncomingLetter {
        try paper(id, Array(try await tx.pipeline(statements(id))))
    }
}

extension Problem {
    /// No such paper, or none that this person may know of.
    static let noIncomingLetter = Problem.notFound(id: "surat masuk", en: "incoming paper")
}
