import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension DirectoryRoutes {
    /// `POST /v1/offices`: without a territory nobody sees anything by a post there.
    @Sendable func addOffice(_ call: Call) async throws -> Reply {
        _ = try call.permit(.administerUsers)
        let request: Wire.OfficeRequest = try call.read()
        var reader = FieldReader()
        let parent = reader.read("parent_id", request.parentId) { text throws(ParseFailure) in
            try ID<Wire.Office>(text)
        }
        try reader.check()
        guard let zone = OfficeZone(rawValue: request.zone) else { throw Problem.internal }
        return try await store.once(call) { tx in
            let id = ID<Wire.Office>(UUIDv7.new())
            _ = try await tx.execute(
                """
                INSERT INTO office (id, code, kind, name, zone, parent_id)
                VALUES (\(id), \(request.code), \(request.kind), \(request.name), \(zone.identifier), \(parent))
                """
            )
            return try .json(try await Self.office(id, tx), status: .created)
        }
    }

    /// `PATCH /v1/offices/{id}`: what was issued keeps the name that it was issued under.
    @Sendable func renameOffice(_ call: Call) async throws -> Reply {
        _ = try call.permit(.administerUsers)
        let id = try call.id(of: Wire.Office.self)
        let request: Wire.OfficeNameRequest = try call.read()
        return try await store.once(call) { tx in
            guard try await tx.execute("UPDATE office SET name = \(request.name) WHERE id = \(id)") == 1 else {
                throw Problem.notFound(id: "kantor", en: "office")
            }
            return try .json(try await Self.office(id, tx))
        }
    }
}
