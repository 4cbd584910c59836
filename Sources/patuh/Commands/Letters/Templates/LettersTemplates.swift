import API
import ArgumentParser
import Domain
import Foundation

struct LettersTemplates: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: help(
            "Naskah surat: lihat, ubah, pratinjau, terbitkan, tarik.",
            "The texts of letters: show, change, preview, publish, withdraw."
        ),
        subcommands: [
            LetterTemplatesList.self, LetterTemplatesShow.self, LetterTemplatesDiff.self, LetterTemplatesDraft.self,
            LetterTemplatesPreview.self, LetterTemplatesPublish.self, LetterTemplatesWithdraw.self,
        ]
    )
}

/// A kind of letter and a version of its text, as commands name them.
struct LetterTemplateArguments: ParsableArguments {
    @Argument(help: ArgumentHelp(help("Jenis surat, mis. first_note.", "The kind of letter, as first_note.")))
    var kind: String

    @Argument(help: ArgumentHelp(help("Versi; 0 naskah bawaan.", "The version; 0 comes with the program.")))
    var version: Int

    /// The path of the version.
    var path: [String] { ["v1", "letter-templates", kind, "versions", String(version)] }
}

struct LetterTemplatesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Jenis surat dan naskah yang berlaku.", "The kinds of letters and the texts in force.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await common.list(
            ["v1", "letter-templates"],
            page: page,
            as: Sheets.letterTemplates,
            empty: Words(id: "Tidak ada jenis surat.", en: "No kinds of letters.")
        )
    }
}

struct LetterTemplatesShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help(
            "Isian, blok dan versi naskah satu jenis surat; dengan versi, naskahnya sendiri.",
            "Fields, blocks and versions of a kind's text; with a version, the text itself."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Jenis surat.", "The kind of letter.")))
    var kind: String

    @Argument(help: ArgumentHelp(help("Versi.", "The version.")))
    var version: Int?

    func run() async throws {
        let client = try common.client()
        let language = Surroundings.current.language
        guard let version else {
            let answer = try await client.get(["v1", "letter-templates", kind], as: Wire.LetterTemplateKind.self)
            common.output.show(answer.data, answer.value.blocks(in: language))
            return
        }
        let answer = try await client.get(
            ["v1", "letter-templates", kind, "versions", String(version)],
            as: Wire.LetterTemplateVersion.self
        )
        common.output.show(answer.data, answer.value.blocks(in: language))
    }
}

struct LetterTemplatesDiff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: help("Yang berubah terhadap naskah bawaan.", "What differs from the program's own text.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var template: LetterTemplateArguments

    func run() async throws {
        let answer = try await common.client().get(template.path, as: Wire.LetterTemplateVersion.self)
        let lines = (answer.value.diff ?? []).filter { $0.change != "same" }
        common.output.show(
            answer.data,
            [.table(Sheets.letterTemplateLines.table(lines, in: Surroundings.current.language))]
        )
    }
}

struct LetterTemplatesDraft: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: help(
            "Simpan naskah dari berkas sebagai versi baru, setelah diperiksa.",
            "Keep a text from a file as a new version, once it was checked."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Jenis surat.", "The kind of letter.")))
    var kind: String

    @Argument(help: ArgumentHelp(help("Berkas naskah.", "The file with the text."), valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp(help("Alasan.", "Why.")))
    var reason: String

    func run() async throws {
        guard let data = FileManager.default.contents(atPath: file), let body = String(validating: data, as: UTF8.self)
        else {
            throw Failure.local(id: "\(file) tidak terbaca sebagai UTF-8.", en: "\(file) can't be read as UTF-8.")
        }
        let answer = try await common.client().write(
            ["v1", "letter-templates", kind, "versions"],
            Wire.LetterTemplateRequest(body: body, reason: reason),
            key: write.idempotencyKey,
            as: Wire.LetterTemplateVersion.self
        )
        common.output.show(answer.data, [answer.value.card(in: Surroundings.current.language)])
    }
}

struct LetterTemplatesPreview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: help(
            "Simpan contoh surat menurut satu versi naskah.",
            "Save an example of a letter in a version of its text."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var template: LetterTemplateArguments

    @Option(help: ArgumentHelp(help("full, emptiest, longest, atau hostile.", "full, emptiest, longest or hostile.")))
    var fixture = "full"

    @Option(help: ArgumentHelp(help("Berkas tujuan.", "The file."), valueName: "file"))
    var to: String?

    @Flag(help: ArgumentHelp(help("Halaman HTML, bukan PDF.", "The HTML page instead of the PDF.")))
    var html = false

    @Flag(help: ArgumentHelp(help("Timpa berkas yang sudah ada.", "Overwrite a file that exists.")))
    var force = false

    func run() async throws {
        let client = try common.client()
        let response = try await client.send(
            Request(
                method: "GET",
                url: try client.url(template.path + ["preview"], [("fixture", fixture)]),
                headers: ["Accept": html ? "text/html" : "application/pdf"]
            )
        )
        let name = to ?? "\(template.kind)-\(template.version)-\(fixture).\(html ? "html" : "pdf")"
        try save(response.body, to: name, force: force)
        common.output.note(Words(id: "Tersimpan: \(name)", en: "Saved: \(name)"))
    }
}

struct LetterTemplatesPublish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: help("Berlakukan satu versi naskah.", "Put a version of a text into force.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var template: LetterTemplateArguments

    @Option(help: ArgumentHelp(help("Berlaku mulai; tanpa ini hari ini.", "Holds from; today without it.")))
    var validFrom: DayArgument?

    @Option(help: ArgumentHelp(help("Alasan.", "Why.")))
    var reason: String

    func run() async throws {
        let answer = try await common.client().write(
            template.path + ["publication"],
            Wire.LetterTemplatePublicationRequest(validFrom: validFrom?.text, reason: reason),
            key: write.idempotencyKey,
            as: Wire.LetterTemplateVersion.self
        )
        common.output.show(answer.data, [answer.value.card(in: Surroundings.current.language)])
    }
}

struct LetterTemplatesWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: help(
            "Tarik satu versi naskah; surat yang sudah terbit tidak berubah.",
            "Withdraw a version of a text; letters issued with it stay as they are."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var template: LetterTemplateArguments

    @Option(help: ArgumentHelp(help("Alasan.", "Why.")))
    var reason: String

    func run() async throws {
        let answer = try await common.client().write(
            template.path + ["withdrawal"],
            Wire.LetterTemplateWithdrawalRequest(reason: reason),
            key: write.idempotencyKey,
            as: Wire.LetterTemplateVersion.self
        )
        common.output.show(answer.data, [answer.value.card(in: Surroundings.current.language)])
    }
}
