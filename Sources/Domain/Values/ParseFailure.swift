/// Why a text could not be taken as the value that it should be.
///
/// The words say what was found and what would help. They are for people; programs switch on ``kind``.
public struct ParseFailure: Error, Sendable, Hashable {
    /// A stable code for programs, in `snake_case`. The set is open: a new value may bring its own.
    public struct Kind: RawRepresentable, Sendable, Hashable, Codable, ExpressibleByStringLiteral {
        /// The code itself, for example `wrong_length`.
        public let rawValue: String

        /// Wraps a code.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Wraps a code written in the source.
        public init(stringLiteral value: String) { rawValue = value }

        /// Nothing but blanks was given.
        public static let empty: Kind = "empty"
        /// Too few or too many characters or digits.
        public static let wrongLength: Kind = "wrong_length"
        /// Letters or other signs stand where only digits may.
        public static let notDigits: Kind = "not_digits"
        /// A spreadsheet rounded the number to scientific notation; digits are lost for good.
        public static let scientificNotation: Kind = "scientific_notation"
        /// Digits of another script, such as full-width `１２３`.
        public static let foreignDigits: Kind = "foreign_digits"
        /// The shape is wrong in another way.
        public static let malformed: Kind = "malformed"
        /// A day that the calendar does not have.
        public static let noSuchDay: Kind = "no_such_day"
        /// The shape is right but the value cannot be.
        public static let outOfRange: Kind = "out_of_range"
        /// The value is well formed but not known here.
        public static let unknown: Kind = "unknown"
    }

    /// What is wrong, for programs.
    public let kind: Kind
    /// What is wrong and what would help, for people.
    public let words: Words

    /// The Indonesian text, remedy included.
    public var idText: String { words.id }
    /// The English text, remedy included.
    public var enText: String { words.en }

    /// Makes a failure; both texts say what was found and what would help.
    public init(_ kind: Kind, id: String, en: String) {
        self.kind = kind
        words = Words(id: id, en: en)
    }

    /// The text as it may be quoted in a message: at most 40 characters, without control characters.
    public static func quoted(_ text: some StringProtocol) -> String {
        var shown = ""
        for scalar in text.unicodeScalars.prefix(40) {
            shown.unicodeScalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
        }
        let isLonger = text.unicodeScalars.dropFirst(40).first != nil
        return "“\(shown)\(isLonger ? "…" : "")”"
    }
}

extension ParseFailure: CustomStringConvertible {
    /// Code and English text, for logs.
    public var description: String { "\(kind.rawValue): \(words.en)" }
}
