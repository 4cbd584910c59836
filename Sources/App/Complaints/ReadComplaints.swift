import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension ComplaintRoutes {
    /// `GET /v1/complaints`, latest first: those of one's region as coordinator, those assigned to oneself as inspector.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readComplaints)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["true"]
        if let status = call.query["status"] { conditions.append("c.status = \(status)") }
        if let after = try page.cursor(2) {
            guard let micros = Int(after[0]) else { throw Problem.malformedCursor }
            let time: SQL = "'epoch'::timestamptz + \(micros) * interval '1 microsecond'"
            conditions.append("(c.received_at, c.id) < (\(time), \(try page.id(after[1], of: Complaint.self)))")
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.ComplaintSummary.select) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY c.received_at DESC, c.id DESC LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.ComplaintSummary($0) },
                nextCursor: try page.next(rows) { [String(try $0.column("micros", as: Int.self)), try $0.id("id")] }
            )
        )
    }

    /// `GET /v1/complaints/{id}`: what the complaint says, without who said it. That it was read is noted with it.
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readComplaints)
        let id = try call.id(of: Complaint.self)
        return try await store.write(as: call.signedIn) { tx in
            let opened = try await tx.query("SELECT * FROM open_complaint(\(id))")
            guard let content = opened.first else { throw Problem.noComplaint }
            let results = try await tx.pipeline([
                "\(Wire.ComplaintSummary.select) WHERE c.id = \(id)",
                """
                SELECT s.seq, s.action, s.recorded_at, s.company_id, s.ground, s.case_id, s.body,
                       p.id AS person_id, p.name AS person_name, p.login AS person_login,
                       a.id AS assignee_id, a.name AS assignee_name, a.login AS assignee_login
                FROM complaint_step s JOIN person p ON p.id = s.person_id LEFT JOIN person a ON a.id = s.assignee_id
                WHERE s.complaint_id = \(id) ORDER BY s.seq
                """,
                """
                SELECT o.part, o.purpose, o.opened_at, p.id AS person_id, p.name AS person_name, p.login AS person_login
                FROM complaint_opening o JOIN person p ON p.id = o.person_id
                WHERE o.complaint_id = \(id) ORDER BY o.number DESC LIMIT 200
                """,
            ])
            let summary = try Wire.ComplaintSummary(try results[0].single())
            let kinds = try content.column("kinds", as: [String].self).compactMap(FindingKind.init(rawValue:))
            let body = Wire.Complaint(
                summary,
                firmName: try content.column("firm_name"),
                firmPlace: try content.column("firm_place"),
                firmNumber: try content.column("firm_number"),
                kinds: kinds.map { Wire.Named(code: $0.rawValue, words: $0.plainWords ?? $0.words) },
                text: try content.column("body"),
                steps: try results[1].map { try Wire.ComplaintStep($0) },
                openings: try results[2].map { try Wire.ComplaintOpening($0) }
            )
            return try .json(body, version: summary.version)
        }
    }

    /// `POST /v1/complaints/{id}/source-openings`: who complained. Every opening is noted with its purpose, where
    /// the coordinator sees it.
    @Sendable func openSource(_ call: Call) async throws -> Reply {
        _ = try call.permit(.handleComplaints)
        let id = try call.id(of: Complaint.self)
        let request: Wire.ComplaintOpeningRequest = try call.read()
        // No repeat is kept: the answer would lie outside the store of complaints.
        return try await store.write(as: call.signedIn) { tx in
            let opened = try await tx.query("SELECT * FROM open_complaint_source(\(id), \(request.purpose))")
            guard let row = opened.first else { throw Problem.noComplaint }
            _ = try await tx.execute(call.complaintEntry(id, purpose: request.purpose))
            let source: ComplaintSourceKind = try row.code("source")
            let name = try row.column("name", as: String?.self)
            return try .json(
                Wire.ComplaintSource(
                    source: source.rawValue,
                    words: source.words,
                    anonymous: name == nil,
                    name: name,
                    contact: try row.column("contact")
                ),
                status: .created
            )
        }
    }
}

extension Problem {
    /// No complaint there for this person.
    static let noComplaint = notFound(id: "pengaduan", en: "complaint")
}

extension Wire.ComplaintSummary {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT c.id, c.receipt, c.status, c.region_code AS complaint_region, c.received_at, c.version,
               (extract(epoch FROM c.received_at) * 1000000)::bigint AS micros,
               p.id AS person_id, p.name AS person_name, p.login AS person_login,
               f.id AS company_id, f.legal_name AS company_name, f.region_code
        FROM complaint c LEFT JOIN person p ON p.id = c.assigned_to LEFT JOIN company f ON f.id = c.company_id
        """

    /// Reads a complaint's row.
    init(_ row: Row) throws {
        let status: ComplaintStatus = try row.code("status")
        self.init(
            id: try row.id("id"),
            receipt: try row.column("receipt"),
            status: status.rawValue,
            words: status.words,
            regionCode: try row.column("complaint_region"),
            receivedAt: try row.time("received_at"),
            assignedTo: try row.person("person"),
            company: try row.idOrNone("company_id") == nil ? nil : try row.company(),
            version: try row.column("version")
        )
    }
}

extension Wire.ComplaintStep {
    /// Reads a step.
    fileprivate init(_ row: Row) throws {
        let action: ComplaintAction = try row.code("action")
        guard let person = try row.person("person") else { throw Problem.internal }
        self.init(
            seq: try row.column("seq"),
            action: action.rawValue,
            words: action.words,
            person: person,
            recordedAt: try row.time("recorded_at"),
            assignee: try row.person("assignee"),
            companyId: try row.idOrNone("company_id"),
            ground: try row.column("ground"),
            caseId: try row.idOrNone("case_id"),
            text: try row.column("body")
        )
    }
}

extension Wire.ComplaintOpening {
    /// Reads an opening.
    fileprivate init(_ row: Row) throws {
        guard let person = try row.person("person") else { throw Problem.internal }
        self.init(
            part: try row.column("part"),
            purpose: try row.column("purpose"),
            person: person,
            openedAt: try row.time("opened_at")
        )
    }
}
