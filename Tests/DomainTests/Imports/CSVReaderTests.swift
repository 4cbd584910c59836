import Domain
import Testing

/// What a reader made of a file: its records, and the code of the failure that ended it.
struct CSVOutcome: Equatable {
    var records: [CSVRecord] = []
    var failure: ParseFailure.Kind?

    /// Reads a file cut into chunks at the given places.
    init(_ bytes: [UInt8], cuts: [Int] = [], limits: CSVReader.Limits = .init()) {
        var reader = CSVReader(limits: limits)
        var records: [CSVRecord] = []
        do {
            var start = 0
            for cut in cuts + [bytes.count] {
                try reader.feed(bytes[start..<cut]) { records.append($0) }
                start = cut
            }
            try reader.finish { records.append($0) }
        } catch {
            failure = error.kind
        }
        self.records = records
    }

    init(_ text: String) { self.init(Array(text.utf8)) }

    var fields: [[String]] { records.map(\.fields) }
    var lines: [Int] { records.map(\.line) }
}

@Suite("The CSV reader") struct CSVReaderTests {
    @Test(
        "the delimiter is found in the header or in the line for Excel",
        arguments: [
            "a;b\n1;2\n", "a,b\n1,2\n", "a\tb\n1\t2\n", "\u{FEFF}a;b\r\n1;2\r\n", "a;b\r1;2\r", "a;b\n1;2",
            "\"a\";\"b\"\n\"1\";\"2\"", "sep=;\r\na;b\r\n1;2", "SEP=,\na,b\n1,2", "\n\na;b\n\r\n1;2\n\n",
        ]
    )
    func delimiters(text: String) {
        #expect(CSVOutcome(text).fields == [["a", "b"], ["1", "2"]])
    }

    @Test("quotes protect delimiters, line ends and quotes; the line is the one where the record begins")
    func quotes() {
        let outcome = CSVOutcome("a;b;c\r\n\"x;y\";\"line 1\r\nline 2\";\"say \"\"hi\"\"\"\r\n1;\"\";2\r\n\"\"\r\n")
        #expect(
            outcome.fields == [
                ["a", "b", "c"], ["x;y", "line 1\r\nline 2", "say \"hi\""], ["1", "", "2"], [""],
            ]
        )
        #expect(outcome.lines == [1, 2, 4, 5])
    }

    @Test("commas in a quoted header cell do not outvote the delimiter")
    func quotedHeader() {
        #expect(CSVOutcome("\"a,b,c\";d\n1;2").fields == [["a,b,c", "d"], ["1", "2"]])
    }

    @Test("a stray quote in the header does not hide the delimiter")
    func strayHeaderQuote() {
        #expect(CSVOutcome("5\" pipe,b\n1,2").fields == [["5\" pipe", "b"], ["1", "2"]])
    }

    @Test("stray quotes and signs after a closing quote are kept")
    func lenient() {
        #expect(CSVOutcome("a;b\n5\" pipe;\"x\"y\n").fields == [["a", "b"], ["5\" pipe", "xy"]])
    }

    @Test("a trailing delimiter is an empty last field")
    func trailing() {
        #expect(CSVOutcome("a;b;\n1;2;").fields == [["a", "b", ""], ["1", "2", ""]])
    }

    @Test("an empty file, blank lines and a lone mark have no records", arguments: ["", "\n\r\n\r", "\u{FEFF}"])
    func nothing(text: String) {
        #expect(CSVOutcome(text).records.isEmpty)
        #expect(CSVOutcome(text).failure == nil)
    }

    @Test("fields that are not UTF-8 are read as Windows-1252 and flagged")
    func windows() {
        let outcome = CSVOutcome(Array("n;m\n".utf8) + [0x43, 0x61, 0x66, 0xE9, 0x3B, 0x80] + Array("\nCafé;€".utf8))
        #expect(outcome.fields == [["n", "m"], ["Café", "€"], ["Café", "€"]])
        #expect(outcome.records.map(\.isGuessed) == [false, true, false])
    }

    @Test("an open quote is reported with its line")
    func openQuote() {
        let bytes = Array("a;b\n1;2\n3;\"4\n5;6\n".utf8)
        #expect(CSVOutcome(bytes).failure == "unclosed_quote")
        #expect(CSVOutcome(bytes).lines == [1, 2])
        var reader = CSVReader()
        #expect {
            try reader.feed(bytes) { _ in }
            try reader.finish { _ in }
        } throws: {
            ($0 as? ParseFailure)?.idText.contains("baris 3") == true
        }
    }

    @Test(
        "workbooks and UTF-16 are told from CSV",
        arguments: [[0x50, 0x4B, 3, 4, 9, 0x0A], [0xFF, 0xFE, 0x61, 0, 0x0A, 0]]
    )
    func otherFormats(bytes: [UInt8]) {
        #expect(CSVOutcome(bytes).failure == "not_csv")
    }

    @Test("limits stop a field, a record and a row of columns that never end")
    func limits() {
        var limits = CSVReader.Limits()
        (limits.field, limits.record, limits.columns) = (10, 20, 3)
        #expect(CSVOutcome(Array("a\n0123456789\n".utf8), limits: limits).failure == nil)
        #expect(CSVOutcome(Array("a\n01234567890\n".utf8), limits: limits).failure == "record_too_large")
        #expect(CSVOutcome(Array("a\n\"0123456789\n\"\n".utf8), limits: limits).failure == "record_too_large")
        #expect(CSVOutcome(Array("a\n0123456;0123456;0123456\n".utf8), limits: limits).failure == "record_too_large")
        #expect(CSVOutcome(Array("a;b\n1;2;3;4\n".utf8), limits: limits).failure == "too_many_columns")
    }

    @Test("wherever the bytes are cut, the records are the same")
    func everyCut() {
        let text = "\u{FEFF}n;\"o\r\np\";q\r\n\"a\"\"b\";;\r\n\r\n\"\r\n\";é;x\"y\r1;2;3\n\"z\"w;\"\";"
        let bytes = Array(text.utf8)
        let whole = CSVOutcome(bytes)
        #expect(whole.lines == [1, 3, 5, 7, 8])
        for first in 0...bytes.count {
            for second in first...bytes.count where CSVOutcome(bytes, cuts: [first, second]) != whole {
                Issue.record("cut at \(first) and \(second)")
                return
            }
        }
    }

    @Test("random bytes never break it, and chunks never matter")
    func fuzz() {
        var random = SplitMix(seed: 20_261_121)
        let alphabet: [UInt8] = [
            0x3B, 0x2C, 0x09, 0x22, 0x22, 0x0A, 0x0D, 0x61, 0x20, 0xC3, 0xA9, 0xFF, 0x00, 0xEF, 0xBB, 0xBF,
        ]
        var limits = CSVReader.Limits()
        (limits.field, limits.record, limits.columns) = (12, 24, 6)
        for round in 0..<6000 {
            let length = Int.random(in: 0...60, using: &random)
            let bytes = (0..<length).map { _ in
                round % 3 == 0
                    ? UInt8.random(in: .min ... .max, using: &random) : alphabet.randomElement(using: &random) ?? 0
            }
            let cuts = (0..<Int.random(in: 1...6, using: &random)).map { _ in Int.random(in: 0...length, using: &random)
            }
            for limits in [limits, .init()] {
                let whole = CSVOutcome(bytes, limits: limits)
                let chunked = CSVOutcome(bytes, cuts: cuts.sorted(), limits: limits)
                let single = CSVOutcome(bytes, cuts: Array(0..<length), limits: limits)
                if whole != chunked || whole != single {
                    Issue.record("\(bytes) cut at \(cuts.sorted())")
                    return
                }
                _ = whole.fields
            }
        }
    }

    @Test("a written file is read back as it was")
    func roundTrip() {
        var random = SplitMix(seed: 7)
        let signs: [Character] = ["a", ";", ",", "\"", "\n", "\r", "é", " ", "\t", "0"]
        for _ in 0..<300 {
            let rows = (0..<4).map { _ in
                (0..<3).map { _ in
                    String(
                        (0..<Int.random(in: 0...6, using: &random)).map { _ in
                            signs.randomElement(using: &random) ?? "a"
                        }
                    )
                }
            }
            let body = rows.map { $0.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ";") }
            #expect(CSVOutcome("x;y;z\r\n" + body.joined(separator: "\r\n")).fields == [["x", "y", "z"]] + rows)
        }
    }
}

/// A small, seeded generator (splitmix64), so that a failing round can be repeated.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
