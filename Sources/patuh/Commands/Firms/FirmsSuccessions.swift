import API
import ArgumentParser
import Domain

struct FirmsSuccessions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "successions",
        abstract: help(
            "Dugaan perusahaan penerus: siapa meneruskan siapa.",
            "Alleged successors: who is said to continue whom."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    func run() async throws {
        let client = try common.client()
        let answer = try await client.list(
            ["v1", "companies", try await firm.id(by: client), "alleged-successions"],
            [],
            page: page,
            of: Wire.AllegedSuccession.self
        )
        common.output.list(
            answer.data,
            Sheets.successions.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Tidak ada dugaan penerus.", en: "No successor is alleged.")
        )
    }
}

struct FirmsIdentify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identify-successor",
        abstract: help(
            "Tetapkan perusahaan terdaftar mana yang diduga penerus.",
            "Name the registered firm that an alleged successor is."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions

    @Argument(help: ArgumentHelp(help("Dugaannya.", "The allegation."), valueName: "succession-id"))
    var id: Identifier

    @Argument(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    func run() async throws {
        guard let reason = act.reason else { throw ValidationError(help("Sebutkan --reason.", "Say --reason.")) }
        let client = try common.client()
        let answer = try await client.write(
            ["v1", "alleged-successions", id.text, "successor"],
            Wire.SuccessorRequest(companyId: try await firm.id(by: client), occurredOn: act.day, reason: reason),
            key: write.idempotencyKey,
            as: Wire.AllegedSuccession.self
        )
        common.output.show(
            answer.data,
            [.table(Sheets.successions.table([answer.value], in: Surroundings.current.language))]
        )
    }
}
