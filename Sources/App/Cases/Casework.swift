import API
import Domain
import Foundation
import Postgres

/// Moves cases: loads what is known, lets the procedure decide, and carries the decision out. Every act on a case, by
/// whatever endpoint, passes through here.
struct Casework: Sendable {
    let store: Store

    /// One act that somebody wants to take.
    struct Act: Sendable {
        var action: CaseAction
        var occurredOn: LocalDate
        var details = StepDetails()
        var note: String?
        /// The act's identity, where the client made one.
        var eventID: UUID?
        var expected: ExpectedVersion?
        /// The number of the letter that the act makes; the register's next without it.
        var letterNumber: String?
        /// What the letter says.
        var letterText: String?
        /// The rules that the act moves the case to; only for the one act that does.
        var adopts: Adoption?
        /// The parts of a bill that the act makes.
        var bill: [DebtBook.Item] = []
        /// The debt that the act is about; without it those behind the case.
        var debt: DebtID?
        /// The evidence that it cites.
        var evidence: [EvidenceID] = []
        /// The kind of inspection that an order names.
        var inspectionKind: InspectionKind?
        /// What lists suggested, where that opens the case.
        var indications: [Wire.Indication] = []
        /// How the act has part in a letter over several cases.
        var shared: SharedLetter?
    }

    /// One letter that orders several cases: the act on the first makes it, those on the others stand by it.
    enum SharedLetter: Sendable {
        /// The act makes it, and it lists the firms of these cases after its own.
        case listing([CaseID])
        /// The act stands by the letter that was made.
        case made(LetterID)
    }

    /// The rules that a case moves to.
    struct Adoption: Sendable {
        let rules: ProcedureRules
        let rulesOn: LocalDate
    }

    /// An act that was taken.
    struct Taken: Sendable {
        let caseID: CaseID
        let eventID: UUID
        let decision: Decision
        /// The letter that the act made, or by which it stands.
        let letterID: LetterID?
        /// The clocks that it started.
        let clocks: [UUID]
        /// The versions known when it was decided.
        let procedures: ProcedureBook

        /// Its number in the log, and the case's version after it.
        var seq: Int { decision.event.seq }
    }

    /// Reads a case with everything that a decision needs, in one round trip, and holds its row until the transaction
    /// ends, so that what is decided stays true.
    ///
    /// - Returns: `nil` where there is no such case, or none that the actor may see.
    func file(_ id: CaseID, in tx: Transaction) async throws -> CaseFile? {
        var results = try await tx.pipeline([Rulebook.edition] + CaseFile.statements(id, locking: true))
        if results[1].isEmpty { results = [results[0]] + (try await tx.pipeline(CaseFile.outline(id))) }
        return try CaseFile(id, Array(results.dropFirst()), try await store.rules(results[0], in: tx))
    }

    /// Takes one act on a case.
    ///
    /// - Throws: `not_found`, a version conflict, or a refusal with every reason; nothing is stored then.
    func take(_ act: Act, on id: CaseID, as signedIn: SignedIn, in tx: Transaction) async throws -> Taken {
        guard let file = try await file(id, in: tx) else {
            throw Problem.notFound(id: "kasus", en: "case")
        }
        return try await take(act, file, as: signedIn, in: tx)
    }

    /// Takes one act on a case that this transaction holds.
    func take(_ act: Act, _ file: CaseFile, as signedIn: SignedIn, in tx: Transaction) async throws -> Taken {
        try act.expected?.check(file.version)
        try act.mustNotHint()
        let request = StepRequest(
            act.action,
            by: signedIn.actor,
            on: act.occurredOn,
            today: file.today,
            details: act.details
        )
        let decision: Decision
        let rules = act.adopts?.rules ?? file.rules
        switch file.procedure(under: rules).decide(file.facts, request) {
        case .success(let made): decision = made
        case .failure(let refusal): throw Problem(refusal)
        }
        guard let post = signedIn.post(permitting: act.action, in: file.facts.state, over: file.regionCode, rules)
        else {
            throw Problem.forbidden(act.action.words)
        }
        try await CitedEvidence.check(act.evidence, of: file.id, tx)
        let writer = DecisionWriter(file: file, act: act, decision: decision, post: post, signedIn: signedIn)
        let taken = try await writer.write(tx)
        try await CitedEvidence.cite(act.evidence, by: taken, tx)
        try await CaseMail(file: file, taken: taken, act: act).send(tx)
        let step = DebtBook.CaseStep(act: act, taken: taken, file: file, post: post)
        try await DebtBook(store: store).follow(step, as: signedIn, in: tx)
        return taken
    }
}

extension CaseFile {
    /// The rules that the case is pinned to, with the parameters of its rules day and today's calendar.
    var procedure: Procedure { procedure(under: rules) }

    /// Other rules, as of the same day.
    func procedure(under rules: ProcedureRules) -> Procedure {
        Procedure(parameters: parameters, calendar: calendar, rules: rules)
    }

    /// Refuses an action to somebody whose roles may not take it, whatever else would stand against it.
    func refuse(_ action: CaseAction, on day: LocalDate, to actor: Actor) throws {
        let request = StepRequest(action, by: actor, on: day, today: today)
        guard case .failure(let refusal) = procedure.decide(facts, request), refusal.kind == .permission else { return }
        throw Problem(refusal)
    }
}

extension SignedIn {
    /// The post in which this person takes an action: the first that permits it over the region.
    func post(
        permitting action: CaseAction,
        in state: CaseState?,
        over region: RegionCode,
        _ rules: ProcedureRules
    ) -> HeldPost? {
        let permitted = rules.roles(of: action, in: state)
        return posts.first { post in
            permitted.contains(post.role) && post.regions.contains { $0.contains(region) }
        }
    }
}

extension Problem {
    /// A refusal of the procedure, with every reason and what would help. The weightiest reason gives the status.
    init(_ refusal: Refusal) {
        let fields = refusal.reasons.filter { $0.kind == .field || $0.kind == .time }
        let reasons = refusal.reasons.map { Problem.Reason(code: $0.code, detail: $0.words, remedy: $0.remedy) }
        switch refusal.kind {
        case .permission, .separation:
            self = .forbidden(refusal.reasons.first?.words ?? Words(id: "Tidak berwenang.", en: "Not permitted."))
            self.reasons = reasons
        case .field, .time:
            self = .invalid(
                fields.map { reason in
                    Problem.FieldError(
                        field: reason.kind == .time && reason.field == nil ? "occurred_on" : reason.wireField,
                        code: reason.code,
                        detail: reason.words,
                        remedy: reason.remedy
                    )
                }
            )
            self.reasons = reasons
        case .state, .condition:
            self = .refused(reasons)
        }
    }
}

extension Reason {
    /// Where the field stands in a step's body.
    var wireField: String { field?.wireName ?? "" }
}

extension StepField {
    /// Where the field stands in the body of `POST /v1/cases/{id}/steps`.
    var wireName: String {
        switch self {
        case .reason: "reason"
        case .targetState: "details.target_state"
        case .linkedCase: "details.linked_case"
        case .linkedCompany: "details.linked_company"
        case .assignment: "details.assignment"
        case .letter: "details.letter.kind"
        case .delivery: "kind"
        case .findings: "details.findings"
        case .amount: "details.amount"
        case .days: "details.days"
        case .term: "details.term"
        case .authority: "details.authority"
        case .service: "details.service"
        case .legalBasis: "details.legal_basis"
        case .result: "details.result"
        case .ruling: "details.ruling"
        case .evidence: "details.evidence"
        case .office: "details.office"
        }
    }
}
