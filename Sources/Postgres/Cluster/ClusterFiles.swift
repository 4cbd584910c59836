import Glibc

/// The few calls on files that the cluster needs, with errors in words.
///
/// Written on the system's own calls because ownership, symbolic links and inherited descriptors matter here.
enum ClusterFiles {
    /// What `lstat` tells about a path, of which the cluster needs this.
    struct Status {
        let isFolder: Bool
        let isLink: Bool
        let owner: uid_t
        let group: gid_t
        let mode: mode_t
    }

    /// The status of a path, without following a link at its end; `nil` if there is nothing.
    static func status(_ path: String) throws(ClusterError) -> Status? {
        var found = stat()
        guard lstat(path, &found) == 0 else {
            if errno == ENOENT { return nil }
            throw failure("look at", path, errno)
        }
        return Status(found)
    }

    /// Names in a folder, without `.` and `..`.
    static func names(in folder: String) throws(ClusterError) -> [String] {
        guard let stream = opendir(folder) else { throw failure("list", folder, errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) {
                    String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// A folder and those above it that are missing, each with the given mode, whatever the umask.
    static func makeFolders(_ path: String, mode: mode_t) throws(ClusterError) {
        guard try status(path) == nil else { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeFolders(String(path[..<slash]), mode: mode)
        }
        try makeFolder(path, mode: mode)
    }

    /// One new folder; one that exists is left as it is.
    static func makeFolder(_ path: String, mode: mode_t, owner: ClusterAccount? = nil) throws(ClusterError) {
        guard mkdir(path, mode) == 0 else {
            if errno == EEXIST { return }
            throw failure("make", path, errno)
        }
        let folder = try open(path, O_RDONLY | O_DIRECTORY)
        defer { close(folder) }
        guard fchmod(folder, mode) == 0 else { throw failure("set the mode of", path, errno) }
        if let owner, owner.uid != geteuid() {
            guard fchown(folder, owner.uid, owner.gid) == 0 else { throw failure("give away", path, errno) }
        }
    }

    /// The path without symbolic links.
    static func real(_ path: String) throws(ClusterError) -> String {
        guard let resolved = realpath(path, nil) else { throw failure("resolve", path, errno) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Where a symbolic link, or one of `/proc`'s, points to.
    static func target(of link: String) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(link, &buffer, buffer.count)
        guard count > 0 else { return nil }
        return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// An open descriptor above the standard three, closed when another program is executed.
    static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws(ClusterError) -> Int32 {
        let opened = Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW, mode)
        guard opened >= 0 else { throw failure("open", path, errno) }
        guard opened < 3 else { return opened }
        let moved = fcntl(opened, F_DUPFD_CLOEXEC, 3)
        let reason = errno
        close(opened)
        guard moved >= 0 else { throw failure("open", path, reason) }
        return moved
    }

    /// The text of a small file, at most its last `limit` bytes; `nil` if it cannot be read.
    static func text(_ path: String, limit: Int = 16_384) -> String? {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { close(file) }
        let end = lseek(file, 0, SEEK_END)
        guard end >= 0, lseek(file, max(0, end - limit), SEEK_SET) >= 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: min(limit, end))
        let count = read(file, &bytes, bytes.count)
        guard count >= 0 else { return nil }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    /// Replaces a file in one step, and only if its text differs.
    static func replace(_ path: String, with content: String, mode: mode_t) throws(ClusterError) {
        if text(path, limit: content.utf8.count + 1) == content { return }
        let draft = path + ".new"
        unlink(draft)
        let file = try open(draft, O_WRONLY | O_CREAT | O_EXCL, mode: mode)
        defer { close(file) }
        try write(content, to: file, named: draft)
        guard fchmod(file, mode) == 0, fsync(file) == 0, rename(draft, path) == 0 else {
            throw failure("write", path, errno)
        }
    }

    /// Writes all of a text.
    static func write(_ content: String, to file: Int32, named path: String) throws(ClusterError) {
        var rest = Array(content.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("write", path, errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// Makes a folder's entries durable.
    static func syncFolder(_ path: String) throws(ClusterError) {
        let folder = try open(path, O_RDONLY | O_DIRECTORY)
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure("write", path, errno) }
    }

    /// Whether the file system has less room left than PostgreSQL needs to start at all. On a full disk its programs
    /// cannot even write down why they ended.
    static func isFull(_ path: String) -> Bool {
        var room = statvfs()
        return statvfs(path, &room) == 0 && UInt64(room.f_bavail) * UInt64(room.f_frsize) < 1 << 20
    }

    /// An error in words for one failed call.
    static func failure(_ verb: String, _ path: String, _ reason: Int32) -> ClusterError {
        let message = "Cannot \(verb) \(path): \(String(cString: strerror(reason)))."
        switch reason {
        case ENOSPC, EDQUOT:
            return ClusterError(.diskFull, message, remedy: ClusterError.makeRoom)
        case EACCES, EPERM, EROFS, ENOTDIR, EEXIST, ELOOP:
            return ClusterError(
                .notWritable,
                message,
                remedy: "Choose a data folder that this user may write, with --data, or give him this one."
            )
        case ENAMETOOLONG:
            return ClusterError(.unusablePath, message, remedy: "Choose a data folder with a shorter path.")
        default:
            return ClusterError(.system, message, remedy: "Check the file system that holds the data folder.")
        }
    }
}

extension ClusterFiles.Status {
    init(_ found: stat) {
        isFolder = found.st_mode & S_IFMT == S_IFDIR
        isLink = found.st_mode & S_IFMT == S_IFLNK
        owner = found.st_uid
        group = found.st_gid
        mode = found.st_mode & 0o7777
    }
}

extension ClusterError {
    /// What to do about a full disk.
    static let makeRoom = "Make room on the disk (about 100 MB for a new cluster, more to work), then start again."
}
