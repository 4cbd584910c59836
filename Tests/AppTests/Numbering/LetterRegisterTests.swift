import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

@Suite("Registers of letters")
struct LetterRegisterTests {
    private static var year: String { String(ago(70).prefix(4)) }
    private static var path: String { "/v1/letter-registers/disnakertrans/note/\(year)" }

    private func spend(
        _ app: TestApp,
        _ purpose: String,
        _ reason: String,
        as person: Person = .officeHead,
        _ more: [String: JSON] = [:]
    ) async throws -> Answer {
        try await app.post(
            "\(Self.path)/numbers",
            (["purpose": .string(purpose), "reason": .string(reason), "given_on": .string(ago(70))] as JSON).with(more),
            as: person
        )
    }

    @Test("Nobody keeps the investigators' register by hand, and nobody learns whether it is in use")
    func investigation() async throws {
        try await withApp { app in
            let path = Self.path.replacing("note", with: "investigation") + "/numbers"
            let void: JSON = ["purpose": "void", "reason": "Salah cetak.", "given_on": .string(ago(70))]
            for person in [Person.officeHead, .divisionHead, .investigator] {
                let answer = try await app.post(path, void, as: person)
                #expect([403, 404].contains(answer.status), "\(person): \(answer.text)")
            }
        }
    }

    @Test("A void number and one used on paper keep their place and reason; the next letter follows; none is missing")
    func spent() async throws {
        try await withApp { app in
            try await Story.begin(app).toFirstNote(received: nil)
            #expect(try await spend(app, "void", "Salah cetak.").status == 201)
            #expect(try await spend(app, "elsewhere", "Buku agenda.", ["sequence": 5]).code == "not_next_number")
            #expect(try await spend(app, "elsewhere", "Buku agenda.", ["sequence": 3]).status == 201)
            try await Story.begin(app, .bengkel).toFirstNote(received: nil)
            let register = try await app.done(.get, Self.path, as: .officeHead)
            #expect(register.last.int == 4 && register.missing.list.isEmpty)
            #expect(register.items.list.map(\.sequence.int) == [1, 2, 3, 4])
            #expect(register.items.list.map(\.purpose.text) == ["letter", "void", "elsewhere", "letter"])
            #expect(register.items[1].reason.text == "Salah cetak." && register.items[2].reason.text == "Buku agenda.")
            #expect(!register.items[3].letter_id.text.isEmpty)
            let numbers = register.items.list.map(\.number.text)
            #expect(Set(numbers).count == 4 && numbers[1].hasPrefix("R.560/NP.0002/"))
            let times = register.items.list.map(\.given_at.text)
            #expect(times == times.sorted())
            let paged = try await app.done(.get, "\(Self.path)?limit=3", as: .officeHead)
            let rest = try await app.done(
                .get,
                "\(Self.path)?limit=3&cursor=\(paged.next_cursor.text)",
                as: .officeHead
            )
            #expect(paged.items.list.count == 3 && rest.items.list.map(\.sequence.int) == [4])
            // A voided number is for ever: no hand changes it, and no letter takes it.
            for statement: SQL in [
                "UPDATE given_number SET reason = 'x'", "DELETE FROM given_number WHERE purpose = 'void'",
                "UPDATE letter_register SET last = last - 1 WHERE register = 'note'",
            ] {
                #expect(try await app.byHand(.officeHead, [statement]) != .rows(1))
            }
        }
    }

    @Test(
        "Who keeps the office's registers spends numbers, whoever works there or oversees reads, strangers see nothing"
    )
    func hands() async throws {
        try await withApp { app in
            try await Story.begin(app).toFirstNote(received: nil)
            for person in Person.allCases {
                let answer = try await spend(app, "void", "x", as: person)
                let may = [Person.divisionHead, .officeHead].contains(person)
                #expect(may ? answer.status == 201 : [403, 404].contains(answer.status), "\(person): \(answer.text)")
                let read = try await app.get(Self.path, as: person)
                let sees = [Person.divisionHead, .officeHead, .investigator, .auditor, .administrator].contains(person)
                #expect(sees ? read.status == 200 : [403, 404].contains(read.status), "\(person): \(read.text)")
            }
            let early = try await spend(app, "void", "x", ["given_on": "2019-01-01"])
            #expect(early.status == 422 && early.fields == ["given_on"])
            #expect(try await app.get("/v1/letter-registers/disnakertrans/nota/2026", as: .officeHead).status >= 400)
        }
    }

    @Test("What a letter on paper has taken is entered as used elsewhere before the register goes on")
    func takenOnPaper() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toDraft()
            let next = "R.560/NP.0001/DISNAKERTRANS/\(Self.roman(70))/\(Self.year)"
            try await story.step(
                "issue_first_note",
                on: 70,
                as: .officeHead,
                ["details": ["letter": ["number": .string(next)]]]
            )
            let other = try await Story.begin(app, .bengkel)
            try await other.toDraft()
            let refused = try await other.tryStep("issue_first_note", on: 70, as: .officeHead)
            #expect(refused.code == "letter_number_taken", "\(refused.text)")
            #expect(try await spend(app, "elsewhere", "Nota pertama bernomor tangan.").status == 201)
            try await other.step("issue_first_note", on: 70, as: .officeHead)
            let register = try await app.done(.get, Self.path, as: .officeHead)
            #expect(register.items.list.map(\.purpose.text) == ["elsewhere", "letter"])
        }
    }

    private static func roman(_ day: Int) -> String {
        let month = Int(ago(day).dropFirst(5).prefix(2)) ?? 1
        return ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"][month - 1]
    }

    @Test("Sixteen clients issue and void in the same registers at once: no gap, no double, order as issued")
    func race() async throws {
        try await withApp { app in
            var stories: [Story] = []
            for index in 0..<8 {
                let story = try await Story.begin(app, [Firm.kebun, .bengkel, .katering, .tambak][index % 4])
                try await story.toDraft()
                stories.append(story)
            }
            let drafted = stories
            let answers = try await together(16) { number in
                if number < 8 { return try await drafted[number].tryStep("issue_first_note", on: 70, as: .officeHead) }
                return try await app.post(
                    "\(Self.path)/numbers",
                    ["purpose": "void", "reason": "Lomba \(number).", "given_on": .string(ago(70))],
                    as: .officeHead
                )
            }
            #expect(answers.allSatisfy { $0.status == 201 }, "\(answers.map(\.text))")
            let register = try await app.done(.get, Self.path, as: .officeHead)
            #expect(register.items.list.map(\.sequence.int) == Array(1...16) && register.missing.list.isEmpty)
            #expect(Set(register.items.list.map(\.number.text)).count == 16)
            let inOrder: Bool = try await app.value(
                """
                SELECT bool_and(given_at >= before) FROM (
                    SELECT given_at, lag(given_at, 1, given_at) OVER (PARTITION BY office_id, register, year ORDER BY sequence)
                        AS before FROM given_number) x
                """
            )
            #expect(inOrder)
        }
    }
}
