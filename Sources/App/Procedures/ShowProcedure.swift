import API
import Domain
import Foundation
import Postgres

extension ProcedureRoutes {
    /// `GET /v1/procedures/{track}`
    ///
    /// The structure comes from the declaration in code; whether it is published, and how many days its clocks have
    /// today, from the database.
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readProcedures)
        let procedure = try Self.declared(call)
        let track = procedure.track
        let results = try await store.read(
            as: call.signedIn,
            [
                """
                SELECT published_at FROM procedure_version
                WHERE procedure = \(track.rawValue) AND version = \(procedure.number)
                """,
                """
                SELECT DISTINCT ON (key) key, value, unit FROM parameter
                WHERE effective_from <= \(call.signedIn.today) ORDER BY key, effective_from DESC
                """,
            ]
        )
        let days = try DaysInForce(results[1])
        let isPublished = try results[0].first?.column("published_at", as: Date?.self) != nil
        return try .json(
            Wire.Procedure(
                track: track.rawValue,
                words: track.words,
                version: procedure.number,
                status: isPublished ? "published" : "draft",
                hash: procedure.contentHash,
                states: procedure.states.map {
                    Wire.ProcedureState(state: $0.code, words: $0.words, final: $0.isFinal)
                },
                transitions: procedure.transitions.compactMap { Self.transition($0, on: track) },
                clocks: procedure.clocks.map { Self.clock($0, on: track, days) }
            )
        )
    }

    private static func transition(
        _ transition: ProcedureVersion.Transition,
        on track: Track
    ) -> Wire.ProcedureTransition? {
        guard let action = CaseAction(transition.action, on: track) else { return nil }
        let rule = action.rule
        let started = action.clockEffects.compactMap { effect -> ClockKind? in
            switch effect {
            case .starts(let kind), .startsAtReceipt(let kind): kind
            case .ends, .voids: nil
            }
        }
        return Wire.ProcedureTransition(
            action: action.code,
            words: action.words,
            fromState: transition.from,
            toState: transition.to,
            roles: action.roles(in: CaseState(transition.from, on: track)).map(\.rawValue),
            guards: rule.guards.map(\.requirement),
            document: rule.letter?.words,
            clock: started.first?.rawValue,
            legalBasis: rule.basis.map(\.citation).joined(separator: "; "),
            certainty: rule.basis.weakest?.wireCertainty ?? "practice"
        )
    }

    private static func clock(
        _ clock: ProcedureVersion.Clock,
        on track: Track,
        _ days: DaysInForce
    ) -> Wire.ProcedureClock {
        let rule = clock.kind.rule
        let length = days.length(rule.length)
        return Wire.ProcedureClock(
            kind: clock.kind.rawValue,
            words: clock.kind.words,
            nature: rule.nature.rawValue,
            days: length?.days,
            unit: length?.unit.rawValue,
            starts: start(rule.start, on: track),
            legalBasis: rule.basis.citation,
            certainty: rule.basis.wireCertainty,
            expiryActions: clock.onExpiry
        )
    }

    private static func start(_ trigger: ClockTrigger, on track: Track) -> Words {
        switch trigger {
        case .act(let everywhere):
            let actions = everywhere.filter { $0.track == track }
            return Words(
                id: "Hari tindakan: \(actions.map(\.words.id).joined(separator: ", "))",
                en: "The day of the act: \(actions.map(\.words.en).joined(separator: ", "))"
            )
        case .delivery(let kinds):
            return Words(
                id: "Hari diterimanya surat: \(kinds.map(\.words.id).joined(separator: ", "))",
                en: "The day of receipt: \(kinds.map(\.words.en).joined(separator: ", "))"
            )
        case .expiry(let parent):
            return Words(id: "Hari terakhir: \(parent.words.id)", en: "The last day of: \(parent.words.en)")
        }
    }
}

/// How many days the clocks have today.
private struct DaysInForce {
    private var rows: [String: (days: Int, unit: DayUnit)] = [:]

    init(_ parameters: Rows) throws {
        for row in parameters {
            guard let unit = DayUnit(rawValue: try row.column("unit")),
                let value = try row.column("value", as: Decimal?.self)
            else { continue }
            rows[try row.column("key")] = (NSDecimalNumber(decimal: value).intValue, unit)
        }
    }

    /// The days of a clock; `nil` where the letter or a day of the month sets its end.
    func length(_ length: ClockLength) -> (days: Int, unit: DayUnit)? {
        switch length {
        case .days(let key): rows[key.rawValue]
        case .nextMonth, .named: nil
        }
    }
}

extension Problem {
    /// No such procedure, or none of that version.
    static let noProcedure = Problem.notFound(id: "prosedur", en: "procedure")
}
