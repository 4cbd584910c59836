import API
import Domain
import Foundation

/// Draws what the server does with a list, on standard error, until it has answered.
struct ImportWatch: Sendable {
    let client: Client
    let surroundings: Surroundings
    /// The import's identifier, of this client's making.
    let id: String

    /// Sends the list and asks every second how far it is.
    func send(_ request: Request) async throws -> Response {
        try await withThrowingTaskGroup(of: Response?.self) { group in
            group.addTask { try await client.send(request) }
            group.addTask { try await draw() }
            defer {
                group.cancelAll()
                surroundings.writeError(Data("\r\u{1B}[K".utf8))
            }
            while let ended = try await group.next() {
                if let response = ended { return response }
            }
            throw CancellationError()
        }
    }

    private func draw() async throws -> Response? {
        while true {
            try await surroundings.sleep(1)
            // How far it is does no harm when it is not known.
            guard let told = try? await client.get(["v1", "imports", id], as: Wire.Import.self).value,
                let line = Self.line(told)
            else { continue }
            surroundings.writeError(Data("\r\u{1B}[K\(line[surroundings.language])".utf8))
        }
    }

    /// What stands on the line; nil while the list is still being sent, which is drawn by the sender.
    static func line(_ told: Wire.Import) -> Words? {
        guard told.status == "running", let stage = told.stage, stage != "receiving" else { return nil }
        let words = stages[stage] ?? Words(id: stage, en: stage)
        guard let rows = told.rowsRead, rows > 0 else { return Words(id: "\(words.id)…", en: "\(words.en)…") }
        return Words(id: "\(words.id); \(rows) baris…", en: "\(words.en); \(rows) rows…")
    }

    private static let stages = [
        "unpacking": Words(id: "membuka buku kerja", en: "unpacking the workbook"),
        "matching": Words(id: "mencocokkan nomor", en: "matching numbers"),
        "entering": Words(id: "mencatat perusahaan baru", en: "entering new firms"),
        "comparing": Words(id: "membandingkan isi", en: "comparing"),
        "writing": Words(id: "menulis perubahan", en: "writing what changes"),
        "reporting": Words(id: "menulis laporan", en: "writing the report"),
    ]
}
