import API
import Domain
import Foundation
import Postgres

extension MatchRoutes {
    /// `GET /v1/match-candidates`, oldest first.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readMatches)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["m.status = \(call.query["status"] ?? "open")"]
        if let region = try RegionFilter(call) { conditions.append(region.condition(on: "m.region_code")) }
        if let id = try call.value("import_id", { text throws(ParseFailure) in try ImportID(text) }) {
            // The rows of a file that was sent twice are those of the first.
            conditions.append("m.import_id IN (SELECT coalesce(i.same_as_id, i.id) FROM import i WHERE i.id = \(id))")
        }
        if let key = try page.cursor(1) {
            conditions.append("m.id > \(try page.id(key[0], of: MatchCandidate.self))")
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.MatchCandidate.select) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY m.id LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.MatchCandidate($0) },
                nextCursor: try page.next(rows) { [try $0.id("id")] }
            )
        )
    }

    /// `GET /v1/match-candidates/{id}`
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readMatches)
        let id = try call.id(of: MatchCandidate.self)
        let rows = try await store.read(as: call.signedIn, "\(Wire.MatchCandidate.select) WHERE m.id = \(id)")
        guard let row = rows.first else { throw Problem.noMatch }
        return try .json(try Wire.MatchCandidate(row))
    }
}

/// One side of a proposal, as the query puts it together.
private struct SideFacts: Codable {
    struct Numbers: Codable {
        var nib: String?
        var npwp: String?
        var wlkp: String?
        var npp: String?
    }

    var companyID: String?
    var source: String?
    var name: String
    var nib: String?
    var npwp: String?
    var wlkp: String?
    var npps: [String]?
    var numbers: Numbers?
    var address: String?
    var district: String?
    var phone: String?
    var kbli: String?
    var workers: Int?

    enum CodingKeys: String, CodingKey {
        case companyID = "company_id"
        case source, name, nib, npwp, wlkp, npps, numbers, address, district, phone, kbli, workers
    }
}

extension Wire.MatchCandidate {
    /// What `init(_:)` reads; conditions and order follow. A side out of the reader's sight is not told.
    static let select: SQL = """
        SELECT m.id, m.region_code, m.status, m.score, m.explanation, m.merge_id, m.reason, m.decided_at, m.found_at,
               m.import_id, m.line, \(Wire.MatchDecisionUndo.column) AS earlier, \(side("m.company_id")) AS first_side,
               CASE WHEN m.other_id IS NULL THEN m.row_facts ELSE \(side("m.other_id")) END AS second_side,
               p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM match_candidate m LEFT JOIN person p ON p.id = m.decided_by
        """

    private static func side(_ id: SQL) -> SQL {
        """
        (SELECT jsonb_strip_nulls(jsonb_build_object('company_id', f.id, 'name', f.legal_name, 'address', f.address,
                'district', f.district, 'phone', f.phone, 'kbli', f.kbli, 'workers', f.workers_reported,
                'nib', n.nib, 'npwp', n.npwp, 'wlkp', n.wlkp, 'npps', n.npps))
         FROM company f LEFT JOIN LATERAL (
            SELECT max(i.value) FILTER (WHERE i.kind = 'nib') AS nib, max(i.value) FILTER (WHERE i.kind = 'npwp') AS npwp,
                   max(i.value) FILTER (WHERE i.kind = 'wlkp') AS wlkp,
                   array_agg(i.value ORDER BY i.value) FILTER (WHERE i.kind = 'npp') AS npps
            FROM company_identifier i WHERE i.company_id = f.id) n ON true
         WHERE f.id = \(id))
        """
    }

    /// Reads a proposal.
    init(_ row: Row) throws {
        let explanation: MatchExplanation = try row.json("explanation")
        let status: String = try row.column("status")
        let isRow = try row.column("import_id", as: UUID?.self) != nil
        self.init(
            id: try row.id("id"),
            regionCode: try row.column("region_code"),
            status: status,
            notice: Self.notice(status),
            first: try Self.side(row, "first_side"),
            second: try Self.side(row, "second_side", isRow: isRow),
            score: try row.column("score"),
            coincidence: explanation.coincidence,
            names: explanation.wireNames,
            facts: explanation.wireFacts,
            doubts: explanation.wireDoubts,
            mergeId: try row.idOrNone("merge_id"),
            reason: try row.column("reason"),
            decidedBy: try row.person("person"),
            decidedAt: try row.column("decided_at", as: Date?.self)?.wire,
            earlierDecisions: try row.json("earlier"),
            foundAt: try row.time("found_at")
        )
    }

    private static func side(_ row: Row, _ name: String, isRow: Bool = false) throws -> Wire.MatchSide {
        let facts = try row.column(name, as: JSON<SideFacts>?.self)?.value ?? SideFacts(name: "–")
        let npwp = facts.npwp ?? facts.numbers?.npwp
        return Wire.MatchSide(
            companyId: facts.companyID,
            importId: isRow ? try row.idOrNone("import_id") : nil,
            line: isRow ? try row.column("line") : nil,
            source: facts.source,
            name: facts.name,
            nib: facts.nib ?? facts.numbers?.nib,
            npwp: npwp.map(Row.shownTaxNumber),
            wlkp: facts.wlkp ?? facts.numbers?.wlkp,
            npps: facts.npps ?? facts.numbers?.npp.map { [$0] } ?? [],
            address: facts.address,
            district: facts.district,
            phone: facts.phone,
            kbli: facts.kbli,
            workers: facts.workers
        )
    }

    private static func notice(_ status: String) -> Words {
        switch status {
        case "same": Words(id: "Diputuskan: satu perusahaan.", en: "Decided: one firm.")
        case "different": Words(id: "Diputuskan: perusahaan berbeda.", en: "Decided: different firms.")
        case "gone": Words(id: "Tidak berlaku lagi; datanya berubah.", en: "No longer so; the records have changed.")
        default:
            Words(
                id: "Indikasi – belum diperiksa; mungkin satu perusahaan.",
                en: "An indication that nobody has looked at yet: perhaps one firm."
            )
        }
    }
}
