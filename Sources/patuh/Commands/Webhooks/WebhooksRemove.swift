import API
import ArgumentParser
import Domain

struct WebhooksRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: help("Hapus webhook.", "Remove a webhook.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Argument(help: ArgumentHelp(help("Id webhook.", "The webhook's id."))) var id: Identifier

    func run() async throws {
        let answer = try await common.client().write(
            ["v1", "webhooks", id.text],
            query: [],
            method: "DELETE",
            key: write.idempotencyKey,
            as: Wire.Webhook.self
        )
        let table = Sheets.webhooks.table([answer.value], in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
        common.output.note(Words(id: "Dihapus: \(answer.value.url)", en: "Removed: \(answer.value.url)"))
    }
}
