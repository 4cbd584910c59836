import Domain
import Foundation
import Postgres

extension NumberingRule {
    /// What `init(_:)` reads; conditions follow.
    static let select: SQL = """
        SELECT o.code AS office_code, n.register, n.kind, n.from_on, n.pattern, n.classification, n.series, n.unit
        FROM letter_numbering n LEFT JOIN office o ON o.id = n.office_id
        """

    /// The rules that may speak of an office's letters, in the order in which they were entered.
    static func rules(of office: UUID) -> SQL {
        "\(select) WHERE n.office_id IS NULL OR n.office_id = \(office) ORDER BY n.entry"
    }

    /// Reads a rule.
    init(_ row: Row) throws {
        self.init(
            office: try row.column("office_code"),
            register: try row.codeOrNone("register"),
            kind: try row.codeOrNone("kind"),
            from: try row.column("from_on"),
            pattern: try NumberPattern(parsing: try row.column("pattern")),
            classification: try row.column("classification"),
            series: try row.column("series"),
            unit: try row.column("unit")
        )
    }
}

extension Row {
    /// A column as an enumeration's code that may be empty.
    func codeOrNone<Code: RawRepresentable<String>>(_ name: String, as type: Code.Type = Code.self) throws -> Code? {
        try column(name, as: String?.self) == nil ? nil : try code(name)
    }
}

/// An office that somebody named.
struct NamedOffice {
    let id: UUID
    let code: String
    let name: String
    let zone: OfficeZone

    /// By id, code or name.
    static func find(_ text: String, _ tx: Transaction) async throws -> NamedOffice? {
        let rows = try await tx.query(
            """
            SELECT id, code, name, zone FROM office WHERE id::text = lower(\(text)) OR code = \(text) OR name = \(text)
            ORDER BY code LIMIT 1
            """
        )
        return try rows.first.map { row in
            NamedOffice(
                id: try row.column("id"),
                code: try row.column("code"),
                name: try row.column("name"),
                zone: OfficeZone(identifier: try row.column("zone")) ?? .wib
            )
        }
    }

    /// Of a request's field.
    ///
    /// - Throws: a problem that names the field.
    static func named(_ text: String, field: String = "office", _ tx: Transaction) async throws -> NamedOffice {
        guard let office = try await find(text, tx) else {
            throw Problem.invalid(
                field,
                "unknown_office",
                id: "Tidak ada kantor \(ParseFailure.quoted(text)); lihat `patuh offices`.",
                en: "There is no office \(ParseFailure.quoted(text)); see `patuh offices`."
            )
        }
        return office
    }
}
