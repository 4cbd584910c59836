import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

/// Cases of both tracks, a closed file, a complaint, papers, drafts, debts and evidence, all at home, where every secret
/// field holds a word of its own (``Secret``).
struct MarkedWorld: Sendable {
    let app: TestApp
    /// Identities of what there is, by the first part of the paths that show it.
    private(set) var ids: [String: [String]] = [:]
    /// A letter's word of verification, and a complaint's receipt.
    private(set) var token = ""
    private(set) var receipt = ""

    init(_ app: TestApp) async throws {
        self.app = app
        try await app.done(
            .patch,
            "/v1/companies/\(Firm.kebun.id)",
            ["address": .string(Secret.firmAddress.text), "expected_version": 1, "reason": "Alamat."],
            as: .inspector
        )
        try await app.done(
            .post,
            "/v1/companies/\(Firm.kebun.id)/facts",
            [
                "kind": "name", "source": "ahu", "stated_on": "\(ago(30))",
                "name": ["name_kind": "former", "name": "PT Kebun Lama"],
            ],
            as: .inspector
        )
        try await Self.inspection(app)
        try await Self.draft(app)
        try await Self.sanction(app)
        try await Self.closedFile(app)
        receipt = try await Self.complaint(app)
        try await Self.papers(app)
        try await app.workThrough()
        let tables = [
            "companies": "company", "cases": "enforcement_case", "inspections": "inspection", "visits": "visit",
            "letters": "letter", "letter-drafts": "letter_draft", "incoming-letters": "incoming_letter",
            "dispositions": "incoming_disposition", "evidence": "evidence", "debts": "debt", "complaints": "complaint",
            "people": "person", "notices": "notice", "findings": "finding", "assignments": "assignment",
            "offices": "office", "company-facts": "company_fact",
        ]
        for (family, table) in tables {
            let rows: SQL = "SELECT id::text FROM \(identifier: table) LIMIT 12"
            ids[family] = try await app.superuser.all(rows, as: String.self)
        }
        let letter = try await app.done(.get, "/v1/outgoing-letters", as: .inspector).items.list
        let shown = try await app.done(.get, "/v1/letters/\(letter[0].id.text)", as: .inspector)
        token = shown.verification_url.text.split(separator: "/").last.map(String.init) ?? newID()
    }

    // MARK: What there is

    private static func late(_ more: [String: JSON] = [:]) -> [String: JSON] {
        ["reason": .string(Secret.logReason.text)].merging(more) { $1 }
    }

    private static func visit(_ story: Story, _ notes: Secret, _ more: [String: JSON] = [:]) async throws {
        let body = story.visitRequest(on: 80).with(["notes": .string(notes.text)]).with(more)
        try await story.app.done(.put, "/v1/visits/\(newID())", body, as: .inspector)
    }

    private static func finding(_ story: Story, _ kind: String, _ facts: Secret) async throws {
        let body = Story.findingRequest(kind, on: 80).with(["facts": .string(facts.text)])
        try await story.app.done(.post, "/v1/inspections/\(story.inspectionID)/findings", body, as: .inspector)
    }

    /// An inspection with its first note delivered.
    private static func inspection(_ app: TestApp) async throws {
        let story = try await Story.begin(app, .kebun)
        try await story.order(on: 85)
        try await visit(
            story,
            .visitNotes,
            late([
                "persons_met": [["name": .string(Secret.personMet.text), "position": "Manajer"]],
                "union_contacted": true, "union_contact": .string(Secret.unionContact.text),
                "next_visit_advice": .string(Secret.visitAdvice.text),
            ])
        )
        try await finding(story, "unregistered", .findingFacts)
        let photo = "kind=photo&file_name=\(Secret.evidenceName.text).jpg&title=\(Secret.evidenceTitle.text)"
        #expect(try await story.send(Files.jpeg + Data(Secret.evidenceBytes.text.utf8), photo).status == 201)
        try await story.step("submit_report", on: 78, as: .inspector, late(["note": .string(Secret.logNote.text)]))
        try await story.step("draft_first_note", on: 76, as: .inspector)
        try await story.step("check_first_note", on: 74, as: .divisionHead)
        try await story.step(
            "issue_first_note",
            on: 72,
            as: .officeHead,
            ["details": ["letter": ["text": .string(Secret.letterText.text)]]]
        )
        let receipt = Story.delivery(on: 70).with(["received_by": .string(Secret.receivedBy.text)])
        try await app.done(.post, "/v1/cases/\(story.caseID)/deliveries", receipt, as: .inspector)
    }

    /// An inspection whose note is being drafted.
    private static func draft(_ app: TestApp) async throws {
        let story = try await Story.begin(app, .bengkel)
        try await story.toDraft()
        _ = try await DraftStory.make(
            app,
            story.caseID,
            "issue_first_note",
            as: .inspector,
            ["letter": ["text": .string(Secret.draftText.text)]]
        )
    }

    /// A sanction with a warning, and a debt.
    private static func sanction(_ app: TestApp) async throws {
        let story = try await SanctionStory.begin(app, .katering)
        let secret = ["reason": JSON.string(Secret.sanctionReason.text), "note": .string(Secret.sanctionNote.text)]
        try await story.step("notify", on: 138, as: .bpjsOfficer, secret)
        try await story.step("order_examination", on: 130, as: .bpjsBranchHead)
        try await story.step(
            "record_examination",
            on: 125,
            as: .bpjsExaminer,
            ["details": ["result": .string(Secret.examinationResult.text)]]
        )
        try await story.step(
            "issue_first_warning",
            on: 120,
            as: .bpjsBranchHead,
            ["details": ["letter": ["text": .string(Secret.warningText.text)]]]
        )
        let photo = "kind=photo&file_name=\(Secret.sanctionEvidence.text).jpg"
        let inside = Story(app: app, caseID: story.caseID, inspectionID: "", firm: .katering)
        #expect(try await inside.send(Files.jpeg(bytes: 90), photo, as: .bpjsOfficer).status == 201)
        let bill = DebtStory.request(.katering).with(["number": .string(Secret.billNumber.text)])
        let debt = try await app.done(.post, "/v1/debts", bill, as: .bpjsOfficer)
        let payment = DebtStory.payment(1_000_000).with(["reference": .string(Secret.paymentReference.text)])
        try await app.done(.post, "/v1/debts/\(debt.id.text)/payments", payment, as: .bpjsOfficer)
    }

    /// An inspection that is now an investigation.
    private static func closedFile(_ app: TestApp) async throws {
        let story = try await Story.begin(app, .tambak)
        try await story.order(on: 85)
        try await visit(story, .closedVisitNotes)
        try await finding(story, "not_remitted", .closedFacts)
        let reason = JSON.string(Secret.closedReason.text)
        try await story.step("report_incident", on: 78, as: .inspector, ["reason": reason, "note": reason])
        let inside = JSON.string(Secret.closedInside.text)
        try await story.step("open_investigation", on: 70, as: .investigator, ["reason": inside, "note": inside])
        let photo = "kind=photo&file_name=\(Secret.closedEvidence.text).jpg"
        #expect(try await story.send(Files.jpeg(bytes: 70), photo, as: .investigator).status == 201)
        let paper = Papers.reply.with([
            "subject": .string(Secret.closedPaper.text), "secrecy": "secret", "kind": "authority_letter",
        ])
        try await app.done(.post, "/v1/cases/\(story.caseID)/documents", paper, as: .investigator)
    }

    /// A complaint at the inspector's hand, whose source was opened.
    private static func complaint(_ app: TestApp) async throws -> String {
        let story = try await ComplaintStory.begin(
            app,
            [
                "text": "\(Secret.complaintText.text) NIK \(Secret.complaintNumber.text)",
                "name": .string(Secret.complaintName.text), "contact": .string(Secret.complaintContact.text),
                "firm_name": .string(Secret.complaintFirm.text),
            ]
        )
        try await story.toMatched()
        let purpose: JSON = ["purpose": .string(Secret.openingPurpose.text)]
        try await app.done(.post, "/v1/complaints/\(story.id)/source-openings", purpose, as: .inspector)
        return story.receipt
    }

    /// Papers of three offices, one of which was passed on.
    private static func papers(_ app: TestApp) async throws {
        let paper = try await app.register([
            "subject": .string(Secret.labourPaper.text), "sender": .string(Secret.labourSender.text),
        ])
        _ = try await app.register(["subject": .string(Secret.branchPaper.text)], as: .bpjsOfficer)
        _ = try await app.register(["subject": .string(Secret.licensingPaper.text)], as: .licensingOfficer)
        let passed: JSON = [
            "to": .string(Person.inspector2.login), "instruction": .string(Secret.instruction.text),
        ]
        try await app.done(.post, "/v1/incoming-letters/\(paper.id.text)/dispositions", passed, as: .coordinator)
    }

    // MARK: Where to ask

    /// Addresses at which an operation is asked: one for each thing that there is of its kind.
    func addresses(of operation: ContractOperation, most: Int = 12) -> [String] {
        var path = operation.path
        for (name, value) in [
            ("token", token), ("receipt", receipt), ("kind", "first_note"), ("version", "1"), ("office", "korwil-2"),
            ("register", "note"), ("year", String(today.prefix(4))), ("code", "social_security"), ("region", "62.02"),
            ("source", "oss"), ("merge", newID()),
        ] { path = path.replacing("{\(name)}", with: value) }
        let query = operation.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        let tracks = path.contains("{track}") ? Track.allCases.map(\.rawValue) : [""]
        let known = path.contains("{id}") ? Array((ids[operation.family] ?? []).prefix(most)) + [newID()] : [""]
        return tracks.flatMap { track in
            known.map { id in
                let address = path.replacing("{track}", with: track).replacing("{id}", with: id)
                return query.isEmpty ? address : "\(address)?\(query)"
            }
        }
    }

    /// An example of the contract that names things of this world.
    func fill(_ body: JSON) -> JSON {
        guard case .object(let members) = body else {
            if case .array(let items) = body { return .array(items.map(fill)) }
            return body
        }
        var filled: [String: JSON] = [:]
        for (name, value) in members where name != "expected_version" {
            if name == "id" {
                filled[name] = .string(newID())
            } else if let family = Self.named[name], let id = ids[family]?.first {
                filled[name] = name.hasSuffix("s") ? JSON.array([.string(id)]) : JSON.string(id)
            } else {
                filled[name] = fill(value)
            }
        }
        return .object(filled)
    }

    private static let named = [
        "company_id": "companies", "case_id": "cases", "case_ids": "cases", "linked_case": "cases",
        "inspection_id": "inspections", "visit_id": "visits", "finding_id": "findings", "letter_id": "letters",
        "debt_id": "debts", "assignment_id": "assignments", "person_id": "people", "office_id": "offices",
        "evidence_ids": "evidence",
    ]
}
