import Domain
import Testing

@Suite("A deadline explains itself") struct DeadlineExplanationTests {
    private func words(_ days: Int, _ unit: DayUnit, after start: String, roll: Bool = true) throws -> Words {
        let calendar = WorkingCalendar(try HolidayTable(csv: RepositoryFile.text("sql/reference/holidays.csv")))
        return try calendar.deadline(days: days, unit: unit, startingAfter: day(start), rollForward: roll).words
    }

    @Test("holidays and collective leave next to each other are one range; weekends are summed up")
    func may() throws {
        let words = try words(10, .workingDays, after: "2026-05-11")
        #expect(
            words.id
                == "10 hari kerja sejak 11 Mei 2026; 14–15 Mei libur dan cuti bersama (Kenaikan Yesus Kristus); "
                + "27–28 Mei libur dan cuti bersama (Hari Raya Idul Adha); 4 hari akhir pekan tidak dihitung; "
                + "jatuh tempo Jumat, 29 Mei 2026"
        )
        #expect(
            words.en
                == "10 working days from 11 May 2026; 14–15 May holiday and collective leave (Ascension Day); "
                + "27–28 May holiday and collective leave (Eid al-Adha); 4 weekend days are not counted; "
                + "due Friday, 29 May 2026"
        )
    }

    @Test("the Lebaran gap of 2026 is one range with each feast named once")
    func lebaran() throws {
        #expect(
            try words(10, .workingDays, after: "2026-03-10").id
                == "10 hari kerja sejak 10 Maret 2026; "
                + "18–24 Maret libur dan cuti bersama (Hari Suci Nyepi, Hari Raya Idul Fitri); "
                + "4 hari akhir pekan tidak dihitung; jatuh tempo Selasa, 31 Maret 2026"
        )
    }

    @Test("ranges cross months and years in full")
    func crossing() throws {
        #expect(
            try words(5, .workingDays, after: "2026-05-28").id
                == "5 hari kerja sejak 28 Mei 2026; 31 Mei–1 Juni libur (Hari Raya Waisak, Hari Lahir Pancasila); "
                + "1 hari akhir pekan tidak dihitung; jatuh tempo Jumat, 5 Juni 2026"
        )
    }

    @Test("a roll is told, with the holiday that caused it")
    func roll() throws {
        let words = try words(14, .calendarDays, after: "2026-03-10")
        #expect(
            words.id
                == "14 hari kalender sejak 10 Maret 2026; hari terakhir Selasa, 24 Maret 2026 bukan hari kerja, "
                + "bergeser ke hari kerja berikutnya; 24 Maret cuti bersama (Hari Raya Idul Fitri); "
                + "jatuh tempo Rabu, 25 Maret 2026"
        )
    }

    @Test("without anything in between only period and end are told")
    func plain() throws {
        #expect(
            try words(2, .workingDays, after: "2026-09-21").en == "2 working days from 21 September 2026; "
                + "due Wednesday, 23 September 2026"
        )
        #expect(
            try words(14, .calendarDays, after: "2026-03-10", roll: false).id
                == "14 hari kalender sejak 10 Maret 2026; jatuh tempo Selasa, 24 Maret 2026"
        )
    }

    @Test("the due day named is the due day")
    func agreement() throws {
        let calendar = WorkingCalendar(try HolidayTable(csv: RepositoryFile.text("sql/reference/holidays.csv")))
        for start in try day("2026-01-01")...day("2027-11-01") {
            let deadline = try calendar.deadline(days: 10, unit: .workingDays, startingAfter: start, rollForward: true)
            guard case .due(let due, let explanation) = deadline else {
                Issue.record("no day after \(start)")
                return
            }
            let passed = explanation.gaps.reduce(0) { $0 + $1.length }
            #expect(explanation.due == due && start.days(until: due) == 10 + passed)
        }
    }
}
