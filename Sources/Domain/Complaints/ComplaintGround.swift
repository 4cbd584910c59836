/// What an inspection rests on where somebody has complained: a ground that would have led there without the complaint.
///
/// The kind of inspection on every letter follows from this ground alone, so that neither "berkala" nor "khusus" hints that
/// somebody complained (ILO C81 art. 15(c)).
public enum ComplaintGround: String, Sendable, Hashable, Codable, CaseIterable {
    /// The firm, its sector or its place stands in the year's or month's work plan.
    case plan
    /// A campaign examines firms of its sector or region.
    case campaign
    /// The register itself shows an indication: missing from BPJS' list, arrears, fewer workers registered than reported.
    case indication

    /// The ground as those who propose read it.
    public var words: Words {
        switch self {
        case .plan: Words(id: "Rencana kerja pemeriksaan", en: "Work plan")
        case .campaign: Words(id: "Pemeriksaan serentak sektor atau wilayah", en: "Campaign in a sector or region")
        case .indication: Words(id: "Indikasi pada data perusahaan", en: "Indication in the register")
        }
    }

    /// The code of the kind of inspection that follows: what is planned is periodic, what the register shows is special.
    public var inspectionKind: String {
        switch self {
        case .plan, .campaign: "periodic"
        case .indication: "special"
        }
    }
}
