/// What must be so for a question to be asked or a finding to be proposed: a tree without loops, names or side effects,
/// so that it always ends. It is true, false, or not known yet (`nil`, Kleene's third value): what is neither answered nor
/// asked makes nothing true, not even by negation, and one answer more never turns what is known around.
public indirect enum ChecklistCondition: Sendable, Hashable {
    /// Everything of it.
    case all([ChecklistCondition])
    /// Something of it.
    case any([ChecklistCondition])
    /// Nothing of it.
    case noneOf([ChecklistCondition])
    /// The answer to a question is one of these codes.
    case among(question: String, values: [String])
    /// Two quantities of the same kind stand so.
    case compare(ChecklistTerm, Relation, ChecklistTerm)

    /// How two quantities stand.
    public enum Relation: String, Sendable, Hashable, CaseIterable {
        case equal, less, more
        case atMost = "at_most"
        case atLeast = "at_least"

        func holds(_ left: Int, _ right: Int) -> Bool {
            switch self {
            case .equal: left == right
            case .less: left < right
            case .more: left > right
            case .atMost: left <= right
            case .atLeast: left >= right
            }
        }
    }

    /// The questions that it refers to.
    public var questions: Set<String> {
        switch self {
        case .all(let parts), .any(let parts), .noneOf(let parts): parts.reduce([]) { $0.union($1.questions) }
        case .among(let question, _): [question]
        case .compare(let left, _, let right): left.questions.union(right.questions)
        }
    }

    /// Whether it is so; nil while that is not known.
    public func truth(_ values: [String: ChecklistValue], on visitDay: LocalDate) -> Bool? {
        switch self {
        case .all(let parts): Self.all(parts.map { $0.truth(values, on: visitDay) })
        case .any(let parts): Self.any(parts.map { $0.truth(values, on: visitDay) })
        case .noneOf(let parts): Self.any(parts.map { $0.truth(values, on: visitDay) }).map { !$0 }
        case .among(let question, let codes):
            if case .code(let code) = values[question] { codes.contains(code) } else { nil }
        case .compare(let left, let relation, let right):
            if let left = left.amount(values, on: visitDay), let right = right.amount(values, on: visitDay) {
                relation.holds(left, right)
            } else {
                nil
            }
        }
    }

    private static func all(_ truths: [Bool?]) -> Bool? {
        truths.contains(false) ? false : truths.contains(nil) ? nil : true
    }

    private static func any(_ truths: [Bool?]) -> Bool? {
        truths.contains(true) ? true : truths.contains(nil) ? nil : false
    }

    /// How many levels it has.
    var depth: Int {
        switch self {
        case .all(let parts), .any(let parts), .noneOf(let parts): 1 + (parts.map(\.depth).max() ?? 0)
        case .among: 1
        case .compare(let left, _, let right): 1 + max(left.depth, right.depth)
        }
    }

    /// How many nodes it has.
    var size: Int {
        switch self {
        case .all(let parts), .any(let parts), .noneOf(let parts): parts.reduce(1) { $0 + $1.size }
        case .among(_, let values): 1 + values.count
        case .compare(let left, _, let right): 1 + left.size + right.size
        }
    }
}

extension ChecklistCondition: Codable {
    private enum CodingKeys: String, CodingKey {
        case op, of, question, values, left, right
    }

    /// Reads `{"op": …}` with what that operation takes; other members are left to the reader of the whole.
    public init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: CodingKeys.self)
        func parts() throws -> [ChecklistCondition] {
            try object.decodeIfPresent([ChecklistCondition].self, forKey: .of) ?? []
        }
        let op = try object.decode(String.self, forKey: .op)
        switch op {
        case "all": self = .all(try parts())
        case "any": self = .any(try parts())
        case "none": self = .noneOf(try parts())
        case "among":
            self = .among(
                question: try object.decode(String.self, forKey: .question),
                values: try object.decode([String].self, forKey: .values)
            )
        default:
            guard let relation = Relation(rawValue: op) else {
                throw DecodingError.dataCorruptedError(forKey: .op, in: object, debugDescription: "unknown operation")
            }
            self = .compare(
                try object.decode(ChecklistTerm.self, forKey: .left),
                relation,
                try object.decode(ChecklistTerm.self, forKey: .right)
            )
        }
    }

    /// Writes the same form.
    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .all(let parts):
            try object.encode("all", forKey: .op)
            try object.encode(parts, forKey: .of)
        case .any(let parts):
            try object.encode("any", forKey: .op)
            try object.encode(parts, forKey: .of)
        case .noneOf(let parts):
            try object.encode("none", forKey: .op)
            try object.encode(parts, forKey: .of)
        case .among(let question, let values):
            try object.encode("among", forKey: .op)
            try object.encode(question, forKey: .question)
            try object.encode(values, forKey: .values)
        case .compare(let left, let relation, let right):
            try object.encode(relation.rawValue, forKey: .op)
            try object.encode(left, forKey: .left)
            try object.encode(right, forKey: .right)
        }
    }
}
