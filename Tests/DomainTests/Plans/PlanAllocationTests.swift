import Foundation
import Testing

@testable import Domain

@Suite("Sharing firms out among inspectors")
struct PlanAllocationTests {
    private static func candidates(_ regions: [String]) -> [PlanAllocation.Candidate] {
        regions.enumerated().map { index, region in
            .init(id: CompanyID(UUID()), regionCode: region, points: 100 - index)
        }
    }

    private static func inspectors(_ rooms: [Int]) -> [PlanAllocation.Inspector] {
        rooms.map { .init(id: PersonID(UUID()), room: $0) }
    }

    @Test("Nobody gets more than he has room for, and the most urgent firms are the ones shared out")
    func room() {
        let inspectors = Self.inspectors([2, 0, -3, 1])
        let candidates = Self.candidates(Array(repeating: "62.02", count: 9))
        let shares = PlanAllocation.share(candidates, among: inspectors)
        #expect(shares.map(\.candidate) == Array(candidates.prefix(3)))
        for inspector in inspectors {
            #expect(shares.count { $0.inspector == inspector.id } == max(0, inspector.room))
        }
    }

    @Test("One inspector's firms lie together as long as there is room")
    func together() {
        let inspectors = Self.inspectors([3, 3])
        let shares = PlanAllocation.share(
            Self.candidates(["62.02", "62.07", "62.02", "62.07", "62.02", "62.07"]),
            among: inspectors
        )
        let byInspector = Dictionary(grouping: shares, by: \.inspector).mapValues {
            Set($0.map(\.candidate.regionCode))
        }
        #expect(byInspector.count == 2 && byInspector.values.allSatisfy { $0.count <= 2 })
        #expect(shares[0].inspector == shares[2].inspector)
    }

    @Test("The same firms and people give the same plan")
    func repeatable() {
        let inspectors = Self.inspectors([2, 2, 2])
        let candidates = Self.candidates(["62.02", "62.07", "62.03", "62.02", "62.07"])
        let first = PlanAllocation.share(candidates, among: inspectors)
        let second = PlanAllocation.share(candidates, among: inspectors.reversed())
        #expect(first.map(\.inspector) == second.map(\.inspector))
    }

    @Test("Without inspectors nothing is shared out")
    func nobody() {
        #expect(PlanAllocation.share(Self.candidates(["62.02"]), among: []).isEmpty)
    }
}
