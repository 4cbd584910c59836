import API
import Domain

/// Whose turn it is in a state, and what comes next: worked out once for each state, for lists show it on every row.
struct CaseTurn: Sendable {
    /// The actions that carry the case on.
    let nextActions: [Wire.ActionRef]
    /// The roles that can take one of them; nobody's once the case has ended.
    let responsible: Wire.Responsible?

    private init(_ state: CaseState) {
        let onward = CaseAction.all(on: state.track).filter { action in state.after(action).map { $0 != state } ?? false
        }
        nextActions = onward.filter { !$0.leavesTheWay }.map { Wire.ActionRef(action: $0.code, words: $0.words) }
        var roles: [Role] = []
        for role in onward.flatMap({ $0.roles(in: state) }) where !roles.contains(role) { roles.append(role) }
        guard !state.isFinal else {
            responsible = nil
            return
        }
        responsible = Wire.Responsible(
            roles: roles.map(\.rawValue),
            words: Wire.Words(
                id: roles.map(\.words.id).joined(separator: ", "),
                en: roles.map(\.words.en).joined(separator: ", ")
            )
        )
    }

    private static let all: [CaseState: CaseTurn] = Dictionary(
        uniqueKeysWithValues: Track.allCases.flatMap { CaseState.all(on: $0) }.map { ($0, CaseTurn($0)) }
    )

    /// The turn in a state.
    static func `in`(_ state: CaseState) -> CaseTurn { all[state] ?? CaseTurn(state) }
}

extension CaseAction {
    /// Whether it takes a case off its ordinary way, by voiding letters or because the firm is gone: possible, but not
    /// what comes next.
    fileprivate var leavesTheWay: Bool {
        rule.effects.contains(.lettersVoided) || self == .inspection(.closeAsGone) || self == .sanction(.closeAsGone)
    }
}
