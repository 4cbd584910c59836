import API
import ArgumentParser
import Domain

struct Webhooks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Sistem lain yang dipanggil bila daftar ketidakpatuhan berubah.",
            "Other systems that are called when the list of non-compliant firms changes."
        ),
        subcommands: [WebhooksList.self, WebhooksAdd.self, WebhooksRemove.self, WebhooksCalls.self]
    )
}

struct WebhooksList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Webhook kantor sendiri.", "The webhooks of one's office.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        let answer = try await common.client().list(["v1", "webhooks"], [], page: page, of: Wire.Webhook.self)
        common.output.list(
            answer.data,
            Sheets.webhooks.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Belum ada webhook.", en: "No webhooks.")
        )
    }
}

struct WebhooksAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: help("Tambah webhook; kuncinya ditampilkan sekali ini.", "Add a webhook; its key is shown this once.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Argument(help: ArgumentHelp(help("Alamat https.", "The https address."))) var url: String
    @Option(help: ArgumentHelp(help("Kantor BPJS.", "The office of BPJS."), valueName: "code")) var office: String

    func run() async throws {
        let answer = try await common.client().write(
            ["v1", "webhooks"],
            Wire.WebhookRequest(office: office, url: url),
            key: write.idempotencyKey,
            as: Wire.Webhook.self
        )
        let made = answer.value
        common.output.show(
            answer.data,
            [
                .card(
                    Card([
                        .init("url", "alamat", "address", made.url),
                        .init("office", "kantor", "office", made.office.name),
                        .init("signing_key", "kunci, ditampilkan sekali", "key, shown once", made.signingKey),
                        .init("id", "id", "id", made.id),
                    ])
                )
            ]
        )
    }
}

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
    }
}

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
