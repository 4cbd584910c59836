import Foundation
import Testing

@testable import Domain

@Suite("Numbers of letters")
struct NumberingTests {
    private func day(_ text: String) -> LocalDate { LocalDate(text) ?? .first }

    @Test("The standing pattern prints what is seen in practice, each register in its own series")
    func standard() {
        let rule = NumberingRule.standard
        #expect(
            rule.number(44, of: .firstNote, at: "disnakertrans", on: day("2026-11-02"))
                == "R.560/NP.0044/DISNAKERTRANS/XI/2026"
        )
        #expect(rule.number(12_345, of: .referral, at: "kc", on: day("2027-01-31")) == "B.560/SK.12345/KC/I/2027")
        #expect(NumberPattern.standard.parts == (try? NumberPattern(parsing: NumberPattern.standard.text))?.parts)
        #expect(Set(LetterRegister.allCases.map(\.series)).count == LetterRegister.allCases.count)
        #expect([NumberingRule]().collision(at: nil, since: 2026) == nil)
    }

    @Test(
        "A pattern that can't be counted, dated or read is refused with what would help",
        arguments: [
            ("", "empty"), ("{year}", "malformed"), ("{sequence}/x", "malformed"),
            ("{sequence}/{sequence}/{year}", "malformed"),
            ("{sequence}/{year}/{year}", "malformed"), ("{nomor}/{sequence}/{year}", "unknown"),
            ("{sequence:0}/{year}", "unknown"), ("{sequence:9}/{year}", "unknown"), ("{sequence:04}/{year}", "unknown"),
            ("{sequence}{year}", "malformed"), ("5{sequence}/{year}", "malformed"),
            ("{unit}{sequence}/{year}", "malformed"),
            ("{sequence}/{year", "malformed"), ("{sequence}/<b>/{year}", "malformed"),
            ("{sequence}/é/{year}", "malformed"),
            ("{sequence}/{year}" + String(repeating: "x", count: 100), "wrong_length"),
        ]
    )
    func refused(text: String, code: String) {
        let failure = #expect(throws: ParseFailure.self) { try NumberPattern(parsing: text) }
        #expect(failure?.kind.rawValue == code && failure?.words.id.isEmpty == false)
    }

    @Test("The office's rule goes before the general, the kind's before the register's, the later before the earlier")
    func precedence() throws {
        let pattern = try NumberPattern(parsing: "{series}-{sequence}/{year}")
        func rule(
            _ series: String,
            _ from: String,
            office: String? = nil,
            _ register: LetterRegister? = nil,
            _ kind: LetterKind? = nil
        )
            -> NumberingRule
        {
            NumberingRule(
                office: office,
                register: register,
                kind: kind,
                from: day(from),
                pattern: pattern,
                series: series
            )
        }
        let rules = [
            rule("umum", "2026-01-01"), rule("nota", "2026-01-01", .note), rule("baru", "2026-07-01", .note),
            rule("kantor", "2026-01-01", office: "a"), rule("jenis", "2026-01-01", .note, .secondNote),
        ]
        func series(_ kind: LetterKind, _ office: String, _ on: String) -> String? {
            rules.rule(for: kind, of: office, on: day(on)).series
        }
        #expect(series(.firstNote, "b", "2025-12-31") == nil)
        #expect(series(.referral, "b", "2026-01-01") == "umum")
        #expect(series(.firstNote, "b", "2026-06-30") == "nota")
        #expect(series(.firstNote, "b", "2026-07-01") == "baru")
        #expect(series(.secondNote, "b", "2026-07-01") == "jenis")
        #expect(series(.secondNote, "a", "2026-07-01") == "kantor")
    }

    @Test("Two registers that could print the same are found, also where only digits or months tell them apart")
    func collisions() throws {
        func clash(_ one: String, _ two: String, series: String? = nil) throws -> NumberCollision? {
            [
                NumberingRule(
                    register: .note,
                    from: day("2026-01-01"),
                    pattern: try NumberPattern(parsing: one),
                    series: series
                ),
                NumberingRule(
                    register: .decision,
                    from: day("2026-01-01"),
                    pattern: try NumberPattern(parsing: two),
                    series: series
                ),
            ].collision(at: nil, since: 2026)
        }
        #expect(try clash("{sequence}/{year}", "{sequence:4}/{year}") != nil)
        #expect(try clash("{sequence}/{roman}/{year}", "{sequence}/XI/{year}") != nil)
        #expect(try clash("{month}-{sequence}/{year}", "{sequence}-{month}/{year}") != nil)
        #expect(try clash("{series}/{sequence}/{year}", "{series}/{sequence}/{year}", series: "A") != nil)
        #expect(try clash("{sequence}/{series}/{year}", "{sequence}/{series}/{year}") == nil)
        #expect(try clash("{sequence}/{roman}/{year}", "{sequence}/{month}/{year}") == nil)
        #expect(try clash("N.{sequence}/{year}", "K.{sequence}/{year}") == nil)
        let found = try #require(try clash("{sequence}/{year}", "{sequence:4}/{year}"))
        #expect(Set(found.kinds.map(\.register)) == [.note, .decision] && found.words.id.contains("2026"))
    }

    @Test(
        "A change within a year meets what another register printed earlier in it, and not what it printed a year ago"
    )
    func datedChange() throws {
        let pattern = try NumberPattern(parsing: "A/{sequence}/{year}")
        let other = try NumberPattern(parsing: "B/{sequence}/{year}")
        func rules(_ change: String) -> [NumberingRule] {
            [
                NumberingRule(register: .note, from: day("2026-01-01"), pattern: pattern),
                NumberingRule(register: .note, from: day(change), pattern: other),
                NumberingRule(register: .decision, from: day(change), pattern: pattern),
            ]
        }
        #expect(rules("2026-07-01").collision(at: nil, since: 2026)?.year == 2026)
        #expect(rules("2027-01-01").collision(at: nil, since: 2026) == nil)
    }

    @Test("Whatever the patterns, where no collision is found no two registers print the same number in a year")
    func neverTheSame() throws {
        var random = SeededRandom(seed: 20_261_121)
        let pieces = [
            "{secrecy}", "{classification}", "{series}", "{unit}", "{roman}", "{month}", "X", "1", "/", ".", "-",
        ]
        let kinds: [LetterKind] = [.firstNote, .specialNote, .revocation, .objectionAnswer, .referral, .noteCopy]
        var allowed = 0
        for _ in 0..<100 {
            var rules: [NumberingRule] = []
            for register in [LetterRegister.note, .decision, .outgoing] {
                for month in [1, 7] {
                    let head = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                        pieces.randomElement(using: &random) ?? ""
                    }
                    let tail = (0..<Int.random(in: 0...2, using: &random)).map { _ in
                        pieces.randomElement(using: &random) ?? ""
                    }
                    let text =
                        head.joined() + "/{sequence:\(Int.random(in: 1...3, using: &random))}/" + tail.joined()
                        + "{year}"
                    rules.append(
                        NumberingRule(
                            register: register,
                            from: LocalDate(year: 2026, month: month, day: 1) ?? .first,
                            pattern: try NumberPattern(parsing: text),
                            series: Bool.random(using: &random) ? "1" : nil
                        )
                    )
                }
            }
            guard rules.collision(at: "x1", since: 2026) == nil else { continue }
            allowed += 1
            var printed: [String: (LetterRegister, Int)] = [:]
            for kind in kinds {
                for month in 1...12 {
                    let on = LocalDate(year: 2026, month: month, day: 3) ?? .first
                    for sequence in [1, 2, 9, 10, 11, 12, 99, 100, 101, 110, 111, 112, 999, 1000, 1001, 1112] {
                        let number = rules.rule(for: kind, of: "x1", on: on).number(
                            sequence,
                            of: kind,
                            at: "x1",
                            on: on
                        )
                        let known = printed.updateValue((kind.register, sequence), forKey: number)
                        #expect(
                            known.map { $0 == (kind.register, sequence) } != false,
                            "\(number) in \(rules.map(\.pattern.text))"
                        )
                    }
                }
            }
        }
        #expect(allowed > 10)
    }
}
