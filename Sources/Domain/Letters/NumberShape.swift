/// Every number that a rule can print for letters of one kind: text of fixed signs, digits and roman numerals. It may
/// stand for more than the rule prints, never for less.
struct NumberShape: Sendable, Hashable {
    /// A set of signs.
    enum Sign: Sendable, Hashable {
        case exactly(UInt8)
        case digit
        case roman

        func meets(_ other: Sign) -> Bool {
            switch (self, other) {
            case (.exactly(let one), .exactly(let two)): one == two
            case (.digit, .digit), (.roman, .roman): true
            case (.digit, .roman), (.roman, .digit): false
            case (.exactly(let sign), .digit), (.digit, .exactly(let sign)): (0x30...0x39).contains(sign)
            case (.exactly(let sign), .roman), (.roman, .exactly(let sign)): "IVX".utf8.contains(sign)
            }
        }
    }

    enum Token: Sendable, Hashable {
        case one(Sign)
        /// None or more of them.
        case many(Sign)
    }

    private var tokens: [Token] = []
    /// What stands before the sequence.
    private var head: [Token] = []

    init(_ rule: NumberingRule, _ kind: LetterKind, at office: String) {
        for part in rule.pattern.parts {
            switch part {
            case .sequence(let width):
                head = tokens
                tokens += Array(repeating: .one(.digit), count: width) + [.many(.digit)]
            case .roman: tokens += [.one(.roman), .many(.roman)]
            case .month: tokens += Array(repeating: .one(.digit), count: 2)
            case .year: tokens += Array(repeating: .one(.digit), count: 4)
            case .text, .secrecy, .classification, .series, .unit:
                tokens += (rule.constant(part, kind, office) ?? "").utf8.map { .one(.exactly($0)) }
            }
        }
    }

    /// Whether some text can be a number of both.
    func meets(_ other: NumberShape) -> Bool {
        var seen: Set<Int> = []
        func canEnd(_ place: Int, _ theirs: Int) -> Bool {
            guard seen.insert(place * (other.tokens.count + 1) + theirs).inserted else { return false }
            let mine = place < tokens.count ? tokens[place] : nil
            let their = theirs < other.tokens.count ? other.tokens[theirs] : nil
            switch (mine, their) {
            case (nil, nil): return true
            case (.many(let one), .one(let two)?) where one.meets(two):
                return canEnd(place + 1, theirs) || canEnd(place, theirs + 1)
            case (.one(let one)?, .many(let two)) where one.meets(two):
                return canEnd(place, theirs + 1) || canEnd(place + 1, theirs)
            case (.many?, .many?): return canEnd(place + 1, theirs) || canEnd(place, theirs + 1)
            case (.many?, _): return canEnd(place + 1, theirs)
            case (_, .many?): return canEnd(place, theirs + 1)
            case (.one(let one)?, .one(let two)?): return one.meets(two) && canEnd(place + 1, theirs + 1)
            case (nil, .one?), (.one?, nil): return false
            }
        }
        return canEnd(0, 0)
    }

    /// Whether equal text means the same place in the register: the sequence stands after the same signs.
    func countsLike(_ other: NumberShape) -> Bool { head == other.head }
}

/// Two sets of letters of one office that could be given the same number in one year.
public struct NumberCollision: Error, Sendable, Hashable {
    /// Of which year.
    public let year: Int
    /// The office's code; `nil` where it happens at any office.
    public let office: String?
    /// Kinds of letters that could carry the same number.
    public let kinds: [LetterKind]
    /// What both could print.
    public let patterns: [String]

    /// What is wrong and what would help.
    public var words: Words {
        let registers = kinds.map(\.register.words)
        return Words(
            id: "Register \(registers[0].id) (\(patterns[0])) dan \(registers[1].id) (\(patterns[1])) dapat mencetak "
                + "nomor yang sama pada tahun \(year); bedakan dengan {series} atau teks lain.",
            en: "The registers “\(registers[0].en)” (\(patterns[0])) and “\(registers[1].en)” (\(patterns[1])) could "
                + "print the same number in \(year); tell them apart by {series} or other text."
        )
    }
}

extension [NumberingRule] {
    /// Two letters of one office and year that these rules could give the same number, from a year on; `nil` if none.
    ///
    /// - Parameter office: the office's code; `nil` looks at an office that has no rules of its own.
    public func collision(at office: String?, since year: Int) -> NumberCollision? {
        let code = office ?? "-"
        let own = filter { $0.office == nil || $0.office == office }
        let years = Set([year] + own.map(\.from.year).filter { $0 > year }).sorted()
        for year in years {
            let first = LocalDate(year: year, month: 1, day: 1) ?? .first
            let days = Set([first] + own.map(\.from).filter { $0.year == year })
            var seen: [(kind: LetterKind, shape: NumberShape, text: String)] = []
            for kind in LetterKind.allCases {
                for rule in Set(days.map { own.rule(for: kind, of: code, on: $0) }) {
                    let shape = NumberShape(rule, kind, at: code)
                    let same = seen.first {
                        $0.shape.meets(shape) && !($0.kind.register == kind.register && $0.shape.countsLike(shape))
                    }
                    if let same {
                        return NumberCollision(
                            year: year,
                            office: office,
                            kinds: [same.kind, kind],
                            patterns: [same.text, rule.pattern.text]
                        )
                    }
                    seen.append((kind, shape, rule.pattern.text))
                }
            }
        }
        return nil
    }
}
