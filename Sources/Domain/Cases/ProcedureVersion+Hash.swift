extension ProcedureVersion {
    /// The structure as text, one fact a line, in a fixed order. Names for people and citations are not in it: to
    /// correct a translation or a mark of certainty is not a new version. Citations that a version names of its own are.
    public var canonicalText: String {
        var lines = ["procedure \(track.rawValue) version \(number)"]
        lines += states.map { state in
            "state \(state.code)" + (state.isFinal ? " final" : "") + (state.isCriminal ? " closed" : "")
        }
        lines += transitions.map { "transition \($0.from) \($0.action) \($0.to)" }
        for action in actions {
            let roles = action.roles.sorted { $0.key < $1.key }.map { state, roles in
                "\(state)=\(Self.list(roles.map(\.rawValue)))"
            }
            lines.append(
                "action \(action.code) roles \(roles.joined(separator: " "))"
                    + " guards \(Self.list(action.guards.map(\.rawValue)))"
                    + " fields \(Self.list(action.fields.map(\.rawValue)))"
                    + " letter \(action.letter ?? "-")"
                    + " apart \(Self.list(action.apart))"
                    + " effects \(Self.list(action.effects.map(\.rawValue)))"
            )
        }
        for action in actions where action.hasOwnBasis {
            lines += action.basis.map {
                "basis \(action.code) \($0.certainty?.rawValue ?? "practice") \($0.citation)"
            }
        }
        for clock in clocks {
            lines.append(
                "clock \(clock.kind.rawValue) \(clock.nature.rawValue) from \(clock.start) for \(clock.length)"
                    + " in \(Self.list(clock.runsIn))"
                    + " ended \(Self.list(clock.endedBy))"
                    + " voided \(Self.list(clock.voidedBy))"
                    + " then \(Self.list(clock.onExpiry))"
                    + " closes \(Self.list(clock.closes))"
                    + (clock.isExtendable ? " extendable" : "")
                    + (clock.rollForward.map { " rolls \($0.rawValue)" } ?? "")
            )
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// SHA-256 over ``canonicalText`` in UTF-8, 64 lower-case hexadecimal digits.
    public var contentHash: String { SHA256.hex(of: Array(canonicalText.utf8)) }

    private static func list(_ items: [String]) -> String { items.isEmpty ? "-" : items.joined(separator: ",") }
}
