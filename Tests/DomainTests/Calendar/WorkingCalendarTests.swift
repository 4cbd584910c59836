import Domain
import Testing

@Suite("Working days and deadlines") struct WorkingCalendarTests {
    let calendar: WorkingCalendar

    init() throws {
        calendar = WorkingCalendar(try HolidayTable(csv: RepositoryFile.text("sql/reference/holidays.csv")))
    }

    private func due(_ days: Int, _ unit: DayUnit, after start: String, roll: Bool) throws -> String? {
        try calendar.deadline(days: days, unit: unit, startingAfter: day(start), rollForward: roll).day?.description
    }

    @Test("the reference table covers 2023 to 2027")
    func table() {
        #expect(calendar.table.publishedYears == [2023, 2024, 2025, 2026, 2027])
        #expect(calendar.table.holidays.count == 135)
    }

    @Test(
        "ten working days end where the decrees say",
        arguments: [
            ("2025-03-20", "2025-04-14"), ("2026-03-10", "2026-03-31"), ("2026-05-11", "2026-05-29"),
            ("2026-08-10", "2026-08-26"), ("2026-12-14", "2026-12-30"), ("2027-03-01", "2027-03-23"),
        ]
    )
    func tenWorkingDays(start: String, expected: String) throws {
        #expect(try due(10, .workingDays, after: start, roll: false) == expected)
        #expect(try due(10, .workingDays, after: start, roll: true) == expected)
    }

    @Test("fourteen calendar days end on collective leave, and roll to the next working day if they may")
    func calendarDays() throws {
        #expect(try due(14, .calendarDays, after: "2026-03-10", roll: false) == "2026-03-24")
        #expect(try due(14, .calendarDays, after: "2026-03-10", roll: true) == "2026-03-25")
        #expect(try due(14, .calendarDays, after: "2026-09-07", roll: true) == "2026-09-21")
    }

    @Test(
        "the fifteenth of a month rolls as the contribution's due days do",
        arguments: [
            ("2026-02-15", "2026-02-18"), ("2026-03-15", "2026-03-16"), ("2026-05-15", "2026-05-18"),
            ("2026-08-15", "2026-08-18"), ("2026-11-15", "2026-11-16"), ("2027-03-15", "2027-03-16"),
            ("2027-05-15", "2027-05-21"), ("2027-08-15", "2027-08-16"), ("2026-06-15", "2026-06-15"),
        ]
    )
    func fifteenth(start: String, expected: String) throws {
        #expect(try due(0, .calendarDays, after: start, roll: true) == expected)
        #expect(calendar.workingDay(onOrAfter: try day(start))?.description == expected)
    }

    @Test("working days per year", arguments: [(2024, 238), (2025, 237), (2026, 240), (2027, 242)])
    func perYear(year: Int, count: Int) throws {
        let before = try #require(LocalDate(year: year - 1, month: 12, day: 31))
        let end = try #require(LocalDate(year: year, month: 12, day: 31))
        #expect(calendar.workingDays(after: before, through: end) == count)
    }

    @Test("the last day before an unpublished year still counts, the next one does not")
    func edge() throws {
        #expect(try due(1, .workingDays, after: "2027-12-30", roll: true) == "2027-12-31")
        let beyond = try calendar.deadline(
            days: 2,
            unit: .workingDays,
            startingAfter: try day("2027-12-30"),
            rollForward: false
        )
        guard case .unresolved(let year, let words) = beyond else {
            Issue.record("it has a day")
            return
        }
        #expect(year == 2028)
        #expect(words.id.contains("2028") && words.en.contains("2028"))
        #expect(beyond.day == nil)
        #expect(try due(1, .workingDays, after: "2022-12-31", roll: false) == "2023-01-02")
        #expect(calendar.isWorkingDay(try day("2028-01-03")) == nil)
        #expect(calendar.isWorkingDay(try day("2022-12-31")) == nil)
        #expect(calendar.workingDays(after: try day("2027-12-01"), through: try day("2028-01-03")) == nil)
    }

    @Test("calendar days without roll need no holidays; with roll they need those of the end alone")
    func calendarDaysBeyond() throws {
        #expect(try due(30, .calendarDays, after: "2027-12-15", roll: false) == "2028-01-14")
        #expect(try due(30, .calendarDays, after: "2027-12-15", roll: true) == nil)
        #expect(try due(40, .calendarDays, after: "2022-12-15", roll: true) == "2023-01-24")
    }

    @Test("a roll into an unpublished year is unresolved")
    func rollOver() throws {
        let table = HolidayTable(
            holidays: [Holiday(date: try day("2027-12-31"), kind: .collectiveLeave, name: "X", status: .official)]
        )
        let deadline = try WorkingCalendar(table).deadline(
            days: 1,
            unit: .calendarDays,
            startingAfter: try day("2027-12-30"),
            rollForward: true
        )
        guard case .unresolved(2028, _) = deadline else {
            Issue.record("it has a day")
            return
        }
    }

    @Test("zero days end on the start; negative and endless periods are refused")
    func limits() throws {
        #expect(try due(0, .workingDays, after: "2026-05-16", roll: false) == "2026-05-16")
        #expect(try due(0, .workingDays, after: "2026-05-16", roll: true) == "2026-05-18")
        #expect(try due(0, .workingDays, after: "2026-05-18", roll: true) == "2026-05-18")
        for days in [-1, Int.min, WorkingCalendar.longestPeriod + 1] {
            #expect(throws: ParseFailure.self) { try due(days, .workingDays, after: "2026-05-11", roll: false) }
        }
    }

    @Test("an estimated day makes its year unpublished; declared published, the estimate counts for nothing")
    func estimates() throws {
        let guess = Holiday(date: try day("2028-02-25"), kind: .nationalHoliday, name: "Idul Fitri", status: .estimated)
        let sure = Holiday(date: try day("2028-05-01"), kind: .nationalHoliday, name: "Hari Buruh", status: .official)
        #expect(HolidayTable(holidays: [guess, sure]).publishedYears.isEmpty)
        #expect(HolidayTable(holidays: [sure]).publishedYears == [2028])
        let declared = WorkingCalendar(HolidayTable(holidays: [sure, guess], publishedYears: [2028]))
        #expect(declared.isWorkingDay(guess.date) == true)
        #expect(declared.isWorkingDay(sure.date) == false)
        #expect(declared.table.holidays == [guess, sure])
    }

    @Test("a deadline is due on a working day, later for more days and never earlier for a later start")
    func properties() throws {
        let first = try day("2023-01-02")
        let end = try day("2027-06-30")
        for days in [1, 2, 5, 7, 10, 14, 21, 30] {
            var previous = LocalDate.first
            for start in first...end {
                let deadline = try calendar.deadline(
                    days: days,
                    unit: .workingDays,
                    startingAfter: start,
                    rollForward: false
                )
                let fewer = try calendar.deadline(
                    days: days - 1,
                    unit: .workingDays,
                    startingAfter: start,
                    rollForward: false
                )
                guard let due = deadline.day, let fewerDue = fewer.day, calendar.isWorkingDay(due) == true,
                    due >= previous, due > fewerDue, calendar.workingDays(after: start, through: due) == days
                else {
                    Issue.record("\(days) working days after \(start)")
                    return
                }
                previous = due
            }
        }
    }

    @Test(
        "tables that cannot be are refused with their line",
        arguments: [
            ("date,kind,name_id\n2026-01-01,national_holiday,X\n", "“status”"),
            ("date,kind,name_id,status\n2026-02-30,national_holiday,X,official\n", "2026-02-30"),
            (
                "date,kind,name_id,status\n2026-01-01,national_holiday,X,official\n2026-01-02,party,X,official\n",
                "Line 3"
            ),
        ]
    )
    func badTables(csv: String, mention: String) {
        #expect {
            try HolidayTable(csv: csv)
        } throws: {
            ($0 as? ParseFailure)?.enText.contains(mention) == true
        }
    }
}
