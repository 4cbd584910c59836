import API
import Domain
import Foundation

extension Client {
    /// Reads a resource.
    ///
    /// - Parameter purpose: What it is for; opens what is masked in it.
    func get<Value: Codable & Sendable>(
        _ path: [String],
        _ query: [(String, String?)] = [],
        purpose: String? = nil,
        as type: Value.Type
    ) async throws -> Answer<Value> {
        let request = Request(method: "GET", url: try url(path, query), headers: purposeHeader(purpose))
        return try await decode(send(request), as: type)
    }

    /// Sends a body under an idempotency key, its own or the given one.
    func write<Value: Codable & Sendable>(
        _ path: [String],
        query: [(String, String?)] = [],
        _ body: some Encodable,
        method: String = "POST",
        ifMatch: String? = nil,
        key: String?,
        as type: Value.Type
    ) async throws -> Answer<Value> {
        var request = Request(
            method: method,
            url: try url(path, query),
            headers: [
                "Content-Type": "application/json",
                "Idempotency-Key": key ?? surroundings.newID(),
            ],
            body: .data(try Wire.encoder().encode(body))
        )
        request.headers["If-Match"] = ifMatch
        return try await decode(send(request), as: type)
    }

    /// The case of an inspection.
    func caseID(of inspection: Identifier) async throws -> String {
        try await get(["v1", "inspections", inspection.text], as: Wire.Inspection.self).value.caseId
    }

    /// Puts a body under an identifier of the client's making.
    func put<Value: Codable & Sendable>(
        _ path: [String],
        _ body: some Encodable,
        as type: Value.Type
    ) async throws -> Answer<Value> {
        let request = Request(
            method: "PUT",
            url: try url(path),
            headers: ["Content-Type": "application/json"],
            body: .data(try Wire.encoder().encode(body))
        )
        return try await decode(send(request), as: type)
    }

    /// Puts something into the state that its path names; there is no body.
    func put<Value: Codable & Sendable>(_ path: [String], as type: Value.Type) async throws -> Answer<Value> {
        try await decode(send(Request(method: "PUT", url: url(path), headers: [:])), as: type)
    }

    /// Asks for something under an idempotency key that its path names whole; there is no body.
    func write<Value: Codable & Sendable>(
        _ path: [String],
        query: [(String, String?)] = [],
        method: String = "POST",
        key: String?,
        as type: Value.Type
    ) async throws -> Answer<Value> {
        let headers = ["Idempotency-Key": key ?? surroundings.newID()]
        return try await decode(send(Request(method: method, url: url(path, query), headers: headers)), as: type)
    }

    /// Reads a list: one page, or all of them joined.
    func list<Item: Codable & Hashable & Sendable>(
        _ path: [String],
        _ query: [(String, String?)],
        page: PageOptions,
        purpose: String? = nil,
        of type: Item.Type
    ) async throws -> Answer<Wire.Page<Item>> {
        let query = query + [("limit", page.limit.map(String.init) ?? (page.all ? "200" : nil))]
        let first = try await get(path, query + [("cursor", page.cursor)], purpose: purpose, as: Wire.Page<Item>.self)
        guard page.all, first.value.nextCursor != nil else { return first }
        var joined = JoinedPages(first: first.data)
        var items = first.value.items
        var cursor = first.value.nextCursor
        while let next = cursor {
            let answer = try await get(path, query + [("cursor", next)], purpose: purpose, as: Wire.Page<Item>.self)
            items += answer.value.items
            joined.append(answer.data)
            cursor = answer.value.nextCursor
        }
        return Answer(value: Wire.Page(items: items), data: try joined.data(), status: first.status)
    }

    /// Reads an answer by the contract.
    func decode<Value: Codable & Sendable>(_ response: Response, as type: Value.Type) throws -> Answer<Value> {
        do {
            let value = try Wire.decoder().decode(type, from: response.body)
            return Answer(value: value, data: response.body, status: response.status)
        } catch {
            throw Failure(
                code: .garbled,
                message: Words(
                    id: "Jawaban server tidak dapat dibaca.",
                    en: "The server's answer cannot be read."
                ),
                remedy: Words(
                    id: "Server dan perintah ini mungkin berbeda versi; perbarui salah satunya.",
                    en: "Server and command may be of different versions; update one of them."
                )
            )
        }
    }
}

/// The pages of a list as one, with every field that the server sent.
struct JoinedPages {
    private var first: Data
    private var items: [Any] = []

    init(first: Data) {
        self.first = first
        append(first)
    }

    mutating func append(_ page: Data) {
        let object = try? JSONSerialization.jsonObject(with: page) as? [String: Any]
        items += object?["items"] as? [Any] ?? []
    }

    func data() throws -> Data {
        var object = try JSONSerialization.jsonObject(with: first) as? [String: Any] ?? [:]
        object["items"] = items
        object["next_cursor"] = NSNull()
        return try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    }
}
