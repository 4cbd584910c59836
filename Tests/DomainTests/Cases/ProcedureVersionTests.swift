import Testing

@testable import Domain

@Suite("Procedure versions")
struct ProcedureVersionTests {
    /// The hashes of version 2, a draft until it is released.
    static let hashes: [Track: String] = [
        .inspection: "6e2c1dbcd0c9f007ca8d34d25fab9bb9c635aed47ed3c9093a8b78fa06c7122d",
        .bpjsSanction: "8e769c425e6a78215b67617f5bec35485f7ae8e2ce4e209e31f7116c15487a7d",
    ]

    @Test("The structure is the one whose hash is written down", arguments: Track.allCases)
    func golden(track: Track) {
        let version = ProcedureVersion.current(track)
        #expect(
            version.contentHash == Self.hashes[track],
            """
            The structure of \(track.rawValue) version \(version.number) has changed. While it is a draft, write \
            \(version.contentHash) here and replace it in the database. Once it is released, it never changes: raise \
            ProcedureVersion.currentNumber and keep the old text in sql/reference/procedures, named in \
            ProcedureRelease.frozen, for the cases pinned to it.
            """
        )
    }

    @Test("The hash depends on the structure and not on names or citations")
    func whatCounts() {
        let version = ProcedureVersion.current(.inspection)
        var renamed = version
        renamed.states[0].words = Words(id: "Lain", en: "Other")
        renamed.actions[0].basis = [.practice]
        #expect(renamed.contentHash == version.contentHash)
        var changed = version
        changed.actions[4].roles["proposed"] = [.coordinator]
        #expect(changed.contentHash != version.contentHash)
        var shorter = version
        shorter.transitions.removeLast()
        #expect(shorter.contentHash != version.contentHash)
    }

    @Test("Both procedures are sound", arguments: Track.allCases)
    func sound(track: Track) {
        #expect(ProcedureCheck(.current(track)).problems.map(\.words.en) == [])
    }

    @Test(
        "Every arrow of the structure is one of the exhaustive function, and the other way round",
        arguments: Track.allCases
    )
    func arrows(track: Track) {
        let version = ProcedureVersion.current(track)
        #expect(Set(version.transitions).count == version.transitions.count)
        let count = CaseState.all(on: track).reduce(0) { sum, state in
            sum + CaseAction.all(on: track).filter { state.after($0) != nil }.count
        }
        let openings = CaseAction.all(on: track).reduce(0) { $0 + $1.opens.count }
        #expect(version.transitions.count == count + openings)
    }

    /// One way to break a procedure.
    struct Break: Sendable, CustomTestStringConvertible {
        let kind: ProcedureProblem.Kind
        let subject: String
        var track: Track = .inspection
        let change: @Sendable (inout ProcedureVersion) -> Void
        var testDescription: String { kind.rawValue }
    }

    static let breaks: [Break] = [
        Break(kind: .unknownName, subject: "nowhere") {
            $0.transitions.append(.init(from: "proposed", action: "order", to: "nowhere"))
        },
        Break(kind: .ambiguousTransition, subject: "proposed order") {
            $0.transitions.append(.init(from: "proposed", action: "order", to: "examining"))
        },
        Break(kind: .unreachableState, subject: "ordered") { $0.transitions.removeAll { $0.to == "ordered" } },
        Break(kind: .deadEnd, subject: "prosecution") {
            $0.transitions.removeAll { $0.action == "record_verdict" || $0.action == "return_file" }
        },
        Break(kind: .exitFromEnd, subject: "complied") {
            $0.transitions.append(.init(from: "complied", action: "add_remark", to: "complied"))
        },
        Break(kind: .unusedAction, subject: "summon") { $0.transitions.removeAll { $0.action == "summon" } },
        Break(kind: .noRole, subject: "proposed order") { $0.edit("order") { $0.roles["proposed"] = [] } },
        Break(kind: .foreignHand, subject: "proposed order") {
            $0.edit("order") { $0.roles["proposed"] = [.officeHead, .bpjsBranchHead] }
        },
        Break(kind: .foreignHand, subject: "fine add_remark", track: .bpjsSanction) {
            $0.edit("add_remark") { $0.roles["fine"] = [.inspector] }
        },
        Break(kind: .openClosedFile, subject: "investigation add_remark") {
            $0.edit("add_remark") { $0.roles["investigation"] = [.investigator, .officeHead] }
        },
        Break(kind: .noBasis, subject: "order") { $0.edit("order") { $0.basis = [] } },
        Break(kind: .missingWords, subject: "order") { $0.edit("order") { $0.words = Words(id: "", en: "Order") } },
        Break(kind: .clockWithoutExpiry, subject: "first_note first_note") {
            for index in $0.clocks.indices where $0.clocks[index].kind == .firstNote {
                $0.clocks[index].onExpiry = ["issue_second_note"]
            }
        },
        Break(kind: .extendableSanction, subject: "first_warning", track: .bpjsSanction) {
            for index in $0.clocks.indices where $0.clocks[index].kind == .firstWarning {
                $0.clocks[index].isExtendable = true
            }
        },
    ]

    @Test("A procedure broken on purpose is reported as broken there", arguments: breaks)
    func broken(example: Break) {
        var version = ProcedureVersion.current(example.track)
        example.change(&version)
        let problems = ProcedureCheck(version).problems
        #expect(problems.contains { $0.kind == example.kind && $0.subject == example.subject })
        #expect(problems.allSatisfy { !$0.words.id.isEmpty && !$0.words.en.isEmpty })
    }

    @Test("Every sort of problem is broken on purpose once")
    func everyKind() { #expect(Set(Self.breaks.map(\.kind)) == Set(ProcedureProblem.Kind.allCases)) }
}

extension ProcedureVersion {
    fileprivate mutating func edit(_ action: String, _ change: (inout Action) -> Void) {
        for index in actions.indices where actions[index].code == action { change(&actions[index]) }
    }
}
