import API
import ArgumentParser
import Domain

struct CalculateContributions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contributions",
        abstract: help("Iuran yang seharusnya dibayar.", "Contributions that should have been paid.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(
        help: ArgumentHelp(
            help(
                "Pekerja: 12x4000000, atau 12x4000000/3000000:JKK,JKM untuk yang dilaporkan lebih rendah.",
                "Workers: 12x4000000, or 12x4000000/3000000:JKK,JKM for a lower wage that was reported."
            ),
            valueName: "workers"
        )
    )
    var workers: [WorkerArgument]

    @Option(name: .customLong("from"), help: ArgumentHelp(help("Bulan pertama.", "First month."), valueName: "YYYY-MM"))
    var firstMonth: String

    @Option(name: .customLong("to"), help: ArgumentHelp(help("Bulan terakhir.", "Last month."), valueName: "YYYY-MM"))
    var lastMonth: String

    @Option(help: ArgumentHelp(help("Skala: mikro, kecil, menengah, besar.", "Scale: mikro, kecil, menengah, besar.")))
    var scale: String?

    @Option(help: ArgumentHelp(help("Program, misalnya JKK,JKM,JHT.", "Programmes, as JKK,JKM,JHT.")))
    var programmes: String?

    @Option(
        name: .customLong("risk"),
        help: ArgumentHelp(
            help("Risiko: very_low, low, medium, high, very_high.", "Risk: very_low, low, medium, high, very_high.")
        )
    )
    var riskClass: String?

    @Option(help: ArgumentHelp(help("Sektor, untuk keringanan.", "Sector, for relief.")))
    var sector: String?

    @Flag(help: ArgumentHelp(help("Peserta bukan penerima upah.", "Members on own account.")))
    var ownAccount = false

    func run() async throws {
        try await common.calculate(
            "contributions",
            Wire.ContributionCalculationRequest(
                segment: ownAccount ? "own_account" : nil,
                firstMonth: firstMonth,
                lastMonth: lastMonth,
                scale: scale,
                programmes: try programmes.map { try ProgrammeSet($0).members.map(\.rawValue) },
                riskClass: riskClass,
                sector: sector,
                workers: workers.map(\.group)
            )
        )
    }
}

/// Workers as people type them: `12x4000000/3000000:JKK,JKM`.
struct WorkerArgument: ExpressibleByArgument, Sendable {
    let group: Wire.WorkerGroup

    init?(argument: String) {
        guard let match = argument.wholeMatch(of: /(?:([0-9]{1,7})x)?([0-9.]+)(?:\/([0-9.]+):([A-Za-z,]+))?/),
            let wage = try? Rupiah(String(match.output.2))
        else { return nil }
        let reported = match.output.3.map { try? Rupiah(String($0)) } ?? nil
        let programmes = match.output.4.map { try? ProgrammeSet(String($0)) } ?? nil
        guard (match.output.3 == nil) == (reported == nil), (match.output.4 == nil) == (programmes == nil) else {
            return nil
        }
        group = Wire.WorkerGroup(
            count: match.output.1.flatMap { Int($0) },
            wage: wage.amount,
            reportedWage: reported?.amount,
            reportedProgrammes: programmes?.members.map(\.rawValue)
        )
    }
}
