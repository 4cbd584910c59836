import API
import Domain
import HTTPTypes
import Postgres

// Lines of a list or a plan become proposals of inspections: each whole or not at all, and no firm twice.

extension Casework {
    /// Holds firms until the transaction ends, in one order: two lists with the same firm don't open two inspections.
    func hold(_ firms: some Sequence<CompanyID>, in tx: Transaction) async throws {
        _ = try await tx.pipeline(
            Set(firms).sorted().map { firm in
                "SELECT pg_advisory_xact_lock(hashtextextended(\("inspection of \(firm.text)"), 0))"
            }
        )
    }

    /// The inspection of a firm that is under way, the latest.
    func openInspection(of company: CompanyID, in tx: Transaction) async throws -> CaseID? {
        try await tx.query(
            """
            SELECT id FROM enforcement_case
            WHERE company_id = \(company) AND track = 'inspection' AND closed_on IS NULL AND version > 0
            ORDER BY created_at DESC, id DESC LIMIT 1
            """
        ).first?.column(0)
    }
}

extension Transaction {
    /// Does something for one line, whole or not at all; a refusal is what became of it.
    func proposal(
        of line: Int,
        _ body: (Transaction) async throws -> Wire.LineProposal
    ) async throws -> Wire.LineProposal {
        do {
            return try await savepoint { tx in try await body(tx) }
        } catch let problem as Problem where problem.status.code < 500 {
            return Wire.LineProposal(line: line, refusedBy: problem)
        } catch let error as PostgresError {
            guard let problem = Problem(error), problem.status.code < 500 else { throw error }
            return Wire.LineProposal(line: line, refusedBy: problem)
        }
    }
}

extension Wire.LineProposal {
    /// A line that was refused, with the reason that says most.
    fileprivate init(line: Int, refusedBy problem: Problem) {
        let reason = problem.reasons.first
        let error = problem.errors.first
        self.init(
            line: line,
            result: "refused",
            code: reason?.code ?? error?.code ?? problem.code,
            detail: reason?.detail ?? error?.detail ?? problem.detail
        )
    }
}
