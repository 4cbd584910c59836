import API
import ArgumentParser
import Domain
import Foundation

struct WorkersAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: help(
            "Tambahkan daftar pekerja (workers) atau daftar peserta (membership), CSV atau .xlsx.",
            "Add the worker list (workers) or the membership list (membership), CSV or .xlsx."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Pemeriksaan.", "The inspection."), valueName: "inspection-id"))
    var inspection: Identifier

    @Argument(help: ArgumentHelp(help("Daftar siapa: workers atau membership.", "Whose list: workers or membership.")))
    var kind: String

    @Argument(
        help: ArgumentHelp(help("Berkas CSV atau .xlsx.", "The file, CSV or .xlsx.")),
        completion: .file(extensions: ["csv", "xlsx"])
    )
    var file: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Daftar per tanggal berapa.", "The day for which it speaks."), valueName: "day")
    )
    var listedOn: DayArgument = .today

    @Option(help: ArgumentHelp(help("Dari siapa.", "Who gave it.")))
    var source: String

    func run() async throws {
        let surroundings = Surroundings.current
        let client = try common.client()
        let url = try readable(file)
        let request = Request(
            method: "POST",
            url: try client.url(
                ["v1", "inspections", inspection.text, "worker-lists"],
                [
                    ("kind", kind), ("listed_on", listedOn.day(from: surroundings.today).description),
                    ("source", source), ("file_name", String(url.lastPathComponent.prefix(200))),
                ]
            ),
            headers: [
                "Content-Type": listType(of: url),
                "Idempotency-Key": write.idempotencyKey ?? surroundings.newID(),
            ],
            body: .file(url),
            patience: 300,
            progress: surroundings.showsProgress ? Progress(surroundings).report : nil
        )
        let answer = try client.decode(try await client.send(request), as: Wire.WorkerList.self)
        common.output.show(answer.data, answer.value.blocks(in: surroundings.language))
    }
}

struct WorkersFaults: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faults",
        abstract: help("Apa yang tidak terbaca dari sebuah daftar.", "What could not be read of a list.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Daftar.", "The list."), valueName: "list-id"))
    var list: Identifier

    func run() async throws {
        let answer = try await common.client().get(["v1", "worker-lists", list.text], as: Wire.WorkerList.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

extension Wire.WorkerList {
    /// The list as people read it.
    func blocks(in language: Language) -> [Block] {
        let card = Card([
            Card.Field("kind", "daftar", "list", words[language]),
            Card.Field("listed_on", "per tanggal", "of", listedOn),
            Card.Field("source", "dari", "from", source),
            Card.Field("rows", "orang", "persons", String(rows)),
            Card.Field("left_out", "tidak terbaca", "left out", String(leftOut)),
            Card.Field("columns", "kolom", "columns", columns.map(\.title).joined(separator: ", ")),
            Card.Field(
                "ignored_columns",
                "kolom dilewati",
                "passed over",
                ignoredColumns.isEmpty ? nil : ignoredColumns.joined(separator: ", ")
            ),
            Card.Field("digest", "SHA-256", "SHA-256", digest),
            Card.Field("id", "id", "id", id),
        ])
        guard let faults, !faults.isEmpty else { return [.card(card)] }
        return [
            .card(card), .heading(Words(id: "Tidak terbaca", en: "Could not be read")),
            .table(Sheets.workerFaults.table(faults, in: language)),
        ]
    }
}
