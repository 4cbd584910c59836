/// The public services that may be denied to employers (PP 86/2013 art. 9(1)).
public enum PublicService: String, Sendable, Hashable, Codable, CaseIterable {
    /// Licences for the business (a).
    case businessLicence = "business_licence"
    /// Licences needed to take part in project tenders (b).
    case tenderLicence = "tender_licence"
    /// Permits to employ foreign workers (c).
    case foreignWorkerPermit = "foreign_worker_permit"
    /// Licences of providers of workers or labour (d).
    case labourSupplyLicence = "labour_supply_licence"
    /// Building permits (e): IMB, now PBG.
    case buildingPermit = "building_permit"

    /// The service's name as users read it.
    public var words: Words {
        switch self {
        case .businessLicence: Words(id: "Perizinan terkait usaha", en: "Business licences")
        case .tenderLicence: Words(id: "Izin mengikuti tender proyek", en: "Licences for project tenders")
        case .foreignWorkerPermit:
            Words(id: "Izin mempekerjakan tenaga kerja asing", en: "Permits to employ foreign workers")
        case .labourSupplyLicence:
            Words(id: "Izin perusahaan penyedia jasa pekerja/buruh", en: "Licences of labour suppliers")
        case .buildingPermit: Words(id: "Izin mendirikan bangunan (IMB/PBG)", en: "Building permits")
        }
    }
}
