/// A place on the earth in degrees of WGS 84, to six decimals (about ten centimetres): `-2.533333,112.950000`.
public struct Coordinates: TextValue {
    /// Degrees north, as written.
    public let latitude: String
    /// Degrees east, as written.
    public let longitude: String

    /// Reads two decimal numbers with a comma between, latitude first.
    ///
    /// - Throws: `malformed` for another form, `out_of_range` beyond 90 or 180 degrees.
    public init(_ text: String) throws(ParseFailure) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
        guard parts.count == 2, let north = Self.degrees(parts[0]), let east = Self.degrees(parts[1]) else {
            throw ParseFailure(
                .malformed,
                id:
                    "Koordinat \(ParseFailure.quoted(text)) tidak terbaca; tulis lintang,bujur seperti -2.533333,112.95.",
                en: "The coordinates \(ParseFailure.quoted(text)) can't be read; "
                    + "write latitude,longitude as in -2.533333,112.95."
            )
        }
        guard abs(north) <= 90, abs(east) <= 180 else {
            throw ParseFailure(
                .outOfRange,
                id: "Koordinat \(ParseFailure.quoted(text)) di luar bumi; lintang dahulu, paling besar 90.",
                en: "The coordinates \(ParseFailure.quoted(text)) lie off the earth; latitude first, at most 90."
            )
        }
        (latitude, longitude) = (parts[0], parts[1])
    }

    private static func degrees(_ text: String) -> Double? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let isForm =
            (1...2).contains(parts.count) && (1...3).contains(parts[0].utf8.count)
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
            && (parts.count == 1 || parts[1].utf8.count <= 6)
        return isForm ? Double(text) : nil
    }

    /// Latitude and longitude with a comma between.
    public var text: String { "\(latitude),\(longitude)" }
}
