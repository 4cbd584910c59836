/// The two forms of an official paper (tata naskah dinas).
public enum LetterForm: String, Sendable, Hashable, Codable, CaseIterable {
    /// Number, secrecy, enclosures and subject at the head, a recipient, a closing line.
    case correspondence
    /// A title in the middle with the number below it: orders, minutes, reports, decisions, mandates.
    case titled
}

/// How far a paper may be shown (Permendagri on tata naskah dinas: sifat surat).
public enum LetterSecrecy: String, Sendable, Hashable, Codable, CaseIterable {
    /// Ordinary.
    case ordinary
    /// Secret: inspection notes and all that the investigators write.
    case secret

    /// As it stands after "Sifat".
    public var words: Words {
        switch self {
        case .ordinary: Words(id: "Biasa", en: "Ordinary")
        case .secret: Words(id: "Rahasia", en: "Secret")
        }
    }
}

/// Whom a paper addresses.
public enum LetterAddressee: Sendable, Hashable {
    /// The employer.
    case employer
    /// The authority that the act names.
    case authority
    /// The police.
    case police
    /// The prosecutor.
    case prosecutor
    /// The provincial labour office.
    case labourOffice
    /// The BPJS branch of the region.
    case branch
    /// The other side: BPJS for the inspectors, the inspectors for BPJS.
    case otherSide
    /// The office that the act names.
    case namedOffice
    /// Nobody.
    case none
}

extension LetterKind {
    /// The form of its paper.
    public var form: LetterForm {
        switch self {
        case .assignment, .refusalMinutes, .inspectionReport, .determination, .extensionDecision,
            .suspensionDecision, .verificationMinutes, .noncomplianceReport, .incidentReport, .investigationOrder,
            .caseFile, .stopOrder, .examinationOrder, .bpjsExaminationReport, .serviceDenialDecision,
            .serviceDenialLifting, .instalmentAgreement, .prosecutorMandate, .negotiationMinutes, .revocation,
            .closureMinutes:
            .titled
        case .policeHelpRequest, .summons, .firstNote, .secondNote, .specialNote, .remainderNote,
            .sanctionRecommendation, .spdp, .bpjsReply, .noteCopy, .employerNotice, .bpjsSummons, .examinationResult,
            .firstWarning, .secondWarning, .fineDecision, .serviceDenialRequest, .serviceDenialAnswer, .arrearsBill,
            .stateReceivablesHandover, .reportToInspectors, .copyRequest, .objectionAnswer, .referral, .transfer,
            .notice:
            .correspondence
        }
    }

    /// Whom it addresses.
    public var addressee: LetterAddressee {
        switch self {
        case .summons, .firstNote, .secondNote, .specialNote, .remainderNote, .employerNotice, .bpjsSummons,
            .examinationResult, .firstWarning, .secondWarning, .fineDecision, .arrearsBill, .objectionAnswer:
            .employer
        case .sanctionRecommendation, .noteCopy, .serviceDenialRequest, .referral: .authority
        case .policeHelpRequest: .police
        case .spdp: .prosecutor
        case .reportToInspectors, .copyRequest: .labourOffice
        case .bpjsReply, .serviceDenialAnswer: .branch
        case .notice: .otherSide
        case .transfer: .namedOffice
        case .stateReceivablesHandover: .authority
        case .assignment, .refusalMinutes, .inspectionReport, .determination, .extensionDecision,
            .suspensionDecision, .verificationMinutes, .noncomplianceReport, .incidentReport, .investigationOrder,
            .caseFile, .stopOrder, .examinationOrder, .bpjsExaminationReport, .serviceDenialDecision,
            .serviceDenialLifting, .instalmentAgreement, .prosecutorMandate, .negotiationMinutes, .revocation,
            .closureMinutes:
            .none
        }
    }

    /// How far it may be shown. What the inspectors find is secret (UU 13/2003 art. 181, UU 3/1951 art. 5).
    public var secrecy: LetterSecrecy {
        switch register {
        case .note, .investigation, .report, .determination: .secret
        case .assignment, .minutes, .recommendation, .decision, .outgoing, .bpjsOutgoing, .bpjsReport, .bpjsWarning,
            .bpjsFine, .bpjsMandate, .licensing:
            self == .noteCopy ? .secret : .ordinary
        }
    }

    /// Whether the inspectors who were there sign it, and the issuer takes note.
    public var isSignedByInspectors: Bool {
        switch register {
        case .note: true
        default: self == .inspectionReport
        }
    }
}
