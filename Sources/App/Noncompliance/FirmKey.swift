import Domain
import Postgres

/// After which firm a page begins.
struct FirmKey: Sendable {
    let nameKey: String
    let id: CompanyID

    /// The key of a cursor; `nil` for the first page.
    ///
    /// - Throws: `malformed_cursor` for a cursor of another list.
    init?(_ page: PageRequest) throws {
        guard let parts = try page.cursor(2) else { return nil }
        nameKey = parts[0]
        id = try page.id(parts[1])
    }

    init(nameKey: String, id: CompanyID) {
        self.nameKey = nameKey
        self.id = id
    }

    /// What the next page's cursor is made of.
    var parts: [String] { [nameKey, id.text] }
}

extension FirmKey? {
    /// The condition that a firm comes after it.
    func follows(_ name: SQL, _ id: SQL) -> SQL {
        guard let self else { return "true" }
        return "(\(name), \(id)) > (\(self.nameKey), \(self.id))"
    }
}
