import Domain
import Foundation

/// The tokens of this user, by server: `credentials.json` in the configuration folder, readable by its owner alone.
struct Credentials: Codable, Equatable {
    /// A session with one server.
    struct Entry: Codable, Equatable {
        var token: String
        var expiresAt: String
        var login: String
        var name: String
    }

    /// By the server's address.
    var servers: [String: Entry] = [:]
    /// Where the last sign-in was.
    var last: String?

    /// The file's place.
    static func file(in surroundings: Surroundings) -> URL {
        surroundings.folder("XDG_CONFIG_HOME", ".config").appending(path: "credentials.json")
    }

    /// Reads the file; none is empty.
    static func load(_ surroundings: Surroundings) throws -> Credentials {
        let file = file(in: surroundings)
        guard FileManager.default.fileExists(atPath: file.filePath) else { return Credentials() }
        do {
            return try JSONDecoder().decode(Credentials.self, from: Data(contentsOf: file))
        } catch {
            throw Failure.local(
                id: "\(file.filePath) tidak dapat dibaca.",
                en: "\(file.filePath) cannot be read.",
                remedy: Words(id: "Hapus berkas itu, lalu: patuh login", en: "Remove it, then: patuh login")
            )
        }
    }

    /// Writes the file, mode 0600, whole or not at all.
    func save(_ surroundings: Surroundings) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try PrivateFile.write(try encoder.encode(self), to: Self.file(in: surroundings))
    }
}

/// Files that only their owner may read.
enum PrivateFile {
    /// Writes a file, mode 0600 from its first byte, and puts it in its place whole; folders are made with 0700.
    static func write(_ data: Data, to file: URL) throws {
        let folder = file.deletingLastPathComponent()
        let draft = folder.appending(path: ".\(file.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            unlink(draft.filePath)
            let descriptor = open(draft.filePath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
            let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            try handle.write(contentsOf: data)
            try handle.synchronize()
            try handle.close()
            guard rename(draft.filePath, file.filePath) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            unlink(draft.filePath)
            throw Failure.local(
                id: "\(file.filePath) tidak dapat ditulis.",
                en: "\(file.filePath) cannot be written.",
                remedy: Words(
                    id: "Periksa izin dan ruang pada folder itu.",
                    en: "Check the folder's permissions and space."
                )
            )
        }
    }
}
