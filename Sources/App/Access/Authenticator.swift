import API
import Domain
import Foundation
import Postgres
import Synchronization

/// Finds out who sends a request.
///
/// An answer is kept for moments, so that a page's many requests ask once. That can't keep a revoked session alive:
/// every statement presents the secret, and the database resolves it afresh.
final class Authenticator: Sendable {
    private let pool: Pool
    private let known = Mutex<[SessionSecret: (signedIn: SignedIn, until: ContinuousClock.Instant)]>([:])

    /// How long an answer is kept.
    private static let lifetime = Duration.seconds(5)
    /// How many answers are kept.
    private static let capacity = 10_000

    init(pool: Pool) { self.pool = pool }

    /// The holder of the token in an `Authorization: Bearer` header.
    ///
    /// - Parameter address: Where the request comes from, noted with the session.
    /// - Throws: ``Problem/unauthorized`` without a token, or with one that opens nothing.
    func authenticate(_ header: String?, from address: String) async throws -> SignedIn {
        guard let header, header.count <= 300, header.lowercased().hasPrefix("bearer ") else {
            throw Problem.unauthorized
        }
        let secret = SessionSecret(header.dropFirst(7).trimmingCharacters(in: .whitespaces))
        guard !secret.text.isEmpty, secret.text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw Problem.unauthorized
        }
        let now = ContinuousClock.now
        if let entry = known.withLock({ $0[secret] }), entry.until > now { return entry.signedIn }
        let signedIn = try await resolve(secret, from: address)
        known.withLock { known in
            if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
            known[secret] = (signedIn, now.advanced(by: Self.lifetime))
        }
        return signedIn
    }

    /// Asks the database, which on this occasion notes the use of the session, lets it live on, and keeps what its
    /// holder may see.
    func resolve(_ secret: SessionSecret, from address: String = ClientAddress.inside) async throws -> SignedIn {
        let rows = try await pool.pipeline([
            secret.named, "SELECT use_session(\(address))", "SELECT keep_scope()", "SELECT * FROM whoami()",
        ])[3]
        guard let first = rows.first else { throw Problem.unauthorized }
        let posts = try rows.compactMap(HeldPost.init)
        let personID = try first.column("person_id", as: UUID.self)
        return SignedIn(
            secret: secret,
            personID: personID,
            login: try first.column("login"),
            name: try first.column("name"),
            actor: Actor(
                person: PersonID(personID),
                posts: posts.map { Post($0.role, over: $0.regions) },
                scope: try first.column("scopes", as: [String]?.self)
                    .map { Set($0.compactMap(Permit.Operation.init)) }
            ),
            posts: posts,
            sessionID: try first.column("session_id"),
            isToken: try first.column("kind", as: String.self) == "token"
        )
    }

    /// Drops what is kept of a session.
    func forget(_ secret: SessionSecret) {
        known.withLock { _ = $0.removeValue(forKey: secret) }
    }

    /// Drops all that is kept: sessions of somebody have ended.
    func forgetAll() {
        known.withLock { $0.removeAll(keepingCapacity: true) }
    }
}

extension HeldPost {
    /// Reads a row of `whoami()`; `nil` for somebody without a post.
    init?(_ row: Row) throws {
        guard let code = try row.column("role", as: String?.self) else { return nil }
        guard let role = Role(rawValue: code) else { throw Problem.internal }
        self.role = role
        officeID = try row.column("office_id")
        officeCode = try row.column("office_code")
        officeName = try row.column("office_name")
        zone = OfficeZone(identifier: try row.column("zone")) ?? .wib
        regions = try row.column("regions", as: [String].self).map { try RegionCode($0) }
        fromOn = try row.column("from_on", as: LocalDate.self)
        untilOn = try row.column("until_on", as: LocalDate?.self)
        capacity = PostCapacity(rawValue: try row.column("capacity")) ?? .holder
        standsFor = try row.column("stands_for")
    }
}

extension SignedIn {
    /// The person as the wire names people.
    var reference: Wire.PersonRef {
        Wire.PersonRef(id: PersonID(personID).text, name: name, login: login)
    }

    /// Today where this person works.
    var today: LocalDate { LocalDate.today(at: Date(), zone: posts.first?.zone ?? .wib) }
}

extension OfficeZone {
    /// The zone of a time zone identifier, as the database keeps it.
    init?(identifier: String) {
        guard let zone = Self.allCases.first(where: { $0.identifier == identifier }) else { return nil }
        self = zone
    }
}
