import Crypto
import Domain
import Foundation
import NIOCore
import _NIOFileSystem

/// A vault in a folder: `objects/ab/abcdef…`, readable by the service's user alone.
struct FolderVault: EvidenceVault {
    private let objects: FilePath

    /// - Parameter folder: On the file system on which files are staged, for they are moved here.
    init(folder: FilePath) { objects = folder.appending("objects") }

    func keep(_ file: StagedFile) async throws {
        do {
            switch try await condition(of: file.digest) {
            case .intact: return
            case .altered: throw VaultError.altered(file.digest)
            case .missing: break
            }
            let path = path(of: file.digest)
            let folder = path.removingLastComponent()
            try await FileStaging.makeFolder(folder)
            try await FileSystem.shared.moveItem(at: file.path, to: path)
            // The name is as durable as the bytes only once the folder is.
            try await FileSystem.shared.withDirectoryHandle(atPath: folder) { try await $0.synchronize() }
            try await FileSystem.shared.withDirectoryHandle(atPath: objects) { try await $0.synchronize() }
        } catch let error as FileSystemError {
            throw VaultError(error)
        }
    }

    func condition(of digest: FileDigest) async throws -> FileCondition {
        do {
            let file = try await open(digest)
            var hash = SHA256()
            var offset: Int64 = 0
            do {
                while true {
                    let chunk = try await file.read(from: offset)
                    guard chunk.readableBytes > 0 else { break }
                    chunk.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
                    offset += Int64(chunk.readableBytes)
                }
            } catch {
                try? await file.close()
                throw error
            }
            try await file.close()
            return FileDigest(hash.finalize()) == digest ? .intact : .altered
        } catch let error as FileSystemError where error.code == .notFound {
            return .missing
        } catch is FileSystemError, is VaultError {
            return .altered
        }
    }

    func open(_ digest: FileDigest) async throws -> any VaultFile {
        let path = path(of: digest)
        // Whatever else somebody has put there, a pipe above all, is not opened.
        if let info = try await FileSystem.shared.info(forFileAt: path), info.type != .regular {
            throw VaultError.altered(digest)
        }
        return File(handle: try await FileSystem.shared.openFile(forReadingAt: path))
    }

    private struct File: VaultFile {
        let handle: ReadFileHandle

        func read(from offset: Int64) async throws -> ByteBuffer {
            try await handle.readChunk(fromAbsoluteOffset: offset, length: .kibibytes(128))
        }

        func close() async throws { try await handle.close() }
    }

    func digests(olderThan age: Duration) async throws -> [FileDigest] {
        let limit = Date().addingTimeInterval(-Double(age.components.seconds))
        guard try await FileSystem.shared.info(forFileAt: objects) != nil else { return [] }
        return try await FileSystem.shared.withDirectoryHandle(atPath: objects) { directory in
            var digests: [FileDigest] = []
            for try await entry in directory.listContents(recursive: true) where entry.type == .regular {
                guard let digest = FileDigest(hex: entry.name.string),
                    let info = try await FileSystem.shared.info(forFileAt: entry.path),
                    Date(timeIntervalSince1970: Double(info.lastStatusChangeTime.seconds)) < limit
                else { continue }
                digests.append(digest)
            }
            return digests
        }
    }

    func remove(_ digest: FileDigest) async throws {
        _ = try await FileSystem.shared.removeItem(at: path(of: digest))
    }

    func reach() async throws {
        do {
            try await FileStaging.makeFolder(objects)
        } catch let error as FileSystemError {
            throw VaultError(error)
        }
        guard FileManager.default.isWritableFile(atPath: objects.string) else {
            throw VaultError.unavailable(CocoaError(.fileWriteNoPermission))
        }
    }

    private func path(of digest: FileDigest) -> FilePath {
        let name = digest.description
        return objects.appending(String(name.prefix(2))).appending(name)
    }
}
