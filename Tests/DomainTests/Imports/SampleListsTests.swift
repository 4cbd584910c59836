import Domain
import Foundation
import Testing

/// The demonstration lists in `deploy/demo`, in which some rows are broken on purpose.
@Suite("The demonstration lists") struct SampleListsTests {
    private func read(_ source: RegistrySource, chunk: Int = .max) throws -> ReadList {
        let bytes = [UInt8](try RepositoryFile.data("deploy/demo/\(source.rawValue).csv"))
        return try ReadList(source, bytes, chunk: chunk)
    }

    private func lines(_ read: ReadList, _ column: String, _ code: ParseFailure.Kind) -> [Int] {
        read.refusals.filter { $0.column == column && $0.code == code }.map(\.line)
    }

    @Test("licences: every row is taken but those with a rounded, short or missing NIB")
    func oss() throws {
        let read = try read(.oss)
        #expect(read.list.taken == 2813)
        #expect(read.list.refused == 32)
        #expect(
            lines(read, "NIB", .scientificNotation) == [58, 63, 514, 531, 654, 807, 988, 1052, 1103, 1449]
        )
        #expect(
            lines(read, "NIB", .wrongLength)
                == [199, 282, 677, 691, 977, 1421, 1549, 1565, 1570, 1809, 1918, 2313, 2609, 2760]
        )
        #expect(lines(read, "NIB", .empty) == [893, 1375, 2069, 2173, 2290, 2374, 2389, 2607])
        #expect(read.rows.allSatisfy { $0.npwp != nil && $0.kbli != nil && $0.scale != nil && $0.district != nil })
        #expect(Set(read.rows.map(\.region)).count == 14)
        #expect(read.rows.allSatisfy { $0.warnings.isEmpty })
    }

    @Test("manpower reports: a count below zero or in words refuses the row, an empty one is a warning")
    func wlkp() throws {
        let read = try read(.wlkp)
        #expect(read.list.taken == 1964)
        #expect(read.list.refused == 24)
        #expect(lines(read, "Jumlah TK", .negative).count == 13)
        #expect(lines(read, "Jumlah TK", .notDigits).count == 11)
        #expect(read.refusals.allSatisfy { $0.text.contains(";-4;") || $0.text.contains(";dua puluh;") })
        #expect(read.rows.count { $0.workers == nil } == 8)
        #expect(read.rows.filter { !$0.warnings.isEmpty }.allSatisfy { $0.warnings.map(\.code) == [.empty] })
        #expect(read.rows.count { !$0.warnings.isEmpty } == 8)
        #expect(read.rows.allSatisfy { $0.reportedOn != nil && $0.registeredWorkers != nil && $0.phone != nil })
        #expect(Set(read.rows.map(\.region)).count == 14)
    }

    @Test("members of BPJS: every row is taken")
    func bpjs() throws {
        let read = try read(.bpjs)
        #expect(read.list.taken == 1710)
        #expect(read.refusals.isEmpty)
        #expect(
            read.rows.allSatisfy {
                $0.averageWage != nil && $0.programmes != nil && $0.arrearsMonths != nil && $0.branch != nil
            }
        )
        #expect(Set(read.rows.compactMap(\.branch)) == ["Palangka Raya", "Sampit", "Pangkalan Bun"])
        #expect(read.rows.allSatisfy { $0.warnings.isEmpty })
    }

    @Test("chunks do not matter", arguments: RegistrySource.allCases)
    func chunks(source: RegistrySource) throws {
        let whole = try read(source).entries
        #expect(try read(source, chunk: 4096).entries == whole)
        #expect(try read(source, chunk: 61).entries == whole)
    }

    @Test("the first rows are what the files say")
    func first() throws {
        let licence = try #require(try read(.oss).rows.dropFirst().first)
        #expect(licence.line == 3)
        #expect(licence.name.text == "Bina Perdana Sejahtera Site Kapuas PT")
        #expect(licence.npwp?.oldForm == "08.256.780.1-735.000")
        #expect(licence.address == "Jl. A. Yani No. 109")
        #expect(licence.district == "Manuhing Raya")
        #expect(licence.region.text == "62.10")
        #expect(licence.scale == .besar)
        let report = try #require(try read(.wlkp).rows.first)
        #expect(report.wlkp?.text == "6271.00000")
        #expect(report.nib?.text == "1778059231587")
        #expect(report.npwp == nil)
        #expect(report.workers == 129 && report.registeredWorkers == 38)
        #expect(report.reportedOn == (try day("2026-09-02")))
        #expect(report.phone == "0532-7359596")
        let member = try #require(try read(.bpjs).rows.dropFirst(2).first)
        #expect(member.npp?.text == "D8536608")
        #expect(member.averageWage == Rupiah(4_100_000))
        #expect(member.programmes == [.jkk, .jkm, .jht, .jp])
        #expect(member.arrearsMonths == 0)
    }
}
