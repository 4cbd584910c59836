import Foundation
import Glibc
import Testing

@testable import Postgres

/// All tests of the private cluster, one after another: each runs a real PostgreSQL on two cores.
@Suite("The private cluster", .serialized) struct ClusterTests {}

extension ClusterTests {
    @Suite("in ordinary life", .serialized) struct Life {
        @Test("makes a missing cluster with checksums, UTF-8, its roles and its database")
        func making() async throws {
            let bench = try Bench()
            let cluster = try await bench.start()
            let facts = try await bench.sql(
                cluster,
                """
                SELECT current_database(), current_setting('data_checksums'), current_setting('fsync'),
                  current_setting('server_encoding'), current_setting('timezone'), current_setting('listen_addresses'),
                  current_setting('jit'), datcollate, datctype, pg_get_userbyid(datdba)
                FROM pg_database WHERE datname = current_database()
                """
            )
            #expect(facts == "patuh|on|on|UTF8|UTC||off|C|C.UTF-8|patuh_owner")
            let roles = try await bench.sql(
                cluster,
                "SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE rolcanlogin"
            )
            #expect(roles == "patuh_app patuh_jobs postgres")
            #expect(try ClusterFiles.status(bench.home + "/making") == nil)
            #expect(try ClusterFiles.status(bench.data)?.mode == 0o700)
            await cluster.stop()
        }

        @Test("keeps what was committed over a stop and a start, and stops without a trace")
        func twice() async throws {
            let bench = try await Bench.made()
            let first = try await bench.start()
            try await bench.sql(first, "CREATE TABLE kept AS SELECT 42 AS answer")
            await first.stop()
            #expect(bench.postmasters.isEmpty)
            #expect(PostmasterFile.read(in: bench.data) == nil)
            let second = try await bench.start()
            #expect(try await bench.sql(second, "SELECT answer FROM kept") == "42")
            await second.stop()
            await second.stop()
        }

        @Test("takes settings from the configuration, and the administrator's own before them")
        func settings() async throws {
            let bench = try await Bench.made()
            try "work_mem = '3MB'\n".write(toFile: bench.home + "/local.conf", atomically: true, encoding: .utf8)
            let cluster = try await bench.start { $0.settings = ["work_mem": "2MB", "cluster_name": "it's"] }
            let query = "SELECT current_setting('work_mem'), current_setting('cluster_name')"
            #expect(try await bench.sql(cluster, query) == "3MB|it's")
            await cluster.stop()
        }

        @Test(
            "admits its roles by the kernel's word, and no other role",
            arguments: ["patuh_app", "patuh_jobs"]
        )
        func roles(role: String) async throws {
            let bench = try await Bench.made()
            let cluster = try await bench.start()
            #expect(try await bench.sql(cluster, "SELECT current_user", user: role) == role)
            try await bench.sql(cluster, "CREATE ROLE stranger LOGIN")
            for user in ["stranger", "patuh_owner"] {
                await #expect(throws: ClusterError.self) { try await bench.sql(cluster, "SELECT 1", user: user) }
            }
            await cluster.stop()
        }

        @Test("is closed to other users of the system", .enabled(if: geteuid() == 0))
        func strangers() async throws {
            let bench = try await Bench.made()
            let cluster = try await bench.start()
            let nobody = try #require(ClusterAccount.named("nobody"))
            let output = try await bench.run("/usr/bin/psql", bench.psql(cluster, "SELECT 1"), as: nobody)
            #expect(!output.succeeded)
            #expect(output.text.contains("Permission denied"))
            await cluster.stop()
        }

        @Test("runs PostgreSQL as an ordinary user, in a session of its own, without this program's files")
        func isolation() async throws {
            let bench = try await Bench.made()
            let cluster = try await bench.start()
            let process = try #require(await cluster.processIdentifier)
            let status = Bench.readProc("/proc/\(process)/status")
            let uid = status.split(separator: "\n").first { $0.hasPrefix("Uid:") }
            #expect(uid?.split(separator: "\t").dropFirst().allSatisfy { $0 != "0" } == true)
            #expect(status.contains("CapEff:\t0000000000000000"))
            #expect(getsid(process) == process)
            let links = try ClusterFiles.names(in: "/proc/\(process)/fd").compactMap {
                ClusterFiles.target(of: "/proc/\(process)/fd/\($0)")
            }
            #expect(!links.isEmpty)
            #expect(!links.contains { $0.hasSuffix("/lock") })
            await cluster.stop()
        }

        @Test("leaves no zombie and no open file behind")
        func tidiness() async throws {
            let bench = try await Bench.made()
            let before = try openFiles()
            let cluster = try await bench.start()
            let process = try #require(await cluster.processIdentifier)
            await cluster.stop()
            #expect(!ProcessTable.exists(process))
            // Other tests run beside this one and open files of their own, which they close.
            let left = try openFiles().subtracting(before)
            try await eventually { try openFiles().isDisjoint(with: left) }
        }

        /// What this process has open and can be told apart: files, pipes and sockets.
        private func openFiles() throws -> Set<String> {
            let links = try ClusterFiles.names(in: "/proc/self/fd")
            let targets = links.compactMap { ClusterFiles.target(of: "/proc/self/fd/\($0)") }
            return Set(targets.filter { !$0.hasPrefix("anon_inode:") && !$0.hasPrefix("/dev/") })
        }

        @Test("shuts down cleanly while clients are connected and work")
        func stopUnderLoad() async throws {
            let bench = try await Bench.made()
            let cluster = try await bench.start()
            try await bench.sql(cluster, "CREATE TABLE kept (id bigint)")
            let busy = try (0..<4).map { _ in
                try bench.spawn(
                    "/usr/bin/psql",
                    bench.psql(cluster, "BEGIN; INSERT INTO kept VALUES (1); SELECT pg_sleep(600)")
                )
            }
            while try await bench.sql(cluster, "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
                != "4"
            {
                await steadyPause(.milliseconds(20))
            }
            await cluster.stop()
            // Had it waited for its clients, they would have ended well.
            for client in busy {
                let end = try #require(await client.process.waitForEnd(atMost: .seconds(60)))
                #expect(end != .exit(0))
            }
            let again = try await bench.start()
            #expect(try await bench.sql(again, "SELECT count(*) FROM kept") == "0")
            await again.stop()
        }

        @Test("stops also inside a cancelled task")
        func stopCancelled() async throws {
            let bench = try await Bench.made()
            let cluster = try await bench.start()
            await withTaskGroup { group in
                group.addTask {
                    while !Task.isCancelled { await Task.yield() }
                    await cluster.stop()
                }
                group.cancelAll()
            }
            #expect(bench.postmasters.isEmpty)
        }

        @Test("stopped cleanly ten times, has nothing to recover at any start")
        func cleanStarts() async throws {
            let bench = try await Bench.made()
            for _ in 0..<10 {
                let cluster = try await bench.start()
                try await bench.sql(cluster, "SELECT 1")
                await cluster.stop()
                #expect(PostmasterFile.read(in: bench.data) == nil)
            }
            #expect(!bench.serverLog.isEmpty)
            #expect(!bench.serverLog.contains("not properly shut down"))
        }
    }
}
