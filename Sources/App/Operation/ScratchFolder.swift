import Foundation
import Glibc
import Synchronization

/// Folders for files that are wanted for a moment: `PURPOSE-ID` in a folder of this process's own, `patuh-scratch-ID` among
/// the system's temporary ones, open to this user alone.
///
/// Who makes one removes it. A process that is killed can't: what it has left is swept when the next server starts. A
/// process holds its own folder locked (flock(2)) for as long as it lives, and no longer: the kernel tells who is gone,
/// where the number of a process may be anybody's by then, or be looked for in another container.
enum ScratchFolder {
    private static let prefix = "patuh-scratch-"

    private static let home = Home()

    /// Makes one.
    ///
    /// - Parameter purpose: A word in small letters.
    static func make(_ purpose: String) throws -> URL {
        let folder = try home.url().appending(path: "\(purpose)-\(UUID().uuidString.lowercased())")
        try FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        return folder
    }

    /// Removes what this user's processes that are gone have left.
    ///
    /// - Returns: Of how many.
    @discardableResult
    static func sweep() -> Int {
        let place = FileManager.default.temporaryDirectory
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        return names.count { name in
            let url = place.appending(path: name)
            guard name.hasPrefix(prefix), isOwn(url.path), let folder = LockedFolder(url) else { return false }
            return (try? FileManager.default.removeItem(at: folder.url)) != nil
        }
    }

    /// Whether a path is a folder of this user's, and no link to one.
    private static func isOwn(_ path: String) -> Bool {
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        return facts?[.type] as? FileAttributeType == .typeDirectory
            && (facts?[.ownerAccountID] as? NSNumber)?.uint32Value == geteuid()
    }
}

extension ScratchFolder {
    /// A process's folder, made when it is first asked for.
    final class Home: Sendable {
        private let folder = Mutex<LockedFolder?>(nil)

        /// Where it is.
        func url() throws -> URL {
            try folder.withLock { folder in
                // Whoever tidies the temporary folders may have taken it.
                if let folder, folder.isInPlace { return folder.url }
                let new = try LockedFolder.make(prefix)
                folder = new
                return new.url
            }
        }
    }
}

/// A folder that nobody else locks while this lives.
private final class LockedFolder: Sendable {
    let url: URL
    private let descriptor: CInt

    /// Locks a folder; nil where somebody else has, or it isn't there.
    init?(_ url: URL) {
        let descriptor = open(url.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        self.url = url
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Makes one that only this user may enter.
    static func make(_ prefix: String) throws -> LockedFolder {
        while true {
            let url = FileManager.default.temporaryDirectory.appending(path: prefix + UUID().uuidString.lowercased())
            guard mkdir(url.path, 0o700) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
            // A sweep may come between the making and the locking, and have it gone or locked.
            if let folder = LockedFolder(url), folder.isInPlace { return folder }
        }
    }

    /// Whether it is still there. Its name is given to no other.
    var isInPlace: Bool { access(url.path, F_OK) == 0 }
}
