import Testing

@testable import Domain

@Suite("Risk scores")
struct RiskScoreTests {
    private static let day = LocalDate(year: 2026, month: 11, day: 22) ?? .last
    private static let weights = RiskWeights(Parameters(), on: day)

    private static func score(_ change: (inout RiskFacts) -> Void) -> RiskScore {
        var facts = RiskFacts()
        change(&facts)
        return RiskScore(facts, weights: weights, on: day)
    }

    private static func points(_ score: RiskScore, _ aspect: RiskScore.Aspect) -> Int? {
        score.parts.first { $0.aspect == aspect }?.points
    }

    @Test("What lists suggest counts by its kind, and says that nobody has examined it")
    func indications() {
        let score = Self.score { $0.indications = [.unregistered: 40, .arrears: nil] }
        let parts = score.parts.filter { $0.aspect == .indication }
        #expect(parts.map(\.kind) == [.unregistered, .arrears] && parts.map(\.points) == [30, 15])
        #expect(parts.allSatisfy { $0.words.id.hasPrefix("indikasi – belum diperiksa") })
        #expect(parts[0].words.id.hasSuffix(", 40 pekerja") && !parts[1].words.id.contains("pekerja"))
    }

    @Test(
        "Workers count by doublings, up to the weight",
        arguments: [(0, nil), (1, 2), (2, 4), (3, 4), (100, 14), (512, 20), (60_000, 20)] as [(Int, Int?)]
    )
    func workers(count: Int, points: Int?) {
        #expect(Self.points(Self.score { $0.workers = count }, .workers) == points)
    }

    @Test("The larger of the workers reported and those that an indication concerns counts, once")
    func largerNumber() {
        let score = Self.score {
            $0.workers = 3
            $0.indications = [.partialWorkers: 100]
        }
        #expect(Self.points(score, .workers) == 14)
    }

    @Test("Risk classes go from nothing to the whole weight")
    func riskClasses() {
        let points = RiskClass.allCases.map { riskClass in
            Self.points(Self.score { $0.riskClass = riskClass }, .riskClass)
        }
        #expect(points == [nil, 2, 5, 7, 10])
    }

    @Test("One finding counts half, two count in full, more count no more")
    func history() {
        #expect(
            (0...3).map { count in Self.points(Self.score { $0.findings = count }, .history) } == [nil, 10, 20, 20]
        )
    }

    @Test("The longer ago the last visit, the more; never visited counts in full")
    func lastVisit() throws {
        func points(_ visit: String?) throws -> Int? {
            let day = try visit.map { text in try LocalDate(parsing: text) }
            return Self.points(Self.score { $0.lastVisitOn = day }, .lastVisit)
        }
        #expect(try points(nil) == 15)
        #expect(try points("2026-11-01") == nil)
        #expect(try points("2025-11-30") == 3)
        #expect(try points("2021-11-30") == 15)
        #expect(try points("2001-11-30") == 15)
    }

    @Test("The score is the sum of its parts, the largest first")
    func sum() {
        let score = Self.score {
            $0.indications = [.partialWages: 5]
            $0.workers = 20
            $0.findings = 4
        }
        #expect(score.points == score.parts.reduce(0) { $0 + $1.points })
        #expect(score.parts.map(\.points) == score.parts.map(\.points).sorted(by: >))
        #expect(score.parts.allSatisfy { $0.points <= $0.most })
    }
}
