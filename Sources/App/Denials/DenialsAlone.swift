import Domain

extension Actor {
    /// Whether all that somebody sees of a sanction case is what concerns the denial of services: a licensing officer
    /// decides on requests and does not read BPJS' file.
    var seesDenialsAlone: Bool {
        roles.contains(.licensingOfficer)
            && roles.isDisjoint(with: [.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead, .auditor])
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
