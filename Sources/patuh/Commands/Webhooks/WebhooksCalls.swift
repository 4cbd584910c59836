import API
import ArgumentParser
import Domain

struct WebhooksCalls: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calls",
        abstract: help("Panggilan terakhir sebuah webhook.", "The latest calls of a webhook.")
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp(help("Id webhook.", "The webhook's id."))) var id: Identifier

    func run() async throws {
        let answer = try await common.client()
            .get(["v1", "webhooks", id.text, "calls"], as: Wire.WebhookCalls.self)
        common.output.list(
            answer.data,
            Sheets.webhookCalls.table(answer.value.items, in: Surroundings.current.language),
            next: nil,
            empty: Words(
                id: "Webhook ini belum pernah dipanggil; ia dipanggil bila daftarnya berubah.",
                en: "This webhook was never called yet; it is called when the list changes."
            )
        )
    }
}
