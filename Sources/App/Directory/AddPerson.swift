import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension DirectoryRoutes {
    /// `POST /v1/people`: who cannot sign in until a one-time password is given, nor do anything without a post.
    @Sendable func addPerson(_ call: Call) async throws -> Reply {
        _ = try call.permit(.administerUsers)
        let request: Wire.PersonRequest = try call.read()
        var reader = FieldReader()
        let nip = reader.read("nip", request.nip) { text throws(ParseFailure) in try NIP(text) }
        try reader.check()
        return try await store.once(call) { tx in
            let id = PersonID(UUIDv7.new())
            _ = try await tx.execute(
                """
                INSERT INTO person (id, login, name, nip, email)
                VALUES (\(id), \(request.login.lowercased()), \(request.name), \(nip?.text), \(request.email?.lowercased()))
                """
            )
            return try .json(
                Wire.Person(id: id.text, name: request.name, login: request.login.lowercased(), roles: []),
                status: .created
            )
        }
    }
}
