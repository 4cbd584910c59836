import Foundation

@testable import Domain

/// Lists of persons for tests.
enum WorkerListBench {
    static let day = LocalDate(year: 2026, month: 11, day: 1) ?? .first

    /// What a list came to.
    struct ReadList {
        var list: WorkerList
        var rows: [WorkerRow] = []
        var faults: [WorkerListFault] = []
        var leftOut: [WorkerListFault] = []

        var comparable: WorkerComparison.List {
            WorkerComparison.List(
                day: WorkerListBench.day,
                rows: rows,
                leftOut: leftOut.compactMap(\.leftOut),
                columns: Set(list.columns.keys)
            )
        }
    }

    static func read(_ kind: WorkerListKind, _ bytes: [UInt8], chunk: Int = .max) throws -> ReadList {
        var read = ReadList(list: WorkerList(kind, day: day))
        var entries: [WorkerListEntry] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            try read.list.feed(rest.prefix(chunk)) { entries.append($0) }
            rest = rest.dropFirst(chunk)
        }
        try read.list.finish { entries.append($0) }
        for entry in entries {
            switch entry {
            case .row(let row, let faults):
                read.rows.append(row)
                read.faults += faults
            case .leftOut(let fault): read.leftOut.append(fault)
            }
        }
        return read
    }

    static func read(_ kind: WorkerListKind, _ text: String) throws -> ReadList { try read(kind, Array(text.utf8)) }

    /// Compares two lists of semicolons.
    static func compare(
        _ workers: String,
        _ members: String,
        mandatory: ProgrammeSet? = nil,
        rulings: [WorkerRuling] = []
    ) throws -> WorkerComparison {
        try WorkerComparison(
            workers: read(.workers, "NIK;Nama;Tanggal Lahir;Upah\n" + workers).comparable,
            members: read(.membership, "NIK;Nama;Tanggal Lahir;Upah;Program\n" + members).comparable,
            mandatory: mandatory,
            rulings: rulings
        )
    }
}

extension WorkerComparison {
    /// The outcomes of the worker on a line of the firm's list.
    func outcomes(ofWorker line: Int) -> [WorkerOutcome] {
        results.first { $0.workerLines.contains(line) }?.outcomes ?? []
    }

    /// The outcomes of a member on a line of the membership list.
    func outcomes(ofMember line: Int) -> [WorkerOutcome] {
        results.first { $0.memberLines.contains(line) }?.outcomes ?? []
    }

    func doubts(ofWorker line: Int) -> [WorkerDoubt] {
        results.first { $0.workerLines.contains(line) }?.doubts ?? []
    }
}
