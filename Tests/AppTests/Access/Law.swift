@testable import Domain

/// Who may see what, read off the law and written as naively as it can be: no table and no function of the product.
///
/// Everybody sees what lies in the territory that the office of a post has today, as far as that post is for it. Each
/// post is judged by itself: who is an inspector here and an investigator elsewhere reads no closed file here.
struct Law: Sendable {
    typealias Thing = RandomWorld.Thing

    let world: RandomWorld
    let today: LocalDate

    static let inspectorate: Set<Role> = [.inspector, .coordinator, .divisionHead, .officeHead, .investigator]
    static let bpjs: Set<Role> = [.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead]
    static let auditor: Set<Role> = [.auditor]

    func roles(_ actor: RandomPeople.Actor) -> Set<Role> {
        Set(actor.posts.filter { $0.holds(on: today) }.map(\.role))
    }

    /// Whether somebody holds one of the roles over a regency today.
    func holds(_ actor: RandomPeople.Actor, _ roles: Set<Role>, over region: String) -> Bool {
        actor.posts.contains { post in
            roles.contains(post.role) && post.holds(on: today)
                && world.territories[post.office]?.contains(region) == true
        }
    }

    /// Whether somebody sees a thing at all; nil where the law leaves it open.
    func sees(_ actor: RandomPeople.Actor, _ thing: Thing) -> Bool? {
        func has(_ roles: Set<Role>) -> Bool { holds(actor, roles, over: thing.region) }
        let isLicensing = thing.licensing && has([.licensingOfficer])
        switch thing.kind {
        // Whoever has a post reads the register of firms of its territory.
        case .company: return has(Set(Role.allCases))
        // Firm, state, days: both sides and auditors. Of a closed file, that it is followed up.
        case .inspection: return has(Self.inspectorate.union(Self.bpjs).union(Self.auditor))
        case .sanction: return has(Self.inspectorate.union(Self.bpjs).union(Self.auditor)) || isLicensing
        // Minutes and testimony (UU 13/2003 art. 181; UU 3/1951 art. 5); a closed file is the investigators' (art. 182).
        case .visit, .evidence, .letter:
            if thing.isClosed { return has([.investigator]) }
            if thing.track == "inspection" { return has(Self.inspectorate.union(Self.auditor)) }
            // What the licensing office reads beside what it was asked for, no law says.
            if isLicensing && !has(Self.bpjs.union(Self.auditor)) { return nil }
            return has(Self.bpjs.union(Self.auditor))
        case .debt: return has(Self.inspectorate.union(Self.bpjs).union(Self.auditor))
        // ILO C81 art. 15(c).
        case .complaint: return has([.coordinator]) || (thing.holder == actor.login && has([.inspector]))
        // A paper without a case belongs to the office that received it: to those who keep its papers, and to whoever
        // audits offices of that territory.
        case .paper:
            let keeps = actor.posts.contains { post in
                post.office == thing.holder && post.holds(on: today)
                    && ![.administrator, .programmeOfficer].contains(post.role)
            }
            let audits = (world.territories[thing.holder] ?? []).contains { holds(actor, Self.auditor, over: $0) }
            return keeps || audits
        }
    }

    /// Whether a case stands in somebody's queue: a closed file is nobody's work but the investigators'.
    func queues(_ actor: RandomPeople.Actor, _ thing: Thing) -> Bool? {
        thing.isClosed ? holds(actor, [.investigator], over: thing.region) : sees(actor, thing)
    }

    /// Whether somebody reads what hangs on a case: its log and the words of its findings.
    func readsInside(_ actor: RandomPeople.Actor, _ thing: Thing) -> Bool? {
        if thing.isClosed { return holds(actor, [.investigator], over: thing.region) }
        if thing.kind == .inspection { return holds(actor, Self.inspectorate.union(Self.auditor), over: thing.region) }
        if holds(actor, Self.bpjs.union(Self.auditor), over: thing.region) { return true }
        return thing.licensing && holds(actor, [.licensingOfficer], over: thing.region) ? nil : false
    }

    /// Who is answered at all.
    static let askers: [Thing.Kind: Set<Role>] = [
        .company: Set(Role.allCases), .inspection: inspectorate.union(bpjs).union([.auditor, .licensingOfficer]),
        .sanction: inspectorate.union(bpjs).union([.auditor, .licensingOfficer]), .visit: inspectorate.union(auditor),
        .evidence: inspectorate.union(bpjs).union([.auditor, .licensingOfficer]),
        .letter: inspectorate.union(bpjs).union([.auditor, .licensingOfficer]),
        .debt: inspectorate.union(bpjs).union(auditor), .complaint: [.inspector, .coordinator],
        .paper: inspectorate.union(bpjs).union([.auditor, .licensingOfficer]),
    ]
}
