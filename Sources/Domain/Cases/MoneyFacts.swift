/// The fine of a sanction case.
public struct FineFact: Sendable, Hashable {
    /// What was imposed.
    public let imposed: Rupiah
    /// What was paid on it.
    public var paid: Rupiah

    /// Makes a fine.
    public init(imposed: Rupiah, paid: Rupiah = .zero) {
        self.imposed = imposed
        self.paid = paid
    }

    /// Whether it is paid in full.
    public var isPaid: Bool { paid.amount >= imposed.amount }
}

/// A debt behind the case, which has a life of its own across cases. What bars it from an authority bars it alone.
public struct DebtFact: Sendable, Hashable {
    /// What is still owed.
    public var balance: Rupiah
    /// Whether it is, or ever was, with law enforcement (prosecutor's mandate).
    public var wasWithLawEnforcement: Bool
    /// Whether it is, or ever was, with the state receivables committee (PUPN).
    public var wasWithStateReceivables: Bool

    /// Whether anything is owed.
    public var isOpen: Bool { balance.amount > 0 }

    /// Makes a debt.
    public init(
        balance: Rupiah,
        wasWithLawEnforcement: Bool = false,
        wasWithStateReceivables: Bool = false
    ) {
        self.balance = balance
        self.wasWithLawEnforcement = wasWithLawEnforcement
        self.wasWithStateReceivables = wasWithStateReceivables
    }
}

/// A denial of one service by one authority.
public struct DenialFact: Sendable, Hashable {
    /// How a denial stands.
    public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
        /// Requested and not answered.
        case requested
        /// In force.
        case active
        /// Returned, refused or withdrawn.
        case declined
        /// Lifted.
        case lifted
    }

    /// The authority.
    public let authority: String
    /// The service.
    public let service: PublicService
    /// How it stands.
    public var status: Status

    /// Makes a denial.
    public init(_ authority: String, _ service: PublicService, _ status: Status) {
        self.authority = authority
        self.service = service
        self.status = status
    }
}

/// Who the employer is in law.
public enum SubjectKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// An employer other than a state body.
    case employer
    /// A construction project, a subject of its own (PP 44/2015 art. 53).
    case constructionProject = "construction_project"
    /// A ministry, dinas, kecamatan, desa: no sanction (UU 24/2011 art. 17).
    case stateBody = "state_body"
    /// A person working on own account (BPU): has no employer to sanction.
    case ownAccount = "own_account"

    /// Whether administrative sanctions may be imposed.
    public var maySanction: Bool {
        switch self {
        case .employer, .constructionProject: true
        case .stateBody, .ownAccount: false
        }
    }
}
