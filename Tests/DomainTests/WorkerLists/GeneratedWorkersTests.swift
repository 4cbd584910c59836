import Domain
import Testing

@Suite("Worker lists of other firms") struct GeneratedWorkersTests {
    @Test(
        "Whoever is missing or under-reported is found, and nobody else is accused, whatever the names",
        arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64]
    )
    func others(seed: UInt64) throws {
        let firm = GeneratedWorkers(seed: seed, count: 500)
        let comparison = try WorkerComparison(
            workers: WorkerListBench.read(.workers, firm.workers).comparable,
            members: WorkerListBench.read(.membership, firm.members).comparable,
            mandatory: CompanyScale.mikro.mandatoryProgrammes
        )
        for (line, truth) in firm.truth {
            let said = comparison.outcomes(ofWorker: line)
            switch truth {
            case .missing: #expect(said == [.missing], "line \(line)")
            case .underReported: #expect(said == [.underReported], "line \(line)")
            case .ok, .mistyped, .numberless: #expect(said == [.ok], "line \(line)")
            case .stranger: Issue.record("no worker is a stranger")
            }
        }
        for line in firm.strangers { #expect(comparison.outcomes(ofMember: line) == [.notAnEmployee]) }
    }

    @Test("Twenty thousand rows that share one name and one birth date end with nobody accused")
    func crowd() throws {
        var workers = ""
        var members = ""
        for serial in 1...WorkerList.mostRows / 4 {
            let digits = String(serial + 10_000).dropFirst()
            workers += "620101010190\(digits);Budi;01/01/1990;4000000\n"
            members += "630101010190\(digits);Budi;01/01/1990;4000000;JKK\n"
        }
        let comparison = try WorkerListBench.compare(workers, members)
        #expect(comparison.counts == [.unclear: WorkerList.mostRows / 2])
    }
}
