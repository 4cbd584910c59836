import Testing

@testable import Domain

@Suite("Hand-over lists")
struct HandoverTests {
    private static func read(_ text: String) throws -> (rows: [HandoverRow], faults: [HandoverFault]) {
        let regions = RegionNames([
            Region(code: try RegionCode("62.02"), name: "Kabupaten Kotawaringin Timur"),
            Region(code: try RegionCode("62.07"), name: "Kabupaten Seruyan"),
        ])
        return try HandoverList.read(Array(text.utf8), regions: regions)
    }

    @Test("A list is read with every sign between cells, and with a byte order mark", arguments: [";", ",", "\t"])
    func signs(sign: String) throws {
        let head = ["NIB", "NPP", "Nama Perusahaan", "Kab/Kota", "Indikasi", "Tunggakan (Rp)", "Jumlah TK"]
        let line = ["8743592526865", "ab123", "PT  Satu", "Kotawaringin Timur", "PWBD / PDS TK", "1.500.000", "42"]
        let text = "\u{FEFF}" + [head, line].map { $0.joined(separator: sign) }.joined(separator: "\r\n")
        let list = try Self.read(text)
        #expect(list.faults.isEmpty)
        let row = try #require(list.rows.first)
        #expect(row.line == 2 && row.nib?.text == "8743592526865" && row.npp?.text == "AB123")
        #expect(row.name.text == "PT Satu" && row.region.text == "62.02")
        #expect(row.indications == [.unregistered, .partialWorkers])
        #expect(row.debt?.amount == 1_500_000 && row.workers == 42)
    }

    @Test("What can't be taken is told with line and column, every line of it")
    func faults() throws {
        let list = try Self.read(
            """
            NIB;Nama Perusahaan;Kab/Kota;Indikasi;Tunggakan
            874359252686;PT Satu;Seruyan;PWBD;
            ;;Seruyan;PWBD;
            ;PT Tiga;Atlantis;PWBD;
            ;PT Empat;Seruyan;nakal;
            ;PT Lima;Seruyan;;
            ;PT Enam;Seruyan;Tunggakan;-5
            8743592526865;PT Tujuh;Seruyan;PWBD;
            8743592526865;PT Delapan;Seruyan;Tunggakan;7
            """
        )
        #expect(list.rows.map(\.line) == [8, 9])
        #expect(list.faults.map(\.line) == [2, 3, 4, 5, 6, 7, 9])
        #expect(list.faults.map(\.column) == [.nib, .name, .regionCode, .indications, .indications, .debt, nil])
        #expect(list.faults.last?.failure.kind == .repeatedFirm)
    }

    @Test("A list without a column that it needs, with one twice, or without lines is refused as a whole")
    func whole() {
        for (text, kind) in [
            ("NIB;Kab/Kota;Indikasi\n1;Seruyan;PWBD", ParseFailure.Kind.missingColumn),
            ("Nama;Perusahaan;Kab/Kota;Indikasi\nA;B;Seruyan;PWBD", .duplicateColumn),
            ("Nama;Kab/Kota;Indikasi\n", .empty), ("", .empty),
        ] {
            let failure = #expect(throws: ParseFailure.self) { try Self.read(text) }
            #expect(failure?.kind == kind, "\(text)")
        }
    }

    private static func fact(_ change: (inout HandoverFact) -> Void) -> HandoverFact {
        var fact = HandoverFact()
        fact.isMatched = true
        fact.indications = [.arrears]
        change(&fact)
        return fact
    }

    @Test("Where a line stands follows from the case, then the debts, then what was entered")
    func stages() {
        #expect(HandoverFact().stage == .toMatch)
        #expect(Self.fact { _ in }.stage == .waiting)
        #expect(Self.fact { $0.outcome = .gone }.stage == .gone)
        #expect(Self.fact { $0.outcome = .gone }.basis == .entered)
        #expect(
            Self.fact {
                $0.outcome = .gone
                $0.state = .firstNote
            }.stage == .noted
        )
        let paidOff = Self.fact {
            $0.state = .examining
            ($0.debts, $0.paidOnDebts) = (1, 500)
        }
        #expect(paidOff.stage == .paid && paidOff.basis == .recorded && paidOff.paid == 500)
        #expect(
            Self.fact {
                $0.indications = [.unregistered, .arrears]
                ($0.debts, $0.paidOnDebts) = (1, 500)
            }.stage == .waiting
        )
        #expect(
            Self.fact {
                ($0.debts, $0.paidOnDebts, $0.owed) = (1, 500, 1)
            }.stage == .waiting
        )
        #expect(
            Self.fact {
                $0.isWithdrawn = true
                $0.state = .complied
            }.stage == .withdrawn
        )
    }

    @Test(
        "A closed file is only being followed up, whatever is known of it",
        arguments: InspectionState.allCases.filter(\.isCriminal)
    )
    func closedFile(state: InspectionState) {
        let fact = Self.fact {
            $0.state = state
            ($0.debts, $0.paidOnDebts) = (1, 500)
            ($0.covered, $0.enteredWorkers) = (40, 41)
        }
        #expect(fact.stage == .followedUp && fact.workers == 0 && fact.workersBasis == nil)
    }

    @Test("Sums take what is recorded before what was entered, and nothing of a withdrawn line")
    func totals() {
        let recorded = Self.fact {
            $0.state = .complied
            ($0.paidOnDebts, $0.enteredPaid, $0.covered, $0.enteredWorkers) = (700, 1, 30, 2)
        }
        let entered = Self.fact {
            $0.outcome = .registered
            ($0.enteredPaid, $0.enteredWorkers) = (50, 5)
        }
        let withdrawn = Self.fact {
            $0.isWithdrawn = true
            $0.paidOnDebts = 9000
        }
        let totals = HandoverTotals([
            (fact: recorded, debt: 1000), (fact: entered, debt: nil), (fact: withdrawn, debt: 5000),
        ])
        #expect(totals.lines == 3 && totals.firmsRealised == 2)
        #expect(totals.paid == 750 && totals.workersCovered == 35 && totals.debt == 1000)
        #expect(totals.stages == [.complied: 2, .withdrawn: 1])
    }
}
