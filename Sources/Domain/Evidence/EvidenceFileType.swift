/// The types of files that are taken as evidence: still pictures and PDF, which every office can open in ten years.
///
/// Raw values are media types (RFC 6838). What a file is, its own first bytes say, never its name or its sender.
public enum EvidenceFileType: String, Sendable, Hashable, CaseIterable {
    /// JPEG (ITU-T T.81).
    case jpeg = "image/jpeg"
    /// PNG (RFC 2083).
    case png = "image/png"
    /// WebP (RFC 9649).
    case webp = "image/webp"
    /// HEIC, as telephones write it (ISO/IEC 23008-12).
    case heic = "image/heic"
    /// TIFF, as scanners write it.
    case tiff = "image/tiff"
    /// PDF (ISO 32000).
    case pdf = "application/pdf"

    /// How many of a file's first bytes are enough to tell.
    public static let headLength = 16

    /// Tells the type by a file's first bytes.
    ///
    /// - Returns: `nil` for anything that is not taken as evidence, and for a file too short to be of any type.
    public init?(head: some Sequence<UInt8>) {
        let head = Array(head.prefix(Self.headLength))
        guard let type = Self.allCases.first(where: { $0.matches(head) }) else { return nil }
        self = type
    }

    /// The extensions that a name of such a file may have, in lower case.
    public var extensions: Set<String> {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .png: ["png"]
        case .webp: ["webp"]
        case .heic: ["heic", "heif"]
        case .tiff: ["tif", "tiff"]
        case .pdf: ["pdf"]
        }
    }

    private func matches(_ head: [UInt8]) -> Bool {
        func has(_ bytes: [UInt8], at offset: Int = 0) -> Bool { head.dropFirst(offset).starts(with: bytes) }
        switch self {
        case .jpeg: return has([0xFF, 0xD8, 0xFF])
        case .png: return has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        case .webp: return has(Array("RIFF".utf8)) && has(Array("WEBP".utf8), at: 8)
        case .heic:
            return has(Array("ftyp".utf8), at: 4)
                && ["heic", "heix", "heim", "heis", "mif1", "msf1"].contains { has(Array($0.utf8), at: 8) }
        case .tiff: return has([0x49, 0x49, 0x2A, 0x00]) || has([0x4D, 0x4D, 0x00, 0x2A])
        case .pdf: return has(Array("%PDF-".utf8))
        }
    }
}
