/// The fine of a sanction case, as its own debt's book has it.
public struct FineFact: Sendable, Hashable {
    /// What was imposed.
    public let imposed: Rupiah
    /// What was paid on it, or taken off it.
    public var paid: Rupiah
    /// Whether it stands in the debts' book, so that what is unpaid survives the case's end.
    public var isBooked: Bool

    /// Makes a fine.
    public init(imposed: Rupiah, paid: Rupiah = .zero, isBooked: Bool = false) {
        self.imposed = imposed
        self.paid = paid
        self.isBooked = isBooked
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

    /// Whether contributions are among what was billed; a fine alone is another debt.
    public let holdsContributions: Bool

    /// Whether anything is owed.
    public var isOpen: Bool { balance.amount > 0 }

    /// Makes a debt.
    public init(
        balance: Rupiah,
        wasWithLawEnforcement: Bool = false,
        wasWithStateReceivables: Bool = false,
        holdsContributions: Bool = true
    ) {
        self.balance = balance
        self.wasWithLawEnforcement = wasWithLawEnforcement
        self.wasWithStateReceivables = wasWithStateReceivables
        self.holdsContributions = holdsContributions
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
    /// The act, and letter, that asked for it; nil where that is not known.
    public let requestSeq: Int?
    /// The act, and letter, that answered the request.
    public var answerSeq: Int?
    /// Whether the actor's own office decides here: the one that was asked, or that gave it.
    public let isOwn: Bool

    /// Makes a denial.
    public init(
        _ authority: String,
        _ service: PublicService,
        _ status: Status,
        requestSeq: Int? = nil,
        answerSeq: Int? = nil,
        isOwn: Bool = true
    ) {
        self.authority = authority
        self.service = service
        self.status = status
        self.requestSeq = requestSeq
        self.answerSeq = answerSeq
        self.isOwn = isOwn
    }

    /// Whether it is what somebody names: by authority, in whatever case, and by service, as far as they are said.
    public func fits(_ authority: String?, _ service: PublicService?) -> Bool {
        let isAuthority =
            authority.map { $0.trimmed.lowercased() == self.authority.lowercased() } ?? true
        return isAuthority && service.map { $0 == self.service } ?? true
    }
}

extension String {
    fileprivate var trimmed: String {
        let body = drop { $0.isWhitespace }
        return String(body.reversed().drop { $0.isWhitespace }.reversed())
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
