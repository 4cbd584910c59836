import API
import ArgumentParser

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
