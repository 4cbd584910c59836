import API
import ArgumentParser
import Domain
import Foundation

struct FirmsImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: help("Impor daftar OSS, WLKP atau BPJS (CSV).", "Import a list of OSS, WLKP or BPJS (CSV).")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Berkas CSV.", "The CSV file.")), completion: .file(extensions: ["csv"]))
    var file: String

    @Option(
        help: ArgumentHelp(
            help("Daftar apa; tanpa ini dikenali dari judul kolom.", "What list; told by its heading without this.")
        )
    )
    var source: ListSource?

    @Flag(help: ArgumentHelp(help("Hanya lihat apa yang akan terjadi.", "Only tell what would happen.")))
    var dryRun = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hari daftar itu dibuat.", "The day the list was drawn."), valueName: "day")
    )
    var listDate: DayArgument?

    func run() async throws {
        let surroundings = Surroundings.current
        let client = try common.client()
        let url = URL(filePath: file)
        let source = try source ?? ListSource.tell(url)
        let request = Request(
            method: "POST",
            url: try client.url(
                ["v1", "imports"],
                [
                    ("source", source.rawValue), ("dry_run", dryRun ? "true" : nil),
                    ("list_date", listDate?.text), ("file_name", String(url.lastPathComponent.prefix(200))),
                ]
            ),
            headers: [
                "Content-Type": "text/csv",
                "Idempotency-Key": write.idempotencyKey ?? surroundings.newID(),
            ],
            body: .file(url),
            patience: 1800,
            progress: surroundings.showsProgress ? Progress(surroundings).report : nil
        )
        let answer = try client.decode(try await client.send(request), as: Wire.Import.self)
        common.output.show(answer.data, [.card(answer.value.card(in: surroundings.language))])
        let counts = answer.value.counts
        if counts.rejected + counts.review > 0 {
            common.output.note(
                Words(
                    id:
                        "\(counts.rejected) baris ditolak, \(counts.review) perlu ditinjau: patuh imports rows \(answer.value.id)",
                    en:
                        "\(counts.rejected) rows rejected, \(counts.review) to review: patuh imports rows \(answer.value.id)"
                )
            )
        }
        if answer.value.status == "failed" { throw ExitCode.failure }
    }
}

/// What a list is.
enum ListSource: String, ExpressibleByArgument, CaseIterable {
    case oss, wlkp, bpjs

    /// Told by the heading line of a file.
    static func tell(_ file: URL) throws -> ListSource {
        let start: Data
        do {
            let handle = try FileHandle(forReadingFrom: file)
            start = try handle.read(upToCount: 4096) ?? Data()
            try handle.close()
        } catch {
            throw Failure.local(
                id: "\(file.filePath) tidak dapat dibaca.",
                en: "\(file.filePath) cannot be read.",
                remedy: Words(id: "Periksa nama berkas dan izinnya.", en: "Check the file's name and permissions.")
            )
        }
        guard let source = tell(heading: String(decoding: start, as: UTF8.self)) else {
            throw ValidationError(
                help(
                    "Judul kolom tidak dikenal; sebutkan --source oss, wlkp atau bpjs.",
                    "The heading is unknown; say --source oss, wlkp or bpjs."
                )
            )
        }
        return source
    }

    /// Told by a heading line.
    static func tell(heading text: String) -> ListSource? {
        let line = text.prefix { !$0.isNewline }.uppercased()
        let first = line.split { $0 == ";" || $0 == "," }.first?
            .trimmingCharacters(in: CharacterSet(charactersIn: "\u{FEFF}\" "))
        switch first {
        case "NIB": return .oss
        case "NPP": return .bpjs
        case let first? where first.contains("WLKP"): return .wlkp
        default: return nil
        }
    }
}
