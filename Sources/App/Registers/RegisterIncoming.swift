import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension RegisterRoutes {
    /// `POST /v1/incoming-letters`
    @Sendable func registerIncoming(_ call: Call) async throws -> Reply {
        let request: Wire.IncomingLetterRequest = try call.read()
        return try await register(request, into: try request.caseId.map { try CaseID(field: "case_id", $0) }, call)
    }

    /// `POST /v1/cases/{id}/documents`
    @Sendable func registerDocument(_ call: Call) async throws -> Reply {
        let request: Wire.IncomingLetterRequest = try call.read()
        let id = try call.id(of: EnforcementCase.self)
        guard request.caseId == nil || request.caseId?.lowercased() == id.text else {
            throw Problem.invalid(
                "case_id",
                "other_case",
                id: "Kasus pada isian berbeda dari kasus pada alamatnya.",
                en: "The case of the body is not the one of the path."
            )
        }
        _ = try call.permit(.registerPapers)
        let found = try await store.read(as: call.signedIn, "SELECT FROM case_seen WHERE id = \(id)")
        guard !found.isEmpty else { throw Problem.notFound(id: "kasus", en: "case") }
        return try await register(request, into: id, call)
    }

    private func register(
        _ request: Wire.IncomingLetterRequest,
        into caseID: CaseID?,
        _ call: Call
    ) async throws -> Reply {
        let post = try call.registeringPost(request.office)
        let id = try request.id.map { try IncomingLetterID(field: "id", $0) } ?? IncomingLetterID(UUIDv7.new())
        let receivedOn = try LocalDate(field: "received_on", request.receivedOn)
        let datedOn = try request.datedOn.map { try LocalDate(field: "dated_on", $0) }
        let company = try request.companyId.map { try CompanyID(field: "company_id", $0) }
        let corrects = try request.corrects.map { try IncomingLetterID(field: "corrects", $0) }
        let links = try links(request, caseID)
        return try await store.once(call) { tx in
            try await Self.checkKnown(company, corrects, tx)
            try await links?.check(call, tx)
            var statements: [SQL] = [
                """
                INSERT INTO incoming_letter (id, office_id, kind, channel, sender, sender_number, dated_on, received_on,
                    subject, summary, classification, secrecy, company_id, corrects, reason)
                VALUES (\(id), \(post.officeID), \(request.kind), \(request.channel), \(request.sender),
                    \(request.senderNumber), \(datedOn), \(receivedOn), \(request.subject), \(request.summary),
                    \(request.classification), \(request.secrecy), \(company), \(corrects), \(request.reason))
                """
            ]
            if let links { statements += links.statements(id) }
            _ = try await tx.pipeline(statements)
            let paper = try await Self.paper(id, in: tx)
            return try .json(paper, status: .created, location: "/v1/incoming-letters/\(id.text)")
        }
    }

    /// The links of a request; what a paper answers or caused lies in a case.
    private func links(_ request: Wire.IncomingLetterRequest, _ caseID: CaseID?) throws -> IncomingLinks? {
        guard let caseID else {
            let linked: [Any?] = [
                request.answersLetterId, request.answersSeq, request.causedSeq, request.evidenceIds?.first,
            ]
            guard linked.allSatisfy({ $0 == nil }) else {
                throw Problem.invalid(
                    "case_id",
                    "missing",
                    id: "Sebutkan kasusnya: jawaban, tindakan dan bukti terletak dalam kasus.",
                    en: "Name the case: what a paper answers or caused, and evidence, lie in a case."
                )
            }
            return nil
        }
        return try IncomingLinks(
            caseID: caseID,
            answersLetter: request.answersLetterId,
            answersSeq: request.answersSeq,
            causedSeq: request.causedSeq,
            evidence: request.evidenceIds
        )
    }

    private static func checkKnown(
        _ company: CompanyID?,
        _ corrects: IncomingLetterID?,
        _ tx: Transaction
    ) async throws {
        let results = try await tx.pipeline([
            "SELECT FROM company WHERE id = \(company)", "SELECT FROM incoming_letter WHERE id = \(corrects)",
        ])
        guard company == nil || !results[0].isEmpty else {
            throw Problem.unknownFirm()
        }
        guard corrects == nil || !results[1].isEmpty else {
            throw Problem.invalid(
                "corrects",
                "unknown_paper",
                id: "Tidak ada surat masuk dengan pengenal itu.",
                en: "There is no incoming paper with that identifier."
            )
        }
    }

    /// `POST /v1/incoming-letters/{id}/links`
    @Sendable func linkIncoming(_ call: Call) async throws -> Reply {
        _ = try call.permit(.registerPapers)
        let id = try call.id(of: IncomingLetter.self)
        let request: Wire.IncomingLinkRequest = try call.read()
        let links = try IncomingLinks(
            caseID: try CaseID(field: "case_id", request.caseId),
            answersLetter: request.answersLetterId,
            answersSeq: request.answersSeq,
            causedSeq: request.causedSeq,
            evidence: request.evidenceIds
        )
        return try await store.once(call) { tx in
            try await Self.checkSeen(id, tx)
            try await links.check(call, tx)
            _ = try await tx.pipeline(links.statements(id))
            return try .json(try await Self.paper(id, in: tx), status: .created)
        }
    }

    /// `POST /v1/incoming-letters/{id}/void`
    @Sendable func voidIncoming(_ call: Call) async throws -> Reply {
        _ = try call.permit(.registerPapers)
        let id = try call.id(of: IncomingLetter.self)
        let request: Wire.IncomingVoidRequest = try call.read()
        return try await store.once(call) { tx in
            try await Self.checkSeen(id, tx)
            try await tx.execute("INSERT INTO incoming_void (incoming_id, reason) VALUES (\(id), \(request.reason))")
            return try .json(try await Self.paper(id, in: tx), status: .created)
        }
    }

    /// Refuses a paper that is none, or none that the sender may know of.
    static func checkSeen(_ id: IncomingLetterID, _ tx: Transaction) async throws {
        let rows = try await tx.query("SELECT FROM incoming_letter WHERE id = \(id)")
        guard !rows.isEmpty else { throw Problem.noIncomingLetter }
    }
}
