import Foundation
import Testing

@testable import Domain

@Suite("Which records of a regency are one firm")
struct RegionMatcherTests {
    typealias Numbers = MatchRecord.Numbers

    /// A regency with a hundred other firms, so that words have their weight.
    private func region(_ records: [MatchRecord]) -> RegionMatcher {
        var matcher = RegionMatcher()
        let heads = ["Sumber", "Usaha", "Karya", "Mitra", "Bina", "Graha", "Citra", "Duta", "Mega", "Surya"]
        let tails = [
            "Jaya", "Abadi", "Lestari", "Makmur", "Sentosa", "Mandiri", "Perkasa", "Utama", "Raya", "Sejahtera",
        ]
        for (i, head) in heads.enumerated() {
            for (j, tail) in tails.enumerated() {
                matcher.add(
                    MatchRecord(id: UUID(), name: "PT \(head) \(tail)", numbers: Numbers(nib: ["91\(i)\(j)000000000"]))
                )
            }
        }
        for record in records { matcher.add(record) }
        return matcher
    }

    private func firm(
        _ name: String,
        nib: String? = nil,
        npwp: String? = nil,
        wlkp: String? = nil,
        npp: String? = nil,
        address: String? = nil,
        phone: String? = nil,
        kbli: String? = nil,
        hasCases: Bool = false
    ) -> MatchRecord {
        func list(_ text: String?) -> [String] { text.map { [$0] } ?? [] }
        return MatchRecord(
            id: UUID(),
            name: name,
            numbers: Numbers(nib: list(nib), npwp: list(npwp), wlkp: list(wlkp), npp: list(npp)),
            address: address,
            phone: phone,
            kbli: kbli,
            hasCases: hasCases
        )
    }

    private func outcome(_ records: [MatchRecord]) -> (links: Int, proposals: [[MatchJudgement.Doubt]]) {
        var matcher = region(records)
        let found = matcher.run()
        return (found.links.count, found.proposals.map(\.judgement.doubts))
    }

    @Test(
        "Spellings of one distinctive name are linked",
        arguments: [
            ("PT Hanampi Tuah Rekaan", "HANAMPI TUAH REKAAN, PT"), ("PT Hanampi Tuah Rekaan", "HanampiTuah Rekaan"),
            ("CV. Hanampi Tuah Rekaan", "Hanampi Tuahrekaan CV - Cab. Sampit"),
        ]
    )
    func spellings(_ one: String, _ other: String) {
        let found = outcome([firm(one, nib: "8743592526865"), firm(other, npp: "D3317153")])
        #expect(found.links == 1 && found.proposals.isEmpty)
    }

    @Test("Common words alone are for a person, however well they agree")
    func common() {
        let found = outcome([firm("CV Sumber Abadi", wlkp: "6202.00011"), firm("Sumber Abadi, CV", npp: "D3317153")])
        #expect(found.links == 0 && found.proposals == [[.commonName]])
    }

    @Test("A score tells doubtful pairs apart: a slip, a common name, a rival, something that differs")
    func scores() throws {
        func score(_ records: MatchRecord...) throws -> Int {
            var matcher = region(records)
            return try #require(matcher.run().proposals.first).judgement.score
        }
        let slip = try score(
            firm("PT Hanampi Tuah Rekaan", nib: "8743592526865"),
            firm("PT Hanumpi Tuah Rekaan", npp: "D3317153")
        )
        let slips = try score(
            firm("PT Hanampi Tuah Rekaan", nib: "8743592526865"),
            firm("PT Hanumpi Tuha Rekaan", npp: "D3317153")
        )
        let common = try score(firm("CV Sumber Abadi", wlkp: "6202.00011"), firm("Sumber Abadi, CV", npp: "D3317153"))
        let opposed = try score(
            firm("PT Hanampi Tuah", nib: "8743592526865", kbli: "01262", hasCases: true),
            firm("PT Hanampi Tuah", npp: "D3317153", kbli: "10431", hasCases: true)
        )
        let rival = try score(
            firm("PT Hanampi Tuah", nib: "8743592526865"),
            firm("PT Hanampi Tuah", nib: "8743592526911"),
            firm("PT Hanampi Tuah", npp: "D3317153")
        )
        #expect(
            slips < slip && (89...91).contains(opposed),
            "\([slip, slips, common, opposed, rival])"
        )
        #expect(rival < 51 && Set([slip, slips, common, opposed, rival]).count == 5)
        #expect([slip, slips, common, opposed, rival].allSatisfy { $0 >= 1 && $0 <= 99 })
        var linked = region([firm("PT Hanampi Tuah Rekaan"), firm("HANAMPI TUAH REKAAN, PT", npp: "D3317153")])
        #expect(linked.run().links.map(\.judgement.score) == [100])
    }

    @Test("A slip in a name is for a person, unless the word is long and one door speaks for it")
    func slips() {
        let bare = outcome([
            firm("PT Hanampi Tuah Rekaan", nib: "8743592526865"), firm("PT Hanumpi Tuah Rekaan", npp: "D3317153"),
        ])
        #expect(bare.links == 0 && bare.proposals == [[.unlikeNames]])
        let supported = outcome([
            firm("PT Hanampi Tuah Rekaan", nib: "8743592526865", address: "Jl. Rekaan No. 12"),
            firm("PT Hanumpi Tuah Rekaan", wlkp: "6202.00011", address: "Jalan Rekaan 12"),
        ])
        #expect(supported.links == 1)
    }

    @Test(
        "Contradicting numbers keep namesakes apart",
        arguments: [
            (["8743592526865", nil, nil], ["8743592526911", nil, nil]),
            ([nil, "0077058816710000", nil], [nil, "0082567801735000", nil]),
            ([nil, nil, "6202.00011"], [nil, nil, "6202.00999"]),
        ] as [([String?], [String?])]
    )
    func contradictions(_ one: [String?], _ other: [String?]) {
        let found = outcome([
            firm("PT Hanampi Tuah", nib: one[0], npwp: one[1], wlkp: one[2], address: "Jl. Rekaan 1"),
            firm("PT Hanampi Tuah", nib: other[0], npwp: other[1], wlkp: other[2], address: "Jl. Rekaan 1"),
        ])
        #expect(found.links == 0 && found.proposals.isEmpty)
    }

    @Test("A number that differs in one digit is somebody's to look at, never linked")
    func misread() {
        let found = outcome([
            firm("PT Hanampi Tuah", nib: "8743592526865", address: "Jl. Rekaan 1"),
            firm("PT Hanampi Tuah", nib: "8743592526866", address: "Jl. Rekaan 1"),
        ])
        #expect(found.links == 0 && found.proposals == [[.misreadNumber]])
    }

    @Test(
        "A third record that fits as well, and is another firm, leaves both to a person; one that is the same firm does not"
    )
    func rivals() {
        let two = outcome([
            firm("PT Hanampi Tuah", nib: "8743592526865"), firm("PT Hanampi Tuah", nib: "8111592526911"),
            firm("PT Hanampi Tuah", npp: "D3317153"),
        ])
        #expect(two.links == 0 && two.proposals == [[.rival], [.rival]])
        let three = outcome([
            firm("PT Hanampi Tuah", nib: "8743592526865"), firm("PT HanampiTuah", wlkp: "6202.00011"),
            firm("Hanampi Tuah, PT", npp: "D3317153"),
        ])
        #expect(three.links == 2 && three.proposals.isEmpty)
    }

    @Test("Other legal forms, another word more, and entries of one list twice are not linked")
    func others() {
        #expect(
            outcome([firm("PT Hanampi Tuah", nib: "8743592526865"), firm("CV Hanampi Tuah", npp: "D3317153")]).links
                == 0
        )
        let more = outcome([
            firm("PT Hanampi Tuah", nib: "8743592526865"), firm("PT Hanampi Tuah Utara", npp: "D3317153"),
        ])
        #expect(more.links == 0 && more.proposals.isEmpty)
        let twice = outcome([firm("PT Hanampi Tuah", npp: "D3317154"), firm("PT Hanampi Tuah", npp: "G1111111")])
        #expect(twice.links == 0 && twice.proposals == [[.listedTwice]])
    }

    @Test("Two firms with cases are for a person; so is what she told apart, until one changes")
    func people() {
        let a = firm("PT Hanampi Tuah Rekaan", nib: "8743592526865", hasCases: true)
        let b = firm("PT Hanampi Tuah Rekaan", npp: "D3317153", hasCases: true)
        #expect(outcome([a, b]).proposals == [[.bothHaveCases]])
        let c = firm("PT Hanampi Tuah Rekaan", npp: "D3317153")
        var still = region([a, c])
        still.tellApart(MatchPair(c.id, a.id), .still)
        let nothing = still.run()
        #expect(nothing.links.isEmpty && nothing.proposals.isEmpty)
        var changed = region([a, c])
        changed.tellApart(MatchPair(a.id, c.id), .changed)
        #expect(changed.run().proposals.map(\.judgement.doubts) == [[.toldApart]])
    }

    @Test("Every word of an explanation is there once, with what it tells")
    func explained() {
        let matcher = region([firm("PT Hanampi Tuah Konst", npp: "D1")])
        let names = matcher.judge(firm("PT Hanampi Tuah Konstruksi"), firm("Hanampituah Konst")).names
        #expect(names.parts.map(\.relation) == [.joined, .abbreviation] && names.isWhole && names.slips == 1)
        #expect(names.parts.allSatisfy { $0.weight > 0 })
        let fewer = matcher.judge(firm("Sumber Hanampi"), firm("Hanampi")).names
        #expect(fewer.parts.map(\.relation) == [.missing, .same] && fewer.share < 1)
    }

    @Test("Whatever the names, records with different numbers are never linked, and no record twice")
    func fuzz() {
        var random = SeededRandom(seed: 11)
        let words = ["Hanampi", "Tuah", "Hanumpi", "Rekaan", "Jaya", "Jaa", "Abadi", "2", "POM 1", "PT", "CV,"]
        for _ in 0..<60 {
            let records = (0..<40).map { index in
                let count = Int.random(in: 1...4, using: &random)
                return firm(
                    (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " "),
                    nib: index % 2 == 0 ? "\(1_000_000_000_000 + index * 7919 * 1_000)" : nil,
                    npp: index % 2 == 1 ? "D\(index)" : nil
                )
            }
            var matcher = region(records)
            let found = matcher.run()
            for link in found.links {
                #expect(link.judgement.evidence.contradictions.isEmpty && link.first.id != link.second.id)
            }
            let pairs = (found.links + found.proposals).map { MatchPair($0.first.id, $0.second.id) }
            #expect(Set(pairs).count == pairs.count)
        }
    }
}
