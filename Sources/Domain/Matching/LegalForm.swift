/// The legal form in a firm's name, as far as it tells one firm from another.
///
/// Kinds of cooperative are one family: lists write KUD, KSU and Koperasi for the same firm.
public enum LegalForm: String, Sendable, Hashable, CaseIterable {
    case pt, cv, ud, pd, firma, po, store, cooperative, foundation, stateFirm, regionalFirm, villageFirm

    /// Whether two names can be one firm's by their forms. PD stands for trading firms and for the region's own alike.
    public func agrees(with other: LegalForm) -> Bool {
        self == other || (self == .pd && Self.besidePD.contains(other))
            || (other == .pd && Self.besidePD.contains(self))
    }

    private static let besidePD: Set<LegalForm> = [.ud, .regionalFirm]

    /// The form that one word stands for; `nil` for a word that is none.
    static func of(_ word: String) -> LegalForm? { words[word] }

    /// Words that go with a form and say nothing more about the firm.
    static let attributes: Set<String> = ["tbk", "persero", "terbuka", "perseroda"]

    private static let words: [String: LegalForm] = [
        "pt": .pt, "pte": .pt, "nv": .pt, "cv": .cv, "ud": .ud, "pd": .pd, "fa": .firma, "firma": .firma, "po": .po,
        "tb": .store, "tk": .store, "toko": .store, "kop": .cooperative, "koperasi": .cooperative, "ksu": .cooperative,
        "kud": .cooperative, "ksp": .cooperative, "kopkar": .cooperative, "koptan": .cooperative,
        "yayasan": .foundation, "yys": .foundation, "yay": .foundation,
        "perum": .stateFirm, "perjan": .stateFirm, "perumda": .regionalFirm, "bumdes": .villageFirm,
        "bumdesa": .villageFirm, "bumdesma": .villageFirm,
    ]

    /// Forms that are written out, longest first.
    static let phrases: [(words: [String], form: LegalForm)] = [
        (["badan", "usaha", "milik", "desa"], .villageFirm), (["koperasi", "unit", "desa"], .cooperative),
        (["koperasi", "serba", "usaha"], .cooperative), (["koperasi", "simpan", "pinjam"], .cooperative),
        (["perusahaan", "umum", "daerah"], .regionalFirm), (["perseroan", "terbatas"], .pt),
        (["persekutuan", "komanditer"], .cv), (["perseroan", "komanditer"], .cv),
        (["commanditaire", "vennootschap"], .cv), (["usaha", "dagang"], .ud), (["perusahaan", "dagang"], .ud),
        (["perusahaan", "daerah"], .regionalFirm), (["perusahaan", "umum"], .stateFirm),
        (["perusahaan", "otobus"], .po), (["toko", "bangunan"], .store),
    ]
}
