/// A language in which Patuh speaks to its users.
public enum Language: String, Sendable, Hashable, Codable, CaseIterable {
    /// Indonesian, the language of law and of every letter.
    case id
    /// English.
    case en
}

/// One text that a user may read, in Indonesian and in English.
///
/// Both are always present, so no page, letter or problem document can fall back to the wrong language.
public struct Words: Sendable, Hashable, Codable {
    /// The Indonesian text.
    public let id: String
    /// The English text.
    public let en: String

    /// Makes a pair of texts that mean the same.
    public init(id: String, en: String) {
        self.id = id
        self.en = en
    }

    /// The text in one language.
    public subscript(language: Language) -> String {
        switch language {
        case .id: id
        case .en: en
        }
    }
}
