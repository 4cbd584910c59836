/// A complaint about a firm. The type marks identities; the complaint itself lives in a store of its own.
public enum Complaint {}

/// The identity of a complaint.
public typealias ComplaintID = ID<Complaint>

/// Who complains.
public enum ComplaintSourceKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Somebody who works, or worked, at the firm.
    case worker
    /// A trade union.
    case union
    /// Anybody else.
    case `public`

    /// The kind as complainants read it.
    public var words: Words {
        switch self {
        case .worker: Words(id: "Pekerja atau mantan pekerja", en: "Worker or former worker")
        case .union: Words(id: "Serikat pekerja/serikat buruh", en: "Trade union")
        case .public: Words(id: "Masyarakat", en: "Member of the public")
        }
    }
}

/// Where the handling of a complaint stands.
public enum ComplaintStatus: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nobody has it yet.
    case received
    /// An inspector has it.
    case assigned
    /// It has led to an inspection.
    case proposed
    /// The complainant was answered.
    case answered
    /// It was not taken up.
    case rejected

    /// The status as those who handle it read it.
    public var words: Words {
        switch self {
        case .received: Words(id: "Diterima", en: "Received")
        case .assigned: Words(id: "Ditugaskan", en: "Assigned")
        case .proposed: Words(id: "Diusulkan menjadi pemeriksaan", en: "Proposed as an inspection")
        case .answered: Words(id: "Dijawab", en: "Answered")
        case .rejected: Words(id: "Tidak ditindaklanjuti", en: "Not taken up")
        }
    }

    /// All that the complainant is told. It says nothing of any case: whether an inspection follows is not among it.
    public var stage: ComplaintStage {
        switch self {
        case .received: .received
        case .assigned, .proposed: .inHand
        case .answered, .rejected: .done
        }
    }
}

/// The stage of a complaint, as its complainant may ask for it.
public enum ComplaintStage: String, Sendable, Hashable, Codable, CaseIterable {
    /// It arrived.
    case received
    /// Somebody works on it.
    case inHand = "in_hand"
    /// The work on it has ended.
    case done

    /// The stage as complainants read it.
    public var words: Words {
        switch self {
        case .received: Words(id: "Diterima", en: "Received")
        case .inHand: Words(id: "Ditindaklanjuti", en: "Being followed up")
        case .done: Words(id: "Selesai", en: "Done")
        }
    }
}

/// What is done with a complaint.
public enum ComplaintAction: String, Sendable, Hashable, Codable, CaseIterable {
    /// Give it to an inspector.
    case assign
    /// Say which firm of the register is meant.
    case match
    /// State what an inspection would rest on without the complaint.
    case stateGround = "state_ground"
    /// Note the proposed inspection.
    case propose
    /// Answer the complainant, which ends it.
    case answer
    /// End it without taking it up.
    case reject

    /// The action as those who handle it read it.
    public var words: Words {
        switch self {
        case .assign: Words(id: "Tugaskan kepada pengawas", en: "Assign to an inspector")
        case .match: Words(id: "Cocokkan dengan perusahaan", en: "Match with a firm")
        case .stateGround: Words(id: "Sebutkan dasar sendiri", en: "State a ground of its own")
        case .propose: Words(id: "Catat usulan pemeriksaan", en: "Note the proposed inspection")
        case .answer: Words(id: "Jawab pengadu", en: "Answer the complainant")
        case .reject: Words(id: "Tidak ditindaklanjuti", en: "Do not take up")
        }
    }
}
