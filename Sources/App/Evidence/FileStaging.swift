import Crypto
import Domain
import Foundation
import NIOCore
import _NIOFileSystem

/// Takes a body in, piece by piece, into a file of its own. What is not taken over in the end is gone: a sender that
/// breaks off, a disk that is full and a refusal leave nothing.
struct FileStaging: Sendable {
    /// The folder of files that are arriving.
    let folder: FilePath

    /// Clears what a server that was killed has left.
    func sweep(olderThan age: Duration) async throws {
        let limit = Date().addingTimeInterval(-Double(age.components.seconds))
        guard try await FileSystem.shared.info(forFileAt: folder) != nil else { return }
        try await FileSystem.shared.withDirectoryHandle(atPath: folder) { directory in
            for try await entry in directory.listContents() {
                guard let info = try await FileSystem.shared.info(forFileAt: entry.path),
                    Date(timeIntervalSince1970: Double(info.lastDataModificationTime.seconds)) < limit
                else { continue }
                try await FileSystem.shared.removeItem(at: entry.path)
            }
        }
    }

    /// Receives a body and lets `body` have the file.
    ///
    /// - Parameters:
    ///   - most: How many bytes are taken.
    ///   - tooLarge: What is thrown beyond that.
    /// - Throws: ``VaultError`` where the disk does not take it; whatever breaks the body off.
    func receive<Bytes: AsyncSequence & Sendable, Result: Sendable>(
        _ bytes: Bytes,
        most: Int64,
        tooLarge: any Error,
        _ body: (StagedFile) async throws -> Result
    ) async throws -> Result where Bytes.Element == ByteBuffer {
        let path = folder.appending(UUID().uuidString.lowercased())
        let staged: StagedFile
        do {
            try await Self.makeFolder(folder)
            staged = try await write(bytes, to: path, most: most, tooLarge: tooLarge)
        } catch let error as FileSystemError {
            throw VaultError(error)
        }
        do {
            let result = try await body(staged)
            _ = try? await FileSystem.shared.removeItem(at: path)
            return result
        } catch {
            _ = try? await FileSystem.shared.removeItem(at: path)
            throw error
        }
    }

    private func write<Bytes: AsyncSequence & Sendable>(
        _ bytes: Bytes,
        to path: FilePath,
        most: Int64,
        tooLarge: any Error
    ) async throws -> StagedFile where Bytes.Element == ByteBuffer {
        // A file without a name until it is closed: nothing is left of one that is never finished.
        try await FileSystem.shared.withFileHandle(
            forWritingAt: path,
            options: .newFile(replaceExisting: false, permissions: .ownerReadWrite)
        ) { file in
            var size: Int64 = 0
            var hash = SHA256()
            var head: [UInt8] = []
            var arriving = bytes.makeAsyncIterator()
            while let buffer = try await Self.next(of: &arriving) {
                guard size + Int64(buffer.readableBytes) <= most else { throw tooLarge }
                buffer.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
                if head.count < EvidenceFileType.headLength {
                    head += buffer.readableBytesView.prefix(EvidenceFileType.headLength - head.count)
                }
                size += try await file.write(contentsOf: buffer, toAbsoluteOffset: size)
            }
            try await file.synchronize()
            guard let digest = FileDigest(hash.finalize()) else { throw Problem.internal }
            return StagedFile(path: path, size: size, digest: digest, type: EvidenceFileType(head: head))
        }
    }

    /// The next piece. A sender that breaks off is no fault of this service: whatever its end looks like down there, it is
    /// told as what it is.
    private static func next<Iterator: AsyncIteratorProtocol>(
        of bytes: inout Iterator
    ) async throws -> ByteBuffer? where Iterator.Element == ByteBuffer {
        do {
            return try await bytes.next(isolation: #isolation)
        } catch let problem as Problem {
            throw problem
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw Problem.uploadBroken
        }
    }

    static func makeFolder(_ path: FilePath) async throws {
        guard try await FileSystem.shared.info(forFileAt: path) == nil else { return }
        do {
            try await FileSystem.shared.createDirectory(
                at: path,
                withIntermediateDirectories: true,
                permissions: .ownerReadWriteExecute
            )
        } catch let error as FileSystemError where error.code == .fileAlreadyExists {
            // Somebody else has just made it.
        }
    }
}

extension VaultError {
    /// What a failure of the file system means for a sender.
    init(_ error: FileSystemError) {
        let call = error.cause as? FileSystemError.SystemCallError
        self =
            [.noSpace, .diskQuotaExceeded, .fileTooLarge].contains(call?.errno)
            ? .full : .unavailable(error)
    }
}
