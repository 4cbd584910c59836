import API
import Domain

/// Whose turn it is in a state, and what comes next.
struct CaseTurn: Sendable {
    /// The actions that carry the case on.
    let nextActions: [Wire.ActionRef]
    /// The roles that can take one of them; nobody's once the case has ended.
    let responsible: Wire.Responsible?

    init(_ state: CaseState, under rules: ProcedureRules) {
        let onward = rules.actions(in: state).filter { rules.target(of: $0, from: state) != state }
        nextActions = onward.filter { !$0.leavesTheWay(rules) }.map { Wire.ActionRef(action: $0.code, words: $0.words) }
        var roles: [Role] = []
        for role in onward.flatMap({ rules.roles(of: $0, in: state) }) where !roles.contains(role) {
            roles.append(role)
        }
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
}

/// The turns of one version, worked out once for each state, for lists show them on every row.
struct CaseTurns: Sendable {
    private let turns: [CaseState: CaseTurn]
    /// The same as text, for who may read closed files and for who may not.
    let open: CodeTable<StateText>
    let closed: CodeTable<StateText>

    init(_ rules: ProcedureRules) throws {
        let states = CaseState.all(on: rules.track)
        let turns = Dictionary(uniqueKeysWithValues: states.map { ($0, CaseTurn($0, under: rules)) })
        func table(isHidden: Bool) throws -> CodeTable<StateText> {
            let known = try states.compactMap { state in
                try turns[state].map { (state.code, try StateText(state, $0, isHidden: isHidden && state.isCriminal)) }
            }
            // What an outline says of any state of the closed file.
            let outline = try states.first(where: \.isCriminal).flatMap { state in
                try turns[state].map { (ClosedFiles.followedUp, try StateText(state, $0, isHidden: true)) }
            }
            return CodeTable(known + [outline].compactMap(\.self))
        }
        self.turns = turns
        open = try table(isHidden: false)
        closed = try table(isHidden: true)
    }

    /// The turn in a state.
    subscript(state: CaseState) -> CaseTurn? { turns[state] }
}

extension CaseAction {
    /// Whether it takes a case off its ordinary way, by voiding letters or because the firm is gone: possible, but not
    /// what comes next.
    fileprivate func leavesTheWay(_ rules: ProcedureRules) -> Bool {
        rules.rule(self).effects.contains(.lettersVoided) || self == .inspection(.closeAsGone)
            || self == .sanction(.closeAsGone)
    }
}
