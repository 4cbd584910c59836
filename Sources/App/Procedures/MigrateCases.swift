import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension ProcedureRoutes {
    /// `POST /v1/procedures/{track}/migrations`: chooses the cases, and moves the first of them.
    @Sendable func migrate(_ call: Call) async throws -> Reply {
        _ = try call.permit(.migrateCases)
        let track = try call.track
        let request: Wire.RuleMigrationRequest = try call.read()
        let id = try request.id.map { try ID<RuleMigration>(field: "id", $0) } ?? ID<RuleMigration>(UUIDv7.new())
        let rulesOn = try request.rulesOn.map { try LocalDate(field: "rules_on", $0) }
        let chosen = try Self.chosen(request, track, call)
        return try await store.once(call) { tx in
            let edition = try await store.rules(in: tx)
            try Self.check(request.version, rulesOn, track, edition, today: call.signedIn.today)
            _ = try await tx.execute(
                """
                INSERT INTO rule_migration (id, procedure, procedure_version, rules_on, reason, requested_by)
                VALUES (\(id), \(track.rawValue), \(request.version), \(rulesOn), \(request.reason),
                    \(call.signedIn.personID))
                """
            )
            let count = try await tx.execute(
                "INSERT INTO rule_migration_case (migration_id, case_id) SELECT \(id), c.id \(chosen)"
            )
            if let ids = request.cases, count < Set(ids).count {
                throw Problem.invalid(
                    "cases",
                    "unknown_case",
                    id: "Ada kasus yang tidak dikenal pada jalur ini di wilayah Anda.",
                    en: "Some of these are no cases of this track in your territory."
                )
            }
            let mover = CaseMover(store: store, cases: cases, signedIn: call.signedIn, language: call.language)
            try await mover.moveNext(of: id, in: tx)
            return try .json(try await Self.migration(id, track, tx), status: .created)
        }
    }

    /// `POST /v1/procedures/{track}/migrations/{id}/batches`: moves the next cases. Who began it goes on with it.
    @Sendable func continueMigration(_ call: Call) async throws -> Reply {
        _ = try call.permit(.migrateCases)
        let (track, id) = (try call.track, try call.id(of: RuleMigration.self))
        return try await store.once(call) { tx in
            let begun = try await Self.migration(id, track, tx)
            guard begun.requestedBy?.id == ID<Person>(call.signedIn.personID).text else {
                throw Problem.forbidden(
                    Words(
                        id: "Hanya yang memulai pemindahan ini yang dapat melanjutkannya.",
                        en: "Only who began this migration can go on with it."
                    )
                )
            }
            let mover = CaseMover(store: store, cases: cases, signedIn: call.signedIn, language: call.language)
            try await mover.moveNext(of: id, in: tx)
            return try .json(try await Self.migration(id, track, tx), status: .created)
        }
    }

    /// The open cases that the request names or describes, as `FROM … WHERE …`.
    private static func chosen(_ request: Wire.RuleMigrationRequest, _ track: Track, _ call: Call) throws -> SQL {
        guard (request.cases == nil) != (request.filter == nil) else {
            throw Problem.invalid(
                "cases",
                "cases_or_filter",
                id: "Sebutkan cases atau filter, salah satu.",
                en: "Name either cases or filter."
            )
        }
        if let cases = request.cases {
            let ids = try cases.enumerated().map { try CaseID(field: "cases[\($0)]", $1).uuid }
            return "FROM enforcement_case c WHERE c.track = \(track.rawValue) AND c.version > 0 AND c.id = ANY (\(ids))"
        }
        var condition = RulePreviews.condition(track, nil, nil, for: call.actor)
        if let states = request.filter?.states {
            for (index, state) in states.enumerated() where CaseState(state, on: track) == nil {
                throw Problem.invalid([
                    .notKnown("filter.states[\(index)]", state, known: CaseState.all(on: track).map(\.code))
                ])
            }
            condition = "\(condition) AND c.state = ANY (\(states))"
        }
        if let version = request.filter?.procedureVersion {
            condition = "\(condition) AND c.procedure_version = \(version)"
        }
        return "FROM enforcement_case c WHERE \(condition)"
    }

    /// Refuses rules that no case could adopt today.
    private static func check(
        _ version: Int?,
        _ rulesOn: LocalDate?,
        _ track: Track,
        _ edition: Rulebook.Edition,
        today: LocalDate
    ) throws {
        if version == nil, rulesOn == nil {
            throw Problem.invalid(
                "version",
                "version_or_day",
                id: "Sebutkan version atau rules_on, atau keduanya.",
                en: "Name version or rules_on, or both."
            )
        }
        if let rulesOn, rulesOn > today {
            throw Problem.invalid(
                "rules_on",
                "future_day",
                id: "Aturan hari yang belum tiba belum dapat diikuti.",
                en: "The law of a day to come can't be followed yet."
            )
        }
        guard let version else { return }
        _ = try edition.rules(track, version)
        guard let validFrom = edition.procedures.entry(track, version)?.validFrom, validFrom <= today else {
            throw Problem.invalid(
                "version",
                "not_in_force",
                id: "Versi itu belum berlaku; kasus dapat dipindahkan sejak hari mulai berlakunya.",
                en: "That version is not in force yet; cases can move from the day on which it begins."
            )
        }
    }
}

/// A migration of running cases, known by its identity.
enum RuleMigration {}
