import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import App
@testable import Domain
@testable import Postgres

/// A file that means harm, or that went wrong on the way.
struct HostileList: Sendable, CustomTestStringConvertible {
    let name: String
    /// The code of the refusal.
    let code: String
    /// Makes the file.
    let make: @Sendable () throws -> Data

    var testDescription: String { name }

    static let header = "NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha\r\n"
    static let row = "1111111111111;PT Satu;;10431;Jl. Satu;Baamang;Seruyan;Mikro\r\n"

    static let all = [
        HostileList(name: "a zip bomb", code: "workbook_too_large_unpacked") {
            try WorkbookSample.make("files['xl/worksheets/sheet1.xml'] = lambda xml: xml + b' ' * (120 << 20)")
        },
        HostileList(name: "a workbook of more members than any list has", code: "workbook_too_large_unpacked") {
            try WorkbookSample.make("more = 5001")
        },
        HostileList(name: "a workbook cut off in the middle", code: "workbook_damaged") {
            try WorkbookSample.make("for number in range(500): sheet.append([number, 'PT'])").prefix(6000)
        },
        HostileList(name: "a workbook whose sheet is no XML", code: "workbook_damaged") {
            try WorkbookSample.make("files['xl/worksheets/sheet1.xml'] = lambda xml: xml[:200] + b'<<<'")
        },
        HostileList(name: "a workbook of entities within entities", code: "workbook_damaged") {
            try WorkbookSample.make(
                """
                bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
                    b'<!ENTITY %c "%s">' % (98 + i, b'&%c;' % (97 + i) * 10) for i in range(9)) + b']><x>&j;</x>'
                files['xl/worksheets/sheet1.xml'] = lambda xml: bomb
                """
            )
        },
        HostileList(name: "an archive that is no workbook", code: "workbook_not_a_workbook") {
            try WorkbookSample.make("names['xl/workbook.xml'] = 'word/document.xml'")
        },
        HostileList(name: "a workbook of a thousand columns", code: "workbook_too_many_columns") {
            try WorkbookSample.make("sheet.append(['NIB', 'Nama Perusahaan', 'Kab/Kota']); sheet['ALM2'] = 'x'")
        },
        HostileList(name: "a workbook of formulas alone", code: "missing_column") {
            try WorkbookSample.make("sheet.append(['=A2', '=B2', '=C2'])")
        },
        HostileList(name: "300 columns", code: "too_many_columns") {
            Data((header.dropLast(2) + String(repeating: ";x", count: 300) + "\r\n" + row).utf8)
        },
        HostileList(name: "a column twice", code: "duplicate_column") { Data(("NIB;" + header + row).utf8) },
        HostileList(name: "UTF-16", code: "not_csv") { try #require((header + row).data(using: .utf16)) },
        HostileList(name: "an old workbook", code: "not_csv") {
            Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 4096))
        },
        HostileList(name: "a quote that never ends", code: "record_too_large") {
            Data((header + "\"" + String(repeating: row, count: 20_000)).utf8)
        },
        HostileList(name: "nothing", code: "empty") { Data() },
        HostileList(name: "a list of something else", code: "missing_column") {
            Data("Tanggal;Keterangan\r\n1/2/2026;Rapat\r\n".utf8)
        },
    ]
}

@Suite("Hostile lists", .serialized)
struct HostileListTests {
    @Test(
        "What is no list is refused by name, with what would help, and nothing of it is stored",
        arguments: HostileList.all
    )
    func refused(_ hostile: HostileList) async throws {
        let list = try hostile.make()
        try await withApp { app in
            let before = try await app.dump().filter { !$0.hasPrefix("audit") }
            let answer = try await app.sendList("oss", list)
            #expect(answer.status == 422, "\(answer.text)")
            #expect(answer.json.errors[0].code.text == hostile.code, "\(answer.text)")
            #expect(answer.json.errors[0].field.text == "body" && answer.json.errors[0].detail.text.count > 20)
            #expect(try await app.dump().filter { !$0.hasPrefix("audit") } == before)
            // The way is free for the next.
            let good = try await app.sendList("oss", Data((HostileList.header + HostileList.row).utf8))
            #expect(good.status == 201 && good.json.counts.created.int == 1)
        }
    }

    @Test("Bytes that are no UTF-8 are read as Windows-1252 and told; a NUL refuses its row alone")
    func broken() async throws {
        try await withApp { app in
            var list = Data(HostileList.header.utf8)
            list += Data("1111111111111;PT Caf".utf8) + [0xE9] + Data(";;10431;Jl. Satu;Baamang;Seruyan;Mikro\r\n".utf8)
            list += Data("1111111111112;PT D".utf8) + [0] + Data("a;;10431;Jl. Satu;Baamang;Seruyan;Mikro\r\n".utf8)
            let answer = try await app.sendList("oss", list)
            #expect(try await app.outcome(answer) == ["2 created windows_1252", "3 rejected control_character"])
        }
    }

    @Test("One bad row at the end of a long list is that row's matter alone")
    func badAtEnd() async throws {
        try await withApp { app in
            let rows = (0..<20_000).map {
                "\(2_000_000_000_000 + $0);PT \($0);;10431;Jl. Satu;Baamang;Seruyan;Mikro\r\n"
            }
            let list = HostileList.header + rows.joined() + "1,23457E+12;Rusak;;;;;Seruyan;\r\n"
            let answer = try await app.sendList("oss", Data(list.utf8))
            #expect(answer.json.counts.created.int == 20_000 && answer.json.counts.rejected.int == 1)
            let bad = try await app.done(
                .get,
                "/v1/imports/\(answer.json.id.text)/rows?status=rejected",
                as: .coordinator
            )
            #expect(bad.items[0].line.int == 20_002 && bad.items[0].reason.code.text == "scientific_notation")
        }
    }

    @Test("A line of 200 MB is refused after its first pieces; the rest is never asked for")
    func endlessLine() async throws {
        let pieces = Pieces(count: 200 << 4)
        let list = RegistryList(source: .oss, regions: RegionNames([]), today: try LocalDate(parsing: "2026-11-22"))
        let bytes = ListBytes(RequestBody(asyncSequence: pieces), most: Upload.most) { _ in true }
        var upload = Upload(bytes: bytes, list: list, reading: Upload.Reading()).makeAsyncIterator()
        let problem = await #expect(throws: Problem.self) { while try await upload.next() != nil {} }
        #expect(problem?.errors.first?.code == "record_too_large")
        #expect(pieces.given.count < 10)
    }
}

/// A header, and then 64 KiB after 64 KiB without a line end.
private struct Pieces: AsyncSequence, Sendable {
    let count: Int
    let given = Counter()

    final class Counter: Sendable {
        private let value = Atomic(0)
        var count: Int { value.load(ordering: .relaxed) }
        func add() { value.add(1, ordering: .relaxed) }
    }

    func makeAsyncIterator() -> Iterator { Iterator(left: count, given: given) }

    struct Iterator: AsyncIteratorProtocol {
        var left: Int
        let given: Counter
        var isBegun = false

        mutating func next() async -> ByteBuffer? {
            guard left > 0 else { return nil }
            left -= 1
            given.add()
            defer { isBegun = true }
            return isBegun ? ByteBuffer(repeating: 0x41, count: 64 << 10) : ByteBuffer(string: HostileList.header)
        }
    }
}
