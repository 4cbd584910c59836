import Domain
import Foundation
import Testing

@testable import App
@testable import Postgres

@Suite("The demonstration")
struct DemonstrationTests {
    /// Every document that an action of a procedure in force makes.
    private static var made: Set<LetterKind> {
        var kinds: Set<LetterKind> = []
        for action in Track.allCases.flatMap(CaseAction.all(on:)) {
            switch action.rule.letter {
            case nil: break
            case .kind(let kind): kinds.insert(kind)
            case .draftedNote: kinds.formUnion([.firstNote, .specialNote])
            case .revocationIfIssued: kinds.insert(.revocation)
            // Of a kind that another action makes.
            case .replacement: break
            }
        }
        return kinds
    }

    @Test("Every document that a step can make stands in some case of the demonstration, with what it says frozen")
    func holdsEveryLetter() async throws {
        #expect(Self.made == Set(LetterKind.allCases), "a kind that no step makes needs no example")
        try await withEmptyApp { app in
            let url = try TestServer.shared.get().url(app.database)
            let demonstration = Demonstration(deployment: Deployment(url: url), logger: TestDatabases.logger)
            _ = try await demonstration.loadIfEmpty()
            let frozen = try await app.superuser.query(
                """
                SELECT DISTINCT l.kind FROM letter l WHERE EXISTS (
                    SELECT FROM letter_content p WHERE p.letter_id = l.id)
                """
            ).map { try $0.column(0, as: String.self) }
            #expect(Self.made.map(\.rawValue).filter { !frozen.contains($0) } == [])
            try await app.expectTrueProjections()
            let proposed: Int = try await app.value(
                "SELECT jsonb_array_length(answer -> 'proposals') FROM worker_comparison"
            )
            #expect(proposed == 3)

            let firms: Int = try await app.value("SELECT count(*) FROM company")
            _ = try await demonstration.loadIfEmpty()
            #expect(try await app.value("SELECT count(*) FROM company") == firms, "it is loaded once")
        }
    }
}
