import ArgumentParser
import Domain

struct WebhooksList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Webhook kantor sendiri.", "The webhooks of one's office.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await common.list(
            ["v1", "webhooks"],
            page: page,
            as: Sheets.webhooks,
            empty: Words(id: "Belum ada webhook.", en: "No webhooks.")
        )
    }
}
