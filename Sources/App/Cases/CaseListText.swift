import API
import Domain
import Foundation
import NIOCore
import Postgres

/// A page of the list of cases as JSON, written straight from the rows: most of a row is words that are the same for
/// every case of its state.
struct CaseListText {
    private let reader: Actor
    private let procedures: ProcedureBook
    /// On which tracks the reader learns who leads a case.
    private let namesOfficials: Set<Track>

    init(reader: Actor, procedures: ProcedureBook) {
        self.reader = reader
        self.procedures = procedures
        namesOfficials = Set(Track.allCases.filter { Visibility.shows(.officials, of: $0, to: reader) })
    }

    /// What a row holds, in the order in which ``write(_:_:)`` takes it; of ``Wire/CaseSummary/tables(_:)``.
    static let columns: SQL = """
        c.closed_on IS NOT NULL, c.company_id, f.legal_name, c.region_code, c.id, nullif(q.due_on, 'infinity'), c.opened_on,
        c.procedure_version, c.responsible_id, p.name, c.track, c.state, c.version, c.created_at
        """

    /// The key of a row, for the next page's cursor.
    static func key(_ row: Row) throws -> [String] {
        [String(try row.column(13, as: Date.self).timeIntervalSince1970), try row.column(4, as: CaseID.self).text]
    }

    /// The page, as `Wire.Page<Wire.CaseSummary>` reads it.
    func page(_ rows: some Collection<Row>, next: String?) throws -> ByteBuffer {
        try JSONWriter.page(rows, room: 1000, next: next, write)
    }

    private func write(_ row: Row, _ writer: inout JSONWriter) throws {
        let state = try StateText.of(row, track: 10, version: 7, state: 11, for: reader, procedures)
        writer.literal(try row.column(0) ? "{\"closed\":true,\"company\":{" : "{\"closed\":false,\"company\":{")
        writer.field("\"id\":", row, 1)
        writer.field("\"name\":", row, 2)
        writer.literal("\"region_code\":")
        writer.string(row, 3)
        writer.literal("},")
        writer.field("\"id\":", row, 4)
        writer.field("\"next_due_on\":", row, 5)
        writer.field("\"opened_on\":", row, 6)
        writer.literal("\"procedure_version\":")
        writer.bare(row, 7)
        writer.literal(",")
        if let responsible = state.responsible {
            writer.literal("\"responsible\":{")
            if namesOfficials.contains(state.onTrack), !row.isNull(column: 8) {
                writer.literal("\"person\":{")
                writer.field("\"id\":", row, 8)
                writer.literal("\"name\":")
                writer.string(row, 9)
                writer.literal("},")
            }
            writer.json(responsible)
            writer.literal(",")
        }
        writer.json(state.state)
        writer.json(state.track)
        writer.literal(",\"version\":")
        writer.bare(row, 12)
        writer.literal("}")
    }
}
