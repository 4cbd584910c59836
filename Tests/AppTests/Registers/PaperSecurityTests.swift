import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Who sees incoming papers, and what SQL refuses")
struct PaperSecurityTests {
    @Test("A paper without a case is its office's own; with one it follows the case's side")
    func ownOffice() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toReporting()
            let paper = try await app.register()
            let path = "/v1/incoming-letters/\(paper.id.text)"
            for person in [Person.inspector, .inspector2, .coordinator, .auditor] {
                #expect(try await app.get(path, as: person).status == 200, "\(person)")
            }
            for person in [Person.officeHead, .bpjsOfficer, .licensingOfficer, .inspectorElsewhere] {
                #expect(try await app.get(path, as: person).status == 404, "\(person)")
                #expect(try await app.numbers(as: person) == [], "\(person)")
            }
            for person in [Person.administrator, .programmeOfficer] {
                #expect(try await app.get(path, as: person).status == 403, "\(person)")
            }
            try await app.done(.post, "\(path)/links", ["case_id": .string(story.caseID)], as: .inspector)
            for person in [Person.inspector, .officeHead, .auditor, .investigator] {
                #expect(try await app.get(path, as: person).status == 200, "\(person)")
            }
            for person in [Person.bpjsOfficer, .licensingOfficer, .inspectorElsewhere] {
                #expect(try await app.get(path, as: person).status == 404, "\(person)")
            }
        }
    }

    @Test("A licensing officer reads what her own office received, and not BPJS' papers")
    func licensing() async throws {
        try await withApp { app in
            let theirs = try await app.register(as: .bpjsOfficer)
            let own = try await app.register(as: .licensingOfficer)
            let seen = try await app.done(.get, "/v1/incoming-letters", as: .licensingOfficer).items.list
            #expect(seen.map(\.id.text) == [own.id.text])
            let sanction = try await SanctionStory.begin(app, .bengkel)
            try await app.done(
                .post,
                "/v1/incoming-letters/\(theirs.id.text)/links",
                ["case_id": .string(sanction.caseID)],
                as: .bpjsOfficer
            )
            try await app.superuser.execute(
                "UPDATE enforcement_case SET licensing_involved = true WHERE id::text = \(sanction.caseID)"
            )
            #expect(try await app.get("/v1/incoming-letters/\(theirs.id.text)", as: .licensingOfficer).status == 404)
            #expect(try await app.get("/v1/incoming-letters/\(theirs.id.text)", as: .bpjsBranchHead).status == 200)
        }
    }

    @Test("Papers of a closed file, and what came into it then, investigators alone read")
    func closedFile() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toObstruction()
            let before = try await app.done(.post, "/v1/cases/\(story.caseID)/documents", Papers.reply, as: .inspector)
            try await story.step("report_incident", on: 78, as: .inspector)
            let secret = Papers.reply.with(["secrecy": "secret", "kind": "authority_letter"])
            let inside = try await app.done(.post, "/v1/cases/\(story.caseID)/documents", secret, as: .investigator)
            for id in [before.id.text, inside.id.text] {
                #expect(try await app.get("/v1/incoming-letters/\(id)", as: .investigator).status == 200)
                for person in [Person.inspector, .officeHead, .auditor] {
                    #expect(try await app.get("/v1/incoming-letters/\(id)", as: person).status == 404, "\(person)")
                }
            }
            #expect(try await app.numbers(as: .officeHead) == [])
            let agenda = try await app.done(.get, "/v1/letter-agenda?office=disnakertrans", as: .officeHead).items.list
            #expect(!agenda.contains { $0.id.text == inside.id.text })
            let path = "/v1/incoming-letters"
            // A hidden paper is not replaced by those who may not see it, whatever the program.
            try await app.withServiceRole { role in
                let outcome = await role.attempt(
                    .officeHead,
                    Papers.row("disnakertrans", corrects: inside.id.text)
                )
                #expect(outcome == .refused("incoming_letter_corrects_standing"))
            }
            // Back in examination, what came before is everybody's again, and what came into the closed file is not.
            try await story.step("decline_to_examination", on: 70, as: .investigator)
            #expect(try await app.get("\(path)/\(before.id.text)", as: .inspector).status == 200)
            #expect(try await app.get("\(path)/\(inside.id.text)", as: .inspector).status == 404)
            #expect(try await app.get("\(path)/\(inside.id.text)", as: .investigator).status == 200)
        }
    }

    @Test("By hand-written SQL no entry is changed, taken away, forged or left out")
    func handWritten() async throws {
        try await withApp { app in
            let paper = try await app.register()
            let denied = ServiceRole.Outcome.refused("\(SQLState.insufficientPrivilege)")
            try await app.withServiceRole { role in
                for statement: SQL in [
                    "UPDATE incoming_letter SET subject = 'lain'", "DELETE FROM incoming_letter",
                    "UPDATE incoming_register SET last = 7",
                    "INSERT INTO incoming_register SELECT id, 2026, 5 FROM office",
                    "UPDATE incoming_letter SET case_id = NULL", "DELETE FROM incoming_disposition",
                    "INSERT INTO incoming_letter (number) VALUES (7)",
                ] {
                    #expect(await role.attempt(.coordinator, statement) == denied, "\(statement.text)")
                }
                #expect(await role.attempt(.inspector, Papers.row("korwil-2")) == .rows(1))
                #expect(await role.attempt(.inspector, Papers.row("kc-sampit")) == denied)
                #expect(await role.attempt(.programmeOfficer, Papers.row("disnaker-kotim")) == denied)
                let late = await role.attempt(.inspector, Papers.row("korwil-2", reason: nil, day: 5))
                #expect(late == .refused("incoming_letter_late_reason"))
                // A number that is taken and not used would be a gap.
                let skipped = await role.attempt(
                    .inspector,
                    """
                    INSERT INTO incoming_letter (id, office_id, kind, channel, sender, received_on, subject, secrecy, reason)
                    SELECT id, office_id, kind, channel, sender, received_on, subject, secrecy, 'x' FROM incoming_letter
                    ON CONFLICT DO NOTHING
                    """
                )
                #expect(skipped == .refused("incoming_register_without_gaps"))
            }
            for statement: SQL in [
                "UPDATE incoming_letter SET subject = 'lain'", "UPDATE incoming_letter SET number = 9",
                "DELETE FROM incoming_letter",
            ] {
                await #expect(throws: PostgresError.self) { try await app.superuser.execute(statement) }
            }
            let kept = try await app.done(.get, "/v1/incoming-letters/\(paper.id.text)", as: .inspector)
            #expect(kept.subject.text == "Jawaban Nota I")
        }
    }
}

extension Story {
    /// Through a visit on which was found what opens the criminal way.
    func toObstruction() async throws {
        try await order(on: 85)
        try await visit(on: 80)
        try await finding("not_remitted", on: 80)
    }
}
