import Foundation

@testable import App
@testable import Domain
@testable import Postgres

/// People with random posts at the offices there are, some over, some not yet begun, some acting, for
/// ``RandomActorsTests``.
struct RandomPeople: Sendable {
    /// A post, as it was written.
    struct Held: Sendable, CustomStringConvertible {
        let role: Role
        let office: String
        let from: LocalDate
        /// The first day without it.
        let until: LocalDate?

        func holds(on day: LocalDate) -> Bool { from <= day && until.map { $0 > day } ?? true }
        var description: String { "\(role.rawValue)@\(office) \(from)…\(until.map(\.description) ?? "")" }
    }

    struct Actor: Sendable {
        let number: Int
        var login: String { "acak.\(number)" }
        var token: String { "patuh_sesi-acak-\(number)" }
        var posts: [Held]
    }

    private(set) var actors: [Actor] = []

    /// Which roles there are at which offices.
    private static let offices: [(code: String, roles: [Role])] = [
        ("disnakertrans", [.divisionHead, .officeHead, .investigator, .auditor, .administrator]),
        ("korwil-1", [.inspector, .coordinator]), ("korwil-2", [.inspector, .coordinator, .investigator, .auditor]),
        ("korwil-3", [.inspector, .coordinator, .investigator]), ("korwil-4", [.inspector, .coordinator]),
        ("uji-upt", [.inspector, .coordinator, .investigator]), ("uji-timur", [.inspector, .coordinator]),
        ("kc-palangka-raya", [.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead]),
        ("kc-sampit", [.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead]),
        ("kc-pangkalan-bun", [.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead]),
        ("uji-kc", [.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead]), ("dpmptsp", [.licensingOfficer]),
        ("uji-ptsp", [.licensingOfficer]), ("disnaker-kotim", [.programmeOfficer]),
    ]

    /// Every other one has all her posts at one office; the others may hold posts of several sides at once.
    init(_ count: Int, _ random: inout RandomWalk, today: LocalDate) {
        for number in 1...count {
            var posts: [Held] = []
            let own = random.roll(Self.offices.count)
            for _ in 0..<(random.roll(8) == 0 ? 0 : 1 + random.roll(3)) {
                let place = Self.offices[number.isMultiple(of: 2) ? random.roll(Self.offices.count) : own]
                let role = place.roles[random.roll(place.roles.count)]
                guard !posts.contains(where: { $0.office == place.code && $0.role == role }) else { continue }
                let (from, until): (Int, Int?) =
                    switch random.roll(8) {
                    case 0: (-400, -1)  // over since yesterday
                    case 1: (-400, 0)  // over since today
                    case 2: (1, nil)  // from tomorrow on
                    case 3: (0, nil)  // since today
                    case 4: (-3, 1)  // for today the last time
                    default: (-400, nil)
                    }
                posts.append(
                    Held(
                        role: role,
                        office: place.code,
                        from: today.adding(days: from),
                        until: until.map { today.adding(days: $0) }
                    )
                )
            }
            actors.append(Actor(number: number, posts: posts))
        }
    }

    /// What enters them, with a session each. Every third post is an acting holder's.
    var script: String {
        actors.map { actor in
            let posts = actor.posts.enumerated().map { index, post in
                let isActing = index % 3 == 2
                let end = post.until ?? (isActing ? post.from.adding(days: 900) : nil)
                let until = end.map { "'\($0)'" } ?? "NULL"
                let capacity = isActing ? "'plh', 'Surat uji'" : "'holder', NULL"
                return """
                    INSERT INTO post (id, person_id, office_id, role, from_on, until_on, capacity, basis)
                    SELECT gen_random_uuid(), p.id, o.id, '\(post.role.rawValue)', '\(post.from)', \(until), \(capacity)
                    FROM person p, office o WHERE p.login = '\(actor.login)' AND o.code = '\(post.office)';
                    """
            }
            return """
                INSERT INTO person (id, login, name) VALUES (md5('acak\(actor.number)')::uuid, '\(actor.login)', 'Acak');
                INSERT INTO session (person_id, secret_digest, expires_at)
                VALUES (md5('acak\(actor.number)')::uuid, sha256('\(actor.token)'), now() + interval '1 day');
                """ + posts.joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
