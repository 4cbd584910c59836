/// Which of the two procedures a case follows. They run side by side on one firm; closing one never closes the other.
public enum Track: String, Sendable, Hashable, Codable, CaseIterable {
    /// BPJS' administrative sanctions and the collection of arrears (PP 86/2013).
    case bpjsSanction = "bpjs_sanction"
    /// The labour inspectors' examination and notes (UU 3/1951, Permenaker 33/2016 jo 1/2020).
    case inspection

    /// The track's name as users read it.
    public var words: Words {
        switch self {
        case .bpjsSanction: Words(id: "Sanksi administratif BPJS", en: "BPJS sanction")
        case .inspection: Words(id: "Pemeriksaan pengawas ketenagakerjaan", en: "Inspection")
        }
    }

    /// The organisation whose hands move cases of this track, in words.
    public var owner: Words {
        switch self {
        case .bpjsSanction: Words(id: "BPJS Ketenagakerjaan", en: "BPJS Ketenagakerjaan")
        case .inspection: Words(id: "pengawas ketenagakerjaan", en: "the labour inspectorate")
        }
    }
}
