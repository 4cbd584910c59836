/// What a finding is about: the duty that was not done.
public enum FindingKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// PWBD: the employer is not registered (PP 86/2013 art. 3(1)a; UU 24/2011 art. 15(1)).
    case unregistered
    /// PDS: only some workers are registered (PP 86/2013 art. 3(1)b jo 3(2)a).
    case partialWorkers = "partial_workers"
    /// PDS: wages are reported lower than paid (PP 86/2013 art. 3(1)b jo 3(2)b).
    case partialWages = "partial_wages"
    /// PDS: not all mandatory programmes (PP 86/2013 art. 3(1)b jo 3(2)c; Perpres 109/2013 art. 6).
    case partialProgrammes = "partial_programmes"
    /// Contributions are due and unpaid (UU 24/2011 art. 19).
    case arrears
    /// Contributions were deducted or due and not paid over (UU 24/2011 art. 19(1)-(2), 55).
    case notRemitted = "not_remitted"
    /// The annual manpower report is missing (UU 7/1981).
    case annualReportMissing = "annual_report_missing"
    /// Changes were not reported in 7 working days (PP 86/2013 art. 3(3)-(4)).
    case changesUnreported = "changes_unreported"
    /// Inspection was refused or obstructed (UU 3/1951 art. 2, 3 and 6).
    case obstruction
    /// Another norm, found on the same visit: goes on the same note, without a BPJS procedure.
    case otherNorm = "other_norm"

    /// The kind's name as users read it.
    public var words: Words {
        switch self {
        case .unregistered: Words(id: "Belum terdaftar (PWBD)", en: "Not registered (PWBD)")
        case .partialWorkers:
            Words(id: "Terdaftar sebagian tenaga kerja (PDS TK)", en: "Only some workers registered (PDS)")
        case .partialWages: Words(id: "Terdaftar sebagian upah (PDS Upah)", en: "Wages under-reported (PDS)")
        case .partialProgrammes: Words(id: "Terdaftar sebagian program (PDS Program)", en: "Not all programmes (PDS)")
        case .arrears: Words(id: "Menunggak iuran", en: "Contributions in arrears")
        case .notRemitted: Words(id: "Iuran tidak disetor", en: "Contributions not remitted")
        case .annualReportMissing:
            Words(id: "Tidak melapor ketenagakerjaan (WLKP)", en: "Annual manpower report missing")
        case .changesUnreported: Words(id: "Perubahan data tidak dilaporkan", en: "Changes not reported")
        case .obstruction: Words(id: "Menghalangi pemeriksaan", en: "Obstruction of inspection")
        case .otherNorm: Words(id: "Norma lain", en: "Other norm")
        }
    }

    /// Whether it violates a duty of PP 86/2013 art. 3, so that warnings, fine and denial of services may follow.
    public var violatesRegistrationDuty: Bool {
        switch self {
        case .unregistered, .partialWorkers, .partialWages, .partialProgrammes, .changesUnreported: true
        case .arrears, .notRemitted, .annualReportMissing, .obstruction, .otherNorm: false
        }
    }

    /// Whether it is about contributions due and not paid or not remitted (UU 24/2011 art. 19).
    public var concernsContributions: Bool {
        switch self {
        case .arrears, .notRemitted: true
        case .unregistered, .partialWorkers, .partialWages, .partialProgrammes, .changesUnreported,
            .annualReportMissing, .obstruction, .otherNorm:
            false
        }
    }

    /// Whether it may open the criminal way: contributions due and not paid or not remitted (UU 24/2011 art. 55), or
    /// obstruction (UU 3/1951 art. 6). Non-registration and partial registration alone never do.
    public var mayBeCriminal: Bool { concernsContributions || self == .obstruction }
}
