import Testing

@testable import App
@testable import Domain
@testable import Postgres

extension LivingCase {
    /// Every letter of the case was issued with a template that is kept, names number and firm, and leaves nothing blank.
    func expectWholeLetters() async throws {
        let templates = try LetterTemplates.builtIn.get()
        var walk = LetterTextWalk(blocks: try templates.blocks.mapValues { try LetterText($0, nil) })
        let rows = try await app.superuser.query(
            """
            SELECT c.content, c.sha256, \(LetterContent.sourceColumn) FROM letter_content c
            WHERE c.case_id = \(try CaseID(id)) ORDER BY c.seq
            """
        )
        for row in rows {
            let content = try LetterContent(stored: row)
            let source = try content.source(kept: try row.column("template_source"))
            let page = LetterPage(content: content, publicURL: "https://patuh.example")
            let blanks = walk.blanks(try LetterText(source.body, nil), page.values)
            #expect(blanks.isEmpty, "\(content.kind): \(blanks)")
            let html = try source.html(page)
            #expect(content.number.map { html.contains($0) } == true && html.contains(content.employer.name))
        }
    }
}
