/// A value with a written form: parsed once at the edge, kept in its normal form, written as that form everywhere.
///
/// Conforming types get `Codable` as a plain string, ordering by the normal form, and a description.
public protocol TextValue: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// Reads a written form and brings it into the normal one.
    ///
    /// - Throws: a ``ParseFailure`` that says what was found and what would help.
    init(_ text: String) throws(ParseFailure)

    /// The normal form, as stored and as sent.
    var text: String { get }
}

extension TextValue {
    /// The normal form.
    public var description: String { text }

    /// Orders by the normal form.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    /// Reads the value from a plain string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let written = try container.decode(String.self)
        do {
            self = try Self(written)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: error.enText, underlyingError: error)
            )
        }
    }

    /// Writes the normal form as a plain string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
