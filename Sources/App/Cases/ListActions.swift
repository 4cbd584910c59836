import API
import Domain
import Foundation
import Postgres

extension CaseRoutes {
    /// `GET /v1/cases/{id}/actions`: every action of the procedure, whether the reader may take it today, and if not,
    /// why not and what would help.
    @Sendable func actions(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: EnforcementCase.self)
        let (rules, results) = try await store.read(as: call.signedIn) { _ in CaseFile.statements(id, locking: false) }
        guard let file = try CaseFile(id, results, rules), let state = file.facts.state else {
            throw Problem.notFound(id: "kasus", en: "case")
        }
        let wanted = call.query["action"]
        if let wanted, CaseAction(wanted, on: file.track) == nil {
            throw Problem.invalid([.notKnown("action", wanted, known: CaseAction.all(on: file.track).map(\.code))])
        }
        let available = file.procedure.availableActions(file.facts, actor: call.actor, today: file.today)
        let view = CaseView(state, for: call.actor)
        var items = available.filter { wanted == nil || $0.action.code == wanted }
            .map { Self.make($0.action, to: $0.to, in: state, $0.reasons, file.rules, call.language) }
        if items.isEmpty, let wanted, let action = CaseAction(wanted, on: file.track) {
            items = [Self.impossible(action, file, call)]
        }
        items = items.filter(\.allowed) + items.filter { !$0.allowed }
        return try .json(Wire.ActionList(caseId: id.text, version: file.version, state: view.code, items: items))
    }

    /// An action that this state doesn't know, with the reasons that a step would get.
    private static func impossible(_ action: CaseAction, _ file: CaseFile, _ call: Call) -> Wire.CaseAction {
        let request = StepRequest(action, by: call.actor, on: file.today, today: file.today)
        let reasons: [Reason] =
            switch file.procedure.decide(file.facts, request) {
            case .success: []
            case .failure(let refusal): refusal.reasons
            }
        let state = file.facts.state ?? action.opens[0]
        return make(action, to: state, in: state, reasons, file.rules, call.language)
    }

    private static func make(
        _ action: CaseAction,
        to: CaseState,
        in state: CaseState,
        _ reasons: [Reason],
        _ rules: ProcedureRules,
        _ language: Language
    ) -> Wire.CaseAction {
        let rule = rules.rule(action)
        return Wire.CaseAction(
            action: action.code,
            words: action.words,
            allowed: reasons.isEmpty,
            toState: to.code,
            toWords: to.words,
            roles: rules.roles(of: action, in: state).map(\.rawValue),
            reasons: reasons.map {
                Wire.Reason(code: $0.code, detail: $0.words[language], remedy: $0.remedy[language])
            },
            requires: ["occurred_on"] + rule.fields.map(\.wireName),
            legalBasis: rule.basis.map(\.citation).joined(separator: "; "),
            certainty: rule.basis.map(\.wireCertainty).max() ?? "practice",
            document: rule.letter?.kindMade?.words
        )
    }
}

extension LetterMade {
    /// The kind of the letter, where it is certain beforehand.
    var kindMade: LetterKind? {
        switch self {
        case .kind(let kind): kind
        case .draftedNote: .firstNote
        case .revocationIfIssued, .replacement: nil
        }
    }
}
