import API
import ArgumentParser
import Domain

struct FirmsFacts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facts",
        abstract: help(
            "Yang diketahui tentang perusahaan, dengan sumber, tanggal dan masa berlakunya.",
            "What is known of a firm, with source, day and the time in which it held."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    @Option(help: ArgumentHelp(help("Hanya jenis ini.", "Only of this kind.")))
    var kind: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Yang berlaku pada hari ini.", "What held on this day."), valueName: "day")
    )
    var asOf: DayArgument?

    func run() async throws {
        let client = try common.client()
        let answer = try await client.list(
            ["v1", "companies", try await firm.id(by: client), "facts"],
            [("kind", kind), ("as_of", asOf?.text)],
            page: page,
            of: Wire.CompanyFact.self
        )
        common.output.list(
            answer.data,
            Sheets.facts.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Belum ada yang dicatat.", en: "Nothing is recorded yet.")
        )
    }
}

struct FirmsProvenance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "provenance",
        abstract: help(
            "Dari sumber mana dan sejak kapan setiap isian perusahaan.",
            "From which source, and since when, each value of a firm is."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    func run() async throws {
        let client = try common.client()
        let path = ["v1", "companies", try await firm.id(by: client), "provenance"]
        let answer = try await client.get(path, as: Wire.CompanyProvenance.self)
        common.output.show(
            answer.data,
            [.table(Sheets.provenance.table(answer.value.fields, in: Surroundings.current.language))]
        )
    }
}

struct FirmsIndications: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indications",
        abstract: help(
            "Indikasi atas perusahaan menurut daftar; bukan temuan.",
            "What lists suggest of a firm; no findings."
        ),
        discussion: help(
            "Jadikan kasus dengan: patuh cases open PERUSAHAAN --from-indication JENIS",
            "Make it a case with: patuh cases open FIRM --from-indication KIND"
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Sebagaimana diketahui pada hari ini.", "As known on this day."), valueName: "day")
    )
    var asOf: DayArgument?

    func run() async throws {
        let client = try common.client()
        let answer = try await client.get(
            ["v1", "companies", try await firm.id(by: client), "indications"],
            [("as_of", asOf?.text)],
            as: Wire.CompanyIndications.self
        )
        let language = Surroundings.current.language
        var blocks: [Block] = []
        if let registered = answer.value.registered {
            blocks.append(.card(Card([Card.Field("registered", "BPJS", "BPJS", registered.words[language])])))
        }
        for item in answer.value.items {
            blocks.append(.card(item.card(in: language)))
            if !item.restsOn.isEmpty { blocks.append(.table(Sheets.listedRows.table(item.restsOn, in: language))) }
        }
        if answer.value.items.isEmpty {
            blocks.append(.heading(Words(id: "Tidak ada indikasi.", en: "Nothing is suggested.")))
        }
        common.output.show(answer.data, blocks)
    }
}

extension Wire.Indication {
    /// The suggestion as people read it.
    func card(in language: Language) -> Card {
        Card([
            Card.Field("kind", "jenis", "kind", words[language]),
            Card.Field("statement", "pernyataan", "statement", statement[language]),
            Card.Field("since", "sejak", "since", since),
            Card.Field("workers", "pekerja", "workers", workers.map(String.init)),
            Card.Field("case_id", "kasus", "case", caseId),
        ])
    }
}
