/// Why data of a person is kept from eyes that have no need of it.
public enum PersonalClass: String, Sendable, Hashable, Codable, CaseIterable {
    /// Who a worker is: UU 27/2022 art. 4; the inspector's secrecy of ILO C81 art. 15.
    case worker
    /// What somebody earns: specific personal data (UU 27/2022 art. 4(2)).
    case wage
    /// What somebody said or what was written of her, in words that name whom they like.
    case narrative
    /// Who acts for an employer, an office or another body: answers in office, and is named in office.
    case office
    /// Who complained (ILO C81 art. 15(c)).
    case complainant
}

/// How a field of persons leaves the service.
public enum PersonalHandling: String, Sendable, Hashable, Codable, CaseIterable {
    /// As it is, to whoever may read what it stands in.
    case clear
    /// Masked; `X-Purpose` opens it to those whom ``PersonalField/openers`` names, durably recorded first.
    case masked
    /// Only with a purpose: without `X-Purpose` the whole answer is refused.
    case purpose
    /// Through a path of its own, which takes up each opening itself.
    case ownDoor = "own_door"
}

/// The fields in which the service keeps data of persons other than its users: the one list that says of each what it is,
/// how it is shown, and who opens it.
///
/// Employers' representatives are no workers here: whom a firm sends to answer an inspection, or to sign a receipt, acts in
/// office, and the papers name her. Whether somebody met on a visit was one is said when the visit is logged
/// (``MetCapacity``); of whom nothing is said is masked like a worker.
public enum PersonalField: String, Sendable, Hashable, Codable, CaseIterable {
    /// Whom inspectors met, employers' representatives apart: initials, without position.
    case personMet = "visit.persons_met"
    /// Who answered for the employer.
    case representativeMet = "visit.persons_met.employer"
    /// Who spoke for the workers: initials.
    case unionContact = "visit.union_contact"
    /// The notes and advice of a visit: names of those met become initials, a NIK loses its birth date.
    case visitNotes = "visit.notes"
    /// The minutes that both sides sign.
    case visitMinutes = "visit.minutes"
    /// What a finding says: a NIK in it loses its birth date.
    case findingFacts = "finding.facts"
    /// Reasons and notes of acts: a NIK in them loses its birth date.
    case actText = "case_event.note"
    /// The average wage of a registration with fewer workers than `privacy.smallest_group`: left out.
    case smallGroupWage = "membership.average_wage"
    /// What a comparison of lists says of one worker: initials, no birth date, no wage.
    case workerResult = "worker_comparison.workers"
    /// The tax number of somebody who trades in her own name, which is her NIK: without its birth date.
    case personalTaxNumber = "company.npwp"
    /// Who signed for a letter.
    case receiver = "delivery.received_by"
    /// Who saw a letter refused.
    case witness = "delivery.witnesses"
    /// Who sent a paper.
    case sender = "incoming_letter.sender"
    /// What a file of evidence shows; its chain of custody takes up each download.
    case evidenceFile = "evidence.content"
    /// What is held on one person, for that person.
    case subjectRecords = "data_subject.records"
    /// What a complaint says; each reading is noted with it.
    case complaintText = "complaint.text"
    /// Who complained; each opening is noted with its purpose.
    case complaintSource = "complaint.source"

    /// What it is.
    public var personalClass: PersonalClass {
        switch self {
        case .personMet, .unionContact, .personalTaxNumber, .subjectRecords, .workerResult: .worker
        case .smallGroupWage: .wage
        case .visitNotes, .visitMinutes, .findingFacts, .actText, .evidenceFile, .complaintText: .narrative
        case .representativeMet, .receiver, .witness, .sender: .office
        case .complaintSource: .complainant
        }
    }

    /// How it is shown.
    public var handling: PersonalHandling {
        switch self {
        case .representativeMet, .receiver, .witness, .sender: .clear
        case .personMet, .unionContact, .visitNotes, .findingFacts, .actText, .smallGroupWage, .workerResult,
            .personalTaxNumber:
            .masked
        case .visitMinutes, .subjectRecords: .purpose
        case .evidenceFile, .complaintText, .complaintSource: .ownDoor
        }
    }

    /// Who opens it, with a purpose and inside what row security shows her. Auditors check what was done with it, in the
    /// trail, and need nobody's name for that; acts' words are never opened, for the papers say the same in full.
    public var openers: Set<Role> {
        switch self {
        case .personMet, .unionContact, .visitNotes, .visitMinutes, .findingFacts: Self.inspectorate
        case .smallGroupWage, .personalTaxNumber: Self.inspectorate.union(Self.bpjs)
        case .workerResult: PermissionTable.roles(for: .readWorkerComparisons)
        case .subjectRecords: PermissionTable.roles(for: .exportSubjectData)
        case .complaintText, .complaintSource: PermissionTable.roles(for: .readComplaints)
        case .evidenceFile: PermissionTable.roles(for: .readEvidence)
        case .actText, .representativeMet, .receiver, .witness, .sender: []
        }
    }

    /// Whether somebody opens it.
    public func isOpened(by reader: Actor) -> Bool { !openers.isDisjoint(with: reader.roles) }

    /// The list as Markdown.
    public static var markdown: String {
        let rows = allCases.map { field in
            let roles = Role.allCases.filter(field.openers.contains).map { "`\($0.rawValue)`" }
            return "| `\(field.rawValue)` | \(field.personalClass.rawValue) | \(field.handling.rawValue) | "
                + (roles.isEmpty ? "–" : roles.joined(separator: ", ")) + " |"
        }
        return (["| Field | Class | Shown | Opened by |", "| --- | --- | --- | --- |"] + rows).map { $0 + "\n" }
            .joined()
    }

    private static let inspectorate = Set(Role.allCases.filter(\.isInspectorate))
    private static let bpjs = Set(Role.allCases.filter(\.isBPJS))
}

/// As what somebody was met on a visit.
public enum MetCapacity: String, Sendable, Hashable, Codable, CaseIterable {
    /// Speaks for the employer: owner, manager, personnel officer, or whom they send.
    case employer
    /// Works there.
    case worker
    /// Speaks for the workers.
    case union
    /// Somebody else: a neighbour, a guard of another firm.
    case other

    /// The capacity as users read it.
    public var words: Words {
        switch self {
        case .employer: Words(id: "Wakil pengusaha", en: "Employer's representative")
        case .worker: Words(id: "Pekerja", en: "Worker")
        case .union: Words(id: "Wakil pekerja", en: "Workers' representative")
        case .other: Words(id: "Lainnya", en: "Somebody else")
        }
    }

    /// Whether a name is kept back.
    public var isMasked: Bool {
        switch self {
        case .employer: false
        case .worker, .union, .other: true
        }
    }
}
