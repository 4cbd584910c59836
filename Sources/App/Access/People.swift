import Domain
import Foundation
import Postgres

/// A person to be entered, as an operator names one.
public struct NewUser: Sendable {
    /// What the person signs in with: lower-case letters, digits, `.`, `_`, `-`.
    public var login: String
    /// The person's name.
    public var name: String
    /// The code of the post's role.
    public var role: String
    /// The code of the post's office.
    public var office: String
    /// The civil servant's number, 18 digits.
    public var nip: String?
    /// The first day of the post, `YYYY-MM-DD`; today without it.
    public var from: String?
    /// The password, as ``PasswordRule`` allows it.
    public var password: String

    /// Describes a person to be entered.
    public init(
        login: String,
        name: String,
        role: String,
        office: String,
        nip: String? = nil,
        from: String? = nil,
        password: String
    ) {
        self.login = login
        self.name = name
        self.role = role
        self.office = office
        self.nip = nip
        self.from = from
        self.password = password
    }
}

/// Enters people, as the owner of the tables.
struct People: Sendable {
    let pool: Pool
    let passwords: PasswordHasher

    /// Enters a person, or gives somebody who is known one more post and a new password.
    ///
    /// - Returns: What was done, in a line.
    /// - Throws: ``StartFailure`` that names the field, what is wrong with it and what would help.
    func add(_ user: NewUser) async throws -> String {
        try await add(user, Credential(of: user.password, passwords, login: user.login, name: user.name))
    }

    /// A password as it is kept: where its salt and cost stand, and the key that it derives to.
    struct Credential: Sendable {
        let phc: String
        let key: [UInt8]

        /// Derives a key under a fresh salt.
        ///
        /// - Throws: ``StartFailure`` for a password that the rule does not allow.
        init(of password: String, _ passwords: PasswordHasher, login: String = "", name: String = "") async throws {
            let plain = password.precomposedStringWithCanonicalMapping
            if let refusal = try PasswordRule.standard.refusal(of: plain, login: login, name: name) {
                throw StartFailure(
                    id: "kata sandi tidak dapat dipakai",
                    en: "the password can't be used",
                    remedy: refusal.words
                )
            }
            phc = passwords.freshPHC()
            key = try await passwords.key(of: password, phc: phc)
        }
    }

    /// Enters a person whose password is derived already.
    func add(_ user: NewUser, _ credential: Credential) async throws -> String {
        guard let role = Role(rawValue: user.role) else {
            let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw StartFailure(
                id: "--role: \(user.role) tidak dikenal",
                en: "--role: \(user.role) is not known",
                remedy: Words(id: "pilih salah satu dari \(known)", en: "choose one of \(known)")
            )
        }
        let nip: NIP?
        do { nip = try user.nip.map { try NIP($0) } } catch let failure as ParseFailure {
            throw StartFailure(
                id: "--nip: \(failure.words.id)",
                en: "--nip: \(failure.words.en)",
                remedy: Words(id: "perbaiki, atau hilangkan --nip", en: "mend it, or leave --nip out")
            )
        }
        let (phc, key) = (credential.phc, credential.key)
        let from: LocalDate
        do {
            from = try user.from.map { try LocalDate(parsing: $0) } ?? LocalDate.today(at: Date(), zone: .wib)
        } catch let failure as ParseFailure {
            throw StartFailure(
                id: "--from: \(failure.words.id)",
                en: "--from: \(failure.words.en)",
                remedy: Words(id: "tulis YYYY-MM-DD, atau hilangkan", en: "write YYYY-MM-DD, or leave --from out")
            )
        }
        do {
            try await pool.transaction { tx in
                _ = try await tx.execute("SET LOCAL ROLE patuh_owner")
                let office = try await tx.query("SELECT id, name FROM office WHERE code = \(user.office)")
                guard let office = office.first else {
                    let known = try await tx.query("SELECT code FROM office ORDER BY code").map {
                        try $0.column(0, as: String.self)
                    }
                    let codes = known.joined(separator: ", ")
                    throw StartFailure(
                        id: "--office: tidak ada kantor \(user.office)",
                        en: "--office: there is no office \(user.office)",
                        remedy: known.isEmpty
                            ? Words(
                                id: "muat kantor lebih dahulu (patuhd demo)",
                                en: "load offices first (patuhd demo)"
                            ) : Words(id: "yang dikenal: \(codes)", en: "known are \(codes)")
                    )
                }
                let person = try await tx.query(
                    """
                    INSERT INTO person (id, login, name, nip) VALUES (\(UUID()), \(user.login), \(user.name), \(nip?.text))
                    ON CONFLICT (login) DO UPDATE SET name = excluded.name RETURNING id
                    """
                )
                let id: UUID = try person.single().column(0)
                let officeID: UUID = try office.column(0)
                _ = try await tx.pipeline([
                    """
                    INSERT INTO post (id, person_id, office_id, role, from_on)
                    VALUES (\(UUID()), \(id), \(officeID), \(role.rawValue), \(from)) ON CONFLICT DO NOTHING
                    """,
                    """
                    INSERT INTO password (person_id, phc, verifier) VALUES (\(id), \(phc), sha256(\(key)))
                    ON CONFLICT (person_id) DO UPDATE SET phc = excluded.phc, verifier = excluded.verifier, changed_at = now(),
                        one_time_until = NULL
                    """,
                ])
            }
        } catch let error as PostgresError where error.constraint == "person_login_format" {
            throw StartFailure(
                id: "login: \(user.login) tidak dapat dipakai",
                en: "login: \(user.login) can't be one",
                remedy: Words(id: "pakai 2–63 dari a–z, 0–9, . _ -", en: "use 2–63 of a–z, 0–9, . _ -")
            )
        }
        return Words(
            id: "\(user.login): \(role.words.id), \(user.office), sejak \(from)",
            en: "\(user.login): \(role.words.en), \(user.office), from \(from)"
        ).onTerminal
    }
}
