import API
import ArgumentParser
import Domain

/// A firm as people name it: by its id, or by one registry number, `nib:…`, `npwp:…`, `npp:…`, `wlkp:…`.
enum Firm: ExpressibleByArgument, Equatable, Sendable {
    case id(String)
    case number(kind: String, value: String)

    init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count == 2, ["nib", "npwp", "npp", "wlkp"].contains(parts[0].lowercased()) {
            self = .number(kind: parts[0].lowercased(), value: parts[1])
        } else if let id = Input.id(argument) {
            self = .id(id)
        } else {
            return nil
        }
    }

    /// The firm's id; asks the server when a number was given.
    func id(by client: Client) async throws -> String {
        switch self {
        case .id(let id): return id
        case .number(let kind, let value):
            let found = try await client.get(
                ["v1", "companies"],
                [(kind, value), ("limit", "2")],
                as: Wire.Page<Wire.CompanySummary>.self
            )
            .value.items
            guard let firm = found.first else {
                throw Failure(
                    code: .notFound,
                    message: Words(
                        id: "Tidak ada perusahaan dengan \(kind.uppercased()) \(value) di wilayah Anda.",
                        en: "No firm with \(kind.uppercased()) \(value) in your territory."
                    ),
                    remedy: Words(id: "Cari namanya: patuh firms list NAMA", en: "Look by name: patuh firms list NAME")
                )
            }
            guard found.count == 1 else {
                throw Failure(
                    code: .notFound,
                    message: Words(
                        id: "Lebih dari satu perusahaan dengan \(kind.uppercased()) \(value).",
                        en: "More than one firm with \(kind.uppercased()) \(value)."
                    ),
                    remedy: Words(
                        id: "Pakai id-nya: patuh firms list --\(kind) \(value)",
                        en: "Use its id: patuh firms list --\(kind) \(value)"
                    )
                )
            }
            return firm.id
        }
    }
}

/// Small parsers of arguments.
enum Input {
    /// A UUID in lower case; nil when the text is none.
    static func id(_ text: String) -> String? {
        text.lowercased().wholeMatch(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/).map { String($0.output.0) }
    }
}

/// An identifier given in full.
struct Identifier: ExpressibleByArgument, Equatable, Sendable {
    let text: String

    init?(argument: String) {
        guard let id = Input.id(argument) else { return nil }
        text = id
    }
}
