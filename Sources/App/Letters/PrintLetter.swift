import API
import Crypto
import Domain
import Foundation
import Postgres

/// Prints letters: makes the frozen content into PDF/A and keeps it, once.
struct LetterPrinter: Sendable {
    let press: LetterPress
    /// Where this service is reached from outside, for the QR codes.
    let publicURL: String

    /// Prints a letter in the transaction of its job, unless it is printed already.
    ///
    /// - Throws: ``LetterPress/Failure``, or `letter_missing` where nothing was frozen under this identity.
    func print(_ id: LetterID, _ tx: Transaction) async throws {
        let rows = try await tx.query(Self.wanted(id))
        guard let paper = try await paper(id, rows) else { return }
        _ = try await tx.execute(paper)
    }

    /// Prints a letter on demand; no connection is held while it is rendered. Where somebody else was quicker, the first
    /// paper stays.
    func print(_ id: LetterID, on pool: Pool) async throws {
        let rows = try await pool.query(Self.wanted(id))
        guard let paper = try await paper(id, rows) else { return }
        _ = try await pool.execute(paper)
    }

    private static func wanted(_ id: LetterID) -> SQL {
        """
        SELECT c.content, c.sha256, \(LetterContent.sourceColumn),
               EXISTS (SELECT FROM letter_paper p WHERE p.letter_id = c.letter_id) AS is_printed
        FROM letter_content c WHERE c.letter_id = \(id)
        """
    }

    /// The statement that keeps the paper; `nil` where it is kept already.
    private func paper(_ id: LetterID, _ rows: Rows) async throws -> SQL? {
        guard let row = rows.first else { throw JobFailure.letterMissing }
        guard try !row.column("is_printed", as: Bool.self) else { return nil }
        let content = try LetterContent(stored: row)
        let source = try content.source(kept: try row.column("template_source"))
        let pdf = try await press.pdf(try source.html(LetterPage(content: content, publicURL: publicURL)))
        let frozen = try row.column("sha256", as: [UInt8].self)
        return """
            INSERT INTO letter_paper (letter_id, pdf, sha256, content_sha256, template_sha256)
            VALUES (\(id), \(pdf), \(Array(SHA256.hash(data: pdf))), \(frozen), \(source.sha256))
            ON CONFLICT (letter_id) DO NOTHING
            """
    }
}

extension LetterContent {
    /// The source that a row `c` of `letter_content` names, as it was kept.
    static let sourceColumn: SQL = """
        (SELECT s.source FROM letter_template_source s
         WHERE s.sha256 = decode(c.content::jsonb -> 'template' ->> 'sha', 'hex')) AS template_source
        """

    /// Reads what was frozen.
    ///
    /// - Throws: `letter_altered` where text and hash disagree.
    init(stored row: Row) throws {
        let text: String = try row.column("content")
        guard Array(SHA256.hash(data: Data(text.utf8))) == (try row.column("sha256", as: [UInt8].self)) else {
            throw JobFailure.letterAltered
        }
        self = try Wire.decoder().decode(LetterContent.self, from: Data(text.utf8))
    }
}

extension JobFailure {
    /// Nothing was frozen under this identity.
    static let letterMissing = JobFailure(code: "letter_missing")
    /// What is stored is not what was frozen.
    static let letterAltered = JobFailure(code: "letter_altered")
}
