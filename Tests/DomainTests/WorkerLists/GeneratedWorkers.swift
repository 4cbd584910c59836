import Foundation

@testable import Domain

/// A firm with other names than the demonstration's, and the membership list that its mess leaves: what is right is
/// known for every row.
struct GeneratedWorkers {
    enum Truth: Sendable { case ok, missing, underReported, mistyped, numberless, stranger }

    private(set) var workers = "No KTP,Nama Karyawan,Tgl. Lahir,Gaji\n"
    private(set) var members = "NIK\tNama Peserta\tTanggal Lahir\tUpah Dilaporkan\tProgram\n"
    /// By the line of the firm's list.
    private(set) var truth: [Int: Truth] = [:]
    /// Lines of the membership list of people who do not work there.
    private(set) var strangers: [Int] = []

    private static let first = [
        "Yohanes", "Siti", "Muhammad", "Wayan", "Nyoman", "Maria", "Abdul", "Ketut", "Ahmad", "Nurul", "Petrus", "Ayu",
        "Rizky", "Dian", "Stefanus", "Halimah", "Yusuf", "Kristina", "Bambang", "Endang", "Rusdiana", "Sahrul",
        "Elisabeth",
        "Gunawan", "Noor", "Ardiansyah",
    ]
    private static let second = [
        "Pratama", "Aminah", "Ridwan", "Sudarta", "Sanjaya", "Magdalena", "Rahman", "Suparta", "Fauzi", "Hidayah",
        "Kila",
        "Lestiani", "Ramadhan", "Permatasari", "Tarigan", "Wulandari", "Maulana", "Simbolon", "Sutrisno", "Suharti",
        "Saputra", "Nasution", "Hutapea", "Setiawan", "Jannah", "Kusuma",
    ]

    init(seed: UInt64, count: Int) {
        var random = SeededRandom(seed: seed)
        var taken: Set<String> = []
        var workerLine = 1
        var memberLine = 1
        for index in 0..<count + count / 50 {
            let birth = LocalDate(dayNumber: Int.random(in: -4_000...13_500, using: &random))
            let isWoman = Bool.random(using: &random)
            var nik = Self.nik(birth, isWoman, &random)
            while !taken.insert(nik).inserted { nik = Self.nik(birth, isWoman, &random) }
            let words = [Self.first.randomElement(using: &random), Self.second.randomElement(using: &random)]
                .compactMap { $0 }
            let name = words.joined(separator: " ")
            let wage = Int.random(in: 3_700...9_000, using: &random) * 1_000
            if index >= count {
                memberLine += 1
                members += "\(nik)\t\(name)\t\(birth)\t\(wage)\tJKK JKM\n"
                strangers.append(memberLine)
                continue
            }
            workerLine += 1
            let day = birth.components
            workers += "\(nik),\"\(name)\",\(day.day)-\(day.month)-\(day.year),Rp \(wage)\n"
            let fate = Int.random(in: 0..<100, using: &random)
            if fate < 20 {
                truth[workerLine] = .missing
                continue
            }
            var (number, written, reported, kind) = (nik, name, wage, Truth.ok)
            switch fate {
            case 20..<45: (reported, kind) = (wage - Int.random(in: 1...wage / 2, using: &random), .underReported)
            case 45..<55: (number, kind) = (Self.mistyped(nik, &random), .mistyped)
            case 55..<58: (number, kind) = ("", .numberless)
            case 58..<60: (number, kind) = (nik.prefix(1) + "," + nik.dropFirst().prefix(5) + "E+15", .numberless)
            case 60..<75: written = Self.misspelt(name, &random)
            case 75..<85: written = words.reversed().joined(separator: " ")
            case 85..<90: written = "H. " + name + ", S.E."
            default: written = name.uppercased()
            }
            memberLine += 1
            members += "\(number)\t\(written)\t\(birth)\t\(reported)\tJKK JKM\n"
            truth[workerLine] = kind
        }
    }

    private static func nik(_ birth: LocalDate, _ isWoman: Bool, _ random: inout SeededRandom) -> String {
        let region = String(
            format: "%02d%02d%02d",
            Int.random(in: 61...64, using: &random),
            Int.random(in: 1...13, using: &random),
            Int.random(in: 1...9, using: &random)
        )
        let (year, month, day) = birth.components
        let serial = Int.random(in: 1...9_999, using: &random)
        return region + String(format: "%02d%02d%02d%04d", day + (isWoman ? 40 : 0), month, year % 100, serial)
    }

    /// One digit changed, or two exchanged.
    private static func mistyped(_ nik: String, _ random: inout SeededRandom) -> String {
        var digits = Array(nik)
        let at = Int.random(in: 0..<15, using: &random)
        if Bool.random(using: &random), digits[at] != digits[at + 1] {
            digits.swapAt(at, at + 1)
        } else {
            let others = "0123456789".filter { $0 != digits[at] }
            digits[at] = others.randomElement(using: &random) ?? "0"
        }
        return String(digits)
    }

    private static func misspelt(_ name: String, _ random: inout SeededRandom) -> String {
        var letters = Array(name)
        let at = Int.random(in: 1..<letters.count - 1, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: letters.remove(at: at)
        case 1: letters.insert(letters[at], at: at)
        default: letters.swapAt(at, at + 1)
        }
        return String(letters)
    }
}
