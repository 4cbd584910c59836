import Domain

/// The fictional people of the tests: one at least for every role, and some of another territory.
enum Person: String, CaseIterable, Sendable {
    case inspector, inspector2, coordinator, divisionHead, officeHead, investigator, auditor, administrator
    case bpjsOfficer, bpjsExaminer, bpjsBranchHead, licensingOfficer, programmeOfficer
    case inspectorElsewhere, coordinatorElsewhere, bpjsOfficerElsewhere

    /// What the person signs in with.
    var login: String { "uji." + rawValue.lowercased() }

    /// The password of all.
    static let password = "kata-sandi-uji-2026"

    /// The session that the template opens for the person.
    var token: String { "patuh_sesi-uji-\(rawValue)" }

    var role: Role {
        switch self {
        case .inspector, .inspector2, .inspectorElsewhere: .inspector
        case .coordinator, .coordinatorElsewhere: .coordinator
        case .divisionHead: .divisionHead
        case .officeHead: .officeHead
        case .investigator: .investigator
        case .auditor: .auditor
        case .administrator: .administrator
        case .bpjsOfficer, .bpjsOfficerElsewhere: .bpjsOfficer
        case .bpjsExaminer: .bpjsExaminer
        case .bpjsBranchHead: .bpjsBranchHead
        case .licensingOfficer: .licensingOfficer
        case .programmeOfficer: .programmeOfficer
        }
    }

    /// The office of the post. Sampit's two regencies are home, Pangkalan Bun's three are elsewhere.
    var office: String {
        switch self {
        case .inspector, .inspector2, .coordinator: "korwil-2"
        case .divisionHead, .officeHead, .investigator, .auditor, .administrator: "disnakertrans"
        case .bpjsOfficer, .bpjsExaminer, .bpjsBranchHead: "kc-sampit"
        case .licensingOfficer: "dpmptsp"
        case .programmeOfficer: "disnaker-kotim"
        case .inspectorElsewhere, .coordinatorElsewhere: "korwil-3"
        case .bpjsOfficerElsewhere: "kc-pangkalan-bun"
        }
    }

    /// One person for every role, all at home.
    static let home = allCases.filter {
        ![.inspector2, .inspectorElsewhere, .coordinatorElsewhere, .bpjsOfficerElsewhere].contains($0)
    }
}

/// The fictional firms that every test database holds.
enum Firm: Int, CaseIterable, Sendable {
    case kebun = 1, bengkel, katering, tambak, dinas
    /// In the territory of Pangkalan Bun.
    case seberang

    var id: String { "01900000-0000-7000-8000-00000000000\(rawValue)" }

    var name: String {
        switch self {
        case .kebun: "PT Kebun Rekaan"
        case .bengkel: "CV Bengkel Rekaan"
        case .katering: "UD Katering Rekaan"
        case .tambak: "PT Tambak Rekaan"
        case .dinas: "Dinas Rekaan"
        case .seberang: "PT Seberang Rekaan"
        }
    }

    var region: String { self == .seberang ? "62.01" : "62.02" }
    var kind: String { self == .dinas ? "state_body" : "employer" }
}
