import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// What a saved question is.
enum SavedQuery {}

/// The identity of a saved question.
typealias SavedQueryID = ID<SavedQuery>

extension NoncomplianceRoutes {
    /// `GET /v1/saved-queries`: one's own, and those that one's offices share; latest first.
    @Sendable func listSaved(_ call: Call) async throws -> Reply {
        _ = try call.permit(.queryNoncompliant)
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(1) { after = "q.id < \(try page.id(key[0], of: SavedQuery.self))" }
        let rows = try await store.read(
            as: call.signedIn,
            "\(Wire.SavedQuery.select) WHERE q.removed_at IS NULL AND \(after) ORDER BY q.id DESC LIMIT \(page.limit + 1)"
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.SavedQuery($0) },
                nextCursor: try page.next(rows) { [try $0.id("id")] }
            )
        )
    }

    /// `POST /v1/saved-queries`
    @Sendable func save(_ call: Call) async throws -> Reply {
        _ = try call.permit(.saveQueries)
        let request: Wire.SavedQueryRequest = try call.read()
        let id = try request.id.map { try SavedQueryID(field: "id", $0) } ?? SavedQueryID(UUIDv7.new())
        let office = try request.office.map { try Self.office($0, call) }
        // What can't be asked is not saved.
        var asked = call
        asked.query = request.filters.parameters
        let question = try NoncomplianceQuestion(asked)
        if let region = question.region { try await regions.check(region.region.text, as: call.signedIn) }
        if let branch = question.branch {
            let found = try await store.read(as: call.signedIn, NoncomplianceQuestion.branches(branch))
            guard found.count == 1 else { throw Problem.unknownBranch }
        }
        let filters = String(decoding: try Wire.encoder().encode(request.filters), as: UTF8.self)
        return try await store.once(call) { tx in
            do {
                try await tx.execute(
                    """
                    INSERT INTO saved_query (id, person_id, office_id, name, filters)
                    VALUES (\(id), \(call.signedIn.personID), \(office), \(request.name), \(filters)::text::jsonb)
                    """
                )
            } catch let error as PostgresError where error.constraint == "saved_query_pkey" {
                throw Problem.idTaken
            }
            let rows = try await tx.query("\(Wire.SavedQuery.select) WHERE q.id = \(id)")
            return try .json(try Wire.SavedQuery(try rows.single()), status: .created)
        }
    }

    /// `DELETE /v1/saved-queries/{id}`: one's own.
    @Sendable func removeSaved(_ call: Call) async throws -> Reply {
        _ = try call.permit(.saveQueries)
        let id = try call.id(of: SavedQuery.self)
        return try await store.once(call) { tx in
            let found = try await tx.query("\(Wire.SavedQuery.select) WHERE q.id = \(id) AND q.removed_at IS NULL")
            guard let row = found.first else { throw Problem.noSavedQuery }
            let query = try Wire.SavedQuery(row)
            guard query.person.id == PersonID(call.signedIn.personID).text else { throw Problem.notYourSavedQuery }
            try await tx.execute("UPDATE saved_query SET removed_at = now() WHERE id = \(id)")
            return try .json(query)
        }
    }

    /// A call completed by the saved question that it names; what the call says itself goes before.
    ///
    /// - Throws: `unknown_saved_query`.
    func completed(_ call: Call) async throws -> Call {
        guard let text = call.query["saved"] else { return call }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.SavedQuery.select)
            WHERE q.removed_at IS NULL AND (q.id::text = \(text) OR lower(q.name) = lower(\(text)))
            ORDER BY q.person_id = \(call.signedIn.personID) DESC, q.id DESC LIMIT 1
            """
        )
        guard let row = rows.first else { throw Problem.unknownSavedQuery }
        var completed = call
        completed.query.merge(try Wire.SavedQuery(row).filters.parameters) { own, _ in own }
        return completed
    }

    /// One of the sender's offices, by code or id.
    private static func office(_ name: String, _ call: Call) throws -> UUID {
        let own = call.signedIn.posts
        let found = own.first { $0.officeCode == name || $0.officeID.uuidString.lowercased() == name }
        guard let found else {
            let known = Set(own.map(\.officeCode)).sorted().joined(separator: ", ")
            throw Problem.invalid(
                "office",
                "not_your_office",
                id: "Bagikan dengan kantor tempat Anda bertugas: \(known).",
                en: "Share it with an office at which you hold a post: \(known)."
            )
        }
        return found.officeID
    }
}

extension Wire.NoncomplianceFilters {
    /// As an address takes them.
    var parameters: [String: String] {
        let all: [(String, String?)] = [
            ("branch", branch), ("region", region), ("finding", finding), ("state", state),
            ("since_before", sinceBefore), ("since_after", sinceAfter), ("min_days", minDays.map(String.init)),
            ("min_workers", minWorkers.map(String.init)), ("min_amount", minAmount.map(String.init)),
            ("overdue", overdue.map(String.init)), ("q", q), ("basis", basis),
        ]
        return Dictionary(uniqueKeysWithValues: all.compactMap { name, value in value.map { (name, $0) } })
    }
}

extension Wire.SavedQuery {
    /// What `init(_:)` reads; conditions and order follow.
    fileprivate static let select: SQL = """
        SELECT q.id, q.name, q.filters, q.saved_at, o.id AS office_id, o.name AS office_name,
               p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM saved_query q JOIN person p ON p.id = q.person_id LEFT JOIN office o ON o.id = q.office_id
        """

    fileprivate init(_ row: Row) throws {
        guard let person = try row.person("person") else { throw Problem.internal }
        self.init(
            id: try row.id("id"),
            name: try row.column("name"),
            person: person,
            office: try row.office("office"),
            filters: try row.json("filters"),
            savedAt: try row.time("saved_at")
        )
    }
}

extension Problem {
    /// No such question, or none that this person may know of.
    fileprivate static let noSavedQuery = Problem.notFound(id: "pencarian tersimpan", en: "saved query")

    /// The same in a parameter.
    fileprivate static let unknownSavedQuery = Problem.invalidParameters([
        .init(
            field: "saved",
            code: "unknown_saved_query",
            detail: Words(
                id: "Tidak ada pencarian tersimpan dengan nama atau id itu; lihat `patuh queries list`.",
                en: "There is no saved query with that name or id; see `patuh queries list`."
            )
        )
    ])

    /// Somebody else's question.
    fileprivate static let notYourSavedQuery = Problem.forbidden(
        Words(id: "Hanya penyimpannya yang menghapusnya.", en: "Only whoever saved it removes it.")
    )

    /// What a client is told when the gates of saved questions refuse.
    static let aboutSavedQueries: [String: Problem] = [
        "saved_query_name_once": .conflict(
            "same_name",
            id: "Anda sudah menyimpan pencarian dengan nama itu; hapus dahulu atau pakai nama lain.",
            en: "You have saved a query under that name already; remove it first, or take another name."
        )
    ]
}
