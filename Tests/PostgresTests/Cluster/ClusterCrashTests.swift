import Foundation
import Glibc
import Testing

@testable import Postgres

extension ClusterTests {
    @Suite("after a crash", .serialized) struct Crash {
        @Test("stops a PostgreSQL that outlived its server, keeps its data, and never runs two")
        func orphan() async throws {
            let bench = try await Bench.made()
            let first = try await bench.start()
            try await bench.sql(first, "CREATE TABLE kept AS SELECT 42 AS answer")
            let orphan = try #require(await first.processIdentifier)
            await first.abandon()
            #expect(bench.postmasters == [orphan])
            let second = try await bench.start()
            let process = try #require(await second.processIdentifier)
            #expect(process != orphan)
            #expect(bench.postmasters == [process])
            #expect(bench.log.contains("outlived its server"))
            #expect(try await bench.sql(second, "SELECT answer FROM kept") == "42")
            await second.stop()
        }

        @Test("clears away back-ends whose postmaster was killed")
        func backendsWithoutPostmaster() async throws {
            let bench = try await Bench.made()
            let first = try await bench.start()
            let process = try #require(await first.processIdentifier)
            let client = try bench.spawn("/usr/bin/psql", bench.psql(first, "SELECT pg_sleep(600)"))
            while try await bench.sql(first, "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
                != "1"
            {
                await steadyPause(.milliseconds(20))
            }
            // Frozen, the back-end cannot notice by itself that its postmaster is gone.
            let backEnd = try await bench.sql(first, "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
            let sleeper = try #require(pid_t(backEnd))
            kill(sleeper, SIGSTOP)
            await first.abandon()
            kill(process, SIGKILL)
            let second = try await bench.start()
            #expect(!ProcessTable.isServer(sleeper, in: bench.data))
            #expect(bench.postmasters.count == 1)
            #expect(await client.process.waitForEnd(atMost: .seconds(60)) != nil)
            await second.stop()
        }

        @Test("notices that PostgreSQL was killed, and starts it again with all that was committed")
        func killed() async throws {
            let bench = try await Bench.made()
            let cluster = try await bench.start()
            for round in 1...3 {
                try await bench.sql(cluster, "CREATE TABLE round_\(round) AS SELECT generate_series(1, 10000) AS n")
                let process = try #require(await cluster.processIdentifier)
                async let exit = cluster.waitForExit()
                kill(process, SIGKILL)
                #expect(await exit?.description == "PostgreSQL (process \(process)) was ended by signal 9")
                #expect(await cluster.processIdentifier == nil)
                try await cluster.restart()
                #expect(try await bench.sql(cluster, "SELECT count(*) FROM round_\(round)") == "10000")
            }
            #expect(bench.serverLog.contains("not properly shut down"))
            await cluster.stop()
            await #expect(throws: ClusterError.self) { try await cluster.restart() }
            #expect(await cluster.waitForExit() == nil)
        }

        @Test("stays up when only one back-end is killed")
        func backendKilled() async throws {
            let bench = try await Bench.made()
            let cluster = try await bench.start()
            let process = try #require(await cluster.processIdentifier)
            let client = try bench.spawn("/usr/bin/psql", bench.psql(cluster, "SELECT pg_sleep(600)"))
            let query = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
            while try await bench.sql(cluster, query).isEmpty { await steadyPause(.milliseconds(20)) }
            let backEnd = try await bench.sql(cluster, query)
            kill(try #require(pid_t(backEnd)), SIGKILL)
            #expect(await client.process.waitForEnd(atMost: .seconds(60)) != nil)
            await steadyPause(.milliseconds(500))
            #expect(try await bench.sql(cluster, "SELECT 1") == "1")
            #expect(await cluster.processIdentifier == process)
            await cluster.stop()
        }

        @Test("restarts PostgreSQL as a service, and stops it at the end")
        func service() async throws {
            let bench = try await Bench.made()
            let cluster = try await bench.start()
            let first = try #require(await cluster.processIdentifier)
            try await withThrowingTaskGroup { group in
                group.addTask { try await cluster.run() }
                kill(first, SIGKILL)
                while true {
                    if let next = await cluster.processIdentifier, next != first { break }
                    await steadyPause(.milliseconds(10))
                }
                #expect(try await bench.sql(cluster, "SELECT 1") == "1")
                group.cancelAll()
                try await group.waitForAll()
            }
            #expect(bench.postmasters.isEmpty)
            #expect(bench.log.contains("ended unexpectedly"))
        }

        @Test("waiting for an exit ends with the waiting task, and the cluster lives on")
        func cancelledWait() async throws {
            let bench = try await Bench.made()
            let cluster = try await bench.start()
            let exit = await withTaskGroup { group in
                group.addTask { await cluster.waitForExit() }
                group.cancelAll()
                return await group.next() ?? nil
            }
            #expect(exit == nil)
            #expect(try await bench.sql(cluster, "SELECT 1") == "1")
            await cluster.stop()
        }

        @Test("is not misled by a postmaster.pid whose process number a living program has now")
        func staleFile() async throws {
            let bench = try await Bench.made()
            let owner = try #require(try ClusterFiles.status(bench.data)).owner
            let account = try #require(ClusterAccount.with(uid: owner))
            // A living process of the same user, which is what keeps PostgreSQL itself from starting.
            let stranger = try bench.spawn("/bin/sleep", ["600"], as: account)
            let text = "\(stranger.process.pid)\n\(bench.data)\n1700000000\n5432\n/tmp\n\n  123 456\nready   \n"
            try text.write(toFile: PostmasterFile.path(in: bench.data), atomically: true, encoding: .utf8)
            chown(PostmasterFile.path(in: bench.data), account.uid, account.gid)
            let cluster = try await bench.start()
            #expect(try await bench.sql(cluster, "SELECT 1") == "1")
            #expect(stranger.process.end == nil)
            #expect(bench.log.contains("stale postmaster.pid"))
            stranger.process.send(SIGKILL)
            await cluster.stop()
        }

        @Test("is not misled by a stale socket and its lock")
        func staleSocket() async throws {
            let bench = try await Bench.made()
            let path = bench.home + "/socket/" + SocketDirectory.socketName
            let owner = try #require(try ClusterFiles.status(bench.data)).owner
            for (file, text) in [(path, ""), (path + ".lock", "\(getppid())\n/elsewhere\n1\n5432\n/elsewhere\n\n")] {
                try text.write(toFile: file, atomically: true, encoding: .utf8)
                chown(file, owner, owner)
            }
            let cluster = try await bench.start()
            #expect(try await bench.sql(cluster, "SELECT 1") == "1")
            await cluster.stop()
        }
    }
}
