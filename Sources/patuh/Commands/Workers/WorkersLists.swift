import API
import ArgumentParser
import Domain
import Foundation

struct WorkersLists: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lists",
        abstract: help("Daftar-daftar sebuah pemeriksaan.", "The lists of an inspection.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: ArgumentHelp(help("Pemeriksaan.", "The inspection."), valueName: "inspection-id"))
    var inspection: Identifier

    func run() async throws {
        let path = ["v1", "inspections", inspection.text, "worker-lists"]
        let answer = try await common.client().list(path, [], page: page, of: Wire.WorkerList.self)
        common.output.list(
            answer.data,
            Sheets.workerLists.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Belum ada daftar.", en: "No lists yet.")
        )
    }
}

struct WorkersChecks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checks",
        abstract: help("Perbandingan sebuah pemeriksaan.", "The comparisons of an inspection.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: ArgumentHelp(help("Pemeriksaan.", "The inspection."), valueName: "inspection-id"))
    var inspection: Identifier

    func run() async throws {
        let path = ["v1", "inspections", inspection.text, "worker-comparisons"]
        let answer = try await common.client().list(path, [], page: page, of: Wire.WorkerComparison.self)
        common.output.list(
            answer.data,
            Sheets.workerComparisons.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Belum ada perbandingan.", en: "No comparisons yet.")
        )
    }
}

struct WorkersPeople: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people",
        abstract: help(
            "Hasil per orang; NIK dan upah disamarkan kecuali dengan --purpose.",
            "What is said of each person; NIK and wages are masked but for --purpose."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions
    @OptionGroup var opened: PurposeOptions

    @Argument(help: ArgumentHelp(help("Perbandingan.", "The comparison."), valueName: "comparison-id"))
    var comparison: Identifier

    @Option(
        help: ArgumentHelp(
            help("Hanya hasil ini: ", "Only this outcome: ") + codesHelp(WorkerOutcome.allCases, \.words) + "."
        ),
        completion: .list(WorkerOutcome.allCases.map(\.rawValue))
    )
    var outcome: String?

    func run() async throws {
        let path = ["v1", "worker-comparisons", comparison.text, "workers"]
        let answer = try await common.client().list(
            path,
            [("outcome", outcome)],
            page: page,
            purpose: opened.purpose,
            of: Wire.WorkerResult.self
        )
        common.output.list(
            answer.data,
            Sheets.workerResults.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Tidak ada orang seperti itu.", en: "Nobody like that.")
        )
    }
}
