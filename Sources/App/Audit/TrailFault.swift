import Domain
import Foundation

/// Something that is not as it was sealed and signed.
struct TrailFault: Sendable, Hashable {
    /// What is wrong; raw values are the same in both languages, for scripts.
    enum Kind: String, Sendable, CaseIterable {
        case entryAltered = "entry_altered"
        case entryRemoved = "entry_removed"
        case entryInserted = "entry_inserted"
        case blockAltered = "block_altered"
        case blockMissing = "block_missing"
        case blockRewritten = "block_rewritten"
        case chainTruncated = "chain_truncated"
        case headForged = "head_forged"
        case headReplaced = "head_replaced"
        case headRemoved = "head_removed"
        case keyUnknown = "key_unknown"
        case archiveMissing = "archive_missing"
        case archiveAltered = "archive_altered"
        case keptApartAltered = "kept_apart_altered"

        /// What it means, as people read it.
        var words: Words {
            switch self {
            case .entryAltered:
                Words(id: "Catatan diubah setelah disegel", en: "An entry was altered after its sealing")
            case .entryRemoved:
                Words(id: "Catatan dihapus setelah disegel", en: "An entry was removed after its sealing")
            case .entryInserted:
                Words(id: "Catatan disisipkan setelah disegel", en: "An entry was inserted after the sealing")
            case .blockAltered:
                Words(id: "Segel blok tidak cocok dengan isinya", en: "A block does not fit its own hash")
            case .blockMissing: Words(id: "Blok hilang dari rantai", en: "A block is missing from the chain")
            case .blockRewritten:
                Words(id: "Blok bukan yang pernah ditandatangani", en: "A block is not the one that was signed")
            case .chainTruncated:
                Words(
                    id: "Rantai lebih pendek daripada yang ditandatangani",
                    en: "The chain ends before what was signed"
                )
            case .headForged: Words(id: "Tanda tangan pernyataan tidak sah", en: "A head's signature is not valid")
            case .headReplaced:
                Words(id: "Pernyataan bukan yang pernah dikirim keluar", en: "A head is not the one that was exported")
            case .headRemoved:
                Words(id: "Pernyataan yang pernah dikirim keluar hilang", en: "A head that was exported is missing")
            case .keyUnknown: Words(id: "Ditandatangani dengan kunci lain", en: "Signed with another key")
            case .archiveMissing: Words(id: "Berkas arsip tidak ada", en: "An archive's file is missing")
            case .archiveAltered: Words(id: "Berkas arsip diubah", en: "An archive's file was altered")
            case .keptApartAltered:
                Words(
                    id: "Catatan yang disimpan terpisah diubah setelah disegel",
                    en: "Records that are kept apart were altered after their sealing"
                )
            }
        }
    }

    let kind: Kind
    /// The block concerned.
    var block: Int64?
    /// The entry's number.
    var entry: Int64?
    /// The head concerned.
    var head: Int64?
    /// The day (UTC) on which the entry was made, the block ended or the head was signed.
    var day: String?

    /// In one line, for terminals.
    func text(in language: Language) -> String {
        var places: [String] = []
        if let day { places.append(day) }
        if let block { places.append(Words(id: "blok \(block)", en: "block \(block)")[language]) }
        if let entry { places.append(Words(id: "catatan \(entry)", en: "entry \(entry)")[language]) }
        if let head { places.append(Words(id: "pernyataan \(head)", en: "head \(head)")[language]) }
        return "\(kind.rawValue)\t\(places.joined(separator: ", "))\t\(kind.words[language])"
    }

    /// The day (UTC) of a moment.
    static func day(_ time: Date) -> String { time.formatted(.iso8601.year().month().day()) }
}

/// What a verification of the trail found.
struct TrailReport: Sendable {
    /// Blocks and entries that were looked at.
    var blocks: Int64 = 0
    var entries: Int64 = 0
    /// Entries in archives, of which the blocks alone were looked at.
    var archived: Int64 = 0
    /// Lines of archives that were held against their seals; none where the folder of archives is not at hand.
    var archiveLines: Int64 = 0
    /// Entries that no block holds yet: what happens to them is not found.
    var unsealed: Int64 = 0
    /// Signed heads against which the chain was held, and how many of them came from outside the database.
    var heads = 0
    var foreignHeads = 0
    /// The first faults, in the order of the chain.
    var faults: [TrailFault] = []
    /// How many there are in all.
    var faultCount = 0

    /// How many faults are told one by one.
    static let told = 200

    var isIntact: Bool { faultCount == 0 }

    mutating func add(_ fault: TrailFault) {
        faultCount += 1
        if faults.count < Self.told { faults.append(fault) }
    }
}
