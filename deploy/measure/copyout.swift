// Reads a table by COPY, in turn through `psql` and through the client, and prints the seconds of each.
//
//     copyout FOLDER ROWS ROUNDS

import Foundation
import Logging
import Postgres

let arguments = CommandLine.arguments
guard arguments.count == 4, let rows = Int(arguments[2]), let rounds = Int(arguments[3]) else { exit(64) }
let logger = Logger(label: "copyout") { _ in SwiftLogNoOpLogHandler() }

let cluster = try await PrivateCluster.start(.init(dataDirectory: arguments[1]), logger: logger)
let connection = cluster.connectionString(user: "patuh_app")
try await measure()
await cluster.stop()

func measure() async throws {
    var configuration = Pool.Configuration(connection)
    configuration.statementTimeout = nil
    let owner = try Pool(configuration: .init(cluster.connectionString(user: "postgres")), logger: logger)
    try await owner.execute(
        """
        CREATE TABLE firm AS SELECT n AS id, 'Firm number ' || n AS name, md5(n::text) AS mark, now() AS seen
        FROM generate_series(1, \(rows)) n
        """
    )
    try await owner.execute("GRANT SELECT ON firm TO patuh_app")
    try await owner.execute("VACUUM firm")
    await owner.close()
    // Each begins with a connection of its own; the first round warms the cache and is left out.
    for round in 0...rounds {
        let psql = try seconds { try runPsql() }
        let start = ContinuousClock.now
        let pool = try Pool(configuration: configuration, logger: logger)
        let size = try await pool.copyOut(from: "COPY firm TO STDOUT") { chunks in
            try await chunks.reduce(0) { $0 + $1.count }
        }
        await pool.close()
        let client = (ContinuousClock.now - start) / .seconds(1)
        if round > 0 { print(psql, client, size) }
    }
}

func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    return (ContinuousClock.now - start) / .seconds(1)
}

func runPsql() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/psql")
    process.arguments = ["-X", "-q", "-d", connection, "-c", "\\copy firm to /dev/null"]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { exit(1) }
}
