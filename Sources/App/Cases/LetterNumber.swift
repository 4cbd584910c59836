import Domain

/// The number of a letter, as its office writes numbers on the day of issue.
struct LetterNumber: Sendable {
    let text: String
    /// Its place in the register; `nil` for a number that somebody brought along.
    let sequence: Int?
    let year: Int

    /// A number that somebody brought along.
    init(own text: String, year: Int) {
        self.text = text
        sequence = nil
        self.year = year
    }

    /// The number of a register's next letter.
    ///
    /// - Parameter rules: those set for the office and for all; where none speaks of the letter the service's own holds.
    init(_ sequence: Int, of kind: LetterKind, at office: String, on day: LocalDate, under rules: [NumberingRule]) {
        let rule = rules.rule(for: kind, of: office, on: day)
        text = rule.number(sequence, of: kind, at: office, on: day)
        self.sequence = sequence
        year = day.year
    }
}
