/// How far down a region lies in the administration.
public enum RegionLevel: String, Sendable, Hashable, Codable, CaseIterable {
    /// Provinsi, 2 digits.
    case province
    /// Kabupaten or kota, 4 digits.
    case regency
    /// Kecamatan, 6 digits.
    case district
    /// Desa or kelurahan, 10 digits.
    case village
}

/// The code of a region as the Ministry of Home Affairs numbers them (Kepmendagri 300.2.2-2430/2025).
///
/// Normal form with points: `62`, `62.01`, `62.01.01`, `62.01.01.2001`. The same digits without points are understood.
public struct RegionCode: TextValue {
    /// The code with points.
    public let text: String

    /// Reads a code of any level, with or without points.
    ///
    /// - Throws: `empty`, or `malformed` when it has not 2, 4, 6 or 10 digits in their groups, or a group is zero.
    public init(_ text: String) throws(ParseFailure) {
        var text = text
        guard let normal = text.withUTF8({ Self.normal($0) }) else { throw Self.failure(for: text) }
        self.text = normal
    }

    private init(trusted text: String) { self.text = text }

    /// The level, told by the length.
    public var level: RegionLevel {
        switch text.utf8.count {
        case 2: .province
        case 5: .regency
        case 8: .district
        default: .village
        }
    }

    /// The region around this one; nil for a province.
    public var parent: RegionCode? {
        switch level {
        case .province: nil
        case .regency: cut(2)
        case .district: cut(5)
        case .village: cut(8)
        }
    }

    /// The province in which this region lies, or itself.
    public var province: RegionCode { cut(2) }

    /// The regency in which this region lies, or itself; nil for a province.
    public var regency: RegionCode? { level == .province ? nil : cut(5) }

    /// Whether the other region is this one or lies inside it.
    public func contains(_ other: RegionCode) -> Bool {
        // Groups have a fixed width, so a prefix of another level's length always ends at a point.
        other.text.utf8.starts(with: text.utf8)
    }

    private func cut(_ length: Int) -> RegionCode { RegionCode(trusted: String(text.prefix(length))) }

    private static func normal(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var rest = bytes[...]
        rest.trimBlanks()
        let dotted = rest.count == 2 || (rest.count > 2 && rest[rest.startIndex + 2] == UInt8(ascii: "."))
        var out: [UInt8] = []
        var groupStart = 0
        for byte in rest {
            let length = out.count
            let atPoint = length == 2 || length == 5 || length == 8
            if atPoint {
                guard !isZero(out[groupStart...]) else { return nil }
                out.append(UInt8(ascii: "."))
                groupStart = out.count
                if dotted {
                    guard byte == UInt8(ascii: ".") else { return nil }
                    continue
                }
            }
            guard (0x30...0x39).contains(byte), out.count < 13 else { return nil }
            out.append(byte)
        }
        guard [2, 5, 8, 13].contains(out.count), !isZero(out[groupStart...]) else { return nil }
        return String(decoding: out, as: UTF8.self)
    }

    private static func isZero(_ group: ArraySlice<UInt8>) -> Bool { group.allSatisfy { $0 == UInt8(ascii: "0") } }

    private static func failure(for text: String) -> ParseFailure {
        if text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
            return ParseFailure(
                .empty,
                id: "Kode wilayah kosong; contohnya 62.71.",
                en: "The region code is empty; an example is 62.71."
            )
        }
        return ParseFailure(
            .malformed,
            id: "\(ParseFailure.quoted(text)) bukan kode wilayah; bentuknya 62, 62.01, 62.01.01 atau 62.01.01.2001.",
            en: "\(ParseFailure.quoted(text)) is not a region code; "
                + "its shapes are 62, 62.01, 62.01.01 and 62.01.01.2001."
        )
    }
}
