import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension HandoverRoutes {
    /// `POST /v1/handovers/{id}/proposals`: each line whole or not at all; the answer tells which, and why not.
    @Sendable func propose(_ call: Call) async throws -> Reply {
        _ = try call.permit(.handleHandovers)
        _ = try call.permit(.proposeInspection)
        let id = try call.id(of: Handover.self)
        let request: Wire.HandoverProposalRequest = try call.read()
        let day = try LocalDate(field: "occurred_on", request.occurredOn)
        return try await store.once(call) { tx in
            // Two coordinators who take up one list at a time do it one after the other.
            _ = try await tx.query("SELECT pg_advisory_xact_lock(hashtextextended(\("handover \(id.text)"), 0))")
            let list = try await list(id, call, tx)
            let chosen = try await chosenLines(id, request.lines, tx)
            try await cases.hold(chosen.compactMap(\.company), in: tx)
            var items: [Wire.LineProposal] = []
            for line in chosen {
                let wanted = Proposal(
                    companyID: line.company ?? CompanyID(UUIDv7.new()),
                    kind: request.kind ?? InspectionKind.special.rawValue,
                    occurredOn: day,
                    reason: request.reason ?? list.reason(line.line),
                    note: request.note
                )
                items.append(try await propose(line, of: id, wanted, call, tx))
            }
            return try .json(
                Wire.HandoverProposals(
                    proposed: items.count { $0.result == "proposed" },
                    linked: items.count { $0.result == "linked" },
                    refused: items.count { $0.result == "refused" },
                    items: items
                ),
                status: .created
            )
        }
    }

    /// The list whose lines are taken up.
    private struct TakenList {
        let office: String
        let title: String
        let handedOn: LocalDate

        /// Why an inspection is proposed, where the coordinator says nothing else.
        func reason(_ line: Int) -> String {
            "Daftar yang diserahkan \(office) tanggal \(handedOn.words.id), baris \(line): \(title)"
        }
    }

    private func list(_ id: HandoverID, _ call: Call, _ tx: Transaction) async throws -> TakenList {
        let rows = try await tx.query(
            """
            SELECT h.status, h.receiver_id, h.title, h.handed_on, o.name
            FROM handover h JOIN office o ON o.id = h.office_id WHERE h.id = \(id)
            """
        )
        guard let row = rows.first else { throw Problem.noHandover }
        let receiver: UUID = try row.column("receiver_id")
        guard call.signedIn.posts.contains(where: { $0.role == .coordinator && $0.officeID == receiver }) else {
            throw Problem.notOfThisList
        }
        guard try row.column("status") == HandoverStatus.accepted.rawValue else { throw Problem.handoverNotAccepted }
        return TakenList(
            office: try row.column("name"),
            title: try row.column("title"),
            handedOn: try row.column("handed_on")
        )
    }

    /// A line that is to be proposed.
    fileprivate struct ChosenLine: Sendable {
        let line: Int
        /// Whether there is such a line.
        var isKnown = true
        var isWithdrawn = false
        var company: CompanyID?
        var hasOutcome = false
    }

    private func chosenLines(_ id: HandoverID, _ numbers: [Int]?, _ tx: Transaction) async throws -> [ChosenLine] {
        let rows = try await tx.query(
            """
            SELECT line, withdrawn, company_id, case_id, outcome FROM handover_line WHERE handover_id = \(id) ORDER BY line
            """
        )
        let all = try rows.map { row in
            ChosenLine(
                line: try row.column("line"),
                isWithdrawn: try row.column("withdrawn"),
                company: try row.column("company_id", as: CompanyID?.self),
                hasOutcome: try row.column("outcome", as: String?.self) != nil
            )
        }
        guard let numbers else {
            let waiting = Set(
                try rows.filter { try $0.idOrNone("case_id") == nil }.map { try $0.column("line", as: Int.self) }
            )
            return all.filter {
                waiting.contains($0.line) && $0.company != nil && !$0.isWithdrawn && !$0.hasOutcome
            }
        }
        let known = Dictionary(uniqueKeysWithValues: all.map { ($0.line, $0) })
        return numbers.sorted().map { known[$0] ?? ChosenLine(line: $0, isKnown: false) }
    }

    private func propose(
        _ line: ChosenLine,
        of id: HandoverID,
        _ proposal: Proposal,
        _ call: Call,
        _ tx: Transaction
    ) async throws -> Wire.LineProposal {
        try await tx.proposal(of: line.line) { tx in
            try line.check()
            // Asked now: a line before this one, or another list, may have led to it.
            let linked = try await tx.query(
                "SELECT case_id FROM handover_line WHERE handover_id = \(id) AND line = \(line.line)"
            ).single()
            if let known = try linked.idOrNone("case_id") {
                return Wire.LineProposal(line: line.line, result: "linked", caseId: known)
            }
            if let open = try await cases.openInspection(of: proposal.companyID, in: tx) {
                try await link(open, line.line, of: id, tx)
                return Wire.LineProposal(line: line.line, result: "linked", caseId: open.text)
            }
            let made = try await cases.propose(proposal, as: call.signedIn, in: tx)
            return Wire.LineProposal(line: line.line, result: "proposed", caseId: made.text)
        }
    }

    private func link(_ caseID: CaseID, _ line: Int, of id: HandoverID, _ tx: Transaction) async throws {
        try await tx.execute(
            """
            INSERT INTO handover_act (handover_id, seq, line, action, case_id)
            SELECT h.id, h.version + 1, \(line), \(HandoverAction.linkCase.rawValue), \(caseID)
            FROM handover h WHERE h.id = \(id)
            """
        )
    }
}

extension HandoverRoutes.ChosenLine {
    /// Refuses a line of which no inspection can be proposed.
    fileprivate func check() throws {
        guard isKnown else { throw Problem.noSuchHandoverLine }
        guard !isWithdrawn else { throw Problem.handoverLineWithdrawn }
        guard company != nil else { throw Problem.handoverLineToMatch }
        guard !hasOutcome else { throw Problem.handoverLineEnded }
    }
}
