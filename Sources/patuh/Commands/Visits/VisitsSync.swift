import API
import ArgumentParser
import Domain
import Foundation

struct VisitsSync: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: help("Kirim kunjungan yang antre di mesin ini.", "Send the visits queued on this machine."),
        discussion: help(
            "Yang diterima server keluar dari antrean; yang ditolak tetap ada dengan alasannya dan tidak menahan yang lain.",
            "What the server has received leaves the queue; what it refuses stays with the reason and holds up no other."
        )
    )

    @OptionGroup var common: CommonOptions

    @Flag(help: ArgumentHelp(help("Hanya perlihatkan antrean.", "Only show the queue.")))
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            help(
                "Buang satu kunjungan dari antrean; boleh berulang.",
                "Throw one visit out of the queue; may be repeated."
            ),
            valueName: "id"
        )
    )
    var discard: [Identifier] = []

    func run() async throws {
        let surroundings = Surroundings.current
        let client = try common.client()
        let outbox = Outbox(surroundings)
        for id in discard { try outbox.remove(id.text) }
        let mine = try outbox.items().filter {
            $0.server == client.server.key && ($0.login == nil || $0.login == client.login)
        }
        let results =
            dryRun ? mine.map { Outbox.Result($0, .queued, $0.refusal) } : try await outbox.send(mine, by: client)
        let table = Sheets.outbox.table(results, in: surroundings.language)
        common.output.list(
            try Wire.encoder().encode(Wire.Page(items: results)),
            table,
            next: nil,
            empty: Words(id: "Antrean kosong.", en: "The queue is empty.")
        )
        let left = results.filter { $0.status != .received }.count
        guard left > 0, !dryRun else { return }
        surroundings.complain(
            Words(
                id: "\(left) kunjungan BELUM diterima server.",
                en: "\(left) visits NOT yet received by the server."
            )[surroundings.language]
        )
        throw ExitCode.failure
    }
}
