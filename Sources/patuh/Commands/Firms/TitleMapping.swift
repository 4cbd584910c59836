import API
import ArgumentParser
import Domain
import Foundation

/// `Title=field`: what a column's title means.
struct TitleMapping: ExpressibleByArgument {
    let title: String
    let field: String

    init?(argument: String) {
        // A title may hold the sign itself; a field does not.
        guard let sign = argument.lastIndex(of: "=") else { return nil }
        title = argument[..<sign].trimmingCharacters(in: .whitespaces)
        field = argument[argument.index(after: sign)...].trimmingCharacters(in: .whitespaces)
        guard !title.isEmpty, !field.isEmpty else { return nil }
    }
}

extension [TitleMapping] {
    /// As an import takes them in its address; nil without any.
    var query: String? {
        get throws {
            guard !isEmpty else { return nil }
            let names = Dictionary(map { ($0.title, $0.field) }, uniquingKeysWith: { $1 })
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(names), as: UTF8.self)
        }
    }

    /// Remembers them for a source, beside what was remembered before.
    func remember(for source: ListSource, by client: Client) async throws {
        let path = ["v1", "import-mappings", source.rawValue]
        let known = try await client.get(path, as: Wire.ImportMapping.self).value
        let fields = Set(map(\.field))
        let kept = known.titles.filter { old in
            !contains { $0.title == old.title } && (old.field == "ignore" || !fields.contains(old.field))
        }
        let request = Wire.ImportMappingRequest(
            titles: kept + map { Wire.MappedTitle(title: $0.title, field: $0.field) },
            expectedVersion: known.version
        )
        _ = try await client.write(path, request, method: "PUT", key: nil, as: Wire.ImportMapping.self)
    }
}
