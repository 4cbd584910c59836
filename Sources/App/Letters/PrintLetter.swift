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
        SELECT c.content, c.sha256, EXISTS (SELECT FROM letter_paper p WHERE p.letter_id = c.letter_id) AS is_printed
        FROM letter_content c WHERE c.letter_id = \(id)
        """
    }

    /// The statement that keeps the paper; `nil` where it is kept already.
    private func paper(_ id: LetterID, _ rows: Rows) async throws -> SQL? {
        guard let row = rows.first else { throw JobFailure.letterMissing }
        guard try !row.column("is_printed", as: Bool.self) else { return nil }
        let templates = try LetterTemplates.builtIn.get()
        let page = LetterPage(content: try LetterContent(stored: row), publicURL: publicURL)
        let pdf = try await press.pdf(try templates.html(page))
        let frozen = try row.column("sha256", as: [UInt8].self)
        return """
            INSERT INTO letter_paper (letter_id, pdf, sha256, content_sha256, template_sha256)
            VALUES (\(id), \(pdf), \(Array(SHA256.hash(data: pdf))), \(frozen), \(templates.version))
            ON CONFLICT (letter_id) DO NOTHING
            """
    }
}

extension LetterContent {
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
