import Domain
import Foundation
import Testing

/// The demonstration lists of one firm, whose truth is known: about one NIK in twenty is mistyped at BPJS.
@Suite("The demonstration worker list") struct WorkerSamplesTests {
    private func samples() throws -> (WorkerListBench.ReadList, WorkerListBench.ReadList, [String: String]) {
        let workers = try WorkerListBench.read(
            .workers,
            [UInt8](RepositoryFile.data("deploy/demo/workers.csv")),
            chunk: 97
        )
        let members = try WorkerListBench.read(.membership, [UInt8](RepositoryFile.data("deploy/demo/membership.csv")))
        let truth = try RepositoryFile.text("deploy/demo/workers-truth.csv").split(whereSeparator: \.isNewline)
            .dropFirst().map { $0.split(separator: ",").map(String.init) }
        return (workers, members, Dictionary(uniqueKeysWithValues: truth.map { ($0[0], $0[1]) }))
    }

    @Test("Everybody missing or under-reported is found, and nobody else is accused")
    func truth() throws {
        let (workers, members, truth) = try samples()
        #expect(workers.rows.count == 240 && members.rows.count == 193)
        #expect(workers.faults.isEmpty && members.faults.isEmpty && workers.leftOut.isEmpty)
        let comparison = try WorkerComparison(
            workers: workers.comparable,
            members: members.comparable,
            mandatory: CompanyScale.mikro.mandatoryProgrammes
        )
        for row in workers.rows {
            let said = comparison.outcomes(ofWorker: row.line).map(\.rawValue)
            #expect(said == [truth[row.number ?? ""]], "line \(row.line)")
        }
        #expect(comparison.counts == [.missing: 48, .underReported: 50, .ok: 142, .notAnEmployee: 1])
        #expect(comparison.results.last?.memberLines == [194])
    }

    @Test("Ten mistyped NIK are recognised by name and birth date, and it is told so")
    func mistyped() throws {
        let (workers, members, _) = try samples()
        let comparison = try WorkerComparison(
            workers: workers.comparable,
            members: members.comparable,
            mandatory: nil
        )
        let recognised = comparison.results.filter { $0.ground == .nameAndBirthDate }
        #expect(recognised.count == 10)
        #expect(recognised.allSatisfy { $0.explanation.first?.id.contains("salah ketik") == true })
    }

    @Test("A medium firm owes four programmes: those in two are told, but whoever may be pensioned is left to a person")
    func programmes() throws {
        let (workers, members, _) = try samples()
        let comparison = try WorkerComparison(
            workers: workers.comparable,
            members: members.comparable,
            mandatory: CompanyScale.menengah.mandatoryProgrammes
        )
        let inTwo = members.rows.filter { $0.programmes == [.jkk, .jkm] && $0.number != "6271010101900001" }
        #expect(comparison.counts[.tooFewProgrammes] == inTwo.count)
        #expect(comparison.results.allSatisfy { $0.lacking.isEmpty || $0.lacking == [.jht, .jp] })
        #expect(comparison.counts[.unclear] == nil)
    }
}
