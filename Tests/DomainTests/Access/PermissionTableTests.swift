import Foundation
import Testing

@testable import Domain

@Suite("The permission table")
struct PermissionTableTests {
    /// One row for each operation: i inspector, c coordinator, d division_head, o office_head, a bpjs_officer,
    /// e bpjs_examiner, b bpjs_branch_head, l licensing_officer, p investigator, m programme_officer, u auditor,
    /// z administrator.
    static let expected = """
        read_directory icdoaeblpmuz
        read_companies icdoaeblpmuz
        write_companies icdaz
        import_list cdabz
        read_imports cdabuz
        read_matches icdabuz
        decide_matches cdabz
        propose_inspection icd
        order_inspection o
        read_assignments icdopu
        read_inspections icdopu
        log_visit ic
        record_finding i
        read_checklists icdopuz
        answer_checklists ic
        change_checklists z
        read_guidance icdoaeblpmuz
        log_guidance icdaebm
        read_complaints ic
        handle_complaints ic
        read_handovers icdoaebu
        send_handovers ab
        handle_handovers ic
        save_queries icdoaebpm
        keep_webhooks bz
        read_plans icdou
        make_plans c
        review_complaint_access c
        identify_successor icdaeb
        open_case icdaebp
        read_cases icdoaeblpu
        advance_inspection_case icdop
        advance_sanction_case aebl
        record_delivery icdaebl
        read_evidence icdoaeblpu
        add_evidence icdoaeblp
        sign_letter icdoaeblp
        read_registers icdoaeblpu
        register_papers icdoaeblp
        pass_papers cdobl
        export_registers cdoblu
        read_debts icdoaebpu
        keep_debts ab
        decide_debts b
        read_service_denials aeblu
        calculate icdoaeblpmuz
        draft_letters icdae
        review_letters cdob
        read_letter_registers icdoaeblpuz
        spend_numbers cdobl
        change_letter_rules z
        read_queue icdoaeblpu
        read_notices icdoaeblp
        query_noncompliant icdoaebpmu
        read_closed_files p
        read_procedures icdoaeblpmuz
        read_calendar icdoaeblpmuz
        change_calendar z
        change_parameters z
        change_procedures z
        preview_rules dobpu
        migrate_cases dobp
        read_letter_templates icdoaeblpuz
        change_letter_templates z
        administer_users z
        give_acting_posts obz
        read_audit u
        export_subject_data oz
        correct_subject_data oz
        keep_worker_lists icaep
        read_worker_lists icdaep
        compare_workers icp
        read_worker_comparisons icdp
        """

    static let letters: [(Character, Role)] = [
        ("i", .inspector), ("c", .coordinator), ("d", .divisionHead), ("o", .officeHead), ("a", .bpjsOfficer),
        ("e", .bpjsExaminer), ("b", .bpjsBranchHead), ("l", .licensingOfficer), ("p", .investigator),
        ("m", .programmeOfficer), ("u", .auditor), ("z", .administrator),
    ]

    @Test("Every role and operation is as the expected table says")
    func matrix() {
        let actual = Permit.Operation.allCases.map { operation in
            let hands = Self.letters.filter { PermissionTable.allows($0.1, operation) }.map(\.0)
            return "\(operation.rawValue) \(String(hands))"
        }
        #expect(actual.joined(separator: "\n") == Self.expected)
        #expect(Self.letters.map(\.1).count == Role.allCases.count)
    }

    @Test("A permit carries the posts that allow it, and a refusal says who may")
    func permits() throws {
        let posts = [Post(.inspector, over: []), Post(.coordinator, over: [])]
        let actor = Actor(person: Cast.person(1), posts: posts)
        let permit = try actor.permit(.importList)
        #expect(permit.operation == .importList)
        #expect(permit.posts == [Post(.coordinator, over: [])])
        let refusal = #expect(throws: PermitRefusal.self) { try actor.permit(.orderInspection) }
        #expect(refusal?.permitted == [.officeHead])
        #expect(refusal?.words.id.contains("Kepala Dinas") == true)
    }

    @Test("Nobody without a post may do anything")
    func nobody() {
        let actor = Actor(person: Cast.person(1), posts: [])
        for operation in Permit.Operation.allCases {
            #expect(throws: PermitRefusal.self) { try actor.permit(operation) }
        }
    }

    @Test("The documentation lists every operation with every role")
    func markdown() {
        let lines = PermissionTable.markdown.split(separator: "\n")
        #expect(lines.count == Permit.Operation.allCases.count + 2)
        #expect(lines.allSatisfy { $0.split(separator: "|").count == Role.allCases.count + 2 })
    }

    @Test("The page in the repository is what `patuhd permissions` prints")
    func document() throws {
        #expect(try RepositoryFile.text("deploy/permissions.md") == PermissionDocument.markdown)
    }

    @Test("Permits and refusals follow from every cell of the table, with one post or with all of the others")
    func cells() {
        for operation in Permit.Operation.allCases {
            for role in Role.allCases {
                let alone = Actor(person: Cast.person(1), posts: [Post(role, over: [])])
                let isAllowed = (try? alone.permit(operation)) != nil
                #expect(isAllowed == PermissionTable.allows(role, operation), "\(role) \(operation)")
                let others = Role.allCases.filter { $0 != role }.map { Post($0, over: []) }
                let rest = Actor(person: Cast.person(1), posts: others)
                let isLast = PermissionTable.roles(for: operation) == [role]
                #expect(((try? rest.permit(operation)) == nil) == isLast, "\(operation) without \(role)")
                let none = Actor(person: Cast.person(1), posts: [Post(role, over: [])], scope: [])
                #expect((try? none.permit(operation)) == nil, "a token without scope: \(operation)")
            }
        }
    }

    @Test("Nothing but the permission table's own file makes a permit")
    func onlyMaker() throws {
        let sources = RepositoryFile.url("Sources")
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        var makers: [String] = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            if text.contains(/\bPermit(\.init)?\(/) { makers.append(file.lastPathComponent) }
        }
        #expect(makers == ["Permit.swift"])
    }
}
