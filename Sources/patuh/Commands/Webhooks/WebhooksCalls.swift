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
        let table = Sheets.webhookCalls.table(answer.value.items, in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
    }
}
