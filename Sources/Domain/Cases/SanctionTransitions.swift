extension SanctionState {
    /// The state to which an action leads, or nil when it cannot be taken here. An event without a move leads back to
    /// the same state; actions that open a case lead nowhere from any state (see ``SanctionAction/opens``).
    ///
    /// Exhaustive without `default`: a new state or action does not compile until each pair is decided.
    public func after(_ action: SanctionAction) -> SanctionState? {
        switch self {
        case .indicated: action.fromIndicated
        case .notified: action.fromNotified
        case .bpjsExamination: action.fromBpjsExamination
        case .firstWarning: action.fromFirstWarning
        case .secondWarning: action.fromSecondWarning
        case .fine: action.fromFine
        case .serviceDenialRequested: action.fromServiceDenialRequested
        case .serviceDenialActive: action.fromServiceDenialActive
        case .sanctionLifted: action.fromSanctionLifted
        case .arrearsCollection: action.fromArrearsCollection
        case .prosecutorMandate: action.fromProsecutorMandate
        case .stateReceivables: action.fromStateReceivables
        case .complied, .noViolation, .closedOrMoved, .referred, .withdrawn: nil
        }
    }
}
