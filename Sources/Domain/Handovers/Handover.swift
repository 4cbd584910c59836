/// A list of firms that a BPJS branch hands to the inspectors at a coordination meeting.
public enum Handover {}

/// The identity of a hand-over list.
public typealias HandoverID = ID<Handover>

/// What a hand-over list's frozen state is.
public enum HandoverSnapshot {}

/// The identity of a frozen state.
public typealias HandoverSnapshotID = ID<HandoverSnapshot>

/// Where a hand-over list stands.
public enum HandoverStatus: String, Sendable, Hashable, Codable, CaseIterable {
    /// Handed over; the coordinator has not answered.
    case sent
    /// The coordinator has taken it.
    case accepted
    /// The coordinator has sent it back, with a reason.
    case returned
    /// The branch has taken it back before it was answered.
    case withdrawn

    /// The status as users read it.
    public var words: Words {
        switch self {
        case .sent: Words(id: "Diserahkan, belum dijawab", en: "Handed over, not answered")
        case .accepted: Words(id: "Diterima", en: "Accepted")
        case .returned: Words(id: "Dikembalikan", en: "Returned")
        case .withdrawn: Words(id: "Ditarik", en: "Withdrawn")
        }
    }
}

/// What is done with a list, or with one of its lines.
public enum HandoverAction: String, Sendable, Hashable, Codable, CaseIterable {
    /// The coordinator takes the list.
    case accept
    /// The coordinator sends the list back.
    case `return`
    /// The branch takes the list back, or some of its lines.
    case withdraw
    /// Somebody says which firm of the register a line means.
    case match
    /// The coordinator gives lines to an inspector.
    case assign
    /// The coordinator names the inspection that a line is about.
    case linkCase = "link_case"
    /// What came of a line, where no case says it.
    case recordOutcome = "record_outcome"

    /// Whether it is the sending branch's act alone.
    public var isOfSender: Bool {
        switch self {
        case .withdraw: true
        case .accept, .return, .match, .assign, .linkCase, .recordOutcome: false
        }
    }

    /// The action as users read it.
    public var words: Words {
        switch self {
        case .accept: Words(id: "Terima", en: "Accept")
        case .return: Words(id: "Kembalikan", en: "Return")
        case .withdraw: Words(id: "Tarik", en: "Withdraw")
        case .match: Words(id: "Cocokkan dengan data perusahaan", en: "Match with the register")
        case .assign: Words(id: "Tugaskan kepada pengawas", en: "Assign to an inspector")
        case .linkCase: Words(id: "Tautkan dengan pemeriksaan", en: "Link with an inspection")
        case .recordOutcome: Words(id: "Catat hasil", en: "Record the outcome")
        }
    }
}

/// What somebody entered of a line that no case tells of, with evidence.
public enum HandoverOutcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// The firm has registered, or set its data right, without an inspection.
    case registered
    /// The firm has paid, without an inspection.
    case paid
    /// It was registered all along, at another branch.
    case registeredElsewhere = "registered_elsewhere"
    /// It has closed or moved, or is not to be found.
    case gone
    /// It is not taken up, for the reason that the evidence gives.
    case notPursued = "not_pursued"

    /// Where a line stands by it.
    public var stage: HandoverStage {
        switch self {
        case .registered: .complied
        case .paid: .paid
        case .registeredElsewhere: .noViolation
        case .gone: .gone
        case .notPursued: .dropped
        }
    }
}

/// What somebody is told of a hand-over list.
public enum HandoverTopic: String, Sendable, Hashable, CaseIterable {
    /// A branch has handed a list over.
    case sent = "handover_sent"
    /// The coordinator has taken it.
    case accepted = "handover_accepted"
    /// The coordinator has sent it back.
    case returned = "handover_returned"
    /// The branch has taken the list, or lines of it, back.
    case withdrawn = "handover_withdrawn"

    /// The topic as users read it.
    public var words: Words {
        switch self {
        case .sent: Words(id: "Daftar perusahaan diserahkan BPJS", en: "BPJS has handed over a list of firms")
        case .accepted: Words(id: "Daftar yang diserahkan telah diterima", en: "The list handed over was accepted")
        case .returned: Words(id: "Daftar yang diserahkan dikembalikan", en: "The list handed over was returned")
        case .withdrawn:
            Words(id: "Daftar atau baris daftar ditarik BPJS", en: "BPJS has taken a list, or lines of it, back")
        }
    }
}
