import API
import ArgumentParser
import Domain

struct FirmsRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: help(
            "Catat fakta perusahaan dengan sumber dan tanggalnya.",
            "Record a fact about a firm, with its source and day."
        ),
        discussion: help(FactParts.guide.id, FactParts.guide.en)
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    @Argument(
        help: ArgumentHelp(
            help(
                "Jenis: establishment, number, name, link, classification, scale, contact, registration_check.",
                "Kind: establishment, number, name, link, classification, scale, contact, registration_check."
            )
        )
    )
    var kind: String

    @Argument(help: ArgumentHelp(help("Isian, isian=nilai.", "Fields, field=value."), valueName: "field=value"))
    var fields: [String]

    @Option(
        help: ArgumentHelp(
            help(
                "Sumber: oss, wlkp, bpjs, ahu, tax, firm, inspection, document.",
                "Source: oss, wlkp, bpjs, ahu, tax, firm, inspection, document."
            )
        )
    )
    var source: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Tanggal sumber mengatakannya.", "The day the source said so."), valueName: "day")
    )
    var statedOn: DayArgument

    @Option(help: ArgumentHelp(help("Buktinya; wajib untuk scale.", "Its evidence; a scale needs it.")))
    var evidence: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Berlaku sejak.", "Holds since."), valueName: "day")
    )
    var from: DayArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hari pertama tidak berlaku lagi.", "First day it no longer holds."), valueName: "day")
    )
    var until: DayArgument?

    func run() async throws {
        var request = Wire.CompanyFactRequest(
            kind: kind,
            source: source,
            evidence: evidence,
            statedOn: statedOn.text,
            validFrom: from?.text,
            validUntil: until?.text
        )
        var parts = try FactParts(fields)
        try parts.fill(&request)
        let client = try common.client()
        let answer = try await client.write(
            ["v1", "companies", try await firm.id(by: client), "facts"],
            request,
            key: write.idempotencyKey,
            as: Wire.CompanyFact.self
        )
        common.output.show(
            answer.data,
            [.table(Sheets.facts.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

struct FirmsEnd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end-fact",
        abstract: help("Catat bahwa sebuah fakta tidak berlaku lagi.", "Record that a fact no longer holds.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Faktanya.", "The fact."), valueName: "fact-id"))
    var fact: Identifier

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hari pertama tidak berlaku.", "First day it no longer holds."), valueName: "day")
    )
    var on: DayArgument

    @Option(help: ArgumentHelp(help("Alasan.", "Why.")))
    var reason: String

    func run() async throws {
        let answer = try await common.client()
            .write(
                ["v1", "company-facts", fact.text, "end"],
                Wire.FactEndRequest(endedOn: on.text, reason: reason),
                key: write.idempotencyKey,
                as: Wire.CompanyFact.self
            )
        common.output.show(
            answer.data,
            [.table(Sheets.facts.table([answer.value], in: Surroundings.current.language))]
        )
    }
}
