/// Finds a regency by its name as lists write it: "Kab. Kapuas", "KABUPATEN KAPUAS", "Kapuas", "Kota Palangkaraya".
///
/// Case, blanks and punctuation do not matter; nothing is guessed. A bare name that both a kabupaten and a kota bear
/// is refused.
public struct RegionNames: Sendable {
    private enum Kind: Hashable { case kabupaten, kota }

    private struct Key: Hashable {
        let kind: Kind
        let name: String
    }

    private var exact: [Key: RegionCode] = [:]
    private var bare: [String: [RegionCode]] = [:]
    private var names: [RegionCode: String] = [:]

    /// Builds the index from regions; those of other levels than the regency only give their names.
    public init(_ regions: some Sequence<Region>) {
        for region in regions {
            names[region.code] = region.name
            guard region.code.level == .regency else { continue }
            let (kind, name) = Self.parts(of: region.name)
            exact[Key(kind: kind ?? .kabupaten, name: name)] = region.code
            bare[name, default: []].append(region.code)
        }
    }

    /// The official name of a region; nil when it is not known.
    public func name(of code: RegionCode) -> String? { names[code] }

    /// The regency with this name or code.
    ///
    /// - Throws: `empty`, `unknown`, or `ambiguous` when a bare name fits a kabupaten and a kota.
    public func regency(_ text: String) throws(ParseFailure) -> RegionCode {
        let (kind, name) = Self.parts(of: text)
        guard !name.isEmpty || kind != nil else {
            throw ParseFailure(.empty, id: "Kabupaten/kota kosong.", en: "The regency or city is empty.")
        }
        if let kind, let code = exact[Key(kind: kind, name: name)] { return code }
        // "Kota Baru" may be Kabupaten Kotabaru: a leading "Kota" can belong to the name.
        let whole = kind == .kota ? "kota" + name : name
        let candidates = kind == .kabupaten ? [] : bare[whole] ?? []
        if candidates.count == 1 { return candidates[0] }
        if candidates.count > 1 {
            let choices = candidates.compactMap { names[$0] }
            throw ParseFailure(
                .ambiguous,
                id: "\(ParseFailure.quoted(text)) dapat berarti \(choices.joined(separator: " atau ")); tulis lengkap.",
                en: "\(ParseFailure.quoted(text)) may be \(choices.joined(separator: " or ")); write it in full."
            )
        }
        if let code = try? RegionCode(text), code.level == .regency, names[code] != nil { return code }
        throw ParseFailure(
            .unknown,
            id: "Kabupaten/kota \(ParseFailure.quoted(text)) tidak dikenal; tulis nama resminya, "
                + "misalnya Kabupaten Kapuas atau Kota Palangka Raya.",
            en: "The regency or city \(ParseFailure.quoted(text)) is not known; write its official name, "
                + "for example Kabupaten Kapuas or Kota Palangka Raya."
        )
    }

    /// The kind that a name begins with, and the rest in lower case without blanks and punctuation.
    private static func parts(of text: String) -> (kind: Kind?, name: String) {
        var words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        var kind: Kind?
        switch words.first {
        case "kab", "kabupaten": kind = .kabupaten
        case "kota", "kotamadya", "kodya": kind = .kota
        default: return (nil, words.joined())
        }
        words.removeFirst()
        if let next = words.first, next == "adm" || next == "administrasi" { words.removeFirst() }
        return (kind, words.joined())
    }
}

extension ParseFailure.Kind {
    /// A name fits more than one thing.
    public static let ambiguous: Self = "ambiguous"
}
