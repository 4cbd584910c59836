import Domain
import Postgres

/// A row of a list as it travels to the database.
struct StoredWorkerRow: Encodable, Sendable {
    let line: Int
    let number: String?
    let name: String
    let birthDate: String?
    let wage: Int64?
    let programmes: String?
    let startedOn: String?
    let unread: [String]

    init(_ row: WorkerRow) {
        line = row.line
        number = row.number
        name = row.name
        birthDate = row.birthDate?.description
        wage = row.wage?.amount
        programmes = row.programmes?.description
        startedOn = row.startedOn?.description
        unread = row.unread.map(\.rawValue).sorted()
    }

    /// Writes rows of a list in one statement.
    static func insert(_ rows: [WorkerRow], of list: WorkerListID) -> SQL {
        """
        INSERT INTO worker_list_row (list_id, line, number, name, birth_date, wage, programmes, started_on, unread)
        SELECT \(list), r.line, r.number, r.name, r."birthDate", r.wage, r.programmes, r."startedOn", r.unread
        FROM jsonb_to_recordset(\(JSON(rows.map(StoredWorkerRow.init)))) AS r(line integer, number text, name text,
            "birthDate" date, wage bigint, programmes text, "startedOn" date, unread jsonb)
        """
    }
}

/// Something that could not be read, as it travels to the database.
struct StoredWorkerFault: Encodable, Sendable {
    let number: Int
    let line: Int
    let title: String?
    let code: String
    let detailID: String
    let detailEN: String
    let leftOut: String?

    init(_ number: Int, _ fault: WorkerListFault) {
        self.number = number
        line = fault.line
        title = fault.column
        code = fault.code.rawValue
        detailID = fault.words.id
        detailEN = fault.words.en
        leftOut = fault.leftOut
    }

    /// Writes faults of a list in one statement.
    static func insert(_ faults: [WorkerListFault], of list: WorkerListID) -> SQL {
        """
        INSERT INTO worker_list_fault (list_id, number, line, title, code, detail_id, detail_en, left_out)
        SELECT \(list), f.number, f.line, f.title, f.code, f."detailID", f."detailEN", f."leftOut"
        FROM jsonb_to_recordset(\(JSON(faults.enumerated().map { StoredWorkerFault($0, $1) }))) AS f(number integer,
            line integer, title text, code text, "detailID" text, "detailEN" text, "leftOut" text)
        """
    }
}

extension WorkerRow {
    /// What ``init(_:)`` reads of rows `r`.
    static let columns: SQL = "r.line, r.number, r.name, r.birth_date, r.wage, r.programmes, r.started_on, r.unread"

    /// Reads a stored row.
    init(_ row: Row) throws {
        let unread: [String] = try row.json("unread")
        self.init(
            line: try row.column("line"),
            number: try row.column("number"),
            name: try row.column("name"),
            birthDate: try row.column("birth_date", as: LocalDate?.self),
            wage: try row.column("wage", as: Int64?.self).map { Rupiah($0) },
            programmes: try row.column("programmes", as: String?.self).map { try ProgrammeSet($0) },
            startedOn: try row.column("started_on", as: LocalDate?.self),
            unread: Set(unread.compactMap(WorkerListColumn.init(rawValue:)))
        )
    }
}
