import Domain
import FoundationEssentials
import Testing

/// The day of an ISO text; the test stops when there is none.
func day(_ iso: String) throws -> LocalDate { try LocalDate(parsing: iso) }

@Suite("Legal days") struct LocalDateTests {
    @Test("day numbers walk through every day of four centuries without a gap")
    func walk() throws {
        var (year, month, dayOfMonth) = (1899, 12, 31)
        var number = try #require(LocalDate(year: year, month: month, day: dayOfMonth)).dayNumber
        while year < 2300 {
            dayOfMonth += 1
            if dayOfMonth > LocalDate.daysInMonth(month, of: year) { (month, dayOfMonth) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
            number += 1
            let made = try #require(LocalDate(year: year, month: month, day: dayOfMonth))
            guard made.dayNumber == number, made.components == (year, month, dayOfMonth) else {
                Issue.record("\(year)-\(month)-\(dayOfMonth) became \(made)")
                return
            }
        }
    }

    @Test("1970 begins at zero and the ends of the range are where they are said to be")
    func anchors() throws {
        #expect(try day("1970-01-01").dayNumber == 0)
        #expect(LocalDate.first.description == "0001-01-01")
        #expect(LocalDate.last.description == "9999-12-31")
        #expect(LocalDate.last.adding(days: .max) == .last)
        #expect(LocalDate.first.adding(days: .min) == .first)
    }

    @Test(
        "only ten characters that name a day of the calendar are a day",
        arguments: [
            "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-1-1", "26-01-01", "",
            " 2026-01-01", "2026-01-01 ", "2026/01/01", "２０２６-01-01", "2026-01-01T00:00:00Z", "1900-02-29",
        ]
    )
    func refused(text: String) {
        #expect(LocalDate(text) == nil)
        #expect(throws: ParseFailure.self) { try LocalDate(parsing: text) }
    }

    @Test("leap days exist in the years that have them", arguments: ["2024-02-29", "2000-02-29"])
    func leap(text: String) throws {
        #expect(try day(text).description == text)
    }

    @Test("weekdays and long forms are right")
    func words() throws {
        let received = try day("2026-09-21")
        #expect(received.weekday == .monday)
        #expect(received.words == Words(id: "21 September 2026", en: "21 September 2026"))
        #expect(try day("2026-05-29").wordsWithWeekday == Words(id: "Jumat, 29 Mei 2026", en: "Friday, 29 May 2026"))
        #expect(try day("1969-12-28").weekday == .sunday)
    }

    @Test("it is coded as a plain string and a wrong one is refused")
    func coding() throws {
        let data = try JSONEncoder().encode([day("2026-05-11")])
        #expect(String(decoding: data, as: UTF8.self) == #"["2026-05-11"]"#)
        #expect(try JSONDecoder().decode([LocalDate].self, from: data) == [day("2026-05-11")])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([LocalDate].self, from: Data(#"["2026-02-30"]"#.utf8))
        }
    }

    @Test("today depends on the office's zone")
    func today() throws {
        let evening = Date(timeIntervalSince1970: 1_789_948_800)  // 2026-09-21T00:00:00Z
        #expect(LocalDate.today(at: evening.addingTimeInterval(-25_201), zone: .wib) == (try day("2026-09-20")))
        #expect(LocalDate.today(at: evening.addingTimeInterval(-25_200), zone: .wib) == (try day("2026-09-21")))
        #expect(LocalDate.today(at: evening.addingTimeInterval(-25_201), zone: .wita) == (try day("2026-09-21")))
        #expect(LocalDate.today(at: Date(timeIntervalSince1970: -1), zone: .wit) == (try day("1970-01-01")))
        for zone in OfficeZone.allCases {
            let start = zone.start(of: try day("2026-09-21"))
            #expect(LocalDate.today(at: start, zone: zone) == (try day("2026-09-21")))
            #expect(LocalDate.today(at: start.addingTimeInterval(-0.001), zone: zone) == (try day("2026-09-20")))
        }
    }
}
