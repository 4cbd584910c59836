import Domain
import Foundation
import Postgres

/// The fictional people of the demonstration, one at least for every role. They share one password.
enum DemoPeople {
    /// The password of every demonstration login. A server with demonstration data holds nothing worth guarding, and
    /// listens on its own machine unless told otherwise.
    static let password = "peragaan-patuh-2026"

    /// Login, name, role, office.
    typealias Entry = (login: String, name: String, role: Role, office: String)

    /// One at least for every role.
    static let all: [Entry] = [
        ("pengawas.pky", "Rahmat Peraga", .inspector, "korwil-1"),
        ("pengawas.sampit", "Sari Peraga", .inspector, "korwil-2"),
        ("pengawas2.sampit", "Jumadi Peraga", .inspector, "korwil-2"),
        ("pengawas.pbun", "Dewi Peraga", .inspector, "korwil-3"),
        ("pengawas.buntok", "Untung Peraga", .inspector, "korwil-4"),
        ("koordinator.pky", "Lestari Peraga", .coordinator, "korwil-1"),
        ("koordinator.sampit", "Hendra Peraga", .coordinator, "korwil-2"),
        ("koordinator.pbun", "Wulan Peraga", .coordinator, "korwil-3"),
        ("koordinator.buntok", "Bambang Peraga", .coordinator, "korwil-4"),
        ("kabid", "Ratna Peraga", .divisionHead, "disnakertrans"),
        ("kadis", "Agus Peraga", .officeHead, "disnakertrans"),
        ("ppns", "Yusuf Peraga", .investigator, "disnakertrans"),
        ("auditor", "Maya Peraga", .auditor, "disnakertrans"),
        ("admin", "Tono Peraga", .administrator, "disnakertrans"),
        ("ar.pky", "Fitri Peraga", .bpjsOfficer, "kc-palangka-raya"),
        ("ar.sampit", "Galih Peraga", .bpjsOfficer, "kc-sampit"),
        ("ar.pbun", "Nina Peraga", .bpjsOfficer, "kc-pangkalan-bun"),
        ("pemeriksa.pky", "Oki Peraga", .bpjsExaminer, "kc-palangka-raya"),
        ("pemeriksa.sampit", "Putri Peraga", .bpjsExaminer, "kc-sampit"),
        ("pemeriksa.pbun", "Rudi Peraga", .bpjsExaminer, "kc-pangkalan-bun"),
        ("kacab.pky", "Sinta Peraga", .bpjsBranchHead, "kc-palangka-raya"),
        ("kacab.sampit", "Teguh Peraga", .bpjsBranchHead, "kc-sampit"),
        ("kacab.pbun", "Vera Peraga", .bpjsBranchHead, "kc-pangkalan-bun"),
        ("dpmptsp", "Wahyu Peraga", .licensingOfficer, "dpmptsp"),
        ("program.kotim", "Zainal Peraga", .programmeOfficer, "disnaker-kotim"),
    ]

    /// Which people work a regency: the suffix of inspector and coordinator, and of the BPJS branch.
    static func suffixes(of region: String) -> (labour: String, bpjs: String) {
        switch region {
        case "62.02", "62.07": ("sampit", "sampit")
        case "62.01", "62.08", "62.09": ("pbun", "pbun")
        case "62.04", "62.05", "62.12", "62.13": ("buntok", "pky")
        default: ("pky", "pky")
        }
    }

    /// Enters everybody. One derived key serves all, so that a first start takes moments.
    ///
    /// - Parameter lifetime: How long the sessions are good for, as PostgreSQL writes an interval.
    /// - Returns: The sessions of all, by login.
    static func enter(
        _ service: PatuhService,
        _ administrator: Pool,
        people entries: [Entry] = all,
        for lifetime: String = "10 minutes"
    ) async throws -> [String: SignedIn] {
        let credential = try await People.Credential(of: password, service.passwords)
        let people = People(pool: administrator, passwords: service.passwords)
        var sessions: [String: SignedIn] = [:]
        for person in entries {
            _ = try await people.add(
                NewUser(
                    login: person.login,
                    name: person.name,
                    role: person.role.rawValue,
                    office: person.office,
                    from: "2024-01-01",
                    password: password
                ),
                credential
            )
            let secret = SessionSecret.make()
            _ = try await service.pool.query(
                """
                SELECT open_session(\(person.login), \(ClientAddress.inside), 'patuhd demo', \(credential.key), NULL, NULL, NULL,
                    \(secret.digest), \(lifetime)::text::interval)
                """
            )
            sessions[person.login] = try await service.authenticator.resolve(secret)
        }
        return sessions
    }

    /// What is shown to whoever starts the demonstration.
    static var summary: String {
        let lines = all.map { "  \($0.login.padded(to: 20)) \($0.role.words.id.padded(to: 32)) \($0.name)" }
        return "Login peragaan / demonstration logins (kata sandi / password: \(password))\n"
            + lines.joined(separator: "\n")
    }
}

extension String {
    /// The text with blanks behind it, up to a width.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - count))
    }
}
