/// Finds the workers of one list on the other: by NIK, then by name and birth date.
///
/// Whoever is found is found for a reason that is told; where several may be meant, or something contradicts, nobody is
/// chosen and both rows are left to a person.
struct WorkerMatching: Sendable {
    /// A pair, by places among the groups.
    struct Pair: Sendable, Hashable {
        let worker: Int
        let member: Int
    }

    let workers: WorkerGroups
    let members: WorkerGroups
    /// Who was found, by the worker's group.
    private(set) var matches: [Int: (member: Int, ground: WorkerMatch.Ground)] = [:]
    /// What keeps somebody from being told missing, by the worker's group; the other group where there is one.
    private(set) var workerDoubts: [Int: Doubt] = [:]
    /// The same for members who were not found among the workers.
    private(set) var memberDoubts: [Int: Doubt] = [:]

    /// Why somebody is left to a person, and which group of the other list may be meant.
    typealias Doubt = (reason: WorkerDoubt, other: Int?)

    /// How many candidates by one trait are looked at; a trait that more share tells nothing.
    private static let crowd = 200

    init(workers: WorkerGroups, members: WorkerGroups, same: [Pair], different: Set<Pair>) {
        self.workers = workers
        self.members = members
        var freeWorkers = Set(workers.groups.indices)
        var freeMembers = Set(members.groups.indices)
        for pair in same where freeWorkers.contains(pair.worker) && freeMembers.contains(pair.member) {
            matches[pair.worker] = (pair.member, .ruling)
            freeWorkers.remove(pair.worker)
            freeMembers.remove(pair.member)
        }
        matchByNumber(&freeWorkers, &freeMembers, different)
        // Whom nothing but the number speaks against is no more than doubtful, and no candidate for others.
        freeWorkers.subtract(workerDoubts.keys)
        freeMembers.subtract(memberDoubts.keys)
        matchByName(freeWorkers, freeMembers, different)
        let found = Set(matches.values.map(\.member))
        Self.contest(&workerDoubts, workers, members, but: Set(matches.keys))
        Self.contest(&memberDoubts, members, workers, but: found)
    }

    private mutating func matchByNumber(
        _ freeWorkers: inout Set<Int>,
        _ freeMembers: inout Set<Int>,
        _ different: Set<Pair>
    ) {
        var byNumber: [NIK: Int] = [:]
        for member in freeMembers.sorted() {
            for row in members.groups[member].rows {
                if let nik = members.identities[row].nik { byNumber[nik] = member }
            }
        }
        for worker in freeWorkers.sorted() {
            for row in workers.groups[worker].rows {
                guard let nik = workers.identities[row].nik, let member = byNumber[nik], freeMembers.contains(member),
                    !different.contains(Pair(worker: worker, member: member))
                else { continue }
                let other = members.groups[member].rows.first { members.identities[$0].nik == nik } ?? 0
                switch WorkerLikeness(workers.identities[row], members.identities[other]) {
                case .same(let ground):
                    matches[worker] = (member, ground)
                    freeWorkers.remove(worker)
                    freeMembers.remove(member)
                case .doubtful(let doubt):
                    workerDoubts[worker] = (doubt, member)
                    memberDoubts[member] = (doubt, worker)
                case .different: continue
                }
                break
            }
        }
        for worker in matches.keys { workerDoubts[worker] = nil }
    }

    private mutating func matchByName(_ freeWorkers: Set<Int>, _ freeMembers: Set<Int>, _ different: Set<Pair>) {
        let index = TraitIndex(members, freeMembers)
        var sure: [(pair: Pair, ground: WorkerMatch.Ground)] = []
        var doubts: [(pair: Pair, doubt: WorkerDoubt)] = []
        for worker in freeWorkers.sorted() {
            let identity = workers.groups[worker].identity
            guard let candidates = index.candidates(for: identity, most: Self.crowd) else {
                workerDoubts[worker] = (.several, nil)
                continue
            }
            for member in candidates.sorted() {
                let pair = Pair(worker: worker, member: member)
                guard !different.contains(pair) else { continue }
                switch WorkerLikeness(identity, members.groups[member].identity) {
                case .same(let ground): sure.append((pair, ground))
                case .doubtful(let doubt): doubts.append((pair, doubt))
                case .different: continue
                }
            }
        }
        let perWorker = sure.reduce(into: [Int: Int]()) { $0[$1.pair.worker, default: 0] += 1 }
        let perMember = sure.reduce(into: [Int: Int]()) { $0[$1.pair.member, default: 0] += 1 }
        for (pair, ground) in sure {
            if perWorker[pair.worker] == 1, perMember[pair.member] == 1 {
                matches[pair.worker] = (pair.member, ground)
            } else {
                doubts.append((pair, .several))
            }
        }
        let taken = Set(matches.values.map(\.member))
        for member in freeMembers.subtracting(taken)
        where index.candidates(for: members.groups[member].identity, most: Self.crowd) == nil {
            memberDoubts[member] = (.several, nil)
        }
        // Whoever was found is nobody else.
        for (pair, doubt) in doubts where matches[pair.worker] == nil && !taken.contains(pair.member) {
            if workerDoubts[pair.worker] == nil { workerDoubts[pair.worker] = (doubt, pair.member) }
            if memberDoubts[pair.member] == nil { memberDoubts[pair.member] = (doubt, pair.worker) }
        }
    }

    /// Whose NIK stands twice on the other list, under two names, is left to a person as well.
    private static func contest(
        _ doubts: inout [Int: Doubt],
        _ own: WorkerGroups,
        _ other: WorkerGroups,
        but settled: Set<Int>
    ) {
        let contested = Set(other.contested.compactMap { other.identities[$0].nik })
        guard !contested.isEmpty else { return }
        for (place, group) in own.groups.enumerated() where doubts[place] == nil && !settled.contains(place) {
            if let nik = group.identity.nik, contested.contains(nik) { doubts[place] = (.otherName, nil) }
        }
    }
}

/// Persons of a list by what they may have in common with another.
private struct TraitIndex {
    private var byBirth: [LocalDate: [Int]] = [:]
    private var byName: [String: [Int]] = [:]
    private var byDigits: [String: [Int]] = [:]
    private let all: [Int]
    /// Those without a NIK that can be one: whatever is written of them may be wrong.
    private let numberless: [Int]

    init(_ list: WorkerGroups, _ free: Set<Int>) {
        all = free.sorted()
        numberless = all.filter { list.groups[$0].identity.nik == nil }
        for place in all {
            let identity = list.groups[place].identity
            if let birth = identity.birthDate { byBirth[birth, default: []].append(place) }
            byName[identity.name.key, default: []].append(place)
            for part in Self.parts(identity) { byDigits[part, default: []].append(place) }
        }
    }

    /// Who may be meant; nil where so many share a trait that it tells nothing and nobody can be excluded.
    func candidates(for identity: WorkerIdentity, most: Int) -> Set<Int>? {
        let places =
            [identity.birthDate.flatMap { byBirth[$0] }, byName[identity.name.key]]
            + Self.parts(identity).map { byDigits[$0] }
        guard places.allSatisfy({ ($0?.count ?? 0) <= most }) else { return nil }
        // Few enough to hold each against each other.
        let others = identity.nik == nil ? all : numberless
        if others.count <= most { return places.reduce(into: Set(others)) { $0.formUnion($1 ?? []) } }
        return places.reduce(into: []) { $0.formUnion($1 ?? []) }
    }

    /// Parts of a number, of which one mistyped digit or swap of neighbours leaves one whole.
    private static func parts(_ identity: WorkerIdentity) -> [String] {
        guard let number = identity.number, number.count >= 15 else { return [] }
        return ["a" + number.prefix(8), "z" + number.suffix(8), "m" + number.prefix(7) + number.suffix(7)]
    }
}
