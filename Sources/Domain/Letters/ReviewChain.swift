/// Whose hands a letter goes through from draft to issue. Who makes it does not check it; where the head of office
/// signs, a third person does.
///
/// One level checks: coordinator or head of division, at BPJS the head of the branch (practice; inspector, Kabid, Kadis:
/// `SIM` application). The database holds the same table.
public struct ReviewChain: Sendable, Hashable {
    /// Who may make a draft.
    public let makers: [Role]
    /// Who may pass it on.
    public let checkers: [Role]
    /// In whose signature neither maker nor checker may stand.
    public let thirdHand: [Role]

    /// The chain of a track.
    public init(on track: Track) {
        switch track {
        case .inspection:
            makers = [.inspector, .coordinator, .divisionHead]
            checkers = [.coordinator, .divisionHead]
            thirdHand = [.officeHead]
        case .bpjsSanction:
            makers = [.bpjsOfficer, .bpjsExaminer]
            checkers = [.bpjsBranchHead]
            thirdHand = []
        }
    }

    /// The chain of a kind of letters; `nil` for the papers of the investigators, whose file is closed to everybody else,
    /// and of the licensing office, where one officer decides.
    public init?(for kind: LetterKind, on track: Track) {
        guard kind.isReviewed else { return nil }
        self.init(on: track)
    }

    /// The role in which somebody may act on a draft.
    ///
    /// - Parameters:
    ///   - roles: held over the case's region; for ``DraftAct/issued`` the one in which the step is taken.
    /// - Throws: why not, and what would help.
    public func role(
        for act: DraftAct,
        by person: PersonID,
        holding roles: [Role],
        on draft: DraftHands
    ) throws(DraftRefusal) -> Role {
        let isMaker = person == draft.maker
        switch act {
        case .made, .saved, .submitted:
            guard act == .made || isMaker else { throw .ofAnother }
            return try first(of: roles, in: makers)
        case .passed, .returned:
            let role = try first(of: roles, in: act == .passed ? checkers : checkers + thirdHand)
            guard !isMaker else { throw .ownDraft }
            return role
        case .withdrawn:
            return try first(of: roles, in: (isMaker ? makers : []) + checkers + thirdHand)
        case .issued:
            guard let role = roles.first else { throw .role([]) }
            if thirdHand.contains(role), isMaker || person == draft.checker { throw .thirdHand }
            return role
        }
    }

    private func first(of roles: [Role], in wanted: [Role]) throws(DraftRefusal) -> Role {
        guard let role = wanted.first(where: roles.contains) else { throw .role(wanted) }
        return role
    }
}

/// Who has had a draft in hand.
public struct DraftHands: Sendable, Hashable {
    /// Who made it.
    public let maker: PersonID
    /// Who passed it on, once somebody has.
    public let checker: PersonID?

    /// Puts the two together.
    public init(maker: PersonID, checker: PersonID? = nil) {
        self.maker = maker
        self.checker = checker
    }
}

extension LetterKind {
    /// Whether drafts of it are checked by somebody else.
    public var isReviewed: Bool {
        switch register {
        case .investigation, .licensing: false
        case .assignment, .minutes, .report, .note, .determination, .recommendation, .decision, .outgoing,
            .bpjsOutgoing, .bpjsReport, .bpjsWarning, .bpjsFine, .bpjsMandate:
            true
        }
    }
}
