import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension MatchRoutes {
    /// `POST /v1/match-candidates/{id}/decision`: what follows from it the database does in the same transaction.
    @Sendable func decide(_ call: Call) async throws -> Reply {
        _ = try call.permit(.decideMatches)
        let id = try call.id(of: MatchCandidate.self)
        let request: Wire.MatchDecision = try call.read()
        let merge = CompanyMergeID.new(at: Date())
        return try await store.once(call) { tx in
            guard !(try await tx.query("SELECT FROM match_candidate WHERE id = \(id)")).isEmpty else {
                throw Problem.noMatch
            }
            _ = try await tx.query(
                "SELECT decide_match(\(id), \(request.decision == "same"), \(request.reason), \(merge))"
            )
            let rows = try await tx.query("\(Wire.MatchCandidate.select) WHERE m.id = \(id)")
            return try .json(try Wire.MatchCandidate(try rows.single()), status: .created)
        }
    }

    /// `DELETE /v1/match-candidates/{id}/decision`: what followed from it is taken back, and the question is open again.
    @Sendable func undecide(_ call: Call) async throws -> Reply {
        _ = try call.permit(.decideMatches)
        let id = try call.id(of: MatchCandidate.self)
        guard let reason = call.query["reason"] else { throw Problem.internal }
        return try await store.once(call) { tx in
            guard !(try await tx.query("SELECT FROM match_candidate WHERE id = \(id)")).isEmpty else {
                throw Problem.noMatch
            }
            _ = try await tx.query("SELECT undo_match_decision(\(id), \(reason))")
            let rows = try await tx.query("\(Wire.MatchCandidate.select) WHERE m.id = \(id)")
            return try .json(try Wire.MatchCandidate(try rows.single()))
        }
    }
}
