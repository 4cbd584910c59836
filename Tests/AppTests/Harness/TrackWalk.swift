import Foundation
import HTTPTypes

@testable import Domain

/// A random walk over HTTP on either track, from openings to ends: people do what the service itself lists as possible,
/// and now and then something else. The same every time for one seed, as far as the service is.
struct TrackWalk {
    /// One case under way.
    private struct Running {
        var id: String
        var inspection: String
        var firm: Firm
        /// How many days ago its last act was.
        var day: Int
    }

    let app: TestApp
    let track: Track
    private var random: RandomWalk
    private var running: [Running] = []
    private(set) var taken = 0
    private(set) var refused = 0
    private(set) var actions: [String: Int] = [:]
    private(set) var states: Set<String> = []

    init(_ app: TestApp, _ track: Track, seed: Int) {
        self.app = app
        self.track = track
        random = RandomWalk(seed: seed)
    }

    /// Takes one act, legal or not, on one of the cases; opens a case where a firm has none.
    ///
    /// - Returns: What was answered.
    mutating func act() async throws -> Answer {
        let free = [Firm.kebun, .bengkel, .katering, .tambak].filter { firm in !running.contains { $0.firm == firm } }
        if let firm = free.first { return try await open(firm) }
        let index = random.roll(running.count)
        running[index].day = max(0, running[index].day - (random.roll(6) == 0 ? 16 : random.roll(2)))
        let answer = try await act(on: running[index])
        if (200..<300).contains(answer.status) { taken += 1 } else { refused += 1 }
        return answer
    }

    private mutating func open(_ firm: Firm) async throws -> Answer {
        let kinds = ["unregistered", "partial_wages", "arrears"]
        let answer: Answer =
            switch track {
            case .inspection:
                try await app.post(
                    "/v1/inspections",
                    [
                        "company_id": .string(firm.id), "kind": "periodic", "occurred_on": "\(ago(330))",
                        "reason": "\(Story.late)",
                    ],
                    as: .inspector
                )
            case .bpjsSanction:
                try await app.post(
                    "/v1/cases",
                    SanctionStory.request(firm, kinds[random.roll(3)], on: 330),
                    as: .bpjsOfficer
                )
            }
        guard answer.status == 201 else { throw TestFailure("opening: \(answer.status) \(answer.text)") }
        let isInspection = track == .inspection
        let id = isInspection ? answer.json.case_id.text : answer.json.id.text
        running.append(Running(id: id, inspection: isInspection ? answer.json.id.text : "", firm: firm, day: 330))
        taken += 1
        return answer
    }

    private mutating func act(on one: Running) async throws -> Answer {
        if random.roll(8) == 0 { return try await wild(one) }
        let list = try await actions(of: one)
        states.insert(list.state.text)
        let open = list.items.list.filter { item in
            item.conditions.list.allSatisfy(\.met.isTrue) && !Self.unreachable.contains(item.action.text)
        }
        guard let item = choose(from: open, in: list.state.text) else { return try await wild(one) }
        let action = item.action.text
        let roles = item.roles.list.map(\.text)
        let people = Person.home.filter { roles.contains($0.role.rawValue) }
        guard !people.isEmpty else { return try await wild(one) }
        let answer = try await send(action, one, as: people[random.roll(people.count)])
        if (200..<300).contains(answer.status) {
            actions[action, default: 0] += 1
            if item.ends_case.isTrue {
                states.insert(item.to_state.text)
                running.removeAll { $0.id == one.id }
            }
        }
        return answer
    }

    /// Actions that need another office, firm or case than the tests have.
    private static let unreachable: Set<String> = ["transfer", "link_alleged_successor"]

    /// The case's actions as somebody sees them who may see the file.
    private func actions(of one: Running) async throws -> JSON {
        let list = try await app.get("/v1/cases/\(one.id)/actions", as: .auditor).json
        return list.items.list.isEmpty ? try await app.get("/v1/cases/\(one.id)/actions", as: .investigator).json : list
    }

    /// One of the actions: seldom an end, oftener what leads on, more seldom what has often been done.
    private mutating func choose(from items: [JSON], in state: String) -> JSON? {
        var heavy: [(JSON, Int)] = []
        for item in items {
            let base = item.ends_case.isTrue ? 40 : item.to_state.text == state ? 1000 : 3000
            heavy.append((item, max(1, base / (1 + (actions[item.action.text] ?? 0)))))
        }
        let sum = heavy.reduce(0) { $0 + $1.1 }
        guard sum > 0 else { return nil }
        var rest = random.roll(sum)
        for (item, weight) in heavy {
            if rest < weight { return item }
            rest -= weight
        }
        return nil
    }

    /// Any action, by anybody.
    private mutating func wild(_ one: Running) async throws -> Answer {
        let all = CaseAction.all(on: track).map(\.code)
        let person = Person.home[random.roll(Person.home.count)]
        return try await send(all[random.roll(all.count)], one, as: person)
    }

    private mutating func send(_ action: String, _ one: Running, as person: Person) async throws -> Answer {
        switch action {
        case "record_delivery":
            let kind = ["signed_receipt", "signed_receipt", "signed_receipt", "returned"][random.roll(4)]
            let body = Story.delivery(on: one.day, kind)
            return try await app.post("/v1/cases/\(one.id)/deliveries", body, as: person)
        case "log_visit":
            let outcome = ["examined", "examined", "partly_examined", "refused", "closed_down"][random.roll(5)]
            let story = Story(app: app, caseID: one.id, inspectionID: one.inspection, firm: one.firm)
            let body = story.visitRequest(on: one.day, outcome)
            return try await app.send(.put, "/v1/visits/\(newID())", body, as: person)
        case "record_finding":
            let kind = ["unregistered", "arrears", "obstruction", "annual_report_missing"][random.roll(4)]
            let body = Story.findingRequest(kind, on: one.day)
            return try await app.post("/v1/inspections/\(one.inspection)/findings", body, as: person)
        default:
            var body = Story.step(action, on: one.day)
            body["details"] = try await details(action, one)
            return try await app.post("/v1/cases/\(one.id)/steps", body, as: person)
        }
    }

    /// What the action needs beside the day.
    private mutating func details(_ action: String, _ one: Running) async throws -> JSON {
        guard let known = CaseAction(action, on: track) else { return [:] }
        var details: JSON = [:]
        for field in known.rule.fields {
            switch field {
            case .reason, .delivery, .targetState, .linkedCase, .linkedCompany: break
            case .assignment:
                details["assignment"] = [
                    "kind": "periodic", "inspectors": [.string(Person.inspector.login)],
                    "valid_from": "\(ago(one.day))", "valid_to": "\(ago(0))",
                ]
            case .letter: details["letter"] = ["kind": .string(try await letter(one))]
            case .findings: details["findings"] = .array(try await outcomes(one))
            case .amount: details = try await amount(of: action, one, details)
            case .days: details["days"] = .number(Double(1 + random.roll(14)))
            case .term: details["term"] = .string(ago(-60))
            case .authority: details["authority"] = "DPMPTSP"
            case .service: details["service"] = "business_licence"
            case .legalBasis: details["legal_basis"] = "UU 30/2014 P58(5)"
            case .result: details["result"] = "Hasil uji."
            case .ruling: details["ruling"] = random.roll(2) == 0 ? "granted" : "refused"
            case .evidence: details["evidence"] = "Bukti uji."
            case .office: details["office"] = "korwil-2"
            }
        }
        return details
    }

    /// A bill with its part; what is owed, where it is handed over; otherwise any sum.
    private mutating func amount(of action: String, _ one: Running, _ details: JSON) async throws -> JSON {
        switch action {
        case "bill_arrears":
            let part: JSON = [
                "kind": "arrears", "programme": "JHT", "first_month": "2025-01", "last_month": "2025-06",
                "amount": 10_000_000, "legal_basis": "PP 46/2015 P19-20",
            ]
            return details.with(["amount": 10_000_000, "items": [part]])
        case "mandate_prosecutor", "hand_to_state_receivables":
            let debts = try await app.get("/v1/cases/\(one.id)/debts", as: .bpjsOfficer).json.items.list
            return details.with(["amount": debts.first?.balance ?? 1])
        default:
            return details.with(["amount": .number(Double(1 + random.roll(50_000)))])
        }
    }

    /// The latest letter that was received.
    private func letter(_ one: Running) async throws -> String {
        let person: Person = track == .inspection ? .coordinator : .bpjsOfficer
        let letters = try await app.get("/v1/cases/\(one.id)", as: person).json.letters.list
        return letters.last { !$0.received_on.text.isEmpty }?.kind.text ?? "first_note"
    }

    private mutating func outcomes(_ one: Running) async throws -> [JSON] {
        let person: Person = track == .inspection ? .coordinator : .bpjsOfficer
        let open = try await app.get("/v1/cases/\(one.id)", as: person).json.findings.list.filter {
            $0.status.text == "open"
        }
        let outcome = ["remedied", "unremedied", "unremedied", "unfounded"][random.roll(4)]
        return open.map { ["finding_id": $0.id, "outcome": .string(outcome)] }
    }
}
