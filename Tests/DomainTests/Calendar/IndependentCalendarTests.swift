import Domain
import Foundation
import Testing

/// Due days that another calendar has counted. `deploy/checks/working-days` makes them and names their file; without it
/// the test is skipped, and shown as such.
@Suite("Working days agree with an independent calendar")
struct IndependentCalendarTests {
    private struct Count: Decodable {
        let start: String
        let days: Int
        let unit: DayUnit
        /// The due day without and with rolling forward.
        let due: String
        let rolled: String
    }

    private static let file = ProcessInfo.processInfo.environment["PATUH_INDEPENDENT_CALENDAR"]

    @Test("Every due day is the one that the other calendar counts", .enabled(if: file != nil))
    func agrees() throws {
        let path = try #require(Self.file)
        let counts = try JSONDecoder().decode([Count].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        #expect(!counts.isEmpty)
        let calendar = WorkingCalendar(try HolidayTable(csv: RepositoryFile.text("sql/reference/holidays.csv")))
        var wrong: [String] = []
        for count in counts {
            for (roll, expected) in [(false, count.due), (true, count.rolled)] {
                let due = try calendar.deadline(
                    days: count.days,
                    unit: count.unit,
                    startingAfter: try day(count.start),
                    rollForward: roll
                ).day?.description
                if due != expected {
                    let told =
                        "\(count.days) \(count.unit.rawValue) after \(count.start), \(roll ? "rolled" : "unrolled")"
                    wrong.append("\(told): \(due ?? "none") instead of \(expected)")
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count) of \(2 * counts.count): \(wrong.prefix(10).joined(separator: "; "))")
    }
}
