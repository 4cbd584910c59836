import Testing

@testable import Domain

@Suite("Who may do what, in every state of both tracks")
struct ProcedureTableTests {
    /// One cell: a role may take an action from a state, to a state.
    struct Cell: Hashable, CustomStringConvertible {
        let role: Role
        let from: String
        let action: String
        let to: String
        var description: String { "\(role.rawValue): \(from) \(action) \(to)" }
    }

    static let letters: [Character: Role] = [
        "i": .inspector, "c": .coordinator, "d": .divisionHead, "o": .officeHead, "p": .investigator,
        "a": .bpjsOfficer, "e": .bpjsExaminer, "b": .bpjsBranchHead, "l": .licensingOfficer,
    ]

    /// Reads a table of ``ExpectedTables``.
    static func expected(_ text: String) -> Set<Cell> {
        var cells: Set<Cell> = []
        var action = ""
        var usual = ""
        for line in text.split(separator: "\n") {
            var words = line.split(separator: " ").map(String.init)
            if !line.hasPrefix(" ") {
                action = words[0]
                usual = String(words[1].dropLast())
                words.removeFirst(2)
            }
            for word in words {
                let parts = word.split(separator: "[")
                let hands = parts.count > 1 ? String(parts[1].dropLast()) : usual
                let ends = parts[0].split(separator: ">").map(String.init)
                for hand in hands {
                    guard let role = letters[hand] else { continue }
                    cells.insert(Cell(role: role, from: ends[0], action: action, to: ends.last ?? ""))
                }
            }
        }
        return cells
    }

    /// What the procedure allows, asked of every role, state and action.
    static func actual(_ track: Track) -> Set<Cell> {
        var cells: Set<Cell> = []
        for role in Role.allCases {
            for action in CaseAction.all(on: track) {
                for to in action.opens where action.roles(in: nil).contains(role) {
                    cells.insert(Cell(role: role, from: "new", action: action.code, to: to.code))
                }
                for state in CaseState.all(on: track) where action.roles(in: state).contains(role) {
                    guard let to = state.after(action) else { continue }
                    cells.insert(Cell(role: role, from: state.code, action: action.code, to: to.code))
                }
            }
        }
        return cells
    }

    @Test("Every role, state and action is as the expected table says", arguments: Track.allCases)
    func matrix(track: Track) {
        let expected = Self.expected(track == .inspection ? ExpectedTables.inspection : ExpectedTables.sanction)
        let actual = Self.actual(track)
        #expect(expected.count > 200)
        #expect(actual.subtracting(expected).map(\.description).sorted() == [], "allowed, but not in the table")
        #expect(expected.subtracting(actual).map(\.description).sorted() == [], "in the table, but not allowed")
    }

    @Test("The table names every action and every state", arguments: Track.allCases)
    func complete(track: Track) {
        let cells = Self.expected(track == .inspection ? ExpectedTables.inspection : ExpectedTables.sanction)
        #expect(Set(cells.map(\.action)) == Set(CaseAction.all(on: track).map(\.code)))
        #expect(Set(cells.map(\.to)) == Set(CaseState.all(on: track).map(\.code)))
    }

    @Test("The states are those of the contract")
    func contractStates() {
        let ends = "complied no_violation closed_or_moved referred withdrawn"
        let inspection =
            "proposed ordered examining entry_refused reporting first_note_drafted first_note "
            + "first_note_verification second_note second_note_verification recommended incident_report "
            + "investigation prosecution " + ends
        let sanction =
            "indicated notified bpjs_examination first_warning second_warning fine service_denial_requested "
            + "service_denial_active sanction_lifted arrears_collection prosecutor_mandate state_receivables " + ends
        #expect(InspectionState.allCases.map(\.rawValue).joined(separator: " ") == inspection)
        #expect(SanctionState.allCases.map(\.rawValue).joined(separator: " ") == sanction)
    }

    @Test("Roles, finding kinds, outcomes and deliveries are those of the contract")
    func contractWords() {
        func codes<T: CaseIterable & RawRepresentable>(_: T.Type) -> String where T.RawValue == String {
            T.allCases.map(\.rawValue).joined(separator: " ")
        }
        #expect(
            codes(Role.self)
                == "inspector coordinator division_head office_head bpjs_officer bpjs_examiner bpjs_branch_head "
                + "licensing_officer investigator programme_officer auditor administrator"
        )
        #expect(
            codes(FindingKind.self)
                == "unregistered partial_workers partial_wages partial_programmes arrears not_remitted "
                + "annual_report_missing changes_unreported obstruction other_norm"
        )
        #expect(
            codes(VisitOutcome.self)
                == "examined partly_examined refused nobody_present closed_down moved not_found postponed"
        )
        #expect(
            codes(DeliveryKind.self)
                == "signed_receipt refused_with_minutes registered_post courier electronic returned"
        )
        #expect(codes(Track.self) == "bpjs_sanction inspection")
    }

    @Test("Codes of states and actions are read back, and those of the other track are not")
    func codes() {
        for track in Track.allCases {
            for state in CaseState.all(on: track) { #expect(CaseState(state.code, on: track) == state) }
            for action in CaseAction.all(on: track) { #expect(CaseAction(action.code, on: track) == action) }
        }
        #expect(CaseState("fine", on: .inspection) == nil)
        #expect(CaseAction("order", on: .bpjsSanction) == nil)
    }

    @Test("An action of one track leads nowhere on the other")
    func otherTrack() {
        for state in CaseState.all(on: .inspection) {
            for action in CaseAction.all(on: .bpjsSanction) { #expect(state.after(action) == nil) }
        }
        for state in CaseState.all(on: .bpjsSanction) {
            for action in CaseAction.all(on: .inspection) { #expect(state.after(action) == nil) }
        }
    }

    @Test("Random walks never leave the declared states, and an end is final", arguments: Track.allCases)
    func randomWalks(track: Track) throws {
        var random = SeededRandom(seed: 20_261_121)
        let actions = CaseAction.all(on: track)
        let states = Set(CaseState.all(on: track))
        let openings = actions.flatMap(\.opens)
        for _ in 0..<2_000 {
            var state = try #require(openings.randomElement(using: &random))
            for _ in 0..<40 {
                let action = try #require(actions.randomElement(using: &random))
                guard let next = state.after(action) else { continue }
                #expect(!state.isFinal)
                #expect(states.contains(next))
                state = next
            }
        }
        for state in states where state.isFinal {
            #expect(actions.allSatisfy { state.after($0) == nil })
        }
    }

    @Test("Everything that users read has both languages")
    func words() {
        var all: [Words] = []
        for track in Track.allCases {
            all += [track.words, track.owner]
            all += CaseState.all(on: track).map(\.words) + CaseAction.all(on: track).map(\.words)
        }
        all += Role.allCases.map(\.words) + FindingKind.allCases.map(\.words) + FindingStatus.allCases.map(\.words)
        all += VisitOutcome.allCases.map(\.words) + DeliveryKind.allCases.map(\.words)
        all += LetterKind.allCases.map(\.words) + LetterRegister.allCases.map(\.words)
        all += Guard.allCases.flatMap { [$0.words, $0.remedy] } + StepField.allCases.map(\.words)
        all += ClockKind.allCases.map(\.words) + ClockNature.allCases.map(\.words)
        all += ParameterKey.allCases.map(\.words) + ParameterUnit.allCases.map(\.words)
        all += Effect.allCases.map(\.words) + Ruling.allCases.map(\.words) + PublicService.allCases.map(\.words)
        all += VerificationResult.allCases.map(\.words) + Permit.Operation.allCases.map(\.words)
        all += Certainty.allCases.map(\.words)
        #expect(all.allSatisfy { !$0.id.isEmpty && !$0.en.isEmpty })
    }
}
