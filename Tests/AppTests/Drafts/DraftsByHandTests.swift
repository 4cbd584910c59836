import Foundation
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Drafts, by hand-written SQL")
struct DraftsByHandTests {
    private static func entry(
        _ draft: String,
        _ act: String,
        as role: Role,
        remark: String? = nil,
        issuedSeq: Int? = nil
    ) throws -> SQL {
        """
        INSERT INTO letter_draft_log (draft_id, seq, act, actor_role, remark, issued_seq)
        SELECT d.id, d.version + 1, \(act), \(role.rawValue), \(remark), \(issuedSeq)
        FROM letter_draft d WHERE d.id = \(try ID<Draft>(draft))
        """
    }

    @Test("The database keeps the hands apart, whoever writes")
    func hands() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toDraft()
            // The coordinator makes it, who elsewhere may check.
            let draft = try await DraftStory.make(app, story.caseID, "issue_first_note", as: .coordinator)
            let version = try await story.read().version.int
            func attempt(_ person: Person, _ statements: [SQL]) async throws -> ServiceRole.Outcome {
                try await app.byHand(person, statements)
            }
            #expect(
                try await attempt(.inspector, [Self.entry(draft.id, "submitted", as: .inspector)])
                    == .refused("letter_draft_log_hand")
            )
            try await draft.done("submission", [:], as: .coordinator)
            #expect(
                try await attempt(.coordinator, [Self.entry(draft.id, "passed", as: .coordinator)])
                    == .refused("letter_draft_checked_by_another")
            )
            #expect(
                try await attempt(.officeHead, [Self.entry(draft.id, "passed", as: .officeHead)])
                    == .refused("letter_draft_log_hand")
            )
            #expect(
                try await attempt(.officeHead, [Self.entry(draft.id, "passed", as: .divisionHead)])
                    == .refused("letter_draft_log_actor_allowed")
            )
            #expect(
                try await attempt(.divisionHead, [Self.entry(draft.id, "returned", as: .divisionHead)])
                    == .refused("letter_draft_log_gives_reason")
            )
            #expect(
                try await attempt(
                    .officeHead,
                    [Self.entry(draft.id, "issued", as: .officeHead, issuedSeq: version + 1)]
                )
                    == .refused("letter_draft_log_follows")
            )
            try await draft.done("review", ["decision": "passed"], as: .divisionHead)
            // Issued without its step, with another, or without its letter.
            #expect(
                try await attempt(
                    .officeHead,
                    [Self.entry(draft.id, "issued", as: .officeHead, issuedSeq: version + 1)]
                )
                    != .rows(1)
            )
            let id = try CaseID(story.caseID)
            #expect(
                try await attempt(
                    .officeHead,
                    [
                        Self.entry(draft.id, "issued", as: .officeHead, issuedSeq: version + 1),
                        HandWriting.act("add_remark", on: id, by: .officeHead, ago: 70),
                    ]
                ) == .refused("letter_draft_issues_its_step")
            )
            // With another text than the one that was checked.
            #expect(
                try await attempt(
                    .officeHead,
                    [
                        Self.entry(draft.id, "issued", as: .officeHead, issuedSeq: version + 1),
                        HandWriting.act("issue_first_note", to: "first_note", on: id, by: .officeHead, ago: 70),
                    ] + HandWriting.letter("first_note", in: "note", on: id, by: "disnakertrans")
                ) == .refused("letter_draft_issues_its_step")
            )
            #expect(
                try await attempt(.officeHead, ["UPDATE letter_draft SET state = 'issued'"]) == .refused("42501")
            )
            #expect(try await attempt(.officeHead, ["DELETE FROM letter_draft_log"]) == .refused("42501"))
            // Whoever checked does not sign, though they came to head the office meanwhile.
            _ = try await app.superuser.execute(
                """
                INSERT INTO post (id, person_id, office_id, role, from_on)
                SELECT gen_random_uuid(), p.id, o.id, 'office_head', DATE '2020-01-01'
                FROM person p, office o WHERE p.login = \(Person.divisionHead.login) AND o.code = 'disnakertrans'
                """
            )
            #expect(
                try await attempt(
                    .divisionHead,
                    [Self.entry(draft.id, "issued", as: .officeHead, issuedSeq: version + 1)]
                ) == .refused("letter_draft_signed_by_third")
            )
            #expect(try await draft.issue(on: 70, as: .divisionHead).status == 403)
            #expect(try await draft.issue(on: 70, as: .officeHead).status == 201)
        }
    }

    @Test("The database holds the same chain as the domain")
    func chain() async throws {
        try await withSharedApp { app in
            for track in Track.allCases {
                let chain = ReviewChain(on: track)
                let row = try await app.superuser.query(
                    "SELECT makers, checkers, third_hand FROM review_chain WHERE track = \(track.rawValue)"
                ).single()
                let (makers, checkers, third): ([String], [String], [String]) = try row.decode()
                #expect(makers == chain.makers.map(\.rawValue))
                #expect(checkers == chain.checkers.map(\.rawValue))
                #expect(third == chain.thirdHand.map(\.rawValue))
            }
            for kind in LetterKind.allCases {
                for name in ["letter_draft_kind_reviewed", "letter_review_rule_kind_reviewed"] {
                    let rule: String = try await app.value(
                        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = \(name)"
                    )
                    #expect(rule.contains("'\(kind.rawValue)'") == !kind.isReviewed, "\(name) \(kind)")
                }
            }
        }
    }
}
