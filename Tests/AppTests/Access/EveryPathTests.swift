import Foundation
import HTTPTypes
import Synchronization
import Testing

@testable import App
@testable import Domain

/// Every operation of `openapi.yaml`, asked by people of every kind and by nobody in particular.
@Suite("Every path of the contract, walked by everybody")
struct EveryPathTests {
    /// Who walks: those who must not see, then those who see what is theirs, so that not seeing means something.
    private static let walkers: [Person?] = [
        .bpjsOfficer, .bpjsOfficerElsewhere, .inspectorElsewhere, .auditor, .licensingOfficer, .programmeOfficer,
        .administrator, nil, .inspector, .coordinator, .investigator,
    ]

    @Test("Nobody gets a byte that the law does not give, from any path, in any form; no answer is undocumented")
    func reading() async throws {
        // A complaint's source is read by a request of its own, which says what for.
        let operations = try ContractOperation.all().filter { operation in
            operation.method == .get || operation.path.hasSuffix("/source-openings")
        }
        #expect(operations.count > 90)
        try await withApp(live: true) { app in
            let world = try await MarkedWorld(app)
            let walk = Walk(app)
            try await running(app.service.press) {
                for operation in operations {
                    for address in world.addresses(of: operation) {
                        for walker in Self.walkers {
                            for type in operation.types.isEmpty ? ["*/*"] : operation.types {
                                let body: JSON? = operation.method == .get ? nil : ["purpose": "Menguji jalan"]
                                try await walk.ask(operation, address, as: walker, accepting: type, body: body)
                            }
                        }
                    }
                }
            }
            walk.report()
            // Whoever may read a word has met it: no field was left out by mistake.
            let unseen = Secret.allCases.filter { !walk.seen.contains($0) }
            #expect(unseen.isEmpty, "read by nobody: \(unseen)")
            #expect(walk.answered > 2_000)
        }
    }

    @Test("Writing to every path: documented answers, no secret in any of them, and nothing done by strangers")
    func writing() async throws {
        let operations = try ContractOperation.all().filter { operation in
            operation.method != .get && !Self.endsSessions(operation.path)
        }
        try await withApp(live: true) { app in
            let world = try await MarkedWorld(app)
            let walk = Walk(app)
            for operation in operations {
                for address in world.addresses(of: operation, most: 2) {
                    for walker in Self.walkers.prefix(8) {
                        let body = world.fill(operation.body ?? [:])
                        let status = try await walk.ask(operation, address, as: walker, body: body)
                        let isStranger = walker.map { Self.strangers.contains($0) } ?? true
                        if isStranger && Self.ofHome.contains(operation.family) && operation.path.contains("{") {
                            #expect(!(200..<300).contains(status), "\(operation.name) as \(String(describing: walker))")
                        }
                    }
                }
            }
            walk.report()
            #expect(walk.answered > 800)
        }
    }

    /// What is somebody's of home, which strangers do not touch.
    private static let ofHome: Set<String> = [
        "companies", "cases", "inspections", "visits", "letters", "letter-drafts", "incoming-letters", "dispositions",
        "evidence", "debts", "complaints", "people", "posts",
    ]
    private static let strangers: Set<Person> = [
        .bpjsOfficerElsewhere, .inspectorElsewhere, .auditor, .programmeOfficer,
    ]

    /// What would sign the walkers out.
    private static func endsSessions(_ path: String) -> Bool {
        path.contains("sessions") || path.hasPrefix("/v1/posts/")
    }
}

/// A walk under way: what was asked, and what was wrong with the answers.
private final class Walk: Sendable {
    private struct State {
        var answered = 0
        var seen: Set<Secret> = []
        var faults: [String: Int] = [:]
    }

    private let app: TestApp
    private let state = Mutex(State())

    init(_ app: TestApp) { self.app = app }

    var answered: Int { state.withLock { $0.answered } }
    var seen: Set<Secret> { state.withLock { $0.seen } }

    /// Asks, and looks at the answer.
    @discardableResult
    func ask(
        _ operation: ContractOperation,
        _ address: String,
        as walker: Person?,
        accepting type: String = "application/json",
        body: JSON? = nil
    ) async throws -> Int {
        let number = state.withLock { state in
            state.answered += 1
            return state.answered
        }
        // Strangers are counted by address.
        let from = "10.\(number / 65_536).\(number / 256 % 256).\(number % 256)"
        var headers = ["Accept": type, "X-Forwarded-For": from]
        // Files ask for it, and whoever may open what is masked opens it so; auditors may not.
        let isFile = operation.path.hasSuffix("/export") || type != "application/json"
        if operation.method == .get, walker != .auditor || isFile {
            headers["X-Purpose"] = "Menguji seluruh alamat"
        }
        var address = address
        if operation.path == "/v1/data-subjects/export" { address += "?name=\(Secret.personMet.text)" }
        let file = operation.body == nil ? operation.bodyType : nil
        let content: Data? =
            switch file {
            case nil: body?.data
            case let type? where type.contains("pdf") || type.contains("octet"): Files.pdf
            case let type? where type.contains("form"): Data("receipt=x&code=y".utf8)
            default: Data("NIB;Nama\n".utf8)
            }
        let answer: Answer
        do {
            answer = try await app.raw(
                operation.method,
                address,
                operation.method == .get || operation.method == .delete ? nil : content,
                type: file ?? "application/json",
                token: walker?.token,
                headers: headers
            )
        } catch {
            Issue.record("\(operation.name) at \(address): \(error)")
            throw error
        }
        look(at: answer, of: operation, for: walker, at: address)
        return answer.status
    }

    private func look(at answer: Answer, of operation: ContractOperation, for walker: Person?, at address: String) {
        let name = "\(operation.name) as \(walker?.rawValue ?? "nobody")"
        if !operation.statuses.contains(answer.status) || answer.status >= 500 {
            note("\(name): \(answer.status) is not documented: \(answer.text.prefix(300))")
        }
        if walker == nil && !operation.isOpen && answer.status != 401 { note("\(name): \(answer.status)") }
        let type = answer.header("Content-Type") ?? ""
        if answer.status >= 400 && !operation.isOpen && !type.hasPrefix("application/problem+json") {
            note("\(name): \(answer.status) as \(type)")
        }
        let found = Secret.found(in: Self.readable(answer, type))
        let own = walker.map { walker in found.filter { $0.readers.contains(walker) } } ?? []
        state.withLock { $0.seen.formUnion(own) }
        // Whoever asks for a name has it already.
        for secret in found.subtracting(own) where !address.contains(secret.text) { note("\(name) reads \(secret)") }
    }

    private func note(_ fault: String) { state.withLock { $0.faults[fault, default: 0] += 1 } }

    /// Records every fault once.
    func report() {
        for (fault, times) in state.withLock({ $0.faults }).sorted(by: { $0.key < $1.key }) {
            Issue.record("\(fault) (\(times) times)")
        }
    }

    /// The answer's bytes as text, with its headers; what is packed, unpacked.
    private static func readable(_ answer: Answer, _ type: String) -> String {
        let headers = answer.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        guard answer.status == 200, type.contains("pdf") || type.contains("spreadsheet") else {
            return headers + "\n" + answer.text
        }
        let unzip = """
            import sys, zipfile
            file = zipfile.ZipFile(sys.argv[1])
            for name in file.namelist(): print(file.read(name).decode("utf8", "replace"))
            """
        let file = Array(answer.data)
        let body: String? =
            if type.contains("pdf") {
                try? PDFTool.text(file).filter { !$0.isWhitespace }
            } else {
                try? PDFTool.run("python3", ["-c", unzip, "FILE"], on: file).text
            }
        return headers + "\n" + (body ?? answer.text)
    }
}
