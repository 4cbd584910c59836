/// A quantity of a condition: an answer, a figure, the visit's day, or a sum or difference of such. Days are reckoned as
/// day numbers, so that a day less a day is a number of days.
public indirect enum ChecklistTerm: Sendable, Hashable {
    /// The answer to a question.
    case answer(String)
    /// A whole number.
    case number(Int)
    /// Whole rupiah.
    case rupiah(Int)
    /// The visit's legal day.
    case visitDay
    /// What all of them make together.
    case sum([ChecklistTerm])
    /// The first less the second.
    case difference(ChecklistTerm, ChecklistTerm)

    /// What a term is a quantity of; nothing but the same can be added and compared.
    public enum Quantity: String, Sendable, Hashable {
        case number, rupiah, day
    }

    /// The questions that it refers to.
    public var questions: Set<String> {
        switch self {
        case .answer(let question): [question]
        case .number, .rupiah, .visitDay: []
        case .sum(let terms): terms.reduce([]) { $0.union($1.questions) }
        case .difference(let left, let right): left.questions.union(right.questions)
        }
    }

    /// What it is a quantity of; nil where its parts do not go together.
    ///
    /// - Parameter kind: The kind of a question's answer; nil for no question.
    public func quantity(_ kind: (String) -> ChecklistQuestion.Kind?) -> Quantity? {
        switch self {
        case .answer(let question):
            switch kind(question) {
            case .number: return .number
            case .rupiah: return .rupiah
            case .date: return .day
            case .yesNo, .choice, .text, nil: return nil
            }
        case .number: return .number
        case .rupiah: return .rupiah
        case .visitDay: return .day
        case .sum(let terms):
            guard let first = terms.first?.quantity(kind), first != .day else { return nil }
            return terms.allSatisfy { $0.quantity(kind) == first } ? first : nil
        case .difference(let left, let right):
            guard let first = left.quantity(kind), right.quantity(kind) == first else { return nil }
            return first == .day ? .number : first
        }
    }

    /// The quantity; nil while an answer is not known, and where no 64 bits hold it.
    public func amount(_ values: [String: ChecklistValue], on visitDay: LocalDate) -> Int? {
        switch self {
        case .answer(let question):
            switch values[question] {
            case .number(let number): return number
            case .day(let day): return day.dayNumber
            case .code, .text, nil: return nil
            }
        case .number(let number), .rupiah(let number): return number
        case .visitDay: return visitDay.dayNumber
        case .sum(let terms):
            return terms.reduce(0) { total, term in
                guard let total, let next = term.amount(values, on: visitDay) else { return nil }
                let (sum, overflow) = total.addingReportingOverflow(next)
                return overflow ? nil : sum
            }
        case .difference(let left, let right):
            guard let left = left.amount(values, on: visitDay), let right = right.amount(values, on: visitDay) else {
                return nil
            }
            let (rest, overflow) = left.subtractingReportingOverflow(right)
            return overflow ? nil : rest
        }
    }

    /// How many levels it has.
    var depth: Int {
        switch self {
        case .answer, .number, .rupiah, .visitDay: 1
        case .sum(let terms): 1 + (terms.map(\.depth).max() ?? 0)
        case .difference(let left, let right): 1 + max(left.depth, right.depth)
        }
    }

    /// How many nodes it has.
    var size: Int {
        switch self {
        case .answer, .number, .rupiah, .visitDay: 1
        case .sum(let terms): terms.reduce(1) { $0 + $1.size }
        case .difference(let left, let right): 1 + left.size + right.size
        }
    }

    /// The figures in it.
    var figures: Set<Int> {
        switch self {
        case .answer, .visitDay: []
        case .number(let number), .rupiah(let number): [number]
        case .sum(let terms): terms.reduce([]) { $0.union($1.figures) }
        case .difference(let left, let right): left.figures.union(right.figures)
        }
    }
}

extension ChecklistTerm: Codable {
    private enum CodingKeys: String, CodingKey {
        case op, of, question, value
    }

    /// Reads `{"op": …}` with what that operation takes.
    public init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: CodingKeys.self)
        switch try object.decode(String.self, forKey: .op) {
        case "answer": self = .answer(try object.decode(String.self, forKey: .question))
        case "number": self = .number(try object.decode(Int.self, forKey: .value))
        case "rupiah": self = .rupiah(try object.decode(Int.self, forKey: .value))
        case "visit_day": self = .visitDay
        case "sum": self = .sum(try object.decodeIfPresent([ChecklistTerm].self, forKey: .of) ?? [])
        case "difference":
            let terms = try object.decode([ChecklistTerm].self, forKey: .of)
            guard terms.count == 2 else {
                throw DecodingError.dataCorruptedError(forKey: .of, in: object, debugDescription: "not two terms")
            }
            self = .difference(terms[0], terms[1])
        default:
            throw DecodingError.dataCorruptedError(forKey: .op, in: object, debugDescription: "unknown operation")
        }
    }

    /// Writes the same form.
    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .answer(let question):
            try object.encode("answer", forKey: .op)
            try object.encode(question, forKey: .question)
        case .number(let number):
            try object.encode("number", forKey: .op)
            try object.encode(number, forKey: .value)
        case .rupiah(let amount):
            try object.encode("rupiah", forKey: .op)
            try object.encode(amount, forKey: .value)
        case .visitDay:
            try object.encode("visit_day", forKey: .op)
        case .sum(let terms):
            try object.encode("sum", forKey: .op)
            try object.encode(terms, forKey: .of)
        case .difference(let left, let right):
            try object.encode("difference", forKey: .op)
            try object.encode([left, right], forKey: .of)
        }
    }
}
