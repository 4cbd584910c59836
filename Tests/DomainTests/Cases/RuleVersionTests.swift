import Testing

@testable import Domain

@Suite("Deciding by a version")
struct RuleVersionTests {
    /// The hashes under which version 1 was published: every database since the first migration holds them.
    static let released: [Track: String] = [
        .inspection: "db1f0e23ae8deb459b0048d100a7f3eb71dc0079e7c44d13dd7d923c8ae49320",
        .bpjsSanction: "0758018739f64657535ec816948a525d548aaa596e03a4e8b8ca099b3c6bff81",
    ]

    static func frozen(_ track: Track) throws -> ProcedureVersion {
        try ProcedureVersion(canonicalText: RepositoryFile.text("sql/reference/procedures/\(track.rawValue).1.txt"))
    }

    @Test("Version 1 is read back as it was published, and still decides", arguments: Track.allCases)
    func released(track: Track) throws {
        let version = try Self.frozen(track)
        #expect(version.contentHash == Self.released[track])
        #expect(version.number == 1)
        #expect(ProcedureCheck(version).problems.map(\.words.en) == [])
        let rules = try ProcedureRules(version)
        #expect(rules.openings(of: track == .inspection ? .inspection(.propose) : .sanction(.indicate)).count == 1)
    }

    @Test("What the code declares is read back from its text", arguments: Track.allCases)
    func roundTrip(track: Track) throws {
        let version = ProcedureVersion.current(track)
        #expect(try ProcedureVersion(canonicalText: version.canonicalText) == version)
    }

    @Test("Rules read from text decide every step of a case as the code does", arguments: Track.allCases)
    func sameDecisions(track: Track) throws {
        let rules = try ProcedureRules(ProcedureVersion(canonicalText: ProcedureVersion.current(track).canonicalText))
        for action in CaseAction.all(on: track) {
            #expect(Set(rules.openings(of: action)) == Set(action.opens))
            #expect(rules.rule(action).guards == action.rule.guards)
            #expect(rules.rule(action).letter == action.rule.letter)
            #expect(rules.rule(action).apart == action.rule.apart)
            #expect(rules.rule(action).basis == action.rule.basis)
            for state in CaseState.all(on: track) {
                #expect(rules.target(of: action, from: state) == state.after(action))
                guard state.after(action) != nil else { continue }
                #expect(Set(rules.roles(of: action, in: state)) == Set(action.roles(in: state)))
            }
        }
        for kind in ClockKind.allCases {
            guard let rule = rules.clock(kind) else {
                #expect(!kind.rule.runsIn.contains { $0.track == track })
                continue
            }
            #expect(rule.length == kind.rule.length)
            #expect(rule.runsIn == kind.rule.runsIn.filter { $0.track == track })
            #expect(rule.isExtendable == kind.rule.isExtendable && rule.rollForward == kind.rule.rollForward)
        }
    }

    @Test("Names that this build does not know are told, and nothing is decided by them")
    func unknown() throws {
        let text = ProcedureVersion.current(.inspection).canonicalText
        for (old, new) in [
            ("state ordered\n", "state ordered\nstate levitating\n"),
            ("roles new=inspector", "roles new=astronaut"), ("clock delivery ", "clock sundial "),
            ("transition proposed order ordered\n", "transition proposed order levitating\n"),
        ] {
            let other = text.replacing(old, with: new, maxReplacements: 1)
            #expect(other != text)
            #expect(throws: UnknownRules.self) { try ProcedureRules(ProcedureVersion(canonicalText: other)) }
        }
    }

    // MARK: Versions of an office's own

    /// Only the head of division checks, and says why.
    static func narrowed() throws -> ProcedureRules {
        var change = ProcedureChange("check_first_note")
        change.roles = ["first_note_drafted": ["division_head"]]
        change.fields = ["evidence"]
        change.basis = [.law("Surat edaran contoh 1/2026", .uncertain)]
        return try ProcedureRules(ProcedureVersion.current(.inspection).changed([change], number: 1001))
    }

    @Test("A case is decided by its version: what one allows, the other refuses")
    func decidedByVersion() throws {
        var bench = try Bench.reported()
        try bench.take(.inspection(.draftFirstNote), by: Cast.inspector, on: "2026-01-19")
        let narrow = Procedure(calendar: bench.procedure.calendar, rules: try Self.narrowed())
        func reasons(_ procedure: Procedure, _ actor: Actor, _ evidence: String?) -> [String] {
            var details = StepDetails()
            details.reason = "terlambat dicatat"
            details.evidence = evidence
            let day = legalDay("2026-01-20")
            let request = StepRequest(
                .inspection(.checkFirstNote),
                by: actor,
                on: day,
                today: bench.today,
                details: details
            )
            guard case .failure(let refusal) = procedure.decide(bench.facts, request) else { return [] }
            return refusal.reasons.map(\.code)
        }
        #expect(reasons(bench.procedure, Cast.coordinator, nil) == [])
        #expect(reasons(narrow, Cast.coordinator, nil) == ["role_required", "field_required"])
        #expect(reasons(narrow, Cast.divisionHead, nil) == ["field_required"])
        #expect(reasons(narrow, Cast.divisionHead, "Lembar telaah") == [])
        let available = narrow.availableActions(bench.facts, actor: Cast.divisionHead, today: bench.today)
        #expect(available.first { $0.action == .inspection(.checkFirstNote) }?.fields == [.evidence])
    }

    @Test("Version 1 has no act that adopts rules; the present one takes it from whoever leads")
    func adoption() throws {
        let bench = try Bench.firstNoteReceived()
        let old = Procedure(calendar: bench.procedure.calendar, rules: try ProcedureRules(Self.frozen(.inspection)))
        let request = StepRequest(
            .inspection(.adoptRules),
            by: Cast.divisionHead,
            on: bench.today,
            today: bench.today,
            details: StepDetails(reason: "Surat edaran contoh")
        )
        guard case .failure(let refusal) = old.decide(bench.facts, request) else {
            Issue.record("version 1 took the act")
            return
        }
        #expect(refusal.reasons.map(\.code).contains("action_not_in_state"))
        let decision = try bench.procedure.decide(bench.facts, request).get()
        #expect(decision.event.to == bench.facts.state)
        #expect(decision.clocks == [], "what was told to the employer stays")
        // Even where the other version would not let the clock run in this state.
        var other = ProcedureVersion.current(.inspection)
        for index in other.clocks.indices { other.clocks[index].runsIn = ["reporting"] }
        let moved = Procedure(calendar: bench.procedure.calendar, rules: try ProcedureRules(other))
        #expect(try moved.decide(bench.facts, request).get().clocks == [])
        #expect(decision.letter == nil)
        #expect(bench.reasons(.inspection(.adoptRules), by: Cast.coordinator, on: "2026-12-31") == ["role_required"])
    }

    @Test("An office's own version keeps its citations, and its text says so")
    func citations() throws {
        let version = try Self.narrowed().version
        #expect(version.canonicalText.contains("basis check_first_note U Surat edaran contoh 1/2026\n"))
        let read = try ProcedureVersion(canonicalText: version.canonicalText)
        #expect(read == version)
        #expect(read.contentHash != ProcedureVersion.current(.inspection).contentHash)
    }

    @Test("A change that names nothing there is is refused with its place")
    func unknownChanges() {
        var second = ProcedureChange("order")
        second.roles = ["examining": ["office_head"]]
        second.guards = ["full_moon"]
        second.removing = ["reporting"]
        let changes = [ProcedureChange("teleport"), second]
        do {
            _ = try ProcedureVersion.current(.inspection).changed(changes, number: 1001)
            Issue.record("nothing was refused")
        } catch {
            #expect(error.names.map(\.index) == [0, 1, 1, 1])
            #expect(error.names.map(\.code) == ["teleport", "reporting", "examining", "full_moon"])
        }
    }

    // MARK: What would change

    @Test("The difference of two versions names what a case in a state would notice")
    func difference() throws {
        let old = ProcedureRules.current(.inspection)
        let drafted = ProcedureDifference(from: old, to: try Self.narrowed(), in: .inspection(.firstNoteDrafted))
        #expect(drafted.stateExists && drafted.gained == [] && drafted.lost == [])
        #expect(drafted.changed.map(\.action) == [.inspection(.checkFirstNote)])
        #expect(drafted.changed.first?.rolesLost == [.coordinator])
        #expect(drafted.changed.first?.fieldsAdded == [.evidence])
        #expect(ProcedureDifference(from: old, to: try Self.narrowed(), in: .inspection(.reporting)).isEmpty)
        let first = try ProcedureRules(Self.frozen(.inspection))
        let gained = ProcedureDifference(from: first, to: old, in: .inspection(.reporting)).gained
        #expect(gained.contains(.inspection(.adoptRules)))
    }

    @Test("A version without a state is told, so that no case in it moves there")
    func missingState() throws {
        var version = ProcedureVersion.current(.inspection)
        version.states.removeAll { $0.code == "recommended" }
        version.transitions.removeAll { $0.from == "recommended" || $0.to == "recommended" }
        let rules = try ProcedureRules(version)
        let difference = ProcedureDifference(from: .current(.inspection), to: rules, in: .inspection(.recommended))
        #expect(!difference.stateExists && !difference.isEmpty)
    }

    @Test("The version of a day is the latest that has begun")
    func timetable() {
        let timetable = ProcedureTimetable([
            .init(number: 1001, validFrom: legalDay("2026-12-01")), .init(number: 1, validFrom: .first),
            .init(number: 2, validFrom: legalDay("2026-11-22")),
        ])
        #expect(timetable.version(on: legalDay("2026-11-21")) == 1)
        #expect(timetable.version(on: legalDay("2026-11-22")) == 2)
        #expect(timetable.version(on: legalDay("2027-05-01")) == 1001)
    }
}

extension StepDetails {
    init(reason: String) {
        self.init()
        self.reason = reason
    }
}
