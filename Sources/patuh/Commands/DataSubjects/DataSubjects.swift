import API
import ArgumentParser
import Domain
import Foundation

struct DataSubjects: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Data seseorang: ekspor dan perbaikan.", "A person's data: export and correction."),
        subcommands: [DataSubjectsExport.self, DataSubjectsCorrect.self]
    )
}

struct DataSubjectsExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: help("Apa yang disimpan tentang seseorang.", "What is held on one person.")
    )

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp(help("Nama lengkap.", "The whole name.")))
    var name: String?

    @Option(help: ArgumentHelp(help("NIK pekerja.", "A worker's NIK.")))
    var nik: String?

    @Option(help: ArgumentHelp(help("Nama pengguna.", "A user's login."), valueName: "login"))
    var user: String?

    @Option(help: ArgumentHelp(help("Untuk keperluan apa; dicatat.", "What it is for; recorded.")))
    var purpose: String

    func validate() throws {
        guard [name, nik, user].compactMap(\.self).count == 1 else {
            throw ValidationError(
                help("sebut salah satu: --name, --nik atau --user", "give one of --name, --nik and --user")
            )
        }
    }

    func run() async throws {
        let client = try common.client()
        let request = Request(
            method: "GET",
            url: try client.url(["v1", "data-subjects", "export"], [("name", name), ("login", user)]),
            headers: purposeHeader(purpose).merging(nik.map { ["X-Subject-NIK": $0] } ?? [:]) { first, _ in first }
        )
        let answer = try await client.decode(client.send(request), as: Wire.SubjectExport.self)
        let language = Surroundings.current.language
        let limits = Card([Card.Field("limits", "tidak termasuk", "not covered", answer.value.limits[language])])
        common.output.show(
            answer.data,
            [.table(Sheets.subjectRecords.table(answer.value.records, in: language)), .card(limits)]
        )
    }
}

struct DataSubjectsCorrect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: help(
            "Perbaiki data seseorang; yang tercatat tetap ada di sampingnya.",
            "Correct a person's data; what was recorded stays beside it."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(
        help: ArgumentHelp(help("Sumber: user, visit, delivery, worker.", "Source: user, visit, delivery, worker."))
    )
    var source: String

    @Argument(help: ArgumentHelp(help("Catatannya.", "The record."), valueName: "record"))
    var record: Identifier

    @Option(
        help: ArgumentHelp(
            help(
                "Isian: name, nip, persons_met, received_by, witnesses; pekerja: nik, name, birth_date, wage, programmes, "
                    + "started_on.",
                "Field: name, nip, persons_met, received_by, witnesses; a worker's: nik, name, birth_date, wage, "
                    + "programmes, started_on."
            )
        )
    )
    var field: String

    @Option(help: ArgumentHelp(help("Seharusnya.", "What it is to be.")))
    var value: String

    @Option(help: ArgumentHelp(help("Alasannya.", "Why.")))
    var reason: String

    func run() async throws {
        let request = Wire.SubjectCorrectionRequest(
            source: source,
            recordId: record.text,
            field: field,
            value: value,
            reason: reason
        )
        let answer = try await common.client().write(
            ["v1", "data-subjects", "corrections"],
            request,
            key: write.idempotencyKey,
            as: Wire.SubjectCorrection.self
        )
        let card = Card([
            Card.Field("field", "isian", "field", answer.value.field),
            Card.Field("value", "seharusnya", "value", answer.value.value),
            Card.Field("reason", "alasan", "reason", answer.value.reason),
            Card.Field("recorded_at", "dicatat", "recorded", answer.value.recordedAt),
        ])
        common.output.show(answer.data, [.card(card)])
    }
}
