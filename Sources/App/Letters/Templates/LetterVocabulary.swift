import Domain

/// What the text of a letter may name: fields of the letter, and blocks that it places.
struct LetterVocabulary: Sendable {
    /// What a field holds.
    indirect enum Shape: Sendable {
        /// Words to be written; a section around it stands only where there are any.
        case text
        /// Yes or no, for sections.
        case flag
        /// Further fields, named with a point or inside a section.
        case group([String: Shape])
        /// The same for each of several.
        case list([String: Shape])
    }

    let kind: LetterKind
    /// The fields by name.
    let fields: [String: Shape]
    /// The blocks by name.
    let blocks: Set<String>
    /// Without which a letter of the kind does not say what it must: they stand outside every section.
    let required: [Requirement]

    /// Something that a text must hold.
    enum Requirement: Sendable, Hashable {
        case block(String)
        case field(String)

        /// As it stands in a text.
        var tag: String {
            switch self {
            case .block(let name): "{{> \(name)}}"
            case .field(let name): "{{\(name)}}"
            }
        }
    }

    /// The HTML elements that a text may use, all to be closed but the last two.
    static let elements: Set<String> = [
        "p", "ol", "ul", "li", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "b", "i", "section", "h2", "br",
    ]
    /// Elements without contents.
    static let voidElements: Set<String> = ["br"]
    /// The classes that an element may have.
    static let classes: Set<String> = ["facts", "wide", "sum", "center", "free", "number", "label", "findings"]

    private static let reference: [String: Shape] = [
        "kind": .text, "number": .text, "date": .text, "received": .text, "receivedOrDash": .text,
    ]

    init(_ kind: LetterKind) {
        self.kind = kind
        var fields: [String: Shape] = [
            "office": .text, "officeAndAddress": .text, "date": .text, "weekdayDate": .text, "visitDays": .text,
            "indication": .text, "amount": .text, "amountWords": .text,
            "hasFindings": .flag, "hasReferences": .flag, "hasDebts": .flag, "hasVoided": .flag,
            "isRefusal": .flag, "isRefused": .flag,
            "employer": .group([
                "name": .text, "address": .text, "region": .text,
                "numbers": .list(["label": .text, "value": .text]),
            ]),
            "order": .group([
                "number": .text, "date": .text, "from": .text, "through": .text, "inspectionKind": .text,
            ]),
            "ref": .group(
                Dictionary(uniqueKeysWithValues: LetterKind.allCases.map { ($0.rawValue, .group(Self.reference)) })
            ),
            "latestNote": .group(Self.reference), "latestToEmployer": .group(Self.reference),
            "said": .group([
                "reason": .text, "result": .text, "legalBasis": .text, "evidence": .text, "authority": .text,
                "service": .text, "term": .text, "termWithWeekday": .text, "ruling": .text,
            ]),
        ]
        if kind.basis != nil { fields["basis"] = .text }
        if kind == .prosecutorMandate { fields["issuer"] = .group(["name": .text, "post": .text]) }
        if kind == .serviceDenialAnswer { fields["denialAnswer"] = .text }
        self.fields = fields
        let required = Self.required(kind)
        self.required = required
        blocks = Set(
            required.compactMap { requirement in
                if case .block(let name) = requirement { name } else { nil }
            }
        ).union(["employer", "references", "free_text"])
    }

    /// What a letter of a kind must hold, in the order of the page. Where the kind stands on a provision, its text names it; a text
    /// of the issuer's own is never lost.
    private static func required(_ kind: LetterKind) -> [Requirement] {
        let basis: [Requirement] = kind.basis == nil ? [] : [.field("basis")]
        let own: [Requirement] =
            switch kind {
            case .assignment: [.block("inspectors"), .block("employer"), .block("order_period")]
            case .firstNote, .secondNote, .specialNote, .remainderNote:
                [.block("note_opening"), .block("findings"), .block("note_deadline")]
            case .firstWarning, .secondWarning:
                [.block("employer"), .block("findings"), .block("warning_deadline")]
            case .fineDecision: [.block("employer"), .block("fine_computation"), .block("fine_payment")]
            case .determination: [.field("said.reason"), .block("determination_deadline")]
            case .extensionDecision: [.block("extension_ruling")]
            case .suspensionDecision: [.field("said.reason")]
            case .inspectionReport, .verificationMinutes, .noncomplianceReport, .sanctionRecommendation,
                .incidentReport, .investigationOrder, .spdp, .caseFile, .examinationResult:
                [.block("employer"), .block("findings_plain")]
            case .noteCopy: [.block("employer"), .block("findings_plain"), .field("said.reason")]
            case .summons, .bpjsSummons: [.block("appearance")]
            case .policeHelpRequest, .employerNotice, .examinationOrder, .reportToInspectors, .referral, .transfer,
                .refusalMinutes:
                [.block("employer")]
            case .bpjsExaminationReport, .bpjsReply: [.block("employer"), .field("said.result")]
            case .negotiationMinutes: [.block("employer"), .field("said.result")]
            case .stopOrder, .copyRequest, .notice: [.block("employer"), .field("said.reason")]
            case .closureMinutes: [.block("employer"), .field("said.evidence")]
            case .serviceDenialRequest: [.block("employer"), .field("said.service")]
            case .serviceDenialAnswer: [.block("employer"), .field("denialAnswer")]
            case .serviceDenialDecision: [.field("said.service"), .field("said.authority"), .field("employer.name")]
            case .serviceDenialLifting: [.field("said.evidence"), .field("employer.name")]
            case .arrearsBill, .stateReceivablesHandover:
                [.block("employer"), .field("amount"), .field("amountWords"), .block("debts")]
            case .instalmentAgreement:
                [
                    .field("employer.name"), .field("amount"), .field("amountWords"), .field("said.term"),
                    .block("debts"),
                ]
            case .prosecutorMandate:
                [
                    .field("issuer.name"), .field("issuer.post"), .field("said.authority"), .block("employer"),
                    .field("amount"), .field("amountWords"), .field("said.term"), .block("debts"),
                ]
            case .objectionAnswer: [.field("said.ruling"), .field("said.reason")]
            case .revocation: [.field("employer.name"), .block("voided")]
            }
        return basis + own + [.block("free_text")]
    }
}
