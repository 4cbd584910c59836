/// One fault of a procedure's structure.
public struct ProcedureProblem: Sendable, Hashable {
    /// What sort of fault.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// A transition or a clock names a state or an action that the procedure does not have.
        case unknownName = "unknown_name"
        /// Two transitions have the same state before and the same action, but lead to different states.
        case ambiguousTransition = "ambiguous_transition"
        /// No way leads from the opening to the state.
        case unreachableState = "unreachable_state"
        /// No way leads from the state to an end.
        case deadEnd = "dead_end"
        /// An end has an exit.
        case exitFromEnd = "exit_from_end"
        /// An action leads nowhere from any state and opens nothing.
        case unusedAction = "unused_action"
        /// Nobody may take the action in a state from which it leads on.
        case noRole = "no_role"
        /// A hand that the law does not name for this track may move its cases.
        case foreignHand = "foreign_hand"
        /// Others than investigators may act in a closed file.
        case openClosedFile = "open_closed_file"
        /// The action has neither a legal basis nor the mark "practice".
        case noBasis = "no_basis"
        /// A name for people is missing.
        case missingWords = "missing_words"
        /// In a state where the clock runs, nothing becomes possible or due when it runs out.
        case clockWithoutExpiry = "clock_without_expiry"
        /// A clock of warnings or fines may be extended.
        case extendableSanction = "extendable_sanction"
    }

    /// What sort of fault.
    public let kind: Kind
    /// Which state, action or clock.
    public let subject: String
    /// The fault in words.
    public let words: Words
}

/// Looks for faults in a procedure's structure: what `patuh procedures check` reports.
public struct ProcedureCheck: Sendable {
    private let procedure: ProcedureVersion

    /// Takes the procedure to check.
    public init(_ procedure: ProcedureVersion) { self.procedure = procedure }

    /// Every problem, in a stable order; empty when the procedure is sound.
    public var problems: [ProcedureProblem] {
        names + ambiguities + reachability + ends + unused + hands + bases + words + clocks
    }
}

extension ProcedureCheck {
    private func problem(
        _ kind: ProcedureProblem.Kind,
        _ subject: String,
        _ id: String,
        _ en: String
    )
        -> ProcedureProblem
    { ProcedureProblem(kind: kind, subject: subject, words: Words(id: id, en: en)) }

    private var names: [ProcedureProblem] {
        let states = Set(procedure.states.map(\.code))
        let actions = Set(procedure.actions.map(\.code))
        var unknown: [String] = []
        for transition in procedure.transitions {
            let ends = [transition.from, transition.to]
            unknown += ends.filter { $0 != ProcedureVersion.new && !states.contains($0) }
            if !actions.contains(transition.action) { unknown.append(transition.action) }
        }
        for clock in procedure.clocks {
            unknown += clock.runsIn.filter { !states.contains($0) }
            for list in [clock.endedBy, clock.voidedBy, clock.onExpiry, clock.closes] {
                unknown += list.filter { !actions.contains($0) }
            }
        }
        return unknown.map {
            problem(.unknownName, $0, "\($0) tidak dideklarasikan.", "\($0) is not declared.")
        }
    }

    private var ambiguities: [ProcedureProblem] {
        let moves = procedure.transitions.filter { $0.from != ProcedureVersion.new }
        let byStart = Dictionary(grouping: moves) { "\($0.from) \($0.action)" }
        return byStart.filter { Set($0.value.map(\.to)).count > 1 }.keys.sorted().map {
            problem(.ambiguousTransition, $0, "\($0) menuju lebih dari satu keadaan.", "\($0) leads to several states.")
        }
    }

    private var reachability: [ProcedureProblem] {
        let reached = closure(from: [ProcedureVersion.new]) { transition in (transition.from, transition.to) }
        let finals = Set(procedure.states.filter(\.isFinal).map(\.code))
        let canEnd = closure(from: finals) { transition in (transition.to, transition.from) }
        let unreached = procedure.states.filter { !reached.contains($0.code) }.map {
            problem(
                .unreachableState,
                $0.code,
                "Keadaan \($0.code) tidak dapat dicapai.",
                "The state \($0.code) cannot be reached."
            )
        }
        let stuck = procedure.states.filter { !canEnd.contains($0.code) }.map {
            problem(
                .deadEnd,
                $0.code,
                "Dari \($0.code) kasus tidak dapat berakhir.",
                "From \($0.code) a case cannot end."
            )
        }
        return unreached + stuck
    }

    private func closure(
        from start: Set<String>,
        _ ends: (ProcedureVersion.Transition) -> (String, String)
    ) -> Set<String> {
        var found = start
        var isGrowing = true
        while isGrowing {
            let next = procedure.transitions.map(ends).filter { found.contains($0.0) }.map(\.1)
            isGrowing = !found.isSuperset(of: next)
            found.formUnion(next)
        }
        return found
    }

    private var ends: [ProcedureProblem] {
        let finals = Set(procedure.states.filter(\.isFinal).map(\.code))
        return procedure.transitions.filter { finals.contains($0.from) }.map {
            problem(
                .exitFromEnd,
                $0.from,
                "Keadaan akhir \($0.from) mempunyai tindakan \($0.action).",
                "The end \($0.from) has the action \($0.action)."
            )
        }
    }

    private var unused: [ProcedureProblem] {
        let used = Set(procedure.transitions.map(\.action))
        return procedure.actions.filter { !used.contains($0.code) }.map {
            problem(
                .unusedAction,
                $0.code,
                "Tindakan \($0.code) tidak dapat dilakukan di mana pun.",
                "The action \($0.code) is possible nowhere."
            )
        }
    }

    private var hands: [ProcedureProblem] {
        let closed = Set(procedure.states.filter(\.isCriminal).map(\.code))
        let actions = Dictionary(procedure.actions.map { ($0.code, $0) }) { first, _ in first }
        return procedure.transitions.flatMap { transition -> [ProcedureProblem] in
            let roles = actions[transition.action]?.roles[transition.from] ?? []
            let subject = "\(transition.from) \(transition.action)"
            var problems: [ProcedureProblem] = []
            if roles.isEmpty {
                problems.append(
                    problem(.noRole, subject, "Tidak ada peran untuk \(subject).", "No role for \(subject).")
                )
            }
            if closed.contains(transition.from), roles.contains(where: { $0 != .investigator }) {
                problems.append(
                    problem(
                        .openClosedFile,
                        subject,
                        "Selain penyidik dapat melakukan \(subject).",
                        "Others than investigators may do \(subject)."
                    )
                )
            }
            // BPJS' report opens a case at the inspectors, by the hand that makes it, and moves none.
            guard transition.action != InspectionAction.receiveReport.rawValue else { return problems }
            for role in roles where !Self.mayMove(role, on: procedure.track) {
                problems.append(
                    problem(
                        .foreignHand,
                        subject,
                        "\(role.words.id) tidak boleh menjalankan jalur ini.",
                        "\(role.words.en) may not move cases of this track."
                    )
                )
            }
            return problems
        }
    }

    /// Whether the law names this hand for a track: inspectors move no sanction case, BPJS moves no inspection case.
    static func mayMove(_ role: Role, on track: Track) -> Bool {
        switch track {
        case .inspection: role.isInspectorate
        case .bpjsSanction: role.isBPJS || role == .licensingOfficer
        }
    }

    private var bases: [ProcedureProblem] {
        procedure.actions.filter(\.basis.isEmpty).map {
            problem(
                .noBasis,
                $0.code,
                "\($0.code) tanpa dasar hukum dan tanpa tanda praktik.",
                "\($0.code) has neither a legal basis nor the mark practice."
            )
        }
    }

    private var words: [ProcedureProblem] {
        let named = procedure.states.map { ($0.code, $0.words) } + procedure.actions.map { ($0.code, $0.words) }
        return named.filter { $0.1.id.isEmpty || $0.1.en.isEmpty }.map {
            problem(.missingWords, $0.0, "\($0.0) belum bernama.", "\($0.0) has no name.")
        }
    }

    private var clocks: [ProcedureProblem] {
        procedure.clocks.flatMap { clock -> [ProcedureProblem] in
            let following = Set(clock.onExpiry + clock.closes)
            let silent = clock.runsIn.filter { state in
                !procedure.transitions.contains { $0.from == state && following.contains($0.action) }
            }
            let code = clock.kind.rawValue
            var problems = silent.map {
                problem(
                    .clockWithoutExpiry,
                    "\(code) \($0)",
                    "Pada \($0) tidak ada akibat bila \(code) berakhir.",
                    "In \($0) nothing follows when \(code) runs out."
                )
            }
            if procedure.track == .bpjsSanction, clock.isExtendable {
                problems.append(
                    problem(
                        .extendableSanction,
                        code,
                        "\(code) tidak boleh diperpanjang (PP 86/2013 P6).",
                        "\(code) may not be extended (PP 86/2013 art. 6)."
                    )
                )
            }
            return problems
        }
    }
}
