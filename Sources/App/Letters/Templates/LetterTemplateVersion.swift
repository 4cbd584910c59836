import API
import Domain
import Foundation
import Postgres

/// A version of the text of a kind of letter, as the database keeps it.
struct LetterTemplateVersion: Sendable {
    let kind: LetterKind
    /// 0 for the text that comes with the program.
    let number: Int
    let body: String
    let reason: String?
    let author: Wire.PersonRef?
    let recordedAt: String?
    let validFrom: LocalDate?
    let isPublished: Bool
    let isWithdrawn: Bool

    /// The text of a kind in force on a day: of those that hold by then the latest; none where the program's own holds.
    static func inForce(_ kind: LetterKind, on day: LocalDate) -> SQL {
        """
        SELECT t.version, t.body FROM letter_template t
        JOIN letter_template_publication p ON p.kind = t.kind AND p.version = t.version
        WHERE t.kind = \(kind.rawValue) AND p.valid_from <= \(day) AND NOT EXISTS (
            SELECT FROM letter_template_withdrawal w WHERE w.kind = t.kind AND w.version = t.version)
        ORDER BY p.valid_from DESC, t.version DESC LIMIT 1
        """
    }

    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT t.kind, t.version, t.body, coalesce(w.reason, p.reason, t.reason) AS reason, t.recorded_at, p.valid_from,
               p.version IS NOT NULL AS is_published, w.version IS NOT NULL AS is_withdrawn,
               a.id AS author_id, a.name AS author_name, a.login AS author_login
        FROM letter_template t JOIN person a ON a.id = t.author_id
        LEFT JOIN letter_template_publication p ON p.kind = t.kind AND p.version = t.version
        LEFT JOIN letter_template_withdrawal w ON w.kind = t.kind AND w.version = t.version
        """

    init(_ row: Row) throws {
        kind = try row.code("kind")
        number = try row.column("version")
        body = try row.column("body")
        reason = try row.column("reason")
        author = Wire.PersonRef(
            id: try row.id("author_id"),
            name: try row.column("author_name"),
            login: try row.column("author_login")
        )
        recordedAt = try row.time("recorded_at")
        validFrom = try row.column("valid_from")
        isPublished = try row.column("is_published")
        isWithdrawn = try row.column("is_withdrawn")
    }

    /// The text that comes with the program.
    init(builtIn kind: LetterKind) throws {
        self.kind = kind
        number = 0
        body = try LetterTemplates.builtIn.get().source(kind).body
        reason = nil
        author = nil
        recordedAt = nil
        validFrom = nil
        isPublished = true
        isWithdrawn = false
    }

    /// What it is now: `built_in`, `draft`, `published` or `withdrawn`.
    var status: String {
        number == 0 ? "built_in" : isWithdrawn ? "withdrawn" : isPublished ? "published" : "draft"
    }

    /// The source with which letters of this version are printed.
    var source: LetterSource {
        get throws {
            let templates = try LetterTemplates.builtIn.get()
            return number == 0
                ? try templates.source(kind) : try templates.source(kind, version: number, body: body)
        }
    }
}

extension [LetterTemplateVersion] {
    /// The number of the version in force on a day; 0 for the program's own.
    func inForce(on day: LocalDate) -> Int {
        let holding = filter { $0.isPublished && !$0.isWithdrawn && ($0.validFrom.map { $0 <= day } ?? false) }
        return holding.max { ($0.validFrom ?? day, $0.number) < ($1.validFrom ?? day, $1.number) }?.number ?? 0
    }
}
