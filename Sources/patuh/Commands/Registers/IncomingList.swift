import API
import ArgumentParser
import Domain

struct IncomingList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Agenda surat masuk, terbaru dahulu.", "The agenda of incoming papers, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions
    @OptionGroup var filter: RegisterFilter

    @Option(help: ArgumentHelp(help("Keadaan: registered, corrected, void.", "Status: registered, corrected, void.")))
    var status: String?

    @Option(name: .customLong("case"), help: ArgumentHelp(help("Hanya kasus ini.", "Of this case."), valueName: "case"))
    var caseID: Identifier?

    @Option(help: ArgumentHelp(help("Hanya perusahaan ini.", "Only of this firm."), valueName: "firm"))
    var firm: Firm?

    @Flag(help: ArgumentHelp(help("Hanya yang belum masuk kasus.", "Only papers without a case.")))
    var unassigned = false

    func run() async throws {
        let client = try common.client()
        let path = caseID.map { ["v1", "cases", $0.text, "documents"] } ?? ["v1", "incoming-letters"]
        let company = try await firm?.id(by: client)
        let query =
            caseID == nil
            ? filter.pairs + [
                ("status", status), ("assigned", unassigned ? "false" : nil), ("company_id", company),
            ] : []
        let answer = try await client.list(path, query, page: page, of: Wire.IncomingLetter.self)
        common.output.list(
            answer.data,
            Sheets.incoming.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Tidak ada surat masuk.", en: "No incoming papers.")
        )
    }
}

/// What the lists of the registers are narrowed by.
struct RegisterFilter: ParsableArguments {
    @Option(help: ArgumentHelp(help("Hanya kantor ini.", "Only of this office."), valueName: "code"))
    var office: String?

    @Option(help: ArgumentHelp(help("Hanya tahun ini.", "Only of this year.")))
    var year: Int?

    @Option(help: ArgumentHelp(help("Hanya jenis ini.", "Only of this kind.")))
    var kind: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Sejak hari ini.", "From this day."), valueName: "day")
    )
    var from: DayArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Sampai hari ini.", "To this day."), valueName: "day")
    )
    var through: DayArgument?

    var pairs: [(String, String?)] {
        [
            ("office", office), ("year", year.map(String.init)), ("kind", kind), ("from", from?.text),
            ("through", through?.text),
        ]
    }
}
