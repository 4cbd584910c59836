import API
import Domain
import Foundation
import Postgres

/// A version of a checklist, as the database keeps it.
struct ChecklistVersionRow: Sendable {
    let code: String
    let number: Int
    let content: Checklist
    let sha: String
    let reason: String?
    let author: Wire.PersonRef?
    let recordedAt: String
    let validFrom: LocalDate?

    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT v.checklist, v.version, v.content, encode(v.sha256, 'hex') AS sha, coalesce(p.reason, v.reason) AS reason,
               v.recorded_at, p.valid_from, a.id AS author_id, a.name AS author_name, a.login AS author_login
        FROM checklist_version v
        LEFT JOIN checklist_publication p ON p.checklist = v.checklist AND p.version = v.version
        LEFT JOIN person a ON a.id = v.author_id
        """

    /// One version.
    static func one(_ code: String, _ number: Int) -> SQL {
        "\(select) WHERE v.checklist = \(code) AND v.version = \(number)"
    }

    init(_ row: Row) throws {
        code = try row.column("checklist")
        number = try row.column("version")
        content = try Self.read(try row.column("content"))
        sha = try row.column("sha")
        reason = try row.column("reason")
        author = try row.person("author")
        recordedAt = try row.time("recorded_at")
        validFrom = try row.column("valid_from")
    }

    /// Reads a checklist as it is stored.
    static func read(_ content: String) throws -> Checklist {
        try Wire.decoder().decode(Checklist.self, from: Data(content.utf8))
    }

    /// The version without what it asks.
    var wire: Wire.ChecklistVersion {
        Wire.ChecklistVersion(
            checklist: code,
            words: content.title,
            version: number,
            status: validFrom == nil ? "draft" : "published",
            validFrom: validFrom?.description,
            reason: reason,
            author: author,
            recordedAt: recordedAt,
            sha: sha
        )
    }

    /// The version with what it asks.
    var whole: Wire.ChecklistVersion {
        var version = wire
        version.content = content
        return version
    }
}

extension [ChecklistVersionRow] {
    /// The version in force on a day: of those that hold by then the latest.
    func inForce(on day: LocalDate) -> ChecklistVersionRow? {
        compactMap { version in version.validFrom.map { (version, $0) } }
            .filter { $0.1 <= day }
            .max { ($0.1, $0.0.number) < ($1.1, $1.0.number) }?.0
    }
}
