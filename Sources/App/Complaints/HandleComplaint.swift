import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension ComplaintRoutes {
    /// `POST /v1/complaints/{id}/steps`: assigns, matches, states a ground, notes the proposal, answers or rejects.
    ///
    /// The trail tells nothing of it: a line of it beside the line of a proposal, by the same hand in the same minute, would
    /// be the hint. The complaint's own logs have it all.
    @Sendable func handle(_ call: Call) async throws -> Reply {
        _ = try call.permit(.handleComplaints)
        let id = try call.id(of: Complaint.self)
        let request: Wire.ComplaintStepRequest = try call.read()
        guard let action = ComplaintAction(rawValue: request.action) else {
            throw Problem.invalid([
                .notKnown("action", request.action, known: ComplaintAction.allCases.map(\.rawValue))
            ])
        }
        let fields = try Fields(request, action)
        return try await store.once(call, isAudited: false) { tx in
            let rows = try await tx.query("SELECT version FROM complaint WHERE id = \(id)")
            guard let version = try rows.first?.column("version", as: Int.self) else { throw Problem.noComplaint }
            try call.expectedVersion(request.expectedVersion)?.check(version)
            let assignee = try await fields.assignee.asyncMap { name in
                try await cases.people([name], field: "assignee", tx)[0]
            }
            if let company = fields.company {
                let known = try await tx.query("SELECT FROM company WHERE id = \(company)")
                guard !known.isEmpty else { throw Problem.unknownFirm() }
            }
            _ = try await tx.query(
                """
                INSERT INTO complaint_step (complaint_id, seq, action, assignee_id, company_id, ground, case_id, body)
                VALUES (\(id), \(version + 1), \(action.rawValue), \(assignee), \(fields.company),
                    \(fields.ground?.rawValue), \(fields.caseID), \(fields.text))
                """
            )
            _ = try await tx.execute(call.complaintEntry(id, action: action))
            let row = try await tx.query("SELECT status, version FROM complaint WHERE id = \(id)").single()
            let status: ComplaintStatus = try row.code("status")
            let now: Int = try row.column("version")
            return try .json(
                Wire.ComplaintStepResult(
                    id: id.text,
                    action: action.rawValue,
                    status: status.rawValue,
                    words: status.words,
                    version: now,
                    inspectionKind: fields.ground?.inspectionKind
                ),
                status: .created,
                version: now
            )
        }
    }

    /// What a step names, read for its action: what it needs must be there, what it does not know must not.
    private struct Fields: Sendable {
        var assignee: String?
        var company: CompanyID?
        var ground: ComplaintGround?
        var caseID: CaseID?
        var text: String?

        init(_ request: Wire.ComplaintStepRequest, _ action: ComplaintAction) throws {
            var errors: [Problem.FieldError] = []
            func take(_ field: String, _ value: String?, for actions: ComplaintAction...) -> String? {
                switch (actions.contains(action), value) {
                case (true, nil):
                    errors.append(
                        .init(
                            field: field,
                            code: "missing",
                            detail: Words(id: "Wajib untuk \(action.words.id).", en: "Needed to: \(action.words.en).")
                        )
                    )
                case (false, .some):
                    errors.append(
                        .init(
                            field: field,
                            code: "not_expected",
                            detail: Words(
                                id: "Tidak dipakai untuk \(action.words.id).",
                                en: "Not used to: \(action.words.en)."
                            )
                        )
                    )
                default: break
                }
                return value
            }
            assignee = take("assignee", request.assignee, for: .assign)
            let firm = take("company_id", request.companyId, for: .match)
            let groundCode = take("ground", request.ground, for: .stateGround)
            let caseText = take("case_id", request.caseId, for: .propose)
            text = take("text", request.text, for: .stateGround, .answer, .reject)
            guard errors.isEmpty else { throw Problem.invalid(errors) }
            company = try firm.map { try CompanyID(field: "company_id", $0) }
            caseID = try caseText.map { try CaseID(field: "case_id", $0) }
            ground = try groundCode.map { code in
                guard let ground = ComplaintGround(rawValue: code) else {
                    throw Problem.invalid([
                        .notKnown("ground", code, known: ComplaintGround.allCases.map(\.rawValue))
                    ])
                }
                return ground
            }
            if action == .stateGround, let text { try ComplaintHint.refuse(text, in: "text") }
        }
    }
}

extension Optional {
    /// What an asynchronous function makes of the value, where there is one.
    fileprivate func asyncMap<Result>(_ transform: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
