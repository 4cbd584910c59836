/// The rows of one list as persons: several rows may speak of one.
struct WorkerGroups: Sendable {
    /// One person.
    struct Group: Sendable {
        /// Places of the rows, the one that says most first.
        var rows: [Int]
        var identity: WorkerIdentity
    }

    /// The persons, in the order of their first row.
    private(set) var groups: [Group] = []
    /// Rows whose NIK another row has under another name: nothing is told of them by themselves.
    private(set) var contested: Set<Int> = []
    private(set) var identities: [WorkerIdentity]

    init(_ rows: [WorkerRow], on day: LocalDate) {
        identities = rows.map { WorkerIdentity($0, on: day) }
        var byNumber: [NIK: [Int]] = [:]
        var byName: [String: [Int]] = [:]
        for (index, identity) in identities.enumerated() {
            if let nik = identity.nik { byNumber[nik, default: []].append(index) }
            byName[identity.name.key, default: []].append(index)
        }
        var parent = Array(rows.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parent[index] != index { index = parent[index] }
            return index
        }
        for same in byNumber.values where same.count > 1 {
            if same.dropFirst().contains(where: {
                identities[same[0]].name.agreement(with: identities[$0].name) == .different
            }) {
                contested.formUnion(same)
            } else {
                for other in same.dropFirst() { parent[root(other)] = root(same[0]) }
            }
        }
        for namesakes in byName.values where namesakes.count > 1 {
            // Of very common names only neighbours by birth date need to be held against each other.
            let byBirth = Dictionary(grouping: namesakes) { identities[$0].birthDate }
            for (birth, people) in byBirth where birth != nil && people.count > 1 && people.count <= 50 {
                for (at, left) in people.enumerated() {
                    for right in people.dropFirst(at + 1) where !contested.contains(left) && !contested.contains(right)
                    {
                        if case .same = WorkerLikeness(identities[left], identities[right]) {
                            let (a, b) = (root(left), root(right))
                            parent[max(a, b)] = min(a, b)
                        }
                    }
                }
            }
        }
        var places: [Int: Int] = [:]
        for index in rows.indices where !contested.contains(index) {
            let head = root(index)
            if let place = places[head] {
                groups[place].rows.append(index)
            } else {
                places[head] = groups.count
                groups.append(Group(rows: [index], identity: identities[index]))
            }
        }
        for place in groups.indices where groups[place].rows.count > 1 {
            // The row with a valid number stands for all.
            guard let best = groups[place].rows.first(where: { identities[$0].isWhole }) else { continue }
            groups[place].rows.removeAll { $0 == best }
            groups[place].rows.insert(best, at: 0)
            groups[place].identity = identities[best]
        }
    }
}
