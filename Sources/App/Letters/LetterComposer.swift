import Crypto
import Domain
import Foundation
import Postgres

/// Puts together what a letter says, from the act that issues it and the case as it stands in its transaction.
struct LetterComposer {
    let file: CaseFile
    let act: Casework.Act
    let decision: Decision
    let letter: LetterToMake
    let post: HeldPost
    /// Who issues it.
    let issuer: PersonID
    let facts: LetterFacts

    private var kind: LetterKind { letter.kind }
    private var day: LocalDate { decision.event.occurredOn }

    /// The content, with a fresh token.
    ///
    /// - Parameter number: the number in the register; `nil` for a preview.
    func content(number: String?) throws -> LetterContent {
        var content = LetterContent(
            kind: kind,
            action: decision.event.action.code,
            number: number,
            issuedOn: day,
            office: facts.office,
            recipient: recipient,
            employer: facts.employer,
            token: Self.token()
        )
        content.others = facts.others.isEmpty ? nil : facts.others
        content.references = references
        content.order = order
        content.visits = file.facts.visits.filter { examined($0) }.map(\.day)
        content.findings = findings
        if let days = letter.days, let unit = letter.unit { content.period = .init(days: days, unit: unit) }
        content.fineRate = kind == .fineDecision ? file.parameters.value(.fineRate, on: day)?.description : nil
        content.debts = facts.debts
        content.said = said
        content.voided = decision.voidedLetters.compactMap(reference)
        content.signatories = signatories
        content.enclosures = enclosures
        content.copies = copies
        content.template = try source.reference
        return content
    }

    /// The template in force on the letter's day.
    var source: LetterSource {
        get throws {
            let templates = try LetterTemplates.builtIn.get()
            guard let own = facts.template else { return try templates.source(kind) }
            return try templates.source(kind, version: own.version, body: own.body)
        }
    }

    /// The statement that keeps the letter's template, unless it is kept already.
    var keepingSource: SQL? {
        get throws {
            let source = try source
            return facts.sources.contains(source.sha256) ? nil : source.keeping
        }
    }

    /// 128 random bits in base64url.
    private static func token() -> String {
        let bytes = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        return bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    // MARK: Parties

    private var recipient: LetterContent.Recipient? {
        let region = facts.employer.region
        func office(_ kind: String, _ otherwise: String) -> LetterContent.Recipient {
            .init(name: "Kepala \(facts.offices[kind] ?? otherwise)")
        }
        let labour = office("labour_province", "Dinas yang membidangi ketenagakerjaan")
        let branch = office("bpjs_branch", "BPJS Ketenagakerjaan")
        switch kind.addressee {
        case .employer: return .init(name: "Pimpinan/Pengurus \(facts.employer.name)", place: region)
        case .authority: return .init(name: act.details.authority ?? "Pejabat yang berwenang")
        case .police: return .init(name: "Kepala Kepolisian Resor", place: region)
        case .prosecutor: return .init(name: "Kepala Kejaksaan Negeri", place: region)
        case .labourOffice: return labour
        case .branch: return branch
        case .otherSide: return file.track == .inspection ? branch : labour
        case .namedOffice: return office(LetterFacts.namedOffice, "kantor tujuan")
        case .none: return nil
        }
    }

    private func officer(_ id: PersonID, post: String) -> LetterContent.Officer? {
        facts.people[id].map { .init(name: $0.name, nip: $0.nip, post: post) }
    }

    private func inspector(_ id: PersonID) -> LetterContent.Officer? {
        officer(id, post: Role.inspector.post(at: facts.office.name))
    }

    /// Whoever issues it, in the post in which the act was taken, and as whom.
    private var issuing: LetterContent.Officer? {
        officer(issuer, post: (post.capacity.prefix.map { "\($0) " } ?? "") + post.role.post(at: facts.office.name))
    }

    // MARK: What was ordered, seen and found

    private var order: LetterContent.Order? {
        if kind == .assignment, let given = act.details.assignment {
            return .init(
                number: nil,
                orderedOn: day,
                from: given.from,
                through: given.through,
                kind: act.inspectionKind?.words ?? facts.inspectionKind,
                inspectors: given.inspectors.sorted().compactMap(inspector)
            )
        }
        return facts.order.map { order in
            .init(
                number: order.number,
                orderedOn: order.orderedOn,
                from: order.from,
                through: order.through,
                kind: order.kind,
                inspectors: order.who.compactMap(inspector)
            )
        }
    }

    private func examined(_ visit: VisitFact) -> Bool {
        switch visit.outcome {
        case .examined, .partlyExamined: true
        case .refused: kind == .refusalMinutes || kind == .incidentReport
        case .nobodyPresent, .closedDown, .moved, .notFound, .postponed: false
        }
    }

    /// A note orders what is open; minutes of verification tell what became of each; other papers leave out what turned
    /// out to be unfounded.
    private var findings: [LetterContent.Finding] {
        let results = Dictionary(decision.findings.map { ($0.finding, $0.result) }, uniquingKeysWith: { $1 })
        return facts.findings.compactMap { finding in
            var content = finding.content
            switch kind {
            case .verificationMinutes:
                guard let result = results[finding.id] else { return nil }
                content.result = result
            case .noteCopy, .examinationResult: break
            default: guard finding.status == .open else { return nil }
            }
            return finding.status == .unfounded && content.result == nil ? nil : content
        } + indication
    }

    /// What a sanction case is about, before an examination has made findings of it.
    private var indication: [LetterContent.Finding] {
        guard file.track == .bpjsSanction, facts.findings.isEmpty else { return [] }
        return file.facts.findings.prefix(1).map { finding in
            .init(
                kind: finding.kind,
                facts: decision.details.result ?? finding.kind.words.id,
                provision: finding.kind.provision,
                workers: nil,
                establishedOn: day
            )
        }
    }

    private func reference(_ seq: Int) -> LetterContent.Reference? {
        guard let letter = file.facts.letters.first(where: { $0.seq == seq }), let number = facts.numbers[seq] else {
            return nil
        }
        return .init(
            kind: letter.kind,
            number: number,
            issuedOn: letter.issuedOn,
            receivedOn: letter.receivedOn
        )
    }

    private var references: [LetterContent.Reference] {
        var latest: [LetterKind: Int] = [:]
        for letter in file.facts.letters where !letter.isVoid && !decision.voidedLetters.contains(letter.seq) {
            latest[letter.kind] = letter.seq
        }
        return latest.values.sorted().compactMap(reference)
    }

    private var said: LetterContent.Said {
        let details = act.details
        var said = LetterContent.Said()
        said.text = act.letterText
        // Elsewhere a reason explains why an act is entered late, which is nobody's business outside.
        said.reason = file.rules.rule(decision.event.action).fields.contains(.reason) ? details.reason : nil
        said.result = details.result
        said.legalBasis = details.legalBasis
        said.evidence = details.evidence
        said.authority = details.authority
        said.service = details.service
        said.office = details.office
        said.term = details.term
        said.ruling = details.ruling
        said.days = details.days
        said.amount = details.amount
        return said
    }

    // MARK: Foot

    private var signatories: [LetterContent.Signatory] {
        let issuer = LetterContent.Signatory(.issuer, issuing)
        switch kind {
        case .firstNote, .secondNote, .specialNote, .remainderNote:
            return [.init(.endorser, issuing)] + inspectors.map { .init(.inspector, $0) }
        case .inspectionReport: return inspectors.isEmpty ? [issuer] : inspectors.map { .init(.inspector, $0) }
        case .refusalMinutes: return [.init(.employer), issuer, .init(.witness), .init(.witness)]
        case .verificationMinutes, .instalmentAgreement: return [.init(.employer), issuer]
        case .negotiationMinutes: return [.init(.employer), issuer]
        case .prosecutorMandate: return [.init(.mandatary), issuer]
        default: return [issuer]
        }
    }

    /// The inspectors who inspected: authors of examining visits whom an order names, or whom the latest order names.
    private var inspectors: [LetterContent.Officer] {
        let ordered = file.facts.assignments.reduce(into: Set<PersonID>()) { $0.formUnion($1.inspectors) }
        let seen = file.facts.visits.filter { examined($0) }.reduce(into: Set<PersonID>()) { $0.formUnion($1.visitors) }
        let both = ordered.intersection(seen)
        return (both.isEmpty ? ordered : both).sorted().compactMap(inspector)
    }

    /// The earlier letters that a paper says it attaches, as far as they stand.
    private var enclosures: [LetterContent.Reference] {
        let kinds: Set<LetterKind> =
            switch kind {
            case .serviceDenialRequest: [.firstWarning, .secondWarning, .fineDecision]
            case .stateReceivablesHandover: [.arrearsBill]
            case .policeHelpRequest: [.refusalMinutes]
            default: []
            }
        return references.filter { kinds.contains($0.kind) }
    }

    private var copies: [String] {
        let regency =
            "Kepala \(facts.offices["labour_regency"] ?? "Dinas yang membidangi ketenagakerjaan \(facts.employer.region)")"
        let branch = facts.offices["bpjs_branch"].map { "Kepala \($0)" }
        let labour = facts.offices["labour_province"].map { "Kepala \($0)" }
        let employer = "Pimpinan/Pengurus \(facts.employer.name)"
        let others: [String?] = facts.others.map { "Pimpinan/Pengurus \($0.name)" }
        let copies: [String?] =
            switch kind {
            case .firstNote, .secondNote, .specialNote, .remainderNote:
                [
                    "Menteri Ketenagakerjaan Republik Indonesia",
                    "Direktur Jenderal Pembinaan Pengawasan Ketenagakerjaan dan Keselamatan dan Kesehatan Kerja",
                    regency,
                ]
            case .assignment: [employer] + others
            case .determination, .extensionDecision, .suspensionDecision, .revocation: [employer]
            case .serviceDenialDecision, .serviceDenialLifting: [employer, branch]
            case .serviceDenialRequest: [labour]
            case .sanctionRecommendation: [branch]
            default: []
            }
        return copies.compactMap { $0 }
    }
}
