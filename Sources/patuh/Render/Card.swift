import Domain

/// One thing with its fields, for people and for spreadsheets.
struct Card: Sendable {
    /// One field; without a value it is not shown to people.
    struct Field: Sendable {
        let key: String
        let title: Words
        let value: String?

        init(_ key: String, _ id: String, _ en: String, _ value: String?) {
            self.key = key
            title = Words(id: id, en: en)
            self.value = value
        }
    }

    let fields: [Field]

    init(_ fields: [Field]) { self.fields = fields }

    /// Lines of `title  value`, long values wrapped beside their title.
    func text(in language: Language, width: Int?) -> String {
        let shown = fields.compactMap { field in field.value.map { (field.title[language], $0.harmless(lines: true)) } }
        let column = shown.reduce(0) { max($0, Width.of($1.0)) }
        let room = max(20, (width ?? 100) - column - 2)
        return
            shown.map { title, value in
                Width.wrap(value, to: room).enumerated()
                    .map { Width.fit($0 == 0 ? title : "", to: column) + "  " + $1 }
                    .joined(separator: "\n")
            }
            .joined(separator: "\n")
    }

    /// A heading line and one line of values.
    var csv: String { CSV.line(fields.map(\.key)) + CSV.line(fields.map { $0.value ?? "" }) }
}
