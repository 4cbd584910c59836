/// Shares firms out among the inspectors of a unit, the most urgent first, none beyond his quota.
public struct PlanAllocation: Sendable {
    /// An inspector with what he may still take.
    public struct Inspector: Sendable, Hashable {
        /// Who.
        public let id: PersonID
        /// How many firms more this month.
        public let room: Int

        /// Puts both together.
        public init(id: PersonID, room: Int) {
            self.id = id
            self.room = room
        }
    }

    /// A firm that waits to be inspected.
    public struct Candidate: Sendable, Hashable {
        /// Which.
        public let id: CompanyID
        /// Where, so that one inspector's firms lie together.
        public let regionCode: String
        /// Its score.
        public let points: Int

        /// Puts the three together.
        public init(id: CompanyID, regionCode: String, points: Int) {
            self.id = id
            self.regionCode = regionCode
            self.points = points
        }
    }

    /// How the plan is put in order: by score, firms of the same score by their ids, so that it comes out the same again.
    public static func isBefore(_ left: Candidate, _ right: Candidate) -> Bool {
        (right.points, left.id) < (left.points, right.id)
    }

    /// Gives each firm to an inspector: to one who goes to its regency already, as long as he has room; else to whoever
    /// has most room. Firms beyond everybody's room are left out.
    ///
    /// - Parameter candidates: In the plan's order.
    public static func share(
        _ candidates: some Sequence<Candidate>,
        among inspectors: [Inspector]
    ) -> [(candidate: Candidate, inspector: PersonID)] {
        var room = Dictionary(uniqueKeysWithValues: inspectors.map { ($0.id, max(0, $0.room)) })
        var regions: [PersonID: Set<String>] = [:]
        var shares: [(candidate: Candidate, inspector: PersonID)] = []
        for candidate in candidates {
            let free = inspectors.filter { room[$0.id, default: 0] > 0 }
            guard !free.isEmpty else { break }
            let near = free.filter { regions[$0.id, default: []].contains(candidate.regionCode) }
            let most = (near.isEmpty ? free : near).max { left, right in
                (room[left.id, default: 0], right.id) < (room[right.id, default: 0], left.id)
            }
            guard let most else { break }
            room[most.id, default: 0] -= 1
            regions[most.id, default: []].insert(candidate.regionCode)
            shares.append((candidate, most.id))
        }
        return shares
    }
}
