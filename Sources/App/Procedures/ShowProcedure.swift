import API
import Domain
import Foundation
import Postgres

extension ProcedureRoutes {
    /// `GET /v1/procedures/{track}`
    ///
    /// Any version that this server can decide by, drafts included; without one asked for, the one in force today. How
    /// many days its clocks have is as of today.
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readProcedures)
        let (known, rules, results) = try await named(
            call,
            reading: { track in
                ["SELECT version, published_at FROM procedure_version WHERE procedure = \(track.rawValue)"]
            }
        )
        let today = call.signedIn.today
        let track = rules.track
        let procedure = rules.version
        let isPublished = try results[0].contains { row in
            try row.column("version", as: Int.self) == procedure.number
                && row.column("published_at", as: Date?.self) != nil
        }
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
                transitions: procedure.transitions.compactMap { Self.transition($0, under: rules) },
                clocks: procedure.clocks.compactMap { Self.clock($0, under: rules, known.parameters, today) }
            )
        )
    }

    /// The version that a request names by track and number, with what else is read beside it; without a number, the
    /// one in force today.
    ///
    /// - Throws: `not_found`.
    func named(
        _ call: Call,
        reading statements: (Track) -> [SQL] = { _ in [] }
    ) async throws -> (known: Rulebook.Edition, rules: ProcedureRules, results: [Rows]) {
        let track = try call.track
        let (known, results) = try await store.read(as: call.signedIn) { _ in statements(track) }
        let asked = call.query["version"].flatMap { Int($0) }
        let number = try asked ?? known.procedures.rules(track, inForceOn: call.signedIn.today).version.number
        guard known.procedures.entry(track, number) != nil else { throw Problem.noProcedure }
        return (known, try known.procedures.rules(track, number), results)
    }

    private static func transition(
        _ transition: ProcedureVersion.Transition,
        under rules: ProcedureRules
    ) -> Wire.ProcedureTransition? {
        guard let action = CaseAction(transition.action, on: rules.track) else { return nil }
        let rule = rules.rule(action)
        let started = rules.clockEffects(of: action).compactMap { effect -> ClockKind? in
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
            roles: rules.roles(of: action, in: CaseState(transition.from, on: rules.track)).map(\.rawValue),
            guards: rule.guards.map(\.requirement),
            document: rule.letter?.words,
            clock: started.first?.rawValue,
            legalBasis: rule.basis.map(\.citation).joined(separator: "; "),
            certainty: rule.basis.weakest?.wireCertainty ?? "practice"
        )
    }

    private static func clock(
        _ clock: ProcedureVersion.Clock,
        under rules: ProcedureRules,
        _ parameters: Parameters,
        _ today: LocalDate
    ) -> Wire.ProcedureClock? {
        guard let rule = rules.clock(clock.kind) else { return nil }
        var days: Int?
        var unit: DayUnit?
        // Elsewhere the letter or a day of the month sets its end.
        if case .days(let key) = rule.length {
            unit = parameters.row(key, on: today)?.unit.dayUnit
            days = unit == nil ? nil : parameters.whole(key, on: today)
        }
        return Wire.ProcedureClock(
            kind: clock.kind.rawValue,
            words: clock.kind.words,
            nature: rule.nature.rawValue,
            days: days,
            unit: days == nil ? nil : unit?.rawValue,
            starts: start(rule.start, on: rules.track),
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

extension Call {
    /// The track in the path.
    ///
    /// - Throws: `not_found` where there is no such procedure.
    var track: Track {
        get throws {
            guard let track = pathParameters["track"].flatMap(Track.init(rawValue:)) else { throw Problem.noProcedure }
            return track
        }
    }
}

extension Problem {
    /// No such procedure, or none of that version.
    static let noProcedure = Problem.notFound(id: "prosedur", en: "procedure")
}
