import API
import Domain

extension CommonOptions {
    /// Reads a list, one page of it or all, and writes it.
    func list<Item: Codable & Hashable & Sendable>(
        _ path: [String],
        _ query: [(String, String?)] = [],
        page: PageOptions,
        as sheet: Sheet<Item>,
        empty: Words
    ) async throws {
        let answer = try await client().list(path, query, page: page, of: Item.self)
        output.list(
            answer.data,
            sheet.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: empty
        )
    }
}
