public import FoundationEssentials

/// The identity of one `Entity`: a UUID that cannot be mistaken for another entity's.
///
/// New ones are made with ``UUIDv7``, by the server or by a client. The written form is lower case with hyphens
/// (RFC 9562 §4); upper case is understood.
public struct ID<Entity>: TextValue {
    /// The identity itself.
    public let uuid: UUID

    /// Wraps a UUID.
    public init(_ uuid: UUID) { self.uuid = uuid }

    /// Reads the 36 characters of RFC 9562 §4.
    ///
    /// - Throws: `malformed` for anything else.
    public init(_ text: String) throws(ParseFailure) {
        guard text.utf8.count == 36, let uuid = UUID(uuidString: text) else {
            throw ParseFailure(
                .malformed,
                id: "Pengenal \(ParseFailure.quoted(text)) bukan UUID; bentuknya 8-4-4-4-12 angka heksadesimal.",
                en: "The identifier \(ParseFailure.quoted(text)) is not a UUID; it has 8-4-4-4-12 hexadecimal digits."
            )
        }
        self.uuid = uuid
    }

    /// Lower case with hyphens.
    public var text: String {
        withUnsafeBytes(of: uuid.uuid) { bytes in
            String(unsafeUninitializedCapacity: 36) { out in
                var at = 0
                for (index, byte) in bytes.enumerated() {
                    if index == 4 || index == 6 || index == 8 || index == 10 {
                        out[at] = UInt8(ascii: "-")
                        at += 1
                    }
                    out[at] = Self.hexDigit(byte >> 4)
                    out[at + 1] = Self.hexDigit(byte & 15)
                    at += 2
                }
                return at
            }
        }
    }

    /// Orders by the bytes, which for ``UUIDv7`` is the order of making.
    public static func < (left: Self, right: Self) -> Bool {
        withUnsafeBytes(of: left.uuid.uuid) { a in
            withUnsafeBytes(of: right.uuid.uuid) { b in a.lexicographicallyPrecedes(b) }
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
