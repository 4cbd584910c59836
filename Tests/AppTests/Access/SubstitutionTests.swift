import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Whoever acts for the holder of a post")
struct SubstitutionTests {
    @Test("Act, letter and trail say for whom and on what order; the day after the last, nothing more is hers to do")
    func throughout() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toDraft()
            #expect(try await story.tryStep("issue_first_note", on: 72, as: .investigator).status == 403)
            let post = try await app.done(
                .post,
                "/v1/posts",
                [
                    "person_id": .string(Person.investigator.login), "role": "office_head", "capacity": "plh",
                    "office_id": .string(try await app.office("disnakertrans")),
                    "stands_for": .string(Person.officeHead.login), "basis": "Surat perintah uji",
                    "valid_from": .string(today), "valid_to": .string(ago(-3)),
                ],
                as: .officeHead
            )
            let issued = try await story.step("issue_first_note", on: 72, as: .investigator)
            #expect(issued.event.acting.capacity.text == "plh", "\(issued)")
            let letters = try await app.done(.get, "/v1/cases/\(story.caseID)/letters", as: .inspector).items.list
            let note = try #require(letters.first { $0.letter.kind.text == "first_note" }).letter.id.text
            func signatory() async throws -> JSON {
                try await app.done(.get, "/v1/letters/\(note)", as: .inspector).signatories[0]
            }
            #expect(try await signatory().name.text == "Uji investigator")
            #expect(try await signatory().post.text.hasPrefix("Plh. Kepala Dinas"))
            let trail: String = try await app.value(
                """
                SELECT post FROM audit_entry WHERE operation = 'POST /v1/cases/{id}/steps'
                    AND actor_id = \(try PersonID(try await app.id(of: .investigator))) ORDER BY id DESC LIMIT 1
                """
            )
            #expect(trail.contains("plh:office_head@disnakertrans") && trail.contains("investigator@"), "\(trail)")
            // The day after: it ended yesterday.
            let end: JSON = ["valid_to": .string(ago(1))]
            #expect(try await app.send(.put, "/v1/posts/\(post.id.text)/end", end, as: .officeHead).status == 200)
            let late = try await story.tryStep("withdraw", on: 70, as: .investigator)
            #expect(late.status == 403, "\(late.text)")
            let me = try await app.get("/v1/me", as: .investigator).json.posts.list.map(\.role.text)
            #expect(me == ["investigator"])
            try await app.withServiceRole { role in
                let held = await role.attempt(.investigator, "SELECT WHERE actor_holds(ARRAY['office_head'])")
                #expect(held == .rows(0))
            }
            // What she did meanwhile stays done as what it was.
            let events = try await app.get("/v1/cases/\(story.caseID)/events", as: .coordinator).json.items.list
            let act = try #require(events.first { $0.action.text == "issue_first_note" })
            #expect(act.acting.stands_for.login.text == Person.officeHead.login)
            #expect(try await signatory().post.text.hasPrefix("Plh. Kepala Dinas"))
        }
    }
}
