import API
import ArgumentParser
import Domain
import Foundation

struct Checklists: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Daftar periksa: lihat, isi (juga tanpa sambungan), selesaikan, catat temuannya.",
            "Checklists: show, answer (also without a connection), complete, record what they propose."
        ),
        subcommands: [
            ChecklistsList.self, ChecklistsShow.self, ChecklistsTake.self, ChecklistsAnswer.self, ChecklistsSend.self,
            ChecklistsState.self, ChecklistsComplete.self, ChecklistsRecord.self, ChecklistsDraft.self,
            ChecklistsPublish.self,
        ]
    )
}

struct ChecklistsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Daftar periksa dan versi yang berlaku.", "The checklists and the versions in force.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await common.list(
            ["v1", "checklists"],
            page: page,
            as: Sheets.checklists,
            empty: Words(id: "Belum ada daftar periksa.", en: "No checklists yet.")
        )
    }
}

struct ChecklistsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help(
            "Versi-versi sebuah daftar periksa; dengan versi, pertanyaannya.",
            "A checklist's versions; with a version, what it asks."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Kode, mis. social_security.", "Its code, as social_security.")))
    var code: String

    @Argument(help: ArgumentHelp(help("Versi.", "The version.")))
    var version: Int?

    func run() async throws {
        let client = try common.client()
        let language = Surroundings.current.language
        guard let version else {
            let answer = try await client.get(["v1", "checklists", code], as: Wire.ChecklistHistory.self)
            let table = Sheets.checklistVersions.table(answer.value.versions, in: language)
            return common.output.show(answer.data, [.table(table)])
        }
        let path = ["v1", "checklists", code, "versions", String(version)]
        let answer = try await client.get(path, as: Wire.ChecklistVersion.self)
        common.output.show(answer.data, answer.value.blocks(in: language))
    }
}

struct ChecklistsDraft: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: help(
            "Simpan daftar periksa dari berkas JSON sebagai versi baru, setelah diperiksa.",
            "Keep a checklist from a JSON file as a new version, once it was checked."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Kode.", "Its code.")))
    var code: String

    @Argument(help: ArgumentHelp(help("Berkas JSON.", "The JSON file."), valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp(help("Alasan.", "Why.")))
    var reason: String

    func run() async throws {
        guard let data = FileManager.default.contents(atPath: file),
            let content = try? Wire.decoder().decode(Wire.Checklist.self, from: data)
        else {
            throw Failure.local(
                id:
                    "\(file) tidak terbaca sebagai daftar periksa; bentuknya seperti content pada patuh checklists show KODE VERSI --format json.",
                en:
                    "\(file) can't be read as a checklist; it has the form of content in patuh checklists show CODE VERSION --format json."
            )
        }
        let answer = try await common.client().write(
            ["v1", "checklists", code, "versions"],
            Wire.ChecklistVersionRequest(content: content, reason: reason),
            key: write.idempotencyKey,
            as: Wire.ChecklistVersion.self
        )
        let table = Sheets.checklistVersions.table([answer.value], in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
    }
}

struct ChecklistsPublish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: help("Berlakukan satu versi daftar periksa.", "Put a version of a checklist into force.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Kode.", "Its code.")))
    var code: String

    @Argument(help: ArgumentHelp(help("Versi.", "The version.")))
    var version: Int

    @Option(help: ArgumentHelp(help("Berlaku mulai; tanpa ini hari ini.", "Holds from; today without it.")))
    var validFrom: DayArgument?

    @Option(help: ArgumentHelp(help("Alasan.", "Why.")))
    var reason: String

    func run() async throws {
        let answer = try await common.client().write(
            ["v1", "checklists", code, "versions", String(version), "publication"],
            Wire.ChecklistPublicationRequest(validFrom: validFrom?.text, reason: reason),
            key: write.idempotencyKey,
            as: Wire.ChecklistVersion.self
        )
        let table = Sheets.checklistVersions.table([answer.value], in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
    }
}
