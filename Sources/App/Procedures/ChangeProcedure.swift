import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension ProcedureRoutes {
    /// `POST /v1/procedures/{track}/versions`: drafts a version of the office's own.
    @Sendable func draft(_ call: Call) async throws -> Reply {
        _ = try call.permit(.changeProcedures)
        let track = try call.track
        let request: Wire.ProcedureVersionRequest = try call.read()
        let changes = try request.changes.enumerated().map { try ProcedureChange($1, at: $0) }
        return try await store.once(call) { tx in
            let procedures = try await store.rules(in: tx).procedures
            let base =
                try request.base.map { number in
                    guard procedures.entry(track, number) != nil else { throw Problem.noProcedure }
                    return try procedures.rules(track, number)
                } ?? procedures.rules(track, inForceOn: call.signedIn.today)
            let number: Int = try await tx.query(
                """
                SELECT greatest(max(version) + 1, \(ProcedureVersion.firstOwnNumber)) FROM procedure_version
                WHERE procedure = \(track.rawValue)
                """
            ).single().column(0)
            let version = try Self.derive(changes, from: base, number: number)
            _ = try await tx.query(
                """
                SELECT draft_procedure(\(track.rawValue), \(number), \(base.version.number), \(version.canonicalText),
                    \(request.reason))
                """
            )
            return try await summary(track, number, call, tx, status: .created)
        }
    }

    /// `POST /v1/procedures/{track}/versions/{version}/publication`
    ///
    /// What is published is sound: a version that came sound into the draft may not be, once a newer program checks more.
    @Sendable func publish(_ call: Call) async throws -> Reply {
        _ = try call.permit(.changeProcedures)
        let track = try call.track
        let request: Wire.ProcedurePublicationRequest = try call.read()
        let validFrom = try LocalDate(field: "valid_from", request.validFrom)
        return try await store.once(call) { tx in
            let number = try call.versionAsked
            let procedures = try await store.rules(in: tx).procedures
            guard procedures.entry(track, number) != nil else { throw Problem.noProcedure }
            try Self.check(procedures.rules(track, number).version)
            _ = try await tx.query("SELECT publish_procedure(\(track.rawValue), \(number), \(validFrom))")
            return try await summary(track, number, call, tx, status: .created)
        }
    }

    /// `DELETE /v1/procedures/{track}/versions/{version}`
    @Sendable func withdraw(_ call: Call) async throws -> Reply {
        _ = try call.permit(.changeProcedures)
        let track = try call.track
        return try await store.once(call) { tx in
            let number = try call.versionAsked
            guard try await store.rules(in: tx).procedures.entry(track, number) != nil else {
                throw Problem.noProcedure
            }
            _ = try await tx.query("SELECT withdraw_procedure(\(track.rawValue), \(number))")
            return try await summary(track, number, call, tx, status: .ok)
        }
    }

    /// The version as this transaction leaves it.
    private func summary(
        _ track: Track,
        _ number: Int,
        _ call: Call,
        _ tx: Transaction,
        status: HTTPResponse.Status
    ) async throws -> Reply {
        let results = try await tx.pipeline([
            "\(Self.versions) WHERE procedure = \(track.rawValue) AND version = \(number)", ProcedureBook.statement,
        ])
        let book = try ProcedureBook(results[1])
        return try .json(try Self.summary(try results[0].single(), book, call.signedIn.today), status: status)
    }

    private static func derive(
        _ changes: [ProcedureChange],
        from base: ProcedureRules,
        number: Int
    ) throws -> ProcedureVersion {
        let version: ProcedureVersion
        do {
            version = try base.version.changed(changes, number: number)
        } catch {
            throw Problem.invalid(
                error.names.map { name in
                    Problem.FieldError(
                        field: "changes[\(name.index)]",
                        code: "unknown_code",
                        detail: Words(
                            id: "“\(name.code)” tidak dikenal dalam versi \(base.version.number).",
                            en: "“\(name.code)” is not known in version \(base.version.number)."
                        )
                    )
                }
            )
        }
        guard version.transitions != base.version.transitions || version.actions != base.version.actions else {
            throw Problem.invalid(
                "changes",
                "changes_nothing",
                id: "Versi ini tidak berbeda dari versi \(base.version.number).",
                en: "This version does not differ from version \(base.version.number)."
            )
        }
        try check(version)
        return version
    }

    /// Refuses a version that is not sound, with every fault.
    private static func check(_ version: ProcedureVersion) throws {
        let problems = ProcedureCheck(version).problems
        guard problems.isEmpty else {
            throw Problem.invalid(
                problems.map {
                    Problem.FieldError(field: "changes", code: $0.kind.rawValue, detail: $0.words)
                }
            )
        }
    }
}

extension ProcedureChange {
    fileprivate init(_ wire: Wire.ProcedureChange, at index: Int) throws {
        self.init(wire.action)
        for hands in wire.roles ?? [] { roles[hands.fromState] = hands.roles }
        guards = wire.guards
        fields = wire.fields
        apart = wire.apart
        basis = try wire.basis?.map { try LegalBasis(citation: $0.citation, certainty: $0.certainty) }
        adding = (wire.adding ?? []).map { Arrow(from: $0.fromState, to: $0.toState, roles: $0.roles) }
        removing = wire.removing ?? []
    }
}

extension LegalBasis {
    /// Reads a citation as the wire has it: on one line, for it stands in a version's text.
    init(citation: String, certainty: String) throws {
        guard let certainty = Certainty(rawValue: certainty) else {
            self = .practice
            return
        }
        let line = citation.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !line.isEmpty else {
            throw Problem.invalid(
                "legal_basis",
                "missing",
                id: "Sebutkan dasar hukumnya, atau practice sebagai kepastiannya.",
                en: "Name the legal basis, or practice as its certainty."
            )
        }
        self = .law(line, certainty)
    }
}
