import Domain
import Foundation
import HTTPTypes
import Subprocess
import _NIOFileSystem

/// Makes the sheets of a workbook (`.xlsx`) into CSV, in a process of its own: see `workbook-reader`.
struct WorkbookReader: Sendable {
    /// What the process may take.
    struct Limits: Sendable {
        /// MiB of address space: 60 with a hundred thousand rows, and room for many different texts.
        var memory = 1024
        /// Bytes of CSV.
        var output = 512 << 20
        /// Seconds until it is ended.
        var seconds = 900
    }

    var limits = Limits()
    /// The system's Python, which has openpyxl.
    var python = "/usr/bin/python3"

    /// A line of a sheet that may be its header.
    struct HeadLine: Decodable, Sendable {
        let line: Int
        let offset: Int
        let titles: [String]
    }

    /// A sheet: where its rows stand among all, and what the first of them say.
    struct Sheet: Decodable, Sendable {
        let name: String
        let offset: Int
        let length: Int
        let head: [HeadLine]
    }

    private struct Answer: Decodable {
        var error: String?
        var sheets: [Sheet]?
        var version: String?
        var landlock: Bool?
        var seccomp: Bool?
    }

    private static let environment = Environment.custom([
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent",
    ])
    private static let script = Bundle.module.url(forResource: "workbook-reader", withExtension: nil)
    private static let guards = LetterTemplates.resources.appendingPathComponent("letter-renderer")

    /// Reads a workbook into a file of rows.
    ///
    /// - Throws: ``WorkbookFault``.
    func read(_ workbook: URL, into rows: URL) async throws -> [Sheet] {
        let answer = try await run([
            workbook.path, rows.path, String(limits.memory), String(limits.output), Self.guards.path,
        ])
        if let error = answer.error { throw WorkbookFault(rawValue: error) ?? .damaged }
        return answer.sheets ?? []
    }

    /// openpyxl's version, and whether the process shuts itself off.
    ///
    /// - Throws: ``WorkbookFault/missing``.
    func greeting() async throws -> (version: String, isGuarded: Bool) {
        let folder = try ScratchFolder.make("list")
        defer { try? FileManager.default.removeItem(at: folder) }
        let empty = folder.appendingPathComponent("list")
        try Data().write(to: empty)
        let answer = try await run([
            empty.path, folder.appendingPathComponent("rows").path, String(limits.memory), "1024", Self.guards.path,
        ])
        guard let version = answer.version else { throw WorkbookFault.missing }
        return (version, answer.landlock == true && answer.seccomp == true)
    }

    private func run(_ arguments: [String]) async throws -> Answer {
        guard let script = Self.script else { throw WorkbookFault.missing }
        let result = try? await Subprocess.run(
            .path("/usr/bin/timeout"),
            arguments: Arguments(
                ["-k", "1", String(limits.seconds), python, "-I", script.path] + arguments
            ),
            environment: Self.environment,
            output: .bytes(limit: 8 << 20)
        )
        try Task.checkCancellation()
        guard let result else { throw WorkbookFault.missing }
        if let answer = try? JSONDecoder().decode(Answer.self, from: Data(result.standardOutput)) { return answer }
        // Python ends with 1 where openpyxl is not installed; a process that was ended has a signal.
        if case .exited(1) = result.terminationStatus { throw WorkbookFault.missing }
        throw WorkbookFault.tooHeavy
    }
}

/// Why a workbook is not read.
enum WorkbookFault: String, Error, CaseIterable {
    case damaged
    case encrypted
    case notAWorkbook = "not_a_workbook"
    case tooLargeUnpacked = "too_large_unpacked"
    case tooManyColumns = "too_many_columns"
    case tooManyRows = "too_many_rows"
    case outOfMemory = "out_of_memory"
    case tooHeavy = "too_heavy"
    case unwritable
    case missing

    /// What the sender is told.
    var problem: Problem {
        switch self {
        case .missing, .unwritable:
            Problem(
                status: .serviceUnavailable,
                code: "workbook_reader_missing",
                title: Words(id: "Buku kerja tidak dapat dibaca sekarang", en: "Workbooks can't be read now"),
                detail: Words(
                    id: "Pembaca .xlsx di server ini tidak berjalan; tidak ada yang disimpan. Kirim daftar sebagai CSV "
                        + "UTF-8, atau minta administrator menjalankan patuhd doctor.",
                    en: "The reader of .xlsx on this server does not run; nothing was stored. Send the list as CSV "
                        + "UTF-8, or have an administrator run patuhd doctor."
                ),
                retryAfter: 60
            )
        case .damaged, .encrypted, .notAWorkbook, .tooLargeUnpacked, .tooManyColumns, .tooManyRows, .outOfMemory,
            .tooHeavy:
            .invalid("body", "workbook_\(rawValue)", id: words.id, en: words.en)
        }
    }

    private var words: Words {
        switch self {
        case .encrypted:
            Words(
                id: "Buku kerja dikunci kata sandi; simpan tanpa kata sandi lalu unggah lagi.",
                en: "The workbook is locked by a password; save it without one and send it again."
            )
        case .notAWorkbook:
            Words(
                id: "Berkas ini arsip ZIP, bukan buku kerja .xlsx; kirim daftarnya sendiri.",
                en: "This is a ZIP archive and no .xlsx workbook; send the list itself."
            )
        case .tooLargeUnpacked:
            Words(
                id:
                    "Isi buku kerja jauh lebih besar daripada berkasnya (bom zip?); simpan ulang hanya lembar daftarnya, "
                    + "atau kirim CSV.",
                en:
                    "The workbook unpacks to far more than its file (a zip bomb?); save the list's sheet alone, or send "
                    + "CSV."
            )
        case .tooManyColumns:
            Words(
                id: "Lembar kerja lebih dari 256 kolom; hapus kolom yang tidak perlu.",
                en: "A sheet has more than 256 columns; delete those that are not needed."
            )
        case .tooManyRows:
            Words(
                id: "Lembar kerja lebih dari 1.048.576 baris; bagi daftarnya.",
                en: "A sheet has more than 1,048,576 rows; divide the list."
            )
        case .outOfMemory, .tooHeavy:
            Words(
                id: "Buku kerja terlalu berat untuk dibaca; simpan daftarnya sebagai CSV UTF-8.",
                en: "The workbook is too heavy to read; save the list as CSV UTF-8."
            )
        case .damaged, .unwritable, .missing:
            Words(
                id: "Buku kerja rusak atau terpotong; buka di Excel, simpan ulang sebagai .xlsx, lalu unggah lagi.",
                en: "The workbook is damaged or cut off; open it in Excel, save it as .xlsx again and send it again."
            )
        }
    }
}
