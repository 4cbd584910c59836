extension InspectionState {
    /// The state to which an action leads, or nil when it cannot be taken here. An event without a move leads back to
    /// the same state; actions that open a case lead nowhere from any state (see ``InspectionAction/opens``).
    ///
    /// Exhaustive without `default`: a new state or action does not compile until each pair is decided.
    public func after(_ action: InspectionAction) -> InspectionState? {
        switch self {
        case .proposed: action.fromProposed
        case .ordered: action.fromOrdered
        case .examining: action.fromExamining
        case .entryRefused: action.fromEntryRefused
        case .reporting: action.fromReporting
        case .firstNoteDrafted: action.fromFirstNoteDrafted
        case .firstNote: action.fromFirstNote
        case .firstNoteVerification: action.fromFirstNoteVerification
        case .secondNote: action.fromSecondNote
        case .secondNoteVerification: action.fromSecondNoteVerification
        case .recommended: action.fromRecommended
        case .incidentReport: action.fromIncidentReport
        case .investigation: action.fromInvestigation
        case .prosecution: action.fromProsecution
        case .complied, .noViolation, .closedOrMoved, .referred, .withdrawn: nil
        }
    }
}
