import Domain

/// Holds the text of a kind of letter against everything that a text must satisfy before it is kept.
struct LetterTemplateCheck {
    let kind: LetterKind
    let body: String

    /// Where letters of the fixture say that they can be verified.
    static let publicURL = "https://patuh.example"

    /// Everything that is wrong with the text; none where it may be used.
    ///
    /// First it is taken apart. A text that can be is walked with the fullest letter and with the emptiest, in which no field may
    /// be blank, and rendered with the longest and the most hostile, of which no value may become markup.
    func faults() throws -> [LetterText.Fault] {
        let text: LetterText
        do throws(LetterText.Faults) {
            text = try LetterText(body, LetterVocabulary(kind))
        } catch {
            return error.all
        }
        let templates = try LetterTemplates.builtIn.get()
        var walk = LetterTextWalk(blocks: try templates.blocks.mapValues { try LetterText($0, nil) })
        var faults: [LetterText.Fault] = []
        for fixture in LetterFixture.allCases {
            let blanks = walk.blanks(text, Self.page(fixture.content(kind)).values)
            for blank in Set(blanks).sorted() { faults.append(.blank(blank, in: fixture)) }
        }
        guard faults.isEmpty else { return faults }
        let source = try templates.source(kind, version: 1, body: body)
        let (hostile, plain) = (
            try source.html(Self.page(LetterFixture.hostile.content(kind))),
            try source.html(Self.page(LetterFixture.filled(kind, with: "biasa")))
        )
        if Self.elements(hostile) != Self.elements(plain) {
            faults.append(
                .init(
                    code: "value_became_markup",
                    line: 1,
                    detail: Words(
                        id: "Isian orang menjadi markah dalam surat ini.",
                        en: "A value of somebody's becomes markup in this letter."
                    )
                )
            )
        }
        return faults
    }

    /// The page of a letter of the fixture.
    static func page(_ content: LetterContent) -> LetterPage { LetterPage(content: content, publicURL: publicURL) }

    /// The names of a page's elements in order.
    private static func elements(_ html: String) -> [Substring] {
        html.matches(of: /<\/?[a-z][a-z0-9]*/).map(\.0)
    }
}

extension LetterText.Fault {
    /// A field that some letter would leave blank.
    fileprivate static func blank(_ name: String, in fixture: LetterFixture) -> Self {
        Self(
            code: "may_be_blank",
            line: 1,
            detail: Words(
                id: "{{\(name)}} dapat kosong (contoh \(fixture.rawValue)); tulis di dalam {{#…}}…{{/…}}.",
                en: "{{\(name)}} can be blank (fixture \(fixture.rawValue)); write it inside {{#…}}…{{/…}}."
            )
        )
    }
}
