import API
import Domain
import Foundation

/// A file on its way to a case.
struct EvidenceUpload: Sendable {
    let file: URL
    let kind: EvidenceKind
    var title: String?
    var datedOn: String?
    var letter: Identifier?
    var visit: Identifier?

    /// - Throws: ``Failure`` where the file can't be read.
    init(path: String, kind: EvidenceKind) throws {
        file = try readable(path)
        self.kind = kind
    }

    /// Sends it. The same bytes again are the same evidence, answered with 200.
    func send(to caseID: String, by client: Client, key: String?) async throws -> Client.Answer<Wire.Evidence> {
        let surroundings = client.surroundings
        let request = Request(
            method: "POST",
            url: try client.url(
                ["v1", "cases", caseID, "evidence"],
                [
                    ("kind", kind.rawValue), ("file_name", file.lastPathComponent), ("title", title),
                    ("dated_on", datedOn), ("letter_id", letter?.text), ("visit_id", visit?.text),
                ]
            ),
            headers: [
                // What it is, its content says.
                "Content-Type": "application/octet-stream",
                "Idempotency-Key": key ?? surroundings.newID(),
            ],
            body: .file(file),
            patience: 600,
            progress: surroundings.showsProgress ? Progress(surroundings).report : nil
        )
        return try client.decode(try await client.send(request), as: Wire.Evidence.self)
    }
}
