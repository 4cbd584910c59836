import API
import ArgumentParser
import Domain

struct ImportsMapping: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mapping",
        abstract: help(
            "Judul kolom yang diingat untuk daftar dari satu sumber; --remove atau --forget menghapusnya.",
            "Titles of columns that are remembered for a source's lists; --remove or --forget takes them away."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("oss, wlkp atau bpjs.", "oss, wlkp or bpjs.")))
    var source: ListSource

    @Flag(help: ArgumentHelp(help("Lupakan semuanya.", "Forget them all.")))
    var remove = false

    @Option(
        help: ArgumentHelp(
            help("Lupakan satu judul. Dapat diulang.", "Forget a title. May be repeated."),
            valueName: "title"
        )
    )
    var forget: [String] = []

    func validate() throws {
        if remove, !forget.isEmpty {
            throw ValidationError(help("Pilih --remove atau --forget.", "Choose --remove or --forget."))
        }
    }

    func run() async throws {
        let client = try common.client()
        let path = ["v1", "import-mappings", source.rawValue]
        let answer =
            if remove {
                try await client.write(path, method: "DELETE", key: write.idempotencyKey, as: Wire.ImportMapping.self)
            } else if forget.isEmpty {
                try await client.get(path, as: Wire.ImportMapping.self)
            } else {
                try await without(forget, path, client)
            }
        let mapping = answer.value
        common.output.show(
            answer.data,
            [
                .card(
                    Card([
                        Card.Field("source", "sumber", "source", mapping.source),
                        Card.Field("version", "versi", "version", String(mapping.version)),
                        Card.Field(
                            "titles",
                            "judul",
                            "titles",
                            mapping.titles.map { "\($0.title) = \($0.field)" }.joined(separator: "; ")
                        ),
                        Card.Field("fields", "isian", "fields", mapping.fields.joined(separator: ", ")),
                        Card.Field(
                            "required_fields",
                            "isian wajib",
                            "required fields",
                            mapping.requiredFields.joined(separator: ", ")
                        ),
                        Card.Field("person", "oleh", "by", mapping.person?.name),
                    ])
                )
            ]
        )
    }

    private func without(
        _ titles: [String],
        _ path: [String],
        _ client: Client
    ) async throws
        -> Client.Answer<Wire.ImportMapping>
    {
        let known = try await client.get(path, as: Wire.ImportMapping.self).value
        if let unknown = titles.first(where: { title in !known.titles.contains { $0.title == title } }) {
            let there = known.titles.map(\.title).joined(separator: "; ")
            throw Failure.local(
                id: "Judul “\(unknown)” tidak diingat.",
                en: "The title “\(unknown)” is not remembered.",
                remedy: Words(id: "Yang diingat: \(there).", en: "Remembered: \(there).")
            )
        }
        let request = Wire.ImportMappingRequest(
            titles: known.titles.filter { !titles.contains($0.title) },
            expectedVersion: known.version
        )
        return try await client.write(
            path,
            request,
            method: "PUT",
            key: write.idempotencyKey,
            as: Wire.ImportMapping.self
        )
    }
}
