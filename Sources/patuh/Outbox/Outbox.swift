import API
import Domain
import Foundation

/// Visits that wait on this machine for a connection: a folder with one file for each, written before it is sent and
/// removed on the server's word only.
struct Outbox: Sendable {
    /// A visit that waits.
    struct Item: Codable, Sendable, Equatable {
        /// The visit's own identifier, made here: sending it twice makes one visit.
        let id: String
        /// The server it is meant for.
        let server: String
        /// Who logged it; nil when a token from the environment was used.
        let login: String?
        let queuedAt: Date
        let visit: Wire.VisitRequest
        /// What the server said when it refused it last.
        var refusal: String?
    }

    /// What became of a visit.
    struct Result: Codable, Hashable, Sendable {
        enum Status: String, Codable, Sendable {
            case received, refused, queued
        }

        let id: String
        let occurredOn: String
        let outcome: String
        let status: Status
        let detail: String?

        init(_ item: Item, _ status: Status, _ detail: String?) {
            id = item.id
            occurredOn = item.visit.occurredOn
            outcome = item.visit.outcome
            self.status = status
            self.detail = detail
        }
    }

    private let folder: URL
    private let language: Language

    init(_ surroundings: Surroundings) {
        folder = surroundings.folder("XDG_STATE_HOME", ".local/state").appending(path: "outbox")
        language = surroundings.language
    }

    /// Keeps a visit, safe on the disk when this returns.
    func keep(_ item: Item) throws {
        try PrivateFile.write(try Wire.encoder(pretty: true).encode(Stored(item)), to: file(item.id))
    }

    /// Forgets a visit.
    func remove(_ id: String) throws {
        let file = file(id)
        guard FileManager.default.fileExists(atPath: file.filePath) else { return }
        try FileManager.default.removeItem(at: file)
    }

    /// What waits, oldest first. A file that cannot be read is left where it is and holds up no other.
    func items() throws -> [Item] {
        guard FileManager.default.fileExists(atPath: folder.filePath) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder.filePath)
            .filter { $0.hasSuffix(".json") }
            .sorted()
            .compactMap { name in
                let data = try? Data(contentsOf: folder.appending(path: name))
                return data.flatMap { try? Wire.decoder().decode(Stored.self, from: $0) }?.item
            }
    }

    /// Sends visits one by one. A refused one stays with its reason; once the server cannot be reached the rest wait.
    func send(_ items: [Item], by client: Client) async throws -> [Result] {
        var results: [Result] = []
        var unreachable: Failure?
        for var item in items {
            if let unreachable {
                results.append(Result(item, .queued, unreachable.message[language]))
                continue
            }
            do {
                _ = try await client.put(["v1", "visits", item.id], item.visit, as: Wire.Visit.self)
                try remove(item.id)
                results.append(Result(item, .received, nil))
            } catch let failure as Failure {
                if failure.code == .unreachable || failure.code == .signedOut { unreachable = failure }
                let detail = failure.text(in: language)
                let isRefused = failure.code == .refused && !failure.mayPass
                if isRefused {
                    item.refusal = detail
                    try keep(item)
                }
                results.append(Result(item, isRefused ? .refused : .queued, detail))
            }
        }
        return results
    }

    private func file(_ id: String) -> URL { folder.appending(path: "\(id).json") }

    /// The file's form: times as text, so that a person can read it.
    private struct Stored: Codable {
        let id: String
        let server: String
        let login: String?
        let queuedAt: String
        let visit: Wire.VisitRequest
        let refusal: String?

        init(_ item: Item) {
            id = item.id
            server = item.server
            login = item.login
            queuedAt = item.queuedAt.formatted(.iso8601)
            visit = item.visit
            refusal = item.refusal
        }

        var item: Item? {
            guard let time = try? Date(queuedAt, strategy: .iso8601) else { return nil }
            return Item(id: id, server: server, login: login, queuedAt: time, visit: visit, refusal: refusal)
        }
    }
}

extension Sheets {
    static let outbox = Sheet<Outbox.Result>(columns: [
        .text("occurred_on", "tanggal", "day") { item, _ in item.occurredOn },
        .text("outcome", "hasil", "outcome") { item, language in
            VisitOutcome(rawValue: item.outcome)?.words[language] ?? item.outcome
        },
        .text("status", "status", "status") { item, language in
            switch item.status {
            case .received: Words(id: "diterima server", en: "received")[language]
            case .refused: Words(id: "ditolak server", en: "refused")[language]
            case .queued: Words(id: "antre, BELUM diterima", en: "queued, NOT received")[language]
            }
        },
        .text("id", "kunjungan", "visit") { item, _ in item.id },
        .text("detail", "keterangan", "detail", shrinks: true) { item, _ in item.detail },
    ])
}
