import Testing

@testable import Domain

/// A list read to its end.
struct ReadList {
    var rows: [RegistryRow] = []
    var refusals: [RowRefusal] = []
    var entries: [RegistryEntry] = []
    var list: RegistryList

    static let regions = Result { RegionNames(try RepositoryFile.regions.get()) }

    init(_ source: RegistrySource, _ bytes: [UInt8], chunk: Int = .max) throws {
        let regions = try Self.regions.get()
        list = RegistryList(source: source, regions: regions, today: try day("2026-11-21"))
        var entries: [RegistryEntry] = []
        var start = 0
        while start < bytes.count {
            let end = chunk < bytes.count - start ? start + chunk : bytes.count
            try list.feed(bytes[start..<end]) { entries.append($0) }
            start = end
        }
        try list.finish { entries.append($0) }
        self.entries = entries
        for entry in entries {
            switch entry {
            case .row(let row): rows.append(row)
            case .refused(let refusal): refusals.append(refusal)
            }
        }
    }

    init(_ source: RegistrySource, _ text: String) throws { try self.init(source, Array(text.utf8)) }
}

@Suite("Lists of registers") struct RegistryListTests {
    let oss = "NIB;Nama Perusahaan;NPWP;KBLI;Kab/Kota;Skala Usaha\r\n"
    let wlkp = "No. Pendaftaran WLKP;Nama Perusahaan;NIB;Kabupaten/Kota;Jumlah TK;Tanggal Lapor\r\n"
    let bpjs = "NPP;NAMA PERUSAHAAN;KAB/KOTA;JML TK AKTIF;RATA-RATA UPAH DILAPORKAN;PROGRAM;BULAN MENUNGGAK\r\n"

    @Test("a row becomes values")
    func values() throws {
        let read = try ReadList(.oss, oss + "8743592526865; PT.  X ;07.705.881.6-710.000;10431;Kab. Sukamara;MIKRO\r\n")
        let row = try #require(read.rows.first)
        #expect(row.line == 2)
        #expect(row.key == "8743592526865")
        #expect(row.name.text == "PT. X")
        #expect(row.npwp?.text == "0077058816710000")
        #expect(row.kbli?.text == "2020:10431")
        #expect(row.region.text == "62.08")
        #expect(row.scale == .mikro)
        #expect(row.warnings.isEmpty)
        #expect(row.workers == nil && row.address == nil)
    }

    @Test("counts, days, wages and programmes are read as lists write them")
    func numbers() throws {
        let report = try ReadList(.wlkp, wlkp + "6271.1;A;;Kapuas;1.250;2/9/2026\n6271.2;B;;Kapuas;0;2026-11-21\n").rows
        #expect(report.map(\.workers) == [1250, 0])
        #expect(report.map(\.reportedOn) == [try day("2026-09-02"), try day("2026-11-21")])
        let member = try ReadList(.bpjs, bpjs + "d1;A;Kapuas;9;4.100.000;JKK,JKM;3\n").rows
        #expect(member.first?.npp?.text == "D1")
        #expect(member.first?.registeredWorkers == 9)
        #expect(member.first?.averageWage == Rupiah(4_100_000))
        #expect(member.first?.programmes == [.jkk, .jkm])
        #expect(member.first?.arrearsMonths == 3)
    }

    @Test(
        "a row that cannot be taken is refused with line, column and reason",
        arguments: [
            (RegistrySource.oss, "1,23457E+12;A;;;Kapuas;", "NIB", "scientific_notation"),
            (.oss, "12345;A;;;Kapuas;", "NIB", "wrong_length"),
            (.oss, ";A;;;Kapuas;", "NIB", "empty"),
            (.oss, "8743592526865; ;;;Kapuas;", "Nama Perusahaan", "empty"),
            (.oss, "8743592526865;PT \u{0}Retak;;;Kapuas;", "Nama Perusahaan", "control_character"),
            (.oss, "8743592526865;A;;;Kapuas;MIKRO\u{0}", "Skala Usaha", "control_character"),
            (.oss, "8743592526865;A;12;;Kapuas;", "NPWP", "wrong_length"),
            (.oss, "8743592526865;A;;5100;Kapuas;", "KBLI", "wrong_length"),
            (.oss, "8743592526865;A;;;Kapuass;", "Kab/Kota", "unknown"),
            (.oss, "8743592526865;A;;;;", "Kab/Kota", "empty"),
            (.oss, "8743592526865;A;;;Kapuas;raksasa", "Skala Usaha", "unknown"),
            (.oss, "8743592526865;A;;Kapuas;", nil, "field_count"),
            (.oss, "8743592526865;A;;;Jl. X; No. 3;Kapuas;", nil, "field_count"),
            (.wlkp, ";A;;Kapuas;4;", "No. Pendaftaran WLKP", "empty"),
            (.wlkp, "1;A;123;Kapuas;4;", "NIB", "wrong_length"),
            (.wlkp, "1;A;;Kapuas;-4;", "Jumlah TK", "negative"),
            (.wlkp, "1;A;;Kapuas;dua puluh;", "Jumlah TK", "not_digits"),
            (.wlkp, "1;A;;Kapuas;12,5;", "Jumlah TK", "not_digits"),
            (.wlkp, "1;A;;Kapuas;1,2E+03;", "Jumlah TK", "scientific_notation"),
            (.wlkp, "1;A;;Kapuas;99999999;", "Jumlah TK", "out_of_range"),
            (.wlkp, "1;A;;Kapuas;99999999999999999999;", "Jumlah TK", "out_of_range"),
            (.wlkp, "1;A;;Kapuas;1.250,00;", "Jumlah TK", "not_digits"),
            (.wlkp, "1;A;;Kapuas;4;22/11/2026", "Tanggal Lapor", "future_day"),
            (.wlkp, "1;A;;Kapuas;4;31/11/2025", "Tanggal Lapor", "no_such_day"),
            (.wlkp, "1;A;;Kapuas;4;46267", "Tanggal Lapor", "no_such_day"),
            (.bpjs, "D1;A;Kapuas;9;-1;JKK;0", "RATA-RATA UPAH DILAPORKAN", "negative"),
            (.bpjs, "D1;A;Kapuas;9;4,1E+06;JKK;0", "RATA-RATA UPAH DILAPORKAN", "scientific_notation"),
            (.bpjs, "D1;A;Kapuas;9;1;JKX;0", "PROGRAM", "unknown"),
            (.bpjs, "D1;A;Kapuas;9;1;JKK;-1", "BULAN MENUNGGAK", "negative"),
            (.bpjs, "5,1E+07;A;Kapuas;9;1;JKK;0", "NPP", "scientific_notation"),
        ] as [(RegistrySource, String, String?, ParseFailure.Kind)]
    )
    func refused(source: RegistrySource, row: String, column: String?, code: ParseFailure.Kind) throws {
        let header =
            switch source {
            case .oss: oss
            case .wlkp: wlkp
            case .bpjs: bpjs
            }
        let read = try ReadList(source, header + "\r\n" + row + "\r\n")
        let refusal = try #require(read.refusals.first)
        #expect(read.rows.isEmpty && read.list.refused == 1 && read.list.taken == 0)
        #expect(refusal.line == 3)
        #expect(refusal.column == column)
        #expect(refusal.code == code)
        #expect(
            refusal.text
                == row.replacing("\u{0}", with: "").split(separator: ";", omittingEmptySubsequences: false)
                .map { $0.trimmingPrefix(" ") }.joined(separator: ";")
        )
        #expect(!refusal.reason.id.isEmpty && !refusal.reason.en.isEmpty)
    }

    @Test("a tax number that fails only its check digit, and a report without workers, are warnings")
    func warnings() throws {
        let mistyped = try ReadList(.oss, oss + "8743592526865;A;07.705.881.5-710.000;;Kapuas;\n")
        #expect(mistyped.rows.first?.warnings.map(\.code) == [.checkDigit])
        #expect(mistyped.rows.first?.warnings.first?.column == "NPWP")
        let silent = try ReadList(.wlkp, wlkp + "1;A;;Kapuas;;\n")
        #expect(silent.rows.first?.warnings.map(\.code) == [.empty])
        #expect(silent.rows.first?.workers == nil)
    }

    @Test("a row in Windows-1252 is taken with a warning")
    func windows() throws {
        let bytes = Array((oss + "8743592526865;Caf").utf8) + [0xE9] + Array(";;;Kapuas;\n".utf8)
        let read = try ReadList(.oss, bytes)
        #expect(read.rows.first?.name.text == "Café")
        #expect(read.rows.first?.warnings.map(\.code) == [.windows1252])
        #expect(read.list.isGuessed)
    }

    @Test("titles are recognised whatever their case, blanks, punctuation and order")
    func titles() throws {
        let text = "kab / kota,\"NAMA  PERUSAHAAN\",Catatan,n.i.b\nKapuas,A,x,8743592526865\n"
        let read = try ReadList(.oss, text)
        #expect(read.rows.first?.key == "8743592526865")
        #expect(read.list.ignoredColumns == ["Catatan"])
    }

    @Test(
        "a list whose titles cannot do is refused as a whole",
        arguments: [
            ("NIB;NPWP\n1;2\n", "missing_column", "“Nama Perusahaan” (name), “Kab/Kota” (regency)"),
            ("NIB;Nama Perusahaan;nib;Kab/Kota\n", "duplicate_column", "“NIB”"), ("", "empty", "titles"),
            ("8743592526865;PT X;;10431;Kapuas;Mikro\n", "missing_column", "“NIB”"),
        ] as [(String, ParseFailure.Kind, String)]
    )
    func header(text: String, code: ParseFailure.Kind, mention: String) {
        #expect {
            try ReadList(.oss, text)
        } throws: {
            guard let failure = $0 as? ParseFailure else { return false }
            return failure.kind == code && failure.enText.contains(mention)
        }
    }

    @Test(
        "a number that was stored as a number, a formula without a result and an error refuse their row, where they are read"
    )
    func workbookCells() throws {
        let sign = "\u{E000}patuh:"
        let read = try ReadList(
            .oss,
            "NIB;Nama Perusahaan;Kab/Kota;Catatan\n1111111111111;A;Kapuas;\(sign)formula\n\(sign)digits;B;Kapuas;\n"
                + "1111111111113;\(sign)formula;Kapuas;\n1111111111114;D;\(sign)error;\n"
        )
        #expect(read.rows.map(\.line) == [2])
        #expect(read.refusals.map(\.code.rawValue) == ["scientific_notation", "formula_without_value", "malformed"])
        #expect(read.refusals.map(\.identity.nib?.text) == [nil, "1111111111113", "1111111111114"])
    }

    @Test("usual synonyms are understood; a mapping goes before them, and what it does not know is passed over by name")
    func mapped() throws {
        let text = "No. NIB;Nama Badan Usaha;KABKOT;Pemilik;Kota\n1111111111111;A;Kapuas;B;Kuala Kapuas\n"
        #expect(throws: ParseFailure.self) { try ReadList(.oss, text) }
        let mapping = try ListMapping(["PEMILIK": "name", "Kota": "ignore"], source: .oss)
        var list = RegistryList(
            source: .oss,
            regions: try ReadList.regions.get(),
            today: try day("2026-11-21"),
            mapping: mapping.over(try ListMapping(["Nama Badan Usaha": "name"], source: .oss))
        )
        var names: [String] = []
        try list.feed(Array(text.utf8)) { if case .row(let row) = $0 { names.append(row.name.text) } }
        #expect(names == ["B"])
        #expect(list.ignoredColumns == ["Nama Badan Usaha"])
    }

    @Test("a list that failed stays failed")
    func afterFailure() throws {
        var list = RegistryList(source: .oss, regions: RegionNames([]), today: try day("2026-11-21"))
        #expect(throws: ParseFailure.self) { try list.feed(Array("x;y\n".utf8)) { _ in } }
        #expect(throws: ParseFailure.self) { try list.feed(Array("\(oss)".utf8)) { _ in } }
        #expect(throws: ParseFailure.self) { try list.finish { _ in } }
    }

    @Test("empty rows at the end of a sheet are passed over, padding behind the last column too")
    func padding() throws {
        let read = try ReadList(.oss, oss + "8743592526865;A;;;Kapuas;;;\n;;;;;\n ; ;;;;\n\n")
        #expect(read.entries.count == 1 && read.rows.count == 1)
    }

    @Test("of a cell without a value nothing is taken for a name or number, and the row's text says what stood there")
    func cellsWithoutValue() throws {
        let sign = "\u{E000}patuh:"
        let read = try ReadList(
            .oss,
            "NIB;Nama Perusahaan;Kab/Kota\n1111111111111;\(sign)formula;Kapuas\n\(sign)digits;B;Kapuas\n"
        )
        #expect(read.refusals.map(\.identity.name?.text) == [nil, "B"])
        #expect(read.refusals.map(\.identity.nib?.text) == ["1111111111111", nil])
        #expect(
            read.refusals.map(\.text) == [
                "1111111111111;(sel berisi rumus);Kapuas", "(angka lebih dari 15 digit);B;Kapuas",
            ]
        )
    }

    @Test("the apostrophe that keeps a spreadsheet from computing a name is no part of it; any other is")
    func guards() throws {
        let names = ["'=cmd|calc", "'+PT Plus", "' -PT Minus", "'@PT", "'\u{FF1D}cmd", "'Aisyiyah", "D'Cost", "'Ühl"]
        let list = "NIB;Nama Perusahaan;Kab/Kota\n" + names.map { "1111111111111;\($0);Kapuas\n" }.joined()
        #expect(
            try ReadList(.oss, list).rows.map(\.name.text)
                == ["=cmd|calc", "+PT Plus", "-PT Minus", "@PT", "\u{FF1D}cmd", "'Aisyiyah", "D'Cost", "'Ühl"]
        )
    }

    @Test("what is said of a list goes before a usual title, a usual title before what is remembered; each says why")
    func bases() throws {
        func header(_ titles: String, _ mapping: ListMapping) throws -> RegistryHeader {
            try RegistryHeader(CSVRecord(titles.split(separator: ";").map(String.init)), source: .oss, mapping: mapping)
        }
        let remembered = try ListMapping(["Sebutan": "name", "Sandi": "ignore"], source: .oss, basis: .remembered)
        let given = try ListMapping(["Tinggal": "address"], source: .oss).over(remembered)
        let alone = try header("NIB;Sebutan;Sandi;Tinggal;Kab/Kota", given)
        #expect(alone.columns.map(\.field) == ["nib", "name", "ignore", "address", "regency"])
        #expect(alone.columns.map(\.basis) == [.usual, .remembered, .remembered, .given, .usual])
        let both = try header("Sebutan;NIB;Nama Perusahaan;Alamat;Tinggal;Kab/Kota", given)
        #expect(both.position(of: .name) == 2 && both.position(of: .address) == 4)
        #expect(both.ignored == ["Sebutan", "Alamat"])
        #expect(throws: ParseFailure.self) { try header("NIB;Sebutan;SEBUTAN;Tinggal;Kab/Kota", given) }
        #expect { try header("NIB;Nama Perusahaan;Kab/Kota", given) } throws: {
            ($0 as? ParseFailure)?.kind == .unknownTitle
        }
    }

    @Test("a list that is another source's is told as that one's")
    func lookalike() throws {
        func fault(_ titles: String, _ source: RegistrySource) -> String {
            do {
                _ = try ReadList(source, titles + "\n")
                return ""
            } catch { return (error as? ParseFailure)?.words.id ?? "\(error)" }
        }
        #expect(fault(oss, .bpjs).contains("seperti daftar OSS; kirim dengan --source oss"))
        #expect(fault(wlkp, .bpjs).contains("--source wlkp"))
        #expect(fault(bpjs, .wlkp).contains("--source bpjs"))
        #expect(fault("A;B;C", .oss).contains("--map \"A=nib\""))
    }
}
