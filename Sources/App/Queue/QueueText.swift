import API
import Domain
import NIOCore
import Postgres

/// A page of the queue as JSON, written straight from the rows: the list that is asked for most.
struct QueueText {
    private let selection: QueueSelection
    private let reader: Actor
    private let procedures: ProcedureBook
    /// On which tracks the reader learns who leads a case.
    private let namesOfficials: Set<Track>

    init(selection: QueueSelection, reader: Actor, procedures: ProcedureBook) {
        self.selection = selection
        self.reader = reader
        self.procedures = procedures
        namesOfficials = Set(Track.allCases.filter { Visibility.shows(.officials, of: $0, to: reader) })
    }

    /// What a row holds, in the order in which ``write(_:_:)`` takes it.
    static let columns: SQL = """
        q.case_id, q.company_id, q.company_name, q.nib, q.region_code, q.region_name, q.track, q.state, q.version,
        nullif(q.due_on, 'infinity'), q.clock_kind, q.responsible_id, q.responsible_name, q.due_on::text, q.procedure_version
        """

    /// The key of a row, for the next page's cursor.
    static func key(_ row: Row) throws -> [String] {
        [try row.column(13), try row.column(0, as: CaseID.self).text]
    }

    /// The page, as `Wire.Page<Wire.QueueItem>` reads it.
    func page(_ rows: some Collection<Row>, next: String?) throws -> ByteBuffer {
        try JSONWriter.page(rows, room: 1200, next: next, write)
    }

    private func write(_ row: Row, _ writer: inout JSONWriter) throws {
        let state = try StateText.of(row, track: 6, version: 14, state: 7, for: reader, procedures)
        let due = row.isNull(column: 9) ? nil : try row.column(9, as: LocalDate.self)
        writer.literal("{\"bucket\":\"")
        writer.literal(selection.bucket(of: due).text)
        writer.literal("\",")
        writer.field("\"case_id\":", row, 0)
        if let clock = ClockText.known.value(row, 10) { writer.json(clock) }
        writer.field("\"company_id\":", row, 1)
        writer.field("\"company_name\":", row, 2)
        if let due {
            writer.literal("\"days_left\":")
            writer.integer(selection.today.days(until: due))
            writer.literal(",")
        }
        writer.field("\"due_on\":", row, 9)
        writer.json(state.nextActions)
        writer.literal(",")
        writer.field("\"nib\":", row, 3)
        writer.field("\"region_code\":", row, 4)
        writer.field("\"region_name\":", row, 5)
        if let responsible = state.responsible {
            writer.literal("\"responsible\":{")
            if namesOfficials.contains(state.onTrack), !row.isNull(column: 11) {
                writer.literal("\"person\":{")
                writer.field("\"id\":", row, 11)
                writer.literal("\"name\":")
                writer.string(row, 12)
                writer.literal("},")
            }
            writer.json(responsible)
            writer.literal(",")
        }
        writer.json(state.state)
        writer.literal(",\"track\":")
        writer.string(row, 6)
        writer.literal(",\"version\":")
        writer.bare(row, 8)
        writer.literal("}")
    }
}

/// The clocks, each with its words, as JSON made once.
private enum ClockText {
    /// `"clock_kind":…,"clock_words":…,`
    static let known = CodeTable(
        ClockKind.allCases.map { clock in
            let words = (try? Array(json: clock.words)) ?? []
            let kind = Array("\"clock_kind\":\"\(clock.rawValue)\",\"clock_words\":".utf8)
            return (clock.rawValue, kind + words + Array(",".utf8))
        }
    )
}

extension QueueBucket {
    /// Its code.
    fileprivate var text: StaticString {
        switch self {
        case .overdue: "overdue"
        case .dueSoon: "due_soon"
        case .onTime: "on_time"
        case .noClock: "no_clock"
        }
    }
}
