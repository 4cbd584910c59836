import API
import Domain

/// How a list of one kind is laid out as a table.
struct Sheet<Item>: Sendable {
    /// One column and what stands in it.
    struct Column: Sendable {
        let head: Table.Column
        let cell: @Sendable (Item, Language) -> String?
    }

    let columns: [Column]

    /// The items as a table.
    func table(_ items: [Item], in language: Language) -> Table {
        Table(
            columns: columns.map(\.head),
            rows: items.map { item in columns.map { $0.cell(item, language) ?? "" } }
        )
    }
}

extension Sheet.Column {
    /// A column of text.
    static func text(
        _ key: String,
        _ id: String,
        _ en: String,
        shrinks: Bool = false,
        _ cell: @escaping @Sendable (Item, Language) -> String?
    ) -> Self {
        Self(head: Table.Column(key: key, title: Words(id: id, en: en), shrinks: shrinks), cell: cell)
    }

    /// A column of numbers.
    static func number(_ key: String, _ id: String, _ en: String, _ cell: @escaping @Sendable (Item) -> Int?) -> Self {
        Self(head: Table.Column(key: key, title: Words(id: id, en: en), right: true)) { item, _ in
            cell(item).map(String.init)
        }
    }
}
