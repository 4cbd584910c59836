import Domain
import Testing

@Suite("Reading lists of persons") struct WorkerListTests {
    @Test(
        "Titles are recognised whatever their spelling, and the delimiter is found",
        arguments: [
            "NIK;Nama;Tanggal Lahir;Upah", "no. ktp,NAMA KARYAWAN,Tgl Lahir,Gaji",
            "\u{FEFF}Nomor Induk Kependudukan\tNama Tenaga Kerja\tTGL. LAHIR\tUpah Sebulan",
        ]
    )
    func titles(header: String) throws {
        let sign = header.contains(";") ? ";" : header.contains("\t") ? "\t" : ","
        let row = ["6202011503880001", "Budi", "15/03/1988", "4000000"].joined(separator: sign)
        let read = try WorkerListBench.read(.workers, header + "\r\n" + row)
        #expect(read.rows.first?.nik?.unmasked == "6202011503880001")
        #expect(read.rows.first?.birthDate?.description == "1988-03-15")
        #expect(read.rows.first?.wage == Rupiah(4_000_000))
    }

    @Test("No more is kept of somebody than the comparison needs, and what is passed over is told")
    func ignored() throws {
        let read = try WorkerListBench.read(.workers, "NIK;Nama;Alamat;Agama\n6202011503880001;Budi;Jl. Rekaan;x\n")
        #expect(read.list.ignoredColumns == ["Alamat", "Agama"])
        #expect(read.list.columns.keys.sorted { $0.rawValue < $1.rawValue } == [.name, .nik])
    }

    @Test("A field that can't be read is told with its line, column and reason, and the person stays on the list")
    func faults() throws {
        let read = try WorkerListBench.read(
            .membership,
            "NIK;Nama;Tanggal Lahir;Upah;Program\n6,2E+15;Budi;31/02/1988;-4;JKK,XYZ\n"
        )
        #expect(read.rows.map(\.name) == ["Budi"])
        #expect(read.faults.map(\.line) == [2, 2, 2, 2])
        #expect(read.faults.map(\.column) == ["NIK", "Tanggal Lahir", "Upah", "Program"])
        #expect(read.faults.map(\.code) == [.scientificNotation, .noSuchDay, .outOfRange, .unknown])
        #expect(read.rows.first?.unread == [.nik, .birthDate, .wage, .programmes])
    }

    @Test("No fault shows a whole NIK")
    func masked() throws {
        let read = try WorkerListBench.read(.workers, "NIK;Nama\n6202019903880001;Budi\n62020115038800012;Rahmat\n")
        #expect(read.faults.count == 2)
        for fault in read.faults { #expect(!fault.words.id.contains("3880001") && !fault.words.en.contains("3880001")) }
    }

    @Test("Names of Excel on Windows are read")
    func windows() throws {
        let read = try WorkerListBench.read(.workers, Array("NIK;Nama\n;Andr".utf8) + [0xE9, 0x0A])
        #expect(read.rows.map(\.name) == ["André"])
    }

    @Test("A row without a name, with too many fields or a NUL is left out and told")
    func leftOut() throws {
        let read = try WorkerListBench.read(
            .workers,
            "NIK;Nama\n6202011503880001;\n1;2;3\n6202011503880001;Bu\0di\n6202011503880001;Budi;;\n"
        )
        #expect(read.rows.map(\.line) == [5])
        #expect(read.leftOut.map(\.code) == [.empty, .fieldCount, .controlCharacter])
        #expect(read.leftOut.allSatisfy { $0.leftOut?.contains("\0") == false })
    }

    /// Something hostile, and the reason of its refusal.
    static let hostile: [([UInt8], ParseFailure.Kind)] = [
        ([], .empty),
        (Array("NIK;NIK;Nama\n".utf8), .duplicateColumn),
        (Array("Nama;Alamat\n".utf8), .missingColumn),
        (Array("NIK;Alamat\n".utf8), .missingColumn),
        ([0x50, 0x4B, 0x03, 0x04] + Array("workbook".utf8), .notCSV),
        (Array("NIK;Nama\n\"6202".utf8), .unclosedQuote),
        (Array("NIK;Nama\n".utf8) + [UInt8](repeating: 0x41, count: 1 << 20), .recordTooLarge),
        (Array("NIK;Nama".utf8) + [UInt8](repeating: 0x3B, count: 300) + [0x0A], .tooManyColumns),
        (
            Array("NIK;Nama\n".utf8) + [UInt8](String(repeating: ";A\n", count: WorkerList.mostRows + 1).utf8),
            .tooManyRows
        ),
    ]

    @Test("What is no list is refused with its reason", arguments: hostile)
    func refused(bytes: [UInt8], code: ParseFailure.Kind) throws {
        #expect(throws: ParseFailure.self) { _ = try WorkerListBench.read(.workers, bytes, chunk: 4_096) }
        do { _ = try WorkerListBench.read(.workers, bytes, chunk: 4_096) } catch let error as ParseFailure {
            #expect(error.kind == code)
        }
    }

    @Test("Random bytes neither crash the reader nor depend on how they are cut", arguments: 1...40)
    func random(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let alphabet = Array("NIK;Nama\n\"620;,\t\r0123456789ab\u{E9}E+=".utf8) + [0, 0xFF, 0x80]
        var bytes = Array("NIK;Nama;Upah\n".utf8)
        for _ in 0..<2_000 { bytes.append(alphabet.randomElement(using: &random) ?? 0) }
        let whole = try? WorkerListBench.read(.workers, bytes)
        let cut = try? WorkerListBench.read(.workers, bytes, chunk: 7)
        #expect(whole?.rows == cut?.rows && whole?.faults == cut?.faults && whole?.leftOut == cut?.leftOut)
    }
}
