import ArgumentParser

struct Webhooks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Sistem lain yang diberi tahu (webhook) bila daftar perusahaan yang tidak patuh berubah.",
            "Other systems that are called when the list of non-compliant firms changes."
        ),
        subcommands: [WebhooksList.self, WebhooksAdd.self, WebhooksRemove.self, WebhooksCalls.self]
    )
}
