import API
import Domain
import Foundation
import Postgres

extension CaseRoutes {
    /// `GET /v1/cases/{id}/actions`: every action of the case's state explained, whether the reader may take it today,
    /// and if not, why not and what would help.
    @Sendable func actions(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: EnforcementCase.self)
        let (rules, read) = try await store.read(as: call.signedIn) { _ in CaseFile.statements(id, locking: false) }
        var results = read
        if results[0].isEmpty { results = try await store.read(as: call.signedIn, CaseFile.outline(id)) }
        guard let file = try CaseFile(id, results, rules), let state = file.facts.state else {
            throw Problem.notFound(id: "kasus", en: "case")
        }
        let wanted = call.query["action"]
        if let wanted, CaseAction(wanted, on: file.track) == nil {
            throw Problem.invalid([.notKnown("action", wanted, known: CaseAction.all(on: file.track).map(\.code))])
        }
        let available = file.procedure.availableActions(file.facts, actor: call.actor, today: file.today)
        var items = available.filter { wanted == nil || $0.action.code == wanted }
            .map { Wire.CaseAction($0, call.language) }
        if items.isEmpty, let wanted, let action = CaseAction(wanted, on: file.track) {
            items = [Self.impossible(action, file, call)]
        }
        let view = CaseView(state, for: call.actor)
        return try .json(
            Wire.ActionList(
                caseId: id.text,
                version: file.version,
                state: view.code,
                stateWords: view.words,
                reasons: [file.procedure.standstill(file.facts, actor: call.actor)].compactMap { $0 }
                    .map { Wire.Reason($0, call.language) },
                items: items.filter(\.allowed) + items.filter { !$0.allowed }
            )
        )
    }

    /// An action that this state doesn't know, with the reasons that a step would get. Of a closed file it tells
    /// others no more than that it is closed.
    private static func impossible(_ action: CaseAction, _ file: CaseFile, _ call: Call) -> Wire.CaseAction {
        let request = StepRequest(action, by: call.actor, on: file.today, today: file.today)
        let reasons: [Reason] =
            switch file.procedure.decide(file.facts, request) {
            case .success: []
            case .failure(let refusal): refusal.reasons
            }
        let roles = file.rules.rule(action).roles
        let held = call.actor.roles(over: file.regionCode)
        return Wire.CaseAction(
            action,
            file.rules.rule(action),
            reasons: reasons,
            roles: roles,
            permittedAs: roles.filter(held.contains),
            call.language
        )
    }
}
