import Domain
import Testing

@testable import App

@Suite("Tables for spreadsheets")
struct CSVWriterTests {
    @Test(
        "A cell that would be computed is neutralised, others stay as they are",
        arguments: [
            ("PT Rekaan", "PT Rekaan"), ("", ""), ("8743592526865", "8743592526865"),
            ("=1+1", "'=1+1"), ("+62 531", "'+62 531"), ("-4", "'-4"), ("@SUM(A1)", "'@SUM(A1)"),
            ("\tteks", "'\tteks"), ("  =1", "'  =1"), ("＝1", "'＝1"), ("a=b", "a=b"),
            ("\r=1", "\"'\r=1\""),
        ]
    )
    func neutralises(_ value: String, _ cell: String) {
        #expect(CSVWriter.cell(value) == cell)
    }

    @Test(
        "A cell with the delimiter, quotes, line ends or a blank in front is quoted",
        arguments: [
            ("a;b", "\"a;b\""), ("kata \"kunci\"", "\"kata \"\"kunci\"\"\""), ("dua\nbaris", "\"dua\nbaris\""),
            (" depan", "\" depan\""), ("a,b", "a,b"), ("=a;b", "\"'=a;b\""),
        ]
    )
    func quotes(_ value: String, _ cell: String) {
        #expect(CSVWriter.cell(value) == cell)
    }

    @Test("No column and no file of indications is called one of findings", arguments: Language.allCases)
    func indications(_ language: Language) {
        let titles = NoncomplianceTable.titles(language, .indication)
        #expect(titles.count == NoncomplianceTable.titles(language, .finding).count)
        #expect(!titles.contains { ["temuan", "findings"].contains($0.lowercased()) })
        #expect(!NoncomplianceTable.fileName(.indication).contains("tidak-patuh"))
    }

    @Test("A table begins with a byte order mark, and once only")
    func table() {
        var head = CSVWriter()
        head.line(["NIB", "Nama"])
        #expect(Array(head.text.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
        var rest = CSVWriter(isContinued: true)
        rest.line(["1", nil])
        #expect(head.text + rest.text == "\u{FEFF}NIB;Nama\r\n1;\r\n")
    }

    @Test(
        "The media type that a client prefers is given, and nothing to who takes none",
        arguments: [
            (nil, .json), ("*/*", .json), ("text/csv", .csv), ("application/x-ndjson", .ndjson),
            ("text/*", .csv), ("text/csv, application/json;q=0.5", .csv),
            ("application/json;q=0.1, text/csv;q=0.2", .csv),
            ("*/*;q=0.1, TEXT/CSV", .csv), ("text/csv;q=0, */*", .json), ("application/*", .json),
            ("application/xml", nil), ("text/csv;q=0", nil), ("nonsense", nil),
        ] as [(String?, AcceptedType?)]
    )
    func negotiates(_ header: String?, _ type: AcceptedType?) {
        #expect(AcceptedType(accept: header) == type)
    }
}
