import API
import Domain
import Foundation
import Postgres

/// The cases that belong with one: the chain of cases that were reopened one as the other, with what the earlier ones
/// left behind, and the other track's cases of the same firm.
struct LinkedCases {
    private let reader: Actor
    private let rows: Rows
    private let findings: [Wire.Finding]
    private let letters: [String: [Wire.Letter]]

    /// The statements that `init(_:for:)` reads, in order.
    ///
    /// - Parameter findings: Those of the reader's own side, or the other side's outlines.
    static func statements(_ id: CaseID, for reader: Actor, findings: SQL = Wire.Finding.select) -> [SQL] {
        // A chain stays on its track; links across are told by the tracks themselves.
        // Within the few cases of its firm, which are read once: nothing here may grow with the number of cases.
        let earlier: SQL = """
            WITH RECURSIVE mine AS MATERIALIZED (
                SELECT o.id, o.linked_case_id, o.track FROM enforcement_case o
                WHERE o.company_id = (SELECT c.company_id FROM enforcement_case c WHERE c.id = \(id))),
            earlier AS (
                SELECT o.id, o.linked_case_id, o.track FROM mine c
                JOIN mine o ON o.id = c.linked_case_id AND o.track = c.track WHERE c.id = \(id)
                UNION SELECT o.id, o.linked_case_id, o.track FROM earlier e
                JOIN mine o ON o.id = e.linked_case_id AND o.track = e.track)
            """
        let earlierIDs: SQL = "ANY (ARRAY(SELECT e.id FROM earlier e))"
        return [
            """
            \(earlier), later AS (
                SELECT o.id, o.track FROM mine c
                JOIN mine o ON o.linked_case_id = c.id AND o.track = c.track WHERE c.id = \(id)
                UNION SELECT o.id, o.track FROM later l
                JOIN mine o ON o.linked_case_id = l.id AND o.track = l.track)
            SELECT o.id, o.track, o.state, o.opened_on,
                   CASE WHEN o.id IN (SELECT e.id FROM earlier e) THEN 'earlier'
                        WHEN o.id IN (SELECT l.id FROM later l) THEN 'reopened'
                        WHEN o.id = c.linked_case_id OR o.linked_case_id = c.id
                            THEN CASE WHEN (o.id = c.linked_case_id) IS TRUE = (o.track = 'bpjs_sanction')
                                      THEN 'report' ELSE 'recommendation' END
                        ELSE 'same_company' END AS kind
            FROM enforcement_case c JOIN case_seen o ON o.company_id = c.company_id AND o.id <> c.id
            WHERE c.id = \(id) AND o.version > 0 AND (o.track <> c.track
                OR o.id IN (SELECT e.id FROM earlier e) OR o.id IN (SELECT l.id FROM later l))
            ORDER BY o.created_at LIMIT 100
            """,
            "\(earlier) \(findings) WHERE g.case_id = \(earlierIDs) ORDER BY g.seq, g.id",
            "\(earlier) \(Wire.Letter.select(of: earlierIDs, for: reader))",
            """
            \(earlier) \(Wire.Delivery.select) WHERE d.case_id = \(earlierIDs) ORDER BY d.seq
            """,
        ]
    }

    /// Reads the answers to `statements(_:for:)`.
    init(_ results: ArraySlice<Rows>, for reader: Actor) throws {
        self.reader = reader
        let first = results.startIndex
        rows = results[first]
        // A chain stays on its track.
        let chained = try rows.first { try $0.column("kind", as: String.self) == "earlier" }
        let track: Track? = try chained?.code("track")
        findings =
            try track.map { track in
                try results[first + 1].map { try Wire.Finding($0, on: track, for: reader) }
            } ?? []
        let deliveries = try results[first + 3].map { try Wire.Delivery($0) }
        letters = Dictionary(
            grouping: try results[first + 2].map {
                (try $0.id("case_id"), try Wire.Letter($0, deliveries: deliveries))
            },
            by: \.0
        ).mapValues { $0.map(\.1) }
    }

    /// The cases as the reader may see them.
    func list() throws -> [Wire.LinkedCase] {
        try rows.map { row in
            let id = try row.id("id")
            let track: Track = try row.code("track")
            let kind: String = try row.column("kind")
            let isEarlier = kind == "earlier"
            return Wire.LinkedCase(
                id: id,
                kind: kind,
                words: Self.words(kind, track),
                track: track.rawValue,
                state: try CaseView(column: row, "state", on: track, for: reader).code,
                openedOn: try row.dayOrNone("opened_on"),
                findings: isEarlier ? findings.filter { $0.caseId == id } : nil,
                letters: isEarlier ? letters[id] ?? [] : nil
            )
        }
    }

    private static func words(_ kind: String, _ track: Track) -> Words {
        switch kind {
        case "earlier": Words(id: "Kasus sebelumnya yang dibuka kembali", en: "Earlier case that was reopened")
        case "reopened": Words(id: "Dibuka kembali sebagai kasus ini", en: "Reopened as this case")
        case "report":
            track == .inspection
                ? Words(id: "Usulan pemeriksaan atas laporan BPJS", en: "Inspection proposed on BPJS' report")
                : Words(id: "Kasus BPJS yang dilaporkan", en: "BPJS' case that was reported")
        case "recommendation":
            track == .inspection
                ? Words(id: "Pemeriksaan yang merekomendasikan", en: "Inspection that recommended")
                : Words(id: "Kasus BPJS atas rekomendasi", en: "BPJS' case on the recommendation")
        default: Words(id: "\(track.words.id), perusahaan yang sama", en: "\(track.words.en), same firm")
        }
    }
}
