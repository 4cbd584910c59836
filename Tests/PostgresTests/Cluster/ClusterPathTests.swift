import Foundation
import Glibc
import Testing

@testable import Postgres

extension ClusterTests {
    @Suite("on its path", .serialized) struct Path {
        @Test("a data folder too deep for a socket gets a short, private folder for it")
        func deep() async throws {
            let bench = try Bench()
            let deep = bench.folder + "/" + String(repeating: "x", count: 110)
            let cluster = try await bench.start { $0.dataDirectory = deep }
            let folder = cluster.socketDirectory
            #expect(folder.hasPrefix("/tmp/patuh-"))
            let status = try #require(try ClusterFiles.status(folder))
            #expect(status.mode == 0o700)
            #expect(try status.owner == ClusterFiles.status(deep + "/cluster/data")?.owner)
            #expect(try await bench.sql(cluster, "SELECT 1") == "1")
            await cluster.stop()
            #expect(try ClusterFiles.status(folder) == nil)
        }

        @Test("a short socket folder laid by somebody else is not used", arguments: ["link", "open folder", "file"])
        func trap(kind: String) throws {
            let bench = try Bench()
            let place = ClusterPlace(root: bench.root + "/" + String(repeating: "x", count: 110))
            let account = try ClusterAccount.current()
            let directory = SocketDirectory(place: place, account: account, shortBase: bench.root)
            let name = try directory.open()
            rmdir(name)
            switch kind {
            case "link":
                mkdir(bench.root + "/elsewhere", 0o700)
                symlink(bench.root + "/elsewhere", name)
            case "open folder":
                mkdir(name, 0o700)
                chmod(name, 0o777)
            default:
                try "x".write(toFile: name, atomically: true, encoding: .utf8)
            }
            #expect(try directory.open() == name + "-2")
        }

        @Test("names that PostgreSQL's or libpq's notation could misread are no trouble")
        func oddName() async throws {
            let bench = try Bench()
            let odd = bench.folder + #"/a, b "c" d's \e €"#
            let cluster = try await bench.start { $0.dataDirectory = odd }
            #expect(try await bench.sql(cluster, "SELECT 1") == "1")
            await cluster.stop()
        }

        @Test("the limit of a socket's path is kept to the byte")
        func limit() {
            let longest = String(
                repeating: "x",
                count: SocketDirectory.longestPath - SocketDirectory.socketName.count - 2
            )
            #expect(SocketDirectory.isUsable("/" + longest))
            #expect(!SocketDirectory.isUsable("/x" + longest))
        }

        @Test(
            "a path that PostgreSQL cannot take at all is refused",
            arguments: ["/tmp/a\nb", "/tmp/" + String(repeating: "a/", count: 400)]
        )
        func impossible(path: String) async throws {
            let error = try #require(try await Bench().refusal { $0.dataDirectory = path })
            #expect(error.code == .unusablePath)
        }

        @Test(
            "a folder under a home that the PostgreSQL user cannot enter is refused with the way out",
            .enabled(if: geteuid() == 0)
        )
        func unreachable() async throws {
            let bench = try Bench()
            mkdir(bench.root + "/home", 0o700)
            let error = try #require(try await bench.refusal { $0.dataDirectory = bench.root + "/home/data" })
            #expect(error.code == .unreachable)
            #expect(error.message.contains("cannot enter \(bench.root)/home (mode 700)"))
            #expect(error.remedy.contains("chmod o+x"))
        }

        @Test("a path that cannot be written is refused", arguments: ["/proc/patuh", "/dev/null/patuh"])
        func unwritable(path: String) async throws {
            let error = try #require(try await Bench().refusal { $0.dataDirectory = path })
            #expect([.notWritable, .system].contains(error.code))
        }

        @Test("a full disk is called one, while making and while starting", .enabled(if: Mount.isPossible))
        func fullDisk() async throws {
            let bench = try Bench()
            let mount = try await Mount(bench, size: "12m")
            let error = try #require(try await bench.refusal { $0.dataDirectory = mount.path })
            #expect(error.code == .diskFull)
            #expect(error.remedy.contains("Make room"))
            #expect(access(mount.path + "/cluster/making", F_OK) != 0)
            try await mount.resize("200m")
            await (try await bench.start { $0.dataDirectory = mount.path }).stop()
            try await mount.fill()
            let later = try #require(try await bench.refusal { $0.dataDirectory = mount.path })
            #expect(later.code == .diskFull)
            try await mount.remove()
        }

        @Test("an existing cluster of another user is run as that user by root", .enabled(if: geteuid() == 0))
        func otherOwner() async throws {
            let bench = try Bench()
            let cluster = try await bench.start { $0.systemUser = "nobody" }
            await cluster.stop()
            let again = try await bench.start()
            let nobody = try #require(ClusterAccount.named("nobody"))
            let process = try #require(await again.processIdentifier)
            #expect(try ClusterFiles.status("/proc/\(process)")?.owner == nobody.uid)
            await again.stop()
            #expect(throws: ClusterError.self) {
                try ClusterAccount.forServer(
                    current: ClusterAccount(uid: 12345, gid: 12345, name: "somebody"),
                    ownerOfData: nobody.uid,
                    wanted: nil
                )
            }
        }
    }
}

/// A small file system in memory, to fill up.
struct Mount {
    let bench: Bench
    let path: String

    /// Whether this program may mount: root outside a container without that right.
    static let isPossible: Bool = {
        guard geteuid() == 0 else { return false }
        let path = "/tmp/pc-mount-\(getpid())"
        mkdir(path, 0o700)
        defer { rmdir(path) }
        guard mount("tmpfs", path, "tmpfs", 0, "size=1m") == 0 else { return false }
        return umount2(path, 0) == 0
    }()

    init(_ bench: Bench, size: String) async throws {
        self.bench = bench
        path = bench.root + "/mount"
        mkdir(path, 0o755)
        #expect(
            try await bench.run("/bin/mount", ["-t", "tmpfs", "-o", "size=\(size),mode=755", "tmpfs", path]).succeeded
        )
    }

    func resize(_ size: String) async throws {
        #expect(try await bench.run("/bin/mount", ["-o", "remount,size=\(size)", path]).succeeded)
    }

    func fill() async throws {
        try await bench.run("/bin/dd", ["if=/dev/zero", "of=\(path)/filler", "bs=4k"])
    }

    func remove() async throws {
        #expect(try await bench.run("/bin/umount", [path]).succeeded)
    }
}
