import Domain
import Postgres

extension Actor {
    /// Whether all that somebody sees of a case is what concerns the denial of services: a licensing officer decides on
    /// requests and does not read BPJS' file. Each post counts where it is held.
    func seesDenialsAlone(of track: Track, over region: RegionCode) -> Bool {
        let roles = roles(over: region)
        return track == .bpjsSanction && roles.contains(.licensingOfficer)
            && roles.isDisjoint(with: [.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead, .auditor])
    }

    /// The regions over which that is so, of the territories she serves as a licensing officer.
    private var denialRegions: [RegionCode] {
        posts.filter { $0.role == .licensingOfficer }.flatMap(\.territory)
            .filter { seesDenialsAlone(of: .bpjsSanction, over: $0) }
    }

    /// Whether the case of an id is one of which she sees the denial alone, as a condition; `nil` for whoever sees none so.
    func seesDenialsAlone(ofCase id: SQL) -> SQL? {
        guard !denialRegions.isEmpty else { return nil }
        return """
            EXISTS (SELECT FROM enforcement_case k WHERE k.id = \(id) AND k.track = \(Track.bpjsSanction.rawValue)
                    AND k.region_code = ANY (\(denialRegions.map(\.description))))
            """
    }
}

extension LetterKind {
    /// Whether a letter belongs to the denial of services: the fine for which it is asked, the request, its answer, and what
    /// follows an objection to it.
    var concernsDenial: Bool {
        switch self {
        case .fineDecision, .serviceDenialRequest, .serviceDenialAnswer, .serviceDenialDecision, .serviceDenialLifting,
            .objectionAnswer, .revocation:
            true
        default: false
        }
    }
}
