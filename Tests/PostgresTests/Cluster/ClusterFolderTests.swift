import Foundation
import Glibc
import Testing

@testable import Postgres

extension ClusterTests {
    @Suite("on its folder", .serialized) struct Folder {
        @Test("a second server is refused and told who holds the folder")
        func second() async throws {
            let bench = try await Bench.made()
            let first = try await bench.start()
            let process = await first.processIdentifier
            let error = try #require(try await bench.refusal())
            #expect(error.code == .inUse)
            #expect(error.description.contains("process \(getpid())"))
            #expect(await first.processIdentifier == process)
            #expect(try await bench.sql(first, "SELECT 1") == "1")
            await first.stop()
            #expect(try await bench.refusal() == nil)
        }

        @Test("initdb killed in the middle leaves nothing that hinders the next start", arguments: [20, 150, 400, 900])
        func killedMaker(milliseconds: Int) async throws {
            let bench = try Bench()
            async let attempt = bench.refusal()
            let making = bench.home + "/making/data"
            while access(making, F_OK) != 0 { await steadyPause(.milliseconds(1)) }
            await steadyPause(.milliseconds(milliseconds))
            for process in Self.workers(on: making) { kill(process, SIGKILL) }
            if let error = try await attempt { #expect(error.code == .makingFailed) }
            let cluster = try await bench.start()
            #expect(try await bench.sql(cluster, "SELECT 1", user: "patuh_app") == "1")
            await cluster.stop()
        }

        @Test("a half-made cluster of a killed server is removed, after the programs that still fill it have ended")
        func halfMade() async throws {
            let bench = try Bench()
            let place = try ClusterPlace.open(bench.folder)
            _ = try ClusterLock.take(place.lock)
            try FileManager.default.createDirectory(
                atPath: place.making + "/data/base",
                withIntermediateDirectories: true
            )
            try "15\n".write(toFile: place.making + "/data/PG_VERSION", atomically: true, encoding: .utf8)
            let account = try ClusterAccount.forServer(current: .current(), ownerOfData: nil, wanted: nil)
            try await bench.run("/bin/chown", ["-R", "\(account.uid):\(account.gid)", place.making + "/data"])
            // The program that still works: it has inherited the maker's lock.
            let lock = try ClusterFiles.open(place.making + "/lock", O_RDWR | O_CREAT)
            flock(lock, LOCK_EX)
            let output = try ClusterFiles.open("/dev/null", O_WRONLY)
            let worker = try ChildProcess.start(
                .init(program: "/bin/sleep", arguments: ["1"], account: account, output: output, kept: lock)
            )
            close(lock)
            close(output)
            let cluster = try await bench.start()
            #expect(worker.end == .exit(0))
            #expect(try await bench.sql(cluster, "SELECT 1") == "1")
            #expect(try ClusterFiles.status(place.making) == nil)
            await cluster.stop()
        }

        @Test("a cancelled making leaves nothing behind")
        func cancelledMaking() async throws {
            let bench = try Bench()
            await withTaskGroup { group in
                group.addTask { _ = try? await bench.start() }
                while access(bench.home + "/making/data/global", F_OK) != 0 { await steadyPause(.milliseconds(1)) }
                group.cancelAll()
            }
            #expect(access(bench.data, F_OK) != 0)
            #expect(Self.workers(on: bench.home + "/making/data").isEmpty)
            #expect(try await bench.refusal() == nil)
        }

        @Test(
            "a foreign folder is refused and left as it is",
            arguments: ["d/cluster/data/diary", "d/cluster/diary", "d/PG_VERSION"]
        )
        func foreign(file: String) async throws {
            let bench = try Bench()
            let path = bench.root + "/" + file
            let folder = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex))
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try "mine".write(toFile: path, atomically: true, encoding: .utf8)
            if file.contains("data/") { try "".write(toFile: bench.home + "/lock", atomically: true, encoding: .utf8) }
            let error = try #require(try await bench.refusal())
            #expect(error.code == .foreignFolder)
            #expect(Bench.readProc(path) == "mine")
            #expect(try ClusterFiles.names(in: folder).contains("diary") || file.hasSuffix("PG_VERSION"))
        }

        @Test("a cluster of another major version is refused with the way out")
        func otherVersion() async throws {
            let bench = try await Bench.made()
            try "12\n".write(toFile: bench.data + "/PG_VERSION", atomically: false, encoding: .utf8)
            let error = try #require(try await bench.refusal())
            #expect(error.code == .otherVersion)
            #expect(error.message.contains("made by PostgreSQL 12"))
            #expect(error.remedy.contains("apt-get install -y postgresql-12"))
            try "15\n".write(toFile: bench.data + "/PG_VERSION", atomically: false, encoding: .utf8)
        }

        @Test("programs of the cluster's own version are taken, for a new one the newest")
        func versions() throws {
            let bench = try Bench()
            for version in ["13", "15", "9.6"] {
                let folder = "\(bench.root)/pg/\(version)/bin"
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                for program in ["postgres", "initdb"] {
                    symlink("/bin/true", "\(folder)/\(program)")
                }
            }
            let base = bench.root + "/pg"
            #expect(try ServerPrograms.find(for: 13, configured: nil, base: base).folder == base + "/13/bin")
            #expect(try ServerPrograms.find(for: nil, configured: nil, base: base).major == 15)
            #expect(throws: ClusterError.self) { try ServerPrograms.find(for: 14, configured: nil, base: base) }
        }

        @Test("programs in an unusual place are asked for their version")
        func unusualPlace() throws {
            let bench = try Bench()
            let real = try ServerPrograms.find(for: nil, configured: nil)
            let link = bench.root + "/it's here"
            symlink(real.folder, link)
            #expect(try ServerPrograms.find(for: nil, configured: link).major == real.major)
            let onPath = try ServerPrograms.find(
                for: nil,
                configured: nil,
                base: bench.root + "/none",
                searchPath: "/nowhere:\(link)"
            )
            #expect(onPath.folder == link)
        }

        @Test("missing programs are reported with the command that installs them")
        func missingPrograms() async throws {
            let bench = try Bench()
            let error = try #require(try await bench.refusal { $0.binDirectory = bench.root })
            #expect(error.code == .programsMissing)
            #expect(error.remedy.contains("sudo apt-get install -y postgresql"))
        }

        /// The processes that make a cluster: `initdb` and the stand-alone back-ends that it starts.
        static func workers(on folder: String) -> [pid_t] {
            ((try? ClusterFiles.names(in: "/proc")) ?? []).compactMap { pid_t($0) }.filter { process in
                process != getpid()
                    && (Bench.readProc("/proc/\(process)/cmdline").contains(folder)
                        || ProcessTable.isServer(process, in: folder))
            }
        }
    }
}
