import Domain
import Foundation

/// Files that only their owner may read.
enum PrivateFile {
    /// Writes a file, mode 0600 from its first byte, and puts it in its place whole; folders are made with 0700.
    static func write(_ data: Data, to file: URL) throws {
        let folder = file.deletingLastPathComponent()
        let draft = folder.appending(path: ".\(file.lastPathComponent).\(UUID().uuidString)")
        do {
            try makeFolder(of: file)
            let descriptor = open(draft.filePath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
            let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            try handle.write(contentsOf: data)
            try handle.synchronize()
            try handle.close()
            guard rename(draft.filePath, file.filePath) == 0 else { throw CocoaError(.fileWriteUnknown) }
            syncFolder(folder)
        } catch {
            unlink(draft.filePath)
            throw failure(file)
        }
    }

    /// Does something while no other process does so with the same file.
    static func locked(_ file: URL, _ body: () throws -> Void) throws {
        do { try makeFolder(of: file) } catch { throw failure(file) }
        let descriptor = open(file.appendingPathExtension("lock").filePath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else { throw failure(file) }
        defer { close(descriptor) }
        try body()
    }

    private static func makeFolder(of file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    /// A new name is on the disk only when its folder is.
    private static func syncFolder(_ folder: URL) {
        let descriptor = open(folder.filePath, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func failure(_ file: URL) -> Failure {
        Failure.local(
            id: "\(file.filePath) tidak dapat ditulis.",
            en: "\(file.filePath) cannot be written.",
            remedy: Words(
                id: "Periksa izin dan ruang pada folder itu.",
                en: "Check the folder's permissions and space."
            )
        )
    }
}
