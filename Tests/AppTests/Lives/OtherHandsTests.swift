import HTTPTypes
import Testing

@testable import Domain

@Suite("Other hands than the law names")
struct OtherHandsTests {
    /// One life of each track that passes many states, and one into the closed file.
    private static let names: Set = [
        "the firm registers after the second note", "contributions were kept back, and a court decides",
        "services are denied and given back, and the fine is paid",
    ]
    static let lives = (Life.inspections + Life.sanctions).filter { names.contains($0.name) }

    @Test("At each step of a life every other role is refused, and nothing changes", arguments: lives)
    func refused(life: Life) async throws {
        try await withApp { app in
            var living = LivingCase(app: app, track: life.track, firm: .bengkel)
            var (forbidden, unseen) = (0, 0)
            for deed in life.deeds {
                let lawful = try await Self.lawful(deed, living)
                let (method, path, body) = try await living.request(deed)
                let before = try await app.dump()
                for person in Person.home where !lawful.contains(person.role) {
                    let answer = try await app.send(method, path, body, as: person)
                    let seen = try await app.get("/v1/cases/\(living.id)", as: person).status
                    #expect(
                        answer.status == 403 || (answer.status == 404 && seen != 200),
                        "\(deed.action) by \(person): \(answer.status) \(answer.text.prefix(200))"
                    )
                    if answer.status == 403 { forbidden += 1 } else { unseen += 1 }
                }
                for person in [Person.inspectorElsewhere, .coordinatorElsewhere, .bpjsOfficerElsewhere]
                where !living.id.isEmpty {
                    let answer = try await app.send(method, path, body, as: person)
                    #expect([403, 404, 422].contains(answer.status), "\(deed.action) by \(person): \(answer.text)")
                }
                #expect(try await app.dump() == before, "\(deed.action) left a trace")
                try await living.take(deed)
            }
            #expect(forbidden > life.deeds.count * 5 && unseen < forbidden / 2)
            #expect(try await living.state().code == life.end)
        }
    }

    /// The roles whose hands may do it, in the state in which the case is.
    private static func lawful(_ deed: Deed, _ living: LivingCase) async throws -> Set<Role> {
        let action = try #require(CaseAction(deed.action, on: living.track))
        let state = living.id.isEmpty ? nil : try await living.state()
        var roles = Set(action.roles(in: state))
        #expect(roles.contains(deed.person.role), "the life itself is lawful")
        // Whoever may log visits may log this one, too: it then begins and proves nothing.
        if case .visit = deed.kind { roles.formUnion(CaseAction.inspection(.logVisit).roles(in: state)) }
        return roles
    }
}
