import Domain

/// The number of a letter: classification, sequence, unit, month in roman numerals, year. The classification 560 is
/// the one still seen in practice (Permendagri 83/2022 has 500.15); which of them holds is to be confirmed.
struct LetterNumber: Sendable {
    let text: String
    /// Its place in the register; `nil` for a number that somebody brought along.
    let sequence: Int?
    let year: Int

    init(text: String, sequence: Int?, year: Int) {
        self.text = text
        self.sequence = sequence
        self.year = year
    }

    /// The number of a register's next letter.
    init(_ sequence: Int, office: String, on day: LocalDate) {
        let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
        let digits = String(sequence)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        text = "560/\(padded)/\(office.uppercased())/\(roman[day.month - 1])/\(day.year)"
        self.sequence = sequence
        year = day.year
    }
}
