import Testing

@testable import App

@Suite("The pause before a job is tried again")
struct JobBackoffTests {
    @Test(
        "It doubles from 15 s to an hour",
        arguments: zip([1, 2, 3, 8, 9, 10, 60], [15.0, 30, 60, 1920, 3600, 3600, 3600])
    )
    func doubles(attempts: Int, seconds: Double) {
        #expect(JobBackoff.seconds(after: attempts, chance: 0) == seconds)
    }

    @Test("Chance shortens it by a half at most")
    func varies() {
        #expect(JobBackoff.seconds(after: 2, chance: 0.5) == 22.5)
        #expect(JobBackoff.seconds(after: 2, chance: 1) == 15)
    }
}
