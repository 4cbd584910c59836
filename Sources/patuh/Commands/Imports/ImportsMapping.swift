import API
import ArgumentParser
import Domain

struct ImportsMapping: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mapping",
        abstract: help(
            "Judul kolom yang diingat untuk daftar dari satu sumber.",
            "Titles of columns that are remembered for a source's lists."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("oss, wlkp atau bpjs.", "oss, wlkp or bpjs.")))
    var source: ListSource

    func run() async throws {
        let answer = try await common.client()
            .get(["v1", "import-mappings", source.rawValue], as: Wire.ImportMapping.self)
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
}
