/// How large a business is (PP 7/2021 art. 35: capital without land and buildings, or yearly sales).
///
/// The names are the law's and the registry's own words. The scale decides which programmes are mandatory, so a firm's
/// scale is kept with its evidence and day.
public enum CompanyScale: String, Sendable, Hashable, Codable, CaseIterable {
    /// Micro: capital up to Rp 1 billion or sales up to Rp 2 billion.
    case mikro
    /// Small: capital up to Rp 5 billion or sales up to Rp 15 billion.
    case kecil
    /// Medium: capital up to Rp 10 billion or sales up to Rp 50 billion.
    case menengah
    /// Large: above that.
    case besar

    /// Reads the word in any case, with or without "Usaha" in front.
    ///
    /// - Throws: `empty`, or `unknown` for another word.
    public init(_ text: String) throws(ParseFailure) {
        var text = text
        if let scale = text.withUTF8({ Self.read($0) }) {
            self = scale
        } else if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
            throw ParseFailure(.empty, id: "Skala usaha kosong.", en: "The scale of business is empty.")
        } else {
            throw ParseFailure(
                .unknown,
                id: "Skala usaha \(ParseFailure.quoted(text)) tidak dikenal; pilih mikro, kecil, menengah atau besar.",
                en: "The scale of business \(ParseFailure.quoted(text)) is not known; "
                    + "choose mikro, kecil, menengah or besar."
            )
        }
    }

    /// The scale's name.
    public var words: Words {
        switch self {
        case .mikro: Words(id: "Mikro", en: "Micro")
        case .kecil: Words(id: "Kecil", en: "Small")
        case .menengah: Words(id: "Menengah", en: "Medium")
        case .besar: Words(id: "Besar", en: "Large")
        }
    }

    /// The programmes that an employer of this scale must follow at least (Perpres 109/2013 art. 6(3)).
    public var mandatoryProgrammes: ProgrammeSet {
        switch self {
        case .mikro: [.jkk, .jkm]
        case .kecil: [.jkk, .jkm, .jht]
        case .menengah, .besar: [.jkk, .jkm, .jht, .jp]
        }
    }
}

extension CompanyScale: ByteReadable {
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> CompanyScale? {
        var rest = bytes[...]
        rest.trimBlanks()
        if rest.count > 6, rest.prefix(6).elementsEqual("usaha ".utf8, by: { $0 | 0x20 == $1 }) {
            rest.removeFirst(6)
            rest.trimBlanks()
        }
        return allCases.first { rest.elementsEqual($0.rawValue.utf8, by: { $0 | 0x20 == $1 }) }
    }
}
