import Domain
import Foundation

/// One invented firm, and what the lists say of it. Everything follows from seed and index.
struct GeneratedFirm: Sendable {
    let id: CompanyID
    let name: String
    let region: String
    let address: String
    let kbli: String
    let scale: CompanyScale
    let workers: Int
    let npwp: String
    /// Missing where the firm stands on the list under no number: such gaps are what indications come from.
    let nib: String?
    let wlkp: String?
    let wlkpReportedOn: LocalDate?
    let npp: String?
    let registeredWorkers: Int
    let averageWage: Int64
    let programmes: [Programme]
    let arrearsMonths: Int
    let branch: String

    init(_ index: Int, seed: UInt64, today: LocalDate) {
        var dice = Dice(seed, .firm, index)
        region = Self.region(of: index, seed: seed)
        id = CompanyID(GeneratedID.make(.firm, index, 0, seed: seed))
        let form = dice.one(weighted: [("PT", weight: 45), ("CV", weight: 40), ("UD", weight: 15)])
        name = "\(form) \(Self.word(&dice)) \(Self.word(&dice))"
        address = "Jl. \(Self.word(&dice)) No. \(1 + dice.below(240))"
        kbli = dice.one(of: Self.sectors)
        scale = dice.one(weighted: [
            (.mikro, weight: 66), (.kecil, weight: 26), (.menengah, weight: 6), (.besar, weight: 2),
        ])
        let range =
            switch scale {
            case .mikro: 1...9
            case .kecil: 10...49
            case .menengah: 50...249
            case .besar: 250...2500
            }
        workers = range.lowerBound + dice.below(range.count)
        let numbers = Numbers(index, seed: seed)
        npwp = numbers.npwp
        nib = dice.chance(96) ? numbers.nib : nil
        let reports = workers >= 10 ? dice.chance(70) : dice.chance(25)
        wlkp = reports ? "\(region.filter { $0 != "." }).\(numbers.serial)" : nil
        wlkpReportedOn = reports ? today.adding(days: -dice.below(420)) : nil
        npp = dice.chance(workers >= 10 ? 82 : 58) ? numbers.npp : nil
        registeredWorkers = dice.chance(18) ? max(1, workers * (30 + dice.below(60)) / 100) : workers
        averageWage = 3_500_000 + Int64(dice.below(30)) * 100_000
        programmes = dice.chance(12) ? [.jkk, .jkm] : scale.mandatoryProgrammes.members
        arrearsMonths = dice.chance(9) ? 1 + dice.below(18) : 0
        branch =
            switch DemoPeople.suffixes(of: region).bpjs {
            case "sampit": "Sampit"
            case "pbun": "Pangkalan Bun"
            default: "Palangka Raya"
            }
    }

    /// Where a firm is; a case needs to know it without the rest.
    static func region(of index: Int, seed: UInt64) -> String {
        var dice = Dice(seed, .numbers, index)
        return dice.one(weighted: regions)
    }

    /// The fourteen regencies with their shares of firms.
    private static let regions: [(String, weight: Int)] = [
        ("62.01", weight: 12), ("62.02", weight: 17), ("62.03", weight: 11), ("62.04", weight: 5), ("62.05", weight: 6),
        ("62.06", weight: 6), ("62.07", weight: 7), ("62.08", weight: 2), ("62.09", weight: 4), ("62.10", weight: 4),
        ("62.11", weight: 5), ("62.12", weight: 4), ("62.13", weight: 5), ("62.71", weight: 22),
    ]

    /// Palm oil, wood, mining, trade, transport, building, food and lodging, services.
    private static let sectors = [
        "01262", "10431", "02201", "16101", "05102", "07294", "47111", "46202", "45201", "49431", "41011", "42101",
        "56101", "55111", "80100", "86105", "85111", "62019", "03111", "10721",
    ]

    private static let syllables = [
        "ba", "be", "bu", "da", "do", "ga", "gi", "ka", "ke", "la", "lo", "lu", "ma", "mi", "mo", "na", "ni", "no",
        "pa", "pe", "ra", "ri", "ru", "sa", "se", "so", "ta", "ti", "wa", "wi", "ya", "za",
    ]
    private static let endings = ["n", "r", "ng", "s", "l", ""]

    /// An invented word of three syllables.
    private static func word(_ dice: inout Dice) -> String {
        (dice.one(of: syllables) + dice.one(of: syllables) + dice.one(of: syllables) + dice.one(of: endings))
            .capitalized
    }
}

/// Numbers in valid form, each firm's own: a step coprime to the range visits each of its values once.
private struct Numbers {
    let nib: String
    let npwp: String
    let npp: String
    let serial: String

    init(_ index: Int, seed: UInt64) {
        let offset = Int(seed % 1_000_003)
        nib = String(1_000_000_000_000 + (index * 7_368_787 + offset * 77_777) % 8_000_000_000_000)
        let body = String(10_000_000 + (index * 37 + offset * 41) % 80_000_000)
        npwp = "0\(body)\(Self.checkDigit(body))\(711 + index % 4)000"
        let place = (index * 7 + offset) % 90_000_000
        npp = "\(Array("ABCDFGHJKL")[place / 9_000_000])\(1_000_000 + place % 9_000_000)"
        serial = String(String(10_000_000 + index).dropFirst())
    }

    /// The digit that makes a tax number's first nine pass Luhn's check.
    private static func checkDigit(_ body: String) -> Int {
        let sum = body.utf8.reversed().enumerated().reduce(0) { sum, entry in
            let digit = Int(entry.element - UInt8(ascii: "0")) * (entry.offset % 2 == 0 ? 2 : 1)
            return sum + (digit > 9 ? digit - 9 : digit)
        }
        return (10 - sum % 10) % 10
    }
}

/// Identities that follow from seed and index, in the order of making, so that indexes grow at their end.
enum GeneratedID {
    /// What is identified. Cases and firms count on their own.
    enum Subject: UInt64 { case firm, enforcement }

    /// - Parameter ordinal: Tells the rows of one case apart, below 4096.
    static func make(_ subject: Subject, _ index: Int, _ ordinal: Int, seed: UInt64) -> UUID {
        // 2024-01-01 for firms, half a year later for cases.
        let start: UInt64 = 1_704_067_200_000 + subject.rawValue * 15_552_000_000
        var dice = Dice(seed ^ (subject.rawValue << 32), .numbers, index)
        let low = dice.next() &+ UInt64(ordinal)
        return UUIDv7.make(milliseconds: start + UInt64(index), randomness: .init(high: UInt16(ordinal), low: low))
    }
}
