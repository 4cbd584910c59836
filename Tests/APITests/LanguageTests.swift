import API
import Domain
import Testing

@Suite("The language that a reader wants")
struct LanguageTests {
    @Test(
        "By Accept-Language, Indonesian unless English is preferred",
        arguments: [
            (nil, .id), ("", .id), ("en", .en), ("en-GB,en;q=0.9", .en), ("id,en;q=0.8", .id),
            ("en;q=0.5, id;q=0.9", .id),
            ("fr, en;q=0.3", .en), ("fr", .id), ("en;q=0", .id), ("EN-us", .en), ("*", .id), ("en;q=x", .en),
            (";;,,", .id),
        ] as [(String?, Language)]
    )
    func header(header: String?, language: Language) {
        #expect(Language(acceptLanguage: header) == language)
    }

    @Test("By the terminal's locale, the first that is set")
    func environment() {
        #expect(Language(environment: [:]) == .id)
        #expect(Language(environment: ["LANG": "en_US.UTF-8"]) == .en)
        #expect(Language(environment: ["LANG": "en_US.UTF-8", "LC_ALL": "id_ID.UTF-8"]) == .id)
        #expect(Language(environment: ["LANG": "C.UTF-8", "LC_ALL": ""]) == .id)
    }
}
