import API
import Crypto
import Domain
import Foundation
import HTTPTypes

/// A request whose form the contract has accepted, from somebody who is known.
struct Call: Sendable {
    /// The path with its parameters' names, as the contract writes it.
    let route: String
    let method: HTTPRequest.Method
    let pathParameters: [String: String]
    var query: [String: String]
    let headers: HTTPFields
    var body: Data
    let language: Language
    let signedIn: SignedIn
    /// Where the request comes from.
    var origin = RequestOrigin.inside
    /// Its address, as budgets and sessions name it.
    var address: String { origin.address ?? ClientAddress.inside }

    /// Who asks, for the permission table.
    var actor: Actor { signedIn.actor }

    /// Leave to do something, from the permission table.
    ///
    /// - Throws: `not_permitted`, with the roles that may.
    func permit(_ operation: Permit.Operation) throws -> Permit {
        do {
            return try actor.permit(operation)
        } catch {
            throw Problem.forbidden(error.words)
        }
    }

    /// Refuses a token: what concerns the sign-in itself is a person's to do.
    func permitPerson() throws {
        guard !signedIn.isToken else {
            throw Problem.forbidden(
                Words(
                    id: "Token tidak dapat melakukan ini; masuklah sendiri (`patuh login`).",
                    en: "A token can't do this; sign in yourself (`patuh login`)."
                )
            )
        }
    }

    /// Leave to do something in a region.
    ///
    /// - Throws: `not_permitted`, where no post that allows it covers the region.
    func permit(_ operation: Permit.Operation, over region: RegionCode) throws -> Permit {
        let permit = try permit(operation)
        guard permit.posts.contains(where: { $0.covers(region) }) else {
            throw Problem.forbidden(
                Words(
                    id: "Wilayah \(region) di luar wilayah kerja Anda.",
                    en: "The region \(region) lies outside your territory."
                )
            )
        }
        return permit
    }

    /// The identity in the path.
    ///
    /// - Throws: `not_found` where it is no identity: such a thing can't exist.
    func id<Entity>(_ name: String = "id", of type: Entity.Type = Entity.self) throws -> ID<Entity> {
        guard let text = pathParameters[name], let id = try? ID<Entity>(text) else { throw Problem.notFound() }
        return id
    }

    /// The body as one of the contract's types.
    func read<Body: Codable>(_ type: Body.Type = Body.self) throws -> Body {
        try Problem.reading { () throws(Wire.BodyFailure) in try Wire.read(type, from: body) }
    }

    /// A query parameter as one of the domain's values.
    func value<Value>(_ name: String, _ parse: (String) throws(ParseFailure) -> Value) throws -> Value? {
        guard let text = query[name] else { return nil }
        do {
            return try parse(text)
        } catch {
            throw Problem.invalidParameters([.init(field: name, code: error.kind.rawValue, detail: error.words)])
        }
    }

    /// The version that the sender decided on, from `If-Match` or the body's `expected_version`.
    func expectedVersion(_ inBody: Int?) throws -> ExpectedVersion? {
        if let header = headers[.ifMatch] {
            // RFC 9110 § 13.1.1: `*` stands for whatever version there is.
            if header.trimmingCharacters(in: .whitespaces) == "*" {
                return ExpectedVersion(version: nil, isPrecondition: true)
            }
            guard let version = Int(header.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))) else {
                throw Problem.malformed(
                    "malformed_if_match",
                    id: "If-Match harus berisi versi seperti pada ETag, misalnya \"7\".",
                    en: "If-Match must be a version as in ETag, for example \"7\"."
                )
            }
            return ExpectedVersion(version: version, isPrecondition: true)
        }
        return inBody.map { ExpectedVersion(version: $0, isPrecondition: false) }
    }

    /// SHA-256 over what was asked, to tell a repeat from another request under the same key.
    var digest: [UInt8] {
        var hash = SHA256()
        hash.update(
            data: Data("\(method.rawValue) \(route) \(pathParameters.sorted { $0.key < $1.key }.map(\.value))".utf8)
        )
        hash.update(
            data: Data(query.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&").utf8)
        )
        hash.update(data: body)
        return Array(hash.finalize())
    }
}

/// The version of a record that a change was decided on.
struct ExpectedVersion: Sendable {
    /// `nil` stands for any version.
    let version: Int?
    /// It came as `If-Match`: a mismatch is 412, otherwise 409.
    let isPrecondition: Bool

    /// Refuses a change that was decided on another version.
    func check(_ current: Int) throws {
        guard let version, version != current else { return }
        var problem = Problem.versionConflict(current: current)
        if isPrecondition { problem.status = .preconditionFailed }
        throw problem
    }
}
