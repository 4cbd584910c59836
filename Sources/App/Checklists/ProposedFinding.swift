import API
import Domain
import Postgres

/// A proposal of a complete checklist that an inspector takes up as a finding: the link between the finding and the answers.
struct ProposedFinding: Sendable {
    private let code: String
    private let state: VisitChecklistState
    private let answers: [ChecklistAnswerID]

    /// Looks whether the visit's answers propose such a finding.
    ///
    /// - Returns: nil where the request names no proposal.
    static func find(
        _ named: Wire.ProposalRef?,
        _ kind: FindingKind,
        of visit: VisitID,
        for reader: Actor,
        _ tx: Transaction
    ) async throws -> ProposedFinding? {
        guard let named else { return nil }
        let state = try await VisitChecklistState.read(visit, named.checklist, for: reader, tx)
        let reading = state.reading
        guard state.completed != nil, let proposal = reading.proposals.first(where: { $0.code == named.proposal })
        else {
            throw Problem.invalid(
                "proposal",
                "not_proposed",
                id: "Daftar periksa kunjungan itu belum selesai, atau jawabannya tidak mengusulkan temuan ini.",
                en: "That visit's checklist is not complete, or its answers do not propose this finding."
            )
        }
        guard proposal.finding == kind else {
            throw Problem.invalid(
                "kind",
                "not_proposed",
                id: "Usul itu adalah temuan jenis \(proposal.finding.rawValue).",
                en: "That proposal is a finding of the kind \(proposal.finding.rawValue)."
            )
        }
        let answers = reading.grounds(of: proposal).compactMap { state.answers.current($0)?.id }
        return ProposedFinding(code: proposal.code, state: state, answers: answers)
    }

    /// Ties a finding, as it is recorded, to the proposal and the answers that it rests on.
    func link(_ finding: FindingID, _ tx: Transaction) async throws {
        let place = state.place
        _ = try await tx.pipeline([
            """
            INSERT INTO checklist_finding (finding_id, visit_id, checklist, case_id, proposal)
            VALUES (\(finding), \(place.visit), \(state.version.code), \(place.caseID), \(code))
            """,
            """
            INSERT INTO checklist_finding_answer (finding_id, answer_id, visit_id, checklist, case_id)
            SELECT \(finding), a, \(place.visit), \(state.version.code), \(place.caseID) FROM unnest(\(answers)) AS x (a)
            """,
        ])
    }
}
