import API
import Domain
import Foundation

extension DirectoryRoutes {
    /// `GET /v1/me`
    @Sendable func me(_ call: Call) async throws -> Reply {
        let signedIn = call.signedIn
        let held = signedIn.actor.roles
        return try .json(
            Wire.Me(
                person: signedIn.reference,
                posts: signedIn.posts.map(\.wire),
                roles: Role.allCases.filter { held.contains($0) }.map(\.rawValue),
                permissions: Permit.Operation.allCases.map { operation in
                    Wire.Permission(
                        operation: operation.rawValue,
                        words: operation.words,
                        allowed: (try? call.permit(operation)) != nil
                    )
                }
            )
        )
    }
}

extension HeldPost {
    /// The post as the wire tells of it; its last day there is inclusive.
    var wire: Wire.Post {
        Wire.Post(
            role: role.rawValue,
            words: role.words,
            office: Wire.OfficeRef(id: ID<HeldPost>(officeID).text, name: officeName),
            regions: regions.map(\.text),
            validFrom: fromOn.description,
            validTo: untilOn?.adding(days: -1).description,
            capacity: capacity == .holder ? nil : capacity.rawValue,
            standsFor: standsFor
        )
    }
}
