/// Numbers in Indonesian words (terbilang), as letters write them behind figures: "10 (sepuluh) hari kerja".
public enum SpelledNumber {
    /// A number in words; one below zero begins with "minus".
    public static func indonesian(_ number: Int64) -> String {
        if number == 0 { return "nol" }
        let words = spell(number.magnitude).joined(separator: " ")
        return number < 0 ? "minus " + words : words
    }

    private static let units = [
        "", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
    ]
    private static let scales: [(value: UInt64, name: String)] = [
        (1_000_000_000_000_000_000, "kuintiliun"), (1_000_000_000_000_000, "kuadriliun"),
        (1_000_000_000_000, "triliun"), (1_000_000_000, "miliar"), (1_000_000, "juta"),
    ]

    private static func spell(_ number: UInt64) -> [String] {
        for scale in scales where number >= scale.value {
            return spell(number / scale.value) + [scale.name] + spell(number % scale.value)
        }
        switch number {
        case 0: return []
        case 1..<12: return [units[Int(number)]]
        case 12..<20: return [units[Int(number - 10)], "belas"]
        case 20..<100: return [units[Int(number / 10)], "puluh"] + spell(number % 10)
        case 100..<200: return ["seratus"] + spell(number % 100)
        case 200..<1000: return [units[Int(number / 100)], "ratus"] + spell(number % 100)
        case 1000..<2000: return ["seribu"] + spell(number % 1000)
        default: return spell(number / 1000) + ["ribu"] + spell(number % 1000)
        }
    }
}

extension Rupiah {
    /// The amount in words: "sepuluh juta rupiah".
    public var spelled: String { SpelledNumber.indonesian(amount) + " rupiah" }
}
