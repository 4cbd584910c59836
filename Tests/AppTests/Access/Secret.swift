@testable import Domain

/// A word that stands in one field alone of ``MarkedWorld``, so that whoever reads it has read that field.
enum Secret: String, CaseIterable, Sendable {
    // What inspectors write of an inspection.
    case visitNotes, visitAdvice, unionContact, findingFacts, logReason, logNote, letterText, draftText, receivedBy
    case evidenceName, evidenceTitle, evidenceBytes
    // Whom they met.
    case personMet
    // What BPJS writes of a sanction.
    case sanctionReason, sanctionNote, examinationResult, warningText, sanctionEvidence, billNumber, paymentReference
    // An inspection that has become a file of the investigators, what was in it before too.
    case closedVisitNotes, closedFacts, closedReason, closedInside, closedPaper, closedEvidence
    // A complaint.
    case complaintText, complaintName, complaintContact, complaintFirm, complaintNumber, openingPurpose
    // Papers that came in, without a case.
    case labourPaper, labourSender, branchPaper, licensingPaper, instruction
    // The register of firms.
    case firmAddress

    /// Letters and digits alone, so that no form of an answer breaks or masks it by the way. The number is a NIK's length.
    var text: String { self == .complaintNumber ? "6202415501990417" : "rhs" + rawValue.lowercased() }

    /// Whom the law gives it to, in the words of the law and not of the product's tables.
    var readers: Set<Person> {
        switch self {
        // Minutes, testimony and notes are the inspectorate's (UU 13/2003 art. 181; UU 3/1951 art. 5); auditors look on.
        case .visitNotes, .visitAdvice, .findingFacts, .logReason, .logNote, .letterText, .draftText,
            .receivedBy, .evidenceName, .evidenceTitle, .evidenceBytes:
            Self.inspectorate.union([.auditor])
        // Workers, and who speaks for them: only to who examines, and says what for (UU 27/2022 art. 16).
        case .personMet, .unionContact: Self.inspectorate
        // The inspectors read nothing of BPJS' inside.
        case .sanctionReason, .sanctionNote, .examinationResult, .warningText, .sanctionEvidence, .paymentReference:
            [.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead, .auditor]
        // That there is a bill, its number and its sum are told to both sides; its parts and payments are BPJS' own.
        case .billNumber: Self.inspectorate.union([.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead, .auditor])
        // From the incident report on the file is the investigators' alone (UU 13/2003 art. 182).
        case .closedVisitNotes, .closedFacts, .closedReason, .closedInside, .closedPaper, .closedEvidence:
            [.investigator]
        // ILO C81 art. 15(c): the inspector in charge and her coordinator.
        case .complaintText, .complaintName, .complaintContact, .complaintFirm, .complaintNumber, .openingPurpose:
            [.inspector, .coordinator]
        // A paper that belongs to no case is its office's; auditors look on where it is not secret.
        case .labourPaper, .labourSender, .instruction: [.inspector, .inspector2, .coordinator, .auditor]
        case .branchPaper: [.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead, .auditor]
        case .licensingPaper: [.licensingOfficer, .auditor]
        // Whoever has a post over the regency reads its register.
        case .firmAddress: Set(Person.allCases.filter { !Self.elsewhere.contains($0) })
        }
    }

    private static let inspectorate: Set<Person> = [
        .inspector, .inspector2, .coordinator, .divisionHead, .officeHead, .investigator,
    ]
    private static let elsewhere: Set<Person> = [.inspectorElsewhere, .coordinatorElsewhere, .bpjsOfficerElsewhere]

    /// Which of them stand in a text.
    static func found(in text: String) -> Set<Secret> {
        let text = text.lowercased()
        guard text.contains("rhs") || text.contains(Secret.complaintNumber.text) else { return [] }
        return Set(allCases.filter { text.contains($0.text) })
    }
}
