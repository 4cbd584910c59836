extension ClockKind {
    /// What starts this clock, how long it runs, and what follows.
    public var rule: ClockRule {
        switch self {
        case .orderValidity: .orderValidity
        case .reportReview: .reportReview
        case .noteIssue: .noteIssue
        case .delivery: .delivery
        case .firstNote: .firstNote
        case .secondNote: .secondNote
        case .verification: .verification
        case .certificate: .certificate
        case .determination: .determination
        case .spdp: .spdp
        case .objectionFiling: .objectionFiling
        case .objectionAnswer: .objectionAnswer
        case .objectionDecision: .objectionDecision
        case .appealFiling: .appealFiling
        case .indicationCheck: .indicationCheck
        case .firstWarning: .firstWarning
        case .secondWarning: .secondWarning
        case .fineImposition: .fineImposition
        case .finePayment: .finePayment
        case .inspectorsReport: .inspectorsReport
        case .serviceDenialAnswer: .serviceDenialAnswer
        case .mandateTerm: .mandateTerm
        }
    }
}
