import Foundation
import Glibc

@testable import Postgres

/// A PostgreSQL with a certificate for `localhost`, which admits only TLS and passwords on its port.
struct TLSServer: Sendable {
    static let shared = Result { try TLSServer() }

    let server: TestServer
    /// The certificate of the authority that signed the server's.
    let authority: String
    /// The certificate of another authority.
    let stranger: String

    /// The user's name and password are the same.
    static let user = "firm"

    init() throws {
        server = try TestServer(
            settings: ["ssl = on", "password_encryption = 'scram-sha-256'"],
            port: TestServer.freePort()
        ) { data in
            try TLSServer.makeAuthority("\(data)/authority")
            try TLSServer.makeAuthority("\(data)/stranger")
            try TLSServer.openssl(
                [
                    "-CA", "\(data)/authority.crt", "-CAkey", "\(data)/authority.key", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE",
                    "-keyout", "\(data)/server.key", "-out", "\(data)/server.crt",
                ]
            )
            chmod("\(data)/server.key", 0o600)
            let rules = "local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n"
            try rules.write(toFile: "\(data)/pg_hba.conf", atomically: false, encoding: .utf8)
        }
        authority = "\(server.folder)/authority.crt"
        stranger = "\(server.folder)/stranger.crt"
        for (path, name) in [(authority, "authority"), (stranger, "stranger")] {
            try FileManager.default.copyItem(atPath: "\(server.folder)/data/\(name).crt", toPath: path)
        }
    }

    /// Makes the user; the same on every call.
    func prepare() async throws {
        let name = TLSServer.user
        try await withPool(size: 1, url: server.url) { pool async throws in
            try await pool.transaction { tx async throws in
                try await tx.execute("SELECT pg_advisory_xact_lock(1)")
                let isThere = try await tx.one("SELECT to_regrole(\(name)) IS NOT NULL", as: Bool.self)
                guard !isThere else { return }
                try await tx.execute("CREATE ROLE \(identifier: name) LOGIN SUPERUSER PASSWORD 'firm'")
            }
        }
    }

    /// Where clients connect to, by name and through TLS.
    func url(_ mode: String = "verify-full", root: String? = nil, host: String = "localhost") -> String {
        """
        host=\(host) hostaddr=127.0.0.1 port=\(server.port) user=\(TLSServer.user) password=\(TLSServer.user) \
        dbname=postgres sslmode=\(mode) sslrootcert=\(root ?? authority)
        """
    }

    private static func makeAuthority(_ path: String) throws {
        try openssl(["-subj", "/CN=Authority", "-keyout", "\(path).key", "-out", "\(path).crt"])
    }

    private static func openssl(_ arguments: [String]) throws {
        let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
        try TestServer.run("/usr/bin/openssl", ["req", "-x509"] + key + arguments)
    }
}
