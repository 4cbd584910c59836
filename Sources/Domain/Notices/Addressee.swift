/// To whom a notice goes: to whoever holds a role at the offices of the case's region, or to one person.
public enum Addressee: Sendable, Hashable {
    /// The holders of a role at the offices whose territory is the case's region.
    case holders(Role)
    /// The person who leads the case; nobody where nobody does.
    case responsible

    /// The role, where holders of one are meant.
    public var role: Role? {
        switch self {
        case .holders(let role): role
        case .responsible: nil
        }
    }
}

extension Effect {
    /// Who is told of an effect: one row for each, so that a new effect does not compile until it is decided.
    ///
    /// A notice names the case and the topic and nothing of the act, and still one side is told only what is meant for
    /// it: the way of a case within its own side, its letters and its end go to that side alone (domain rules of
    /// cooperation; UU 3/1951 art. 5). In a closed file only investigators are told anything.
    ///
    /// - Parameters:
    ///   - track: The track of the case whose act had the effect.
    ///   - fileIsClosed: Whether the act began or ended in a state that only investigators may read.
    public func addressees(on track: Track, fileIsClosed: Bool) -> [Addressee] {
        guard !fileIsClosed else { return [.holders(.investigator)] }
        switch self {
        case .inspectionWanted, .copyWanted: return [.holders(.coordinator)]
        case .sanctionRecommended: return [.holders(.bpjsBranchHead)]
        case .reportAnswered, .denialAnswered: return [.holders(.bpjsOfficer), .holders(.bpjsBranchHead)]
        case .copyIssued: return [.holders(.bpjsOfficer)]
        case .noticePosted: return [.holders(track.receiver)]
        case .denialWanted: return [.holders(.licensingOfficer)]
        case .fileClosed: return [.holders(.investigator)]
        case .debtFrozen, .officeChanged, .successorAlleged: return [.holders(track.supervisor)]
        case .lettersVoided, .caseEnded: return [.responsible, .holders(track.supervisor)]
        }
    }
}

extension Track {
    /// Who supervises the cases of a track.
    fileprivate var supervisor: Role {
        switch self {
        case .inspection: .coordinator
        case .bpjsSanction: .bpjsBranchHead
        }
    }

    /// Who receives, on the other side, what this track posts.
    fileprivate var receiver: Role {
        switch self {
        case .inspection: .bpjsOfficer
        case .bpjsSanction: .coordinator
        }
    }
}

extension Role {
    /// The kind of office at which the role is usually held, as the table of offices names it.
    public var officeKind: String {
        switch self {
        case .inspector, .coordinator: "labour_unit"
        case .divisionHead, .officeHead, .investigator, .auditor, .administrator: "labour_province"
        case .bpjsOfficer, .bpjsExaminer, .bpjsBranchHead: "bpjs_branch"
        case .licensingOfficer: "licensing"
        case .programmeOfficer: "labour_regency"
        }
    }
}
