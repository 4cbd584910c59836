import Glibc

/// A user of the operating system.
struct ClusterAccount: Sendable, Equatable {
    let uid: uid_t
    let gid: gid_t
    let name: String

    /// The user who runs this program.
    static func current() throws(ClusterError) -> ClusterAccount {
        guard let account = with(uid: geteuid()) else {
            throw ClusterError(
                .noOrdinaryUser,
                "The operating system knows no name for the user \(geteuid()) who runs this program.",
                remedy: "PostgreSQL needs one: add the user to the system (in a container, to /etc/passwd)."
            )
        }
        return account
    }

    /// The user with this number, if there is one.
    static func with(uid: uid_t) -> ClusterAccount? {
        lookUp { entry, buffer, size, result in getpwuid_r(uid, entry, buffer, size, result) }
    }

    /// The user with this name, if there is one.
    static func named(_ name: String) -> ClusterAccount? {
        lookUp { entry, buffer, size, result in getpwnam_r(name, entry, buffer, size, result) }
    }

    private typealias Call = (
        UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
        UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
    ) -> Int32

    private static func lookUp(_ call: Call) -> ClusterAccount? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        return buffer.withUnsafeMutableBufferPointer { space in
            guard let base = space.baseAddress, call(&entry, base, space.count, &found) == 0, found != nil else {
                return nil
            }
            return ClusterAccount(uid: entry.pw_uid, gid: entry.pw_gid, name: String(cString: entry.pw_name))
        }
    }

    /// Who shall run PostgreSQL: the user who runs this program or, if that is root, an ordinary one, because
    /// PostgreSQL refuses root.
    static func forServer(
        current: ClusterAccount,
        ownerOfData: uid_t?,
        wanted: String?
    ) throws(ClusterError) -> ClusterAccount {
        guard current.uid == 0 else {
            if let ownerOfData, ownerOfData != current.uid {
                let owner = with(uid: ownerOfData)?.name ?? "number \(ownerOfData)"
                throw ClusterError(
                    .otherOwner,
                    "The cluster belongs to the user \(owner), but this program is run by \(current.name).",
                    remedy: "Run it as \(owner) or as root, or choose another data folder with --data."
                )
            }
            return current
        }
        if let ownerOfData, ownerOfData != 0, let owner = with(uid: ownerOfData) { return owner }
        let name = wanted ?? "postgres"
        guard let account = named(name), account.uid != 0 else {
            throw ClusterError(
                .noOrdinaryUser,
                "PostgreSQL refuses to run as root, and there is no ordinary user \(name).",
                remedy: "Make one (adduser --system --group \(name)), or start as an ordinary user."
            )
        }
        return account
    }
}
