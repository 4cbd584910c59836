import Domain

/// What the codes of one kind are called: tables and cards are for people, and say words; JSON keeps the codes.
struct CodeBook: Sendable {
    private let words: @Sendable (String) -> Words?

    init(_ words: @escaping @Sendable (String) -> Words?) { self.words = words }

    init(_ words: [String: Words]) { self.init { words[$0] } }

    /// A code in words; the code itself where a newer server has one that is not known here.
    subscript(_ code: String, _ language: Language) -> String { words(code)?[language] ?? code }

    /// The same of a code that may be missing.
    @_disfavoredOverload
    subscript(_ code: String?, _ language: Language) -> String? { code.map { self[$0, language] } }

    /// Several codes in words.
    subscript(_ codes: [String], _ language: Language) -> String {
        codes.map { self[$0, language] }.joined(separator: ", ")
    }
}

extension CodeBook {
    static let roles = CodeBook { Role(rawValue: $0)?.words }
    static let capacities = CodeBook { PostCapacity(rawValue: $0)?.words }
    static let tracks = CodeBook { Track(rawValue: $0)?.words }
    static let findings = CodeBook { FindingKind(rawValue: $0)?.words }
    static let units = CodeBook { ParameterUnit(rawValue: $0)?.words }
    static let services = CodeBook { PublicService(rawValue: $0)?.words }
    static let scales = CodeBook { CompanyScale(rawValue: $0)?.words }
    static let clocks = CodeBook { ClockKind(rawValue: $0)?.words }
    static let registers = CodeBook { LetterRegister(rawValue: $0)?.words }
    static let sources = CodeBook { CompanyFact.Source(rawValue: $0)?.words }
    static let parameters = CodeBook { ParameterKey(rawValue: $0)?.words }
    /// Letters that go out, papers that come in, and every one without a rule of its own.
    static let papers = CodeBook { code in
        code == "any"
            ? Words(id: "semua", en: "any") : LetterKind(rawValue: code)?.words ?? IncomingKind(rawValue: code)?.words
    }
    static let states = CodeBook { code in
        switch code {
        case "new": Words(id: "Kasus baru", en: "New case")
        case "followed_up": CaseState.followedUp
        default: Track.allCases.lazy.compactMap { CaseState(code, on: $0) }.first?.words
        }
    }
    static let actions = CodeBook { code in Track.allCases.lazy.compactMap { CaseAction(code, on: $0) }.first?.words }

    /// Posts as the trail keeps them, `plh:coordinator@korwil-2`.
    static func posts(_ text: String?, _ language: Language) -> String? {
        text.map { text in
            text.split(separator: " ").map { post in
                let parts = post.split(separator: "@", maxSplits: 1)
                let role = parts[0].split(separator: ":")
                let acting = role.dropLast().first.flatMap { PostCapacity(rawValue: String($0))?.prefix }.map {
                    $0 + " "
                }
                let name = (acting ?? "") + roles[String(role.last ?? ""), language]
                return parts.count > 1 ? "\(name) (\(parts[1]))" : name
            }
            .joined(separator: ", ")
        }
    }
}
