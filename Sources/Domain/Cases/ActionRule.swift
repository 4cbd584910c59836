/// Everything the procedure says about one action, declared once: who may take it, what must be true, what it must
/// say, what it makes, who may not do it after having done something else, and on what it rests.
///
/// Buttons, refusals, documentation and the tables of the database come from it. The clocks that it starts and ends
/// are declared with the clocks, in ``ClockRule``.
public struct ActionRule: Sendable, Hashable {
    /// The roles whose hands the law or the practice names. In a closed file only investigators act, whatever stands
    /// here: ask ``CaseAction/roles(in:)``.
    public let roles: [Role]
    /// Where other roles act than usually.
    public let rolesIn: [CaseState: [Role]]
    /// What must be true of the case.
    public let guards: [Guard]
    /// What the step must say.
    public let fields: [StepField]
    /// The document made, if any.
    public let letter: LetterMade?
    /// Separation of duties: whoever took one of these actions on the case may not take this one.
    public let apart: [CaseAction]
    /// What the step sets in motion elsewhere.
    public let effects: [Effect]
    /// On what it rests; never empty.
    public let basis: [LegalBasis]

    init(
        by roles: [Role],
        in rolesIn: [CaseState: [Role]] = [:],
        if guards: [Guard] = [],
        needs fields: [StepField] = [],
        makes letter: LetterMade? = nil,
        apart: [CaseAction] = [],
        effects: [Effect] = [],
        basis: [LegalBasis]
    ) {
        self.roles = roles
        self.rolesIn = rolesIn
        self.guards = guards
        self.fields = fields
        self.letter = letter
        self.apart = apart
        self.effects = effects
        self.basis = basis
    }
}

extension CaseAction {
    /// What the procedure says about this action.
    public var rule: ActionRule {
        switch self {
        case .inspection(let action): action.rule
        case .sanction(let action): action.rule
        }
    }

    /// The roles that may take this action in a state; for an opening action, with nil.
    ///
    /// In a closed file only investigators act.
    public func roles(in state: CaseState?) -> [Role] {
        let rule = rule
        guard let state else { return rule.roles }
        let roles = rule.rolesIn[state] ?? rule.roles
        return state.isCriminal ? roles.filter { $0 == .investigator } : roles
    }
}

extension [Role] {
    /// Those who check and decide in the inspectorate: coordinator and head of division.
    static let supervisors: [Role] = [.coordinator, .divisionHead]
    /// Everyone of the inspectorate who works on a case before the closed file.
    static let inspectorate: [Role] = [.inspector, .coordinator, .divisionHead, .officeHead]
    /// Those of BPJS who work on a case.
    static let bpjs: [Role] = [.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead]
}
