import Domain
import Testing

@Suite("Workers against members") struct WorkerComparisonTests {
    /// A member, and what comes of a worker written `6202011503880001;Budi Santoso;15/03/1988;4000000`.
    static let likenesses: [(member: String, outcomes: [WorkerOutcome], doubt: WorkerDoubt?)] = [
        ("6202011503880001;BUDI SANTOSO;15/03/1988", [.ok], nil),
        ("6202011503880001;Budi Santosa;15/03/1988", [.ok], nil),
        ("6202011503880001;Santoso Budi;15/03/1988", [.ok], nil),
        ("6202011503880001;Drs. H. Budi Santoso, M.M.;15/03/1988", [.ok], nil),
        ("6202011503880001;Budi;15/03/1988", [.ok], nil),
        ("6202011503880001;B. Santoso;15/03/1988", [.ok], nil),
        ("6202011503880001;Búdi Santóso;15/03/1988", [.ok], nil),
        ("6202011503880001;Budi Santoso;", [.ok], nil),
        ("6202011503880001;Budi Santoso;15/03/1989", [.ok], nil),
        ("6202011503880001;Budi Santoso;27/11/1974", [.unclear], .otherBirthDate),
        ("6202011503880001;Rahmat Hidayat;15/03/1988", [.unclear], .otherName),
        ("6202011503880010;Budi Santoso;15/03/1988", [.ok], nil),
        ("6202011505380001;Budi Santoso;15/03/1988", [.ok], nil),
        ("620201150388000;Budi Santoso;15/03/1988", [.ok], nil),
        ("6202011503880001 ;Budi Santoso;15/03/1988", [.ok], nil),
        ("6202011503880007;Budi Santoso;27/11/1974", [.unclear], .nearNumber),
        ("6202011503880007;Badi Santosa;15/03/1988", [.ok], nil),
        ("6202011503880007;Rahmat Hidayat;15/03/1988", [.unclear], .nearNumber),
        ("6202011503880007;Rahmat Hidayat;27/11/1974", [.missing], nil),
        (";Budi Santoso;15/03/1988", [.ok], nil),
        (";Budi Santosa;15/03/1988", [.unclear], .noNumber),
        (";Budi Santoso;", [.unclear], .noNumber),
        (";Budi Santosa;15/03/1989", [.unclear], .noNumber),
        (";Budi Santoso;27/11/1974", [.missing], nil),
        ("6,20201E+15;Budi Santoso;15/03/1988", [.ok], nil),
        ("6310055503889243;Budi Santoso;15/03/1988", [.unclear], .otherNumber),
        ("6310055503889243;Budi Santoso;27/11/1974", [.missing], nil),
        ("6310055503889243;Rahmat Hidayat;15/03/1988", [.missing], nil),
    ]

    @Test("A NIK, a name and a birth date settle who is meant, or a person has to look", arguments: likenesses)
    func likeness(member: String, outcomes: [WorkerOutcome], doubt: WorkerDoubt?) throws {
        let comparison = try WorkerListBench.compare(
            "6202011503880001;Budi Santoso;15/03/1988;4000000\n",
            member + ";4000000;JKK,JKM\n"
        )
        #expect(comparison.outcomes(ofWorker: 2) == outcomes)
        #expect(comparison.doubts(ofWorker: 2) == [doubt].compactMap { $0 })
        let alone: [WorkerOutcome] = outcomes == [.missing] && !member.hasPrefix(";") ? [.notAnEmployee] : outcomes
        if !member.hasPrefix(";") { #expect(comparison.outcomes(ofMember: 2) == alone) }
    }

    @Test("One rupiah less is under-reported, as much or more is not, and an unreadable wage is left to a person")
    func wages() throws {
        for (reported, outcomes) in [
            ("3999999", [WorkerOutcome.underReported]), ("4000000", [.ok]), ("4.000.001", [.ok]), ("", [.unclear]),
            ("0", [.unclear]), ("empat juta", [.unclear]), ("4,0E+06", [.unclear]),
        ] {
            let comparison = try WorkerListBench.compare(
                "6202011503880001;Budi;15/03/1988;4000000\n",
                "6202011503880001;Budi;15/03/1988;\(reported);JKK\n"
            )
            #expect(comparison.outcomes(ofWorker: 2) == outcomes, "\(reported)")
        }
    }

    @Test("Somebody listed twice is one person: the lowest wage paid and the highest reported count")
    func duplicates() throws {
        let comparison = try WorkerListBench.compare(
            "6202011503880001;Budi;15/03/1988;4000000\n6202011503880001;BUDI;15/03/1988;3000000\n",
            "6202011503880001;Budi;15/03/1988;2000000;JKK\n;Budi;15/03/1988;3500000;JKM\n",
            mandatory: [.jkk, .jkm]
        )
        #expect(comparison.results.count == 1)
        #expect(comparison.outcomes(ofWorker: 3) == [.duplicate, .unclear])
        #expect(comparison.results.first?.memberLines == [2, 3])
        #expect(comparison.results.first?.programmes == [.jkk, .jkm])
    }

    @Test("One NIK under two names accuses neither, nor whoever bears it on the other list")
    func contested() throws {
        let comparison = try WorkerListBench.compare(
            "6202011503880001;Budi;15/03/1988;4000000\n6202011503880001;Rahmat Hidayat;15/03/1988;4000000\n",
            "6202011503880001;Budi;15/03/1988;2000000;JKK\n"
        )
        #expect(comparison.counts == [.unclear: 3])
    }

    @Test("A row of the membership list that can't be taken protects whom it seems to name")
    func leftOut() throws {
        let comparison = try WorkerListBench.compare(
            "6202011503880001;Budi Santoso;15/03/1988;4000000\n6202021503880002;Rahmat;15/03/1988;4000000\n",
            "6202011503880001;Budi Santoso;15/03/1988;2000000;JKK;JKM;lebih\n"
        )
        #expect(comparison.outcomes(ofWorker: 2) == [.unclear])
        #expect(comparison.doubts(ofWorker: 2) == [.rowLeftOut])
        #expect(comparison.outcomes(ofWorker: 3) == [.missing])
    }

    @Test("Whoever began within thirty days of the membership list is not told missing")
    func justBegun() throws {
        let workers = """
            NIK;Nama;Tanggal Lahir;Mulai Bekerja
            6202011503880001;Budi;15/03/1988;03/10/2026
            6202021503880002;Rahmat;15/03/1988;02/10/2026
            6202031503880003;Yusuf;15/03/1988;kemarin
            """
        let comparison = try WorkerComparison(
            workers: WorkerListBench.read(.workers, workers).comparable,
            members: WorkerListBench.read(.membership, "NIK;Nama\n").comparable,
            mandatory: nil
        )
        #expect(comparison.doubts(ofWorker: 2) == [.justBegun])
        #expect(comparison.outcomes(ofWorker: 3) == [.missing])
        #expect(comparison.doubts(ofWorker: 4) == [.justBegun])
    }

    @Test("JP alone is not demanded of somebody who may have reached pension age")
    func pensioners() throws {
        let comparison = try WorkerListBench.compare(
            "6202010111700001;Budi;01/11/1970;4000000\n6202010211700002;Rahmat;02/11/1970;4000000\n",
            "6202010111700001;Budi;01/11/1970;4000000;JKK,JKM,JHT\n"
                + "6202010211700002;Rahmat;02/11/1970;4000000;JKK,JKM,JHT\n",
            mandatory: CompanyScale.besar.mandatoryProgrammes
        )
        #expect(comparison.doubts(ofWorker: 2) == [.age])
        #expect(comparison.outcomes(ofWorker: 3) == [.tooFewProgrammes])
    }

    @Test("A person's ruling joins two rows, or parts them; a line that no list has is refused")
    func rulings() throws {
        let workers = "6202011503880001;Budi Santoso;15/03/1988;4000000\n"
        let members = "6310055503889243;Budi Santoso;15/03/1988;3000000;JKK\n"
        let same = try WorkerListBench.compare(
            workers,
            members,
            rulings: [WorkerRuling(workerLine: 2, memberLine: 2, isSame: true)]
        )
        #expect(same.outcomes(ofWorker: 2) == [.underReported])
        #expect(same.results.first?.ground == .ruling)
        let other = try WorkerListBench.compare(
            workers,
            members,
            rulings: [WorkerRuling(workerLine: 2, memberLine: 2, isSame: false)]
        )
        #expect(other.outcomes(ofWorker: 2) == [.missing])
        #expect(other.outcomes(ofMember: 2) == [.notAnEmployee])
        #expect(throws: ParseFailure.self) {
            _ = try WorkerListBench.compare(
                workers,
                members,
                rulings: [WorkerRuling(workerLine: 2, memberLine: 9, isSame: true)]
            )
        }
    }
}
