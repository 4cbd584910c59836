import Testing

@testable import Domain

@Suite("From hand to hand")
struct ReviewChainTests {
    private let maker = Cast.person(1)
    private let checker = Cast.person(2)
    private let third = Cast.person(3)

    @Test("A draft goes from making to issue, back with a remark, or is given up; nothing else follows")
    func states() {
        var ways: [String] = []
        for state in DraftState.allCases {
            for act in DraftAct.allCases {
                if let next = state.after(act) { ways.append("\(state.rawValue) \(act.rawValue) \(next.rawValue)") }
            }
        }
        #expect(
            ways == [
                "open saved open", "open submitted submitted", "open withdrawn withdrawn", "submitted returned open",
                "submitted passed approved", "submitted withdrawn withdrawn", "approved returned open",
                "approved issued issued", "approved withdrawn withdrawn",
            ]
        )
    }

    @Test(
        "Nobody checks what they made; the head of office signs as the third; at BPJS the branch head checks and signs"
    )
    func hands() throws {
        let draft = DraftHands(maker: maker, checker: checker)
        let field = ReviewChain(on: .inspection)
        #expect(try field.role(for: .passed, by: checker, holding: [.divisionHead], on: draft) == .divisionHead)
        #expect(throws: DraftRefusal.ownDraft) {
            try field.role(for: .passed, by: maker, holding: [.coordinator], on: draft)
        }
        #expect(throws: DraftRefusal.role([.coordinator, .divisionHead])) {
            try field.role(for: .passed, by: third, holding: [.officeHead], on: draft)
        }
        #expect(try field.role(for: .returned, by: third, holding: [.officeHead], on: draft) == .officeHead)
        #expect(throws: DraftRefusal.ofAnother) {
            try field.role(for: .saved, by: checker, holding: [.coordinator], on: draft)
        }
        #expect(throws: DraftRefusal.thirdHand) {
            try field.role(for: .issued, by: checker, holding: [.officeHead], on: draft)
        }
        #expect(throws: DraftRefusal.thirdHand) {
            try field.role(for: .issued, by: maker, holding: [.officeHead], on: draft)
        }
        #expect(try field.role(for: .issued, by: checker, holding: [.coordinator], on: draft) == .coordinator)
        let branch = ReviewChain(on: .bpjsSanction)
        #expect(throws: DraftRefusal.role([.bpjsBranchHead])) {
            try branch.role(for: .passed, by: checker, holding: [.bpjsExaminer], on: draft)
        }
        #expect(try branch.role(for: .issued, by: checker, holding: [.bpjsBranchHead], on: draft) == .bpjsBranchHead)
    }

    @Test("The papers of investigators and of the licensing office have no second reader")
    func alone() {
        let without = LetterKind.allCases.filter { ReviewChain(for: $0, on: .inspection) == nil }
        #expect(
            without.map(\.rawValue) == [
                "incident_report", "investigation_order", "spdp", "case_file", "stop_order", "service_denial_answer",
                "service_denial_decision", "service_denial_lifting",
            ]
        )
    }
}
