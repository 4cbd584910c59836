import API
import Domain

extension Sheets {
    static let letterTemplates = Sheet<Wire.LetterTemplateSummary>(columns: [
        .text("kind", "kode", "kind") { item, _ in item.kind },
        .text("words", "jenis", "name", shrinks: true) { item, language in item.words[language] },
        .text("version", "berlaku", "in force") { item, _ in String(item.version) },
        .text("latest", "terakhir", "latest") { item, _ in String(item.latest) },
    ])

    static let letterTemplateVersions = Sheet<Wire.LetterTemplateVersion>(columns: [
        .text("version", "versi", "version") { item, _ in String(item.version) },
        .text("status", "keadaan", "status") { item, language in CodeBook.versions[item.status, language] },
        .text("valid_from", "berlaku", "holds from") { item, _ in item.validFrom },
        .text("author", "penulis", "author", shrinks: true) { item, _ in item.author?.name },
        .text("reason", "alasan", "reason", shrinks: true) { item, _ in item.reason },
    ])

    static let letterTemplateLines = Sheet<Wire.LetterTemplateLine>(columns: [
        .text("change", " ", " ") { line, _ in
            switch line.change {
            case "added": "+"
            case "removed": "-"
            default: " "
            }
        },
        .text("text", "naskah", "text") { line, _ in line.text },
    ])
}

extension Wire.LetterTemplateKind {
    /// The kind as people read it.
    func blocks(in language: Language) -> [Block] {
        [
            .card(
                Card([
                    Card.Field("kind", "kode", "kind", kind),
                    Card.Field("words", "jenis", "name", words[language]),
                    Card.Field("version", "berlaku", "in force", String(version)),
                    Card.Field("required", "wajib ada", "required", required.joined(separator: " ")),
                    Card.Field("blocks", "blok", "blocks", self.blocks.joined(separator: " ")),
                    Card.Field(
                        "fields",
                        "isian",
                        "fields",
                        fields.filter { !$0.hasPrefix("ref.") }.joined(separator: " ")
                    ),
                    Card.Field("elements", "elemen", "elements", elements.joined(separator: " ")),
                ])
            ),
            .table(Sheets.letterTemplateVersions.table(versions, in: language)),
        ]
    }
}

extension Wire.LetterTemplateVersion {
    /// The version without its text.
    func card(in language: Language) -> Block {
        .card(
            Card([
                Card.Field("kind", "jenis", "kind", words[language]),
                Card.Field("version", "versi", "version", String(version)),
                Card.Field("status", "keadaan", "status", CodeBook.versions[status, language]),
                Card.Field("valid_from", "berlaku mulai", "holds from", validFrom),
                Card.Field("reason", "alasan", "reason", reason),
                Card.Field("author", "penulis", "author", author?.name),
                Card.Field("recorded_at", "dicatat", "recorded", recordedAt),
                Card.Field("sha", "SHA-256", "SHA-256", sha),
            ])
        )
    }

    /// The version with its text.
    func blocks(in language: Language) -> [Block] {
        let lines = (body ?? "").split(separator: "\n", omittingEmptySubsequences: false)
            .map { Wire.LetterTemplateLine(change: "same", text: String($0)) }
        return [card(in: language), .table(Sheets.letterTemplateLines.table(lines, in: language))]
    }
}
