import API
import ArgumentParser
import Domain

struct FirmsRisk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "risk",
        abstract: help(
            "Mengapa perusahaan ini patut diperiksa lebih dahulu: skor dan unsur-unsurnya.",
            "Why a firm should be inspected before others: its score, part by part."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    func run() async throws {
        let client = try common.client()
        let path = ["v1", "companies", try await firm.id(by: client), "risk-score"]
        let answer = try await client.get(path, as: Wire.RiskScore.self)
        let language = Surroundings.current.language
        common.output.show(
            answer.data,
            [
                .card(
                    Card([
                        .init("company", "perusahaan", "firm", answer.value.company.name),
                        .init("points", "skor", "score", String(answer.value.points)),
                        .init("scored_on", "per tanggal", "as of", answer.value.scoredOn),
                    ])
                ), .table(Sheets.riskParts.table(answer.value.parts, in: language)),
            ]
        )
    }
}
