/// A programme of BPJS Ketenagakerjaan (UU 40/2004 art. 18 as amended by UU 6/2023; UU 24/2011 art. 6(2)).
public enum Programme: String, Sendable, Hashable, Codable, CaseIterable {
    /// Jaminan Kecelakaan Kerja: work accident.
    case jkk = "JKK"
    /// Jaminan Kematian: death.
    case jkm = "JKM"
    /// Jaminan Hari Tua: old age.
    case jht = "JHT"
    /// Jaminan Pensiun: pension.
    case jp = "JP"
    /// Jaminan Kehilangan Pekerjaan: job loss.
    case jkp = "JKP"

    /// Reads the abbreviation in any case.
    ///
    /// - Throws: `empty`, or `unknown` for another word.
    public init(_ text: String) throws(ParseFailure) {
        let set = try ProgrammeSet(text)
        guard let only = set.members.first, set.members.count == 1 else {
            throw ParseFailure(
                .malformed,
                id: "\(ParseFailure.quoted(text)) menyebut lebih dari satu program.",
                en: "\(ParseFailure.quoted(text)) names more than one programme."
            )
        }
        self = only
    }

    /// The programme's full name.
    public var words: Words {
        switch self {
        case .jkk: Words(id: "Jaminan Kecelakaan Kerja", en: "Work accident insurance")
        case .jkm: Words(id: "Jaminan Kematian", en: "Death insurance")
        case .jht: Words(id: "Jaminan Hari Tua", en: "Old-age savings")
        case .jp: Words(id: "Jaminan Pensiun", en: "Pension")
        case .jkp: Words(id: "Jaminan Kehilangan Pekerjaan", en: "Job-loss insurance")
        }
    }
}

/// A set of programmes, written `JKK,JKM,JHT` and coded as a list of abbreviations.
public struct ProgrammeSet: OptionSet, Sendable, Hashable {
    /// One bit for each programme in the order of their declaration.
    public let rawValue: UInt8

    /// Wraps bits; those of no programme are dropped.
    public init(rawValue: UInt8) { self.rawValue = rawValue & 0b1_1111 }

    /// JKK alone.
    public static let jkk = ProgrammeSet(rawValue: 1)
    /// JKM alone.
    public static let jkm = ProgrammeSet(rawValue: 2)
    /// JHT alone.
    public static let jht = ProgrammeSet(rawValue: 4)
    /// JP alone.
    public static let jp = ProgrammeSet(rawValue: 8)
    /// JKP alone.
    public static let jkp = ProgrammeSet(rawValue: 16)

    /// The set that holds these programmes.
    public init(_ programmes: some Sequence<Programme>) {
        self = programmes.reduce(into: []) { $0.formUnion(Self.single($1)) }
    }

    /// Reads abbreviations in any case between commas, semicolons, slashes, plus signs or blanks.
    ///
    /// - Throws: `empty`, or `unknown` naming the first word that is no programme.
    public init(_ text: String) throws(ParseFailure) {
        var text = text
        if let set = text.withUTF8({ Self.read($0) }) {
            self = set
            return
        }
        let words = text.split(whereSeparator: { ",;/+ \t".contains($0) })
        let stranger = words.first { Programme(rawValue: $0.uppercased()) == nil }
        guard let stranger else {
            throw ParseFailure(
                .empty,
                id: "Program kosong; misalnya JKK,JKM,JHT.",
                en: "No programme is named; an example is JKK,JKM,JHT."
            )
        }
        throw ParseFailure(
            .unknown,
            id: "Program \(ParseFailure.quoted(stranger)) tidak dikenal; yang ada JKK, JKM, JHT, JP dan JKP.",
            en: "The programme \(ParseFailure.quoted(stranger)) is not known; there are JKK, JKM, JHT, JP and JKP."
        )
    }

    /// The programmes in the order of their declaration.
    public var members: [Programme] { Programme.allCases.filter { contains(Self.single($0)) } }

    /// Whether the set holds a programme.
    public func contains(_ programme: Programme) -> Bool { contains(Self.single(programme)) }

    private static func single(_ programme: Programme) -> ProgrammeSet {
        switch programme {
        case .jkk: .jkk
        case .jkm: .jkm
        case .jht: .jht
        case .jp: .jp
        case .jkp: .jkp
        }
    }
}

extension ProgrammeSet: CustomStringConvertible {
    /// `JKK,JKM,JHT`, empty for the empty set.
    public var description: String { members.map(\.rawValue).joined(separator: ",") }
}

extension ProgrammeSet: Codable {
    /// Reads a list of abbreviations.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([Programme].self))
    }

    /// Writes a list of abbreviations.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(members)
    }
}

extension ProgrammeSet: ByteReadable {
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> ProgrammeSet? {
        var set: ProgrammeSet = []
        var word: UInt32 = 0
        for position in 0...bytes.count {
            let byte = position < bytes.count ? bytes[position] : UInt8(ascii: ",")
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "/"), UInt8(ascii: "+"), 0x20, 0x09:
                guard word != 0 else { continue }
                guard let programme = named(word) else { return nil }
                set.formUnion(programme)
                word = 0
            default:
                guard word < 1 << 24 else { return nil }
                word = word << 8 | UInt32(byte & 0xDF)
            }
        }
        return set.isEmpty ? nil : set
    }

    private static func named(_ word: UInt32) -> ProgrammeSet? {
        switch word {
        case 0x4A_4B4B: .jkk
        case 0x4A_4B4D: .jkm
        case 0x4A_4854: .jht
        case 0x4A50: .jp
        case 0x4A_4B50: .jkp
        default: nil
        }
    }
}
