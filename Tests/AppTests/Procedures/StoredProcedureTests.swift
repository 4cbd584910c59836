import Testing

@testable import Domain
@testable import Postgres

@Suite("The procedures as the database holds them")
struct StoredProcedureTests {
    @Test("State by state, action by action and role by role they are the declared ones", arguments: Track.allCases)
    func cells(track: Track) async throws {
        let declared = ProcedureVersion.current(track)
        try await withSharedApp { app in
            func cells(_ query: SQL) async throws -> Set<String> {
                Set(try await app.superuser.query(query).map { try $0.column(0, as: String.self) })
            }
            let (name, number) = (track.rawValue, declared.number)
            let transitions = try await cells(
                """
                SELECT from_state || ' ' || action || ' ' || to_state FROM transition
                WHERE procedure = \(name) AND version = \(number)
                """
            )
            let roles = try await cells(
                """
                SELECT from_state || ' ' || action || ' ' || role FROM transition_role
                WHERE procedure = \(name) AND version = \(number)
                """
            )
            let states = try await cells(
                """
                SELECT state || ' ' || is_final FROM procedure_state
                WHERE procedure = \(name) AND version = \(number)
                """
            )
            // Asked of the exhaustive functions themselves, cell by cell, not of the value that was written.
            var arrows: Set<String> = []
            var hands: Set<String> = []
            for action in CaseAction.all(on: track) {
                for to in action.opens {
                    arrows.insert("new \(action.code) \(to.code)")
                    for role in Role.allCases where action.roles(in: nil).contains(role) {
                        hands.insert("new \(action.code) \(role.rawValue)")
                    }
                }
                for from in CaseState.all(on: track) {
                    guard let to = from.after(action) else { continue }
                    arrows.insert("\(from.code) \(action.code) \(to.code)")
                    for role in Role.allCases where action.roles(in: from).contains(role) {
                        hands.insert("\(from.code) \(action.code) \(role.rawValue)")
                    }
                }
            }
            #expect(arrows.count > 200 && hands.count > 300)
            #expect(transitions.symmetricDifference(arrows).sorted() == [])
            #expect(roles.symmetricDifference(hands).sorted() == [])
            let ends = Set(["new false"] + CaseState.all(on: track).map { "\($0.code) \($0.isFinal)" })
            #expect(states.symmetricDifference(ends).sorted() == [])
        }
    }
}
