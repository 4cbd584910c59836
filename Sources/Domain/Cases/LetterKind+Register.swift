extension LetterKind {
    /// The register in which letters of this kind are numbered.
    public var register: LetterRegister {
        switch self {
        case .assignment: .assignment
        case .refusalMinutes, .verificationMinutes, .closureMinutes: .minutes
        case .policeHelpRequest, .summons, .bpjsReply, .noteCopy, .referral, .transfer, .notice: .outgoing
        case .inspectionReport, .noncomplianceReport: .report
        case .firstNote, .secondNote, .specialNote, .remainderNote: .note
        case .determination: .determination
        case .extensionDecision, .suspensionDecision, .objectionAnswer, .revocation: .decision
        case .sanctionRecommendation: .recommendation
        case .incidentReport, .investigationOrder, .spdp, .caseFile, .stopOrder: .investigation
        case .employerNotice, .examinationOrder, .bpjsSummons, .examinationResult, .serviceDenialRequest,
            .arrearsBill, .instalmentAgreement, .reportToInspectors, .copyRequest:
            .bpjsOutgoing
        case .bpjsExaminationReport: .bpjsReport
        case .firstWarning, .secondWarning: .bpjsWarning
        case .fineDecision: .bpjsFine
        case .serviceDenialAnswer, .serviceDenialDecision, .serviceDenialLifting: .licensing
        case .prosecutorMandate, .negotiationMinutes, .stateReceivablesHandover: .bpjsMandate
        }
    }

    /// Whether somebody outside must receive it, so that a delivery is awaited and recorded.
    public var awaitsReceipt: Bool {
        switch self {
        case .assignment, .summons, .firstNote, .secondNote, .specialNote, .remainderNote, .determination,
            .extensionDecision, .suspensionDecision, .sanctionRecommendation, .employerNotice, .bpjsSummons,
            .examinationResult, .firstWarning, .secondWarning, .fineDecision, .serviceDenialRequest,
            .serviceDenialDecision, .serviceDenialLifting, .arrearsBill, .objectionAnswer, .revocation:
            true
        case .refusalMinutes, .policeHelpRequest, .inspectionReport, .verificationMinutes, .noncomplianceReport,
            .incidentReport, .investigationOrder, .spdp, .caseFile, .stopOrder, .bpjsReply, .noteCopy,
            .examinationOrder, .bpjsExaminationReport, .serviceDenialAnswer, .instalmentAgreement, .prosecutorMandate,
            .negotiationMinutes, .stateReceivablesHandover, .reportToInspectors, .copyRequest, .referral, .transfer,
            .closureMinutes, .notice:
            false
        }
    }
}
