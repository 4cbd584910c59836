import API
import ArgumentParser
import Domain
import Foundation

struct FirmsImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: help("Impor daftar OSS, WLKP atau BPJS.", "Import a list of OSS, WLKP or BPJS."),
        // What is usually meant is a command of its own, whose options would else be shown to whoever names it alone.
        discussion: FirmsImportFile.helpMessage().replacing("USAGE: file", with: "USAGE: patuh firms import"),
        subcommands: [FirmsImportFile.self, FirmsImportCorrections.self],
        defaultSubcommand: FirmsImportFile.self
    )
}

struct FirmsImportFile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file",
        abstract: help(
            "Impor daftar OSS, WLKP atau BPJS (CSV atau .xlsx).",
            "Import a list of OSS, WLKP or BPJS (CSV or .xlsx)."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(
        help: ArgumentHelp(help("Berkas CSV atau .xlsx.", "The file, CSV or .xlsx.")),
        completion: .file(extensions: ["csv", "xlsx"])
    )
    var file: String

    @Option(
        help: ArgumentHelp(
            help(
                "Daftar apa; tanpa ini dikenali dari judul kolom CSV.",
                "What list; told by a CSV's heading without this."
            )
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

    @Flag(
        help: ArgumentHelp(
            help(
                "Daftar ini lengkap untuk cabang atau kabupaten yang disebutnya; yang tidak ada lagi ditandai.",
                "The list is complete for the branches or regencies that it names; what it lacks is marked as gone."
            )
        )
    )
    var complete = false

    @Option(
        help: ArgumentHelp(
            help("Impor yang barisnya diperbaiki.", "The import whose rows are mended."),
            valueName: "id"
        )
    )
    var corrects: Identifier?

    @Option(
        help: ArgumentHelp(
            help(
                "Arti sebuah judul kolom, misalnya \"Nama Badan Usaha=name\"; =ignore melewatinya. Dapat diulang.",
                "What a title means, as \"Nama Badan Usaha=name\"; =ignore passes it over. May be repeated."
            ),
            valueName: "title=field"
        )
    )
    var map: [TitleMapping] = []

    @Flag(
        help: ArgumentHelp(
            help(
                "Ingat --map untuk sumber itu, bila impornya berhasil.",
                "Remember --map for the source, once it went well."
            )
        )
    )
    var remember = false

    func run() async throws {
        let surroundings = Surroundings.current
        let client = try common.client()
        let url = URL(filePath: file)
        let isWorkbook = url.pathExtension.lowercased() == "xlsx"
        let source = try source ?? (isWorkbook ? ListSource.named(by: url) : ListSource.tell(url))
        let id = surroundings.showsProgress ? surroundings.newID() : nil
        let request = Request(
            method: "POST",
            url: try client.url(
                ["v1", "imports"],
                [
                    ("source", source.rawValue), ("dry_run", dryRun ? "true" : nil),
                    ("list_date", listDate?.text), ("file_name", String(url.lastPathComponent.prefix(200))),
                    ("id", id), ("mapping", try map.query), ("complete", complete ? "true" : nil),
                    ("corrects", corrects?.text),
                ]
            ),
            headers: [
                "Content-Type": listType(of: url),
                "Idempotency-Key": write.idempotencyKey ?? surroundings.newID(),
            ],
            body: .file(url),
            patience: 1800,
            progress: surroundings.showsProgress ? Progress(surroundings).report : nil
        )
        let response =
            if let id {
                try await ImportWatch(client: client, surroundings: surroundings, id: id).send(request)
            } else {
                try await client.send(request)
            }
        let answer = try client.decode(response, as: Wire.Import.self)
        common.output.show(answer.data, [.card(answer.value.card(in: surroundings.language))])
        tell(answer.value)
        if remember, !map.isEmpty, !dryRun { try await map.remember(for: source, by: client) }
        if answer.value.status == "failed" { throw ExitCode.failure }
    }

    /// What a person does next.
    private func tell(_ told: Wire.Import) {
        let counts = told.counts
        if let same = told.sameAs {
            common.output.note(
                Words(
                    id: "Berkas yang sama dengan impor \(same); sejak itu tidak ada yang berubah.",
                    en: "The same file as import \(same); nothing has changed since."
                )
            )
        }
        if counts.rejected + counts.review > 0 {
            common.output.note(
                Words(
                    id:
                        "\(counts.rejected) baris ditolak, \(counts.review) perlu ditinjau: patuh imports rows \(told.id)",
                    en: "\(counts.rejected) rows rejected, \(counts.review) to review: patuh imports rows \(told.id)"
                )
            )
        }
        if let gone = told.gone, gone > 0 {
            let how = dryRun ? "" : ": patuh imports gone \(told.id)"
            common.output.note(
                Words(
                    id: "\(gone) nomor tidak ada lagi di daftar ini\(how)",
                    en: "\(gone) numbers are gone from this list\(how)"
                )
            )
        }
        if let since = told.listedSince, since > 0 {
            common.output.note(
                Words(
                    id:
                        "\(since) nomor yang tidak ada di daftar ini tidak ditandai hilang: daftar bertanggal sama atau "
                        + "lebih baru memuatnya. Periksa --list-date bila daftar ini yang terbaru.",
                    en:
                        "\(since) numbers that this list lacks were not marked as gone: a list of the same day or a later "
                        + "one has them. Check --list-date if this list is the newest."
                )
            )
        }
        if let unread = told.unreadNumbers, unread > 0 {
            common.output.note(
                Words(
                    id: "\(unread) baris tanpa nomor yang terbaca; karena itu tidak ada yang ditandai hilang.",
                    en: "\(unread) rows have no readable number; so nothing was marked as gone."
                )
            )
        }
    }
}
