import Foundation
import HTTPTypes

@testable import App

/// Files as tests send them: real beginnings, any rest.
enum Files {
    static let jpeg =
        Data([0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10]) + Data("JFIF gerbang kebun".utf8) + Data([0xFF, 0xD9])
    static let pdf = Data("%PDF-1.7\n% akta pembubaran\n%%EOF\n".utf8)

    /// A JPEG of so many bytes.
    static func jpeg(bytes: Int) -> Data { jpeg + Data(repeating: 0x5A, count: max(0, bytes - jpeg.count)) }
}

extension Story {
    /// Sends a file to the case.
    func send(
        _ file: Data,
        _ query: String = "kind=photo&file_name=gerbang.jpg",
        type: String = "image/jpeg",
        as person: Person = .inspector,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        try await app.raw(
            .post,
            "/v1/cases/\(caseID)/evidence?\(query)",
            file,
            type: type,
            token: person.token,
            headers: headers
        )
    }

    /// The identity of a file that the case takes.
    func add(_ file: Data = Files.jpeg, as person: Person = .inspector) async throws -> String {
        let answer = try await send(file, as: person)
        guard answer.status == 201 else { throw TestFailure("evidence: \(answer.status) \(answer.text)") }
        return answer.json.id.text
    }
}

extension TestApp {
    /// The files that lie in the vault, by their paths under it.
    var filesKept: [String] {
        let folder = service.configuration.evidence ?? ""
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }

    /// Where a file lies whose record has this SHA-256.
    func path(of sha256: String) -> String {
        "\(service.configuration.evidence ?? "")/objects/\(sha256.prefix(2))/\(sha256)"
    }
}
