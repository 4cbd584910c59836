import Foundation
import Testing

@testable import Domain

@Suite("A new state or action is decided before it compiles")
struct ExhaustivenessTests {
    /// Where every state and every action must be decided.
    static let files: [String] = {
        let parts = ["Transitions", "Transitions+Field", "Transitions+Notes", "Transitions+Outcome"].map {
            "Inspection\($0)"
        }
        let others = ["Transitions", "Transitions+Arrears", "Transitions+Examination", "Transitions+Sanctions"].map {
            "Sanction\($0)"
        }
        let actions = ["Inspection", "Sanction"].flatMap { track in
            ["Action+Rule", "Action+Opens", "Action+Words", "State"].map { track + $0 }
        }
        return parts + others + actions + ["ClockKind+Rule", "Guard+Requirements", "Guard+Reasons", "Guard+Remedies"]
    }()

    @Test("Where states and actions are decided, no default decides for what nobody thought of", arguments: files)
    func noDefault(name: String) throws {
        let text = try RepositoryFile.text("Sources/Domain/Cases/\(name).swift")
        #expect(text.contains("switch self"))
        for pattern in [/\bdefault\s*:/, /case\s+_\s*[:,]/, /case\s+\(_,\s*_\)/] {
            #expect(text.firstMatch(of: pattern) == nil, "\(name)")
        }
    }

    @Test("Every transition's file is among them")
    func complete() throws {
        let folder = RepositoryFile.url("Sources/Domain/Cases")
        let all = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        let transitions = all.filter { $0.contains("Transitions") }.map { $0.replacing(".swift", with: "") }
        #expect(transitions.count >= 8)
        #expect(Set(transitions).isSubset(of: Self.files))
    }
}
