/// What was answered to a question.
public enum ChecklistValue: Sendable, Hashable {
    /// `yes`, `no`, `not_applicable`, or an option.
    case code(String)
    /// A number, or whole rupiah.
    case number(Int)
    /// A day.
    case day(LocalDate)
    /// Words.
    case text(String)

    /// The longest words that answer a question, in Unicode scalars.
    public static let longestText = 4000

    /// What is wrong with it as the answer to a question; nil where it is one.
    public func misfit(_ question: ChecklistQuestion) -> Words? {
        switch (question.kind, self) {
        case (.yesNo, .code(let code)), (.choice, .code(let code)):
            let known = question.codes
            guard !known.contains(code) else { return nil }
            let list = known.joined(separator: ", ")
            return Words(id: "Jawab dengan salah satu: \(list).", en: "Answer with one of: \(list).")
        case (.number, .number(let number)), (.rupiah, .number(let number)):
            guard let range = question.range, !range.contains(number) else { return nil }
            return Words(
                id: "Di luar batas \(range.lowerBound) sampai \(range.upperBound).",
                en: "Not from \(range.lowerBound) to \(range.upperBound)."
            )
        case (.date, .day): return nil
        case (.text, .text(let text)):
            guard text.unicodeScalars.count > Self.longestText else { return nil }
            return Words(
                id: "Paling banyak \(Self.longestText) karakter.",
                en: "At most \(Self.longestText) characters."
            )
        case (.yesNo, _), (.choice, _): return Words(id: "Jawabannya sebuah kode.", en: "A code answers it.")
        case (.number, _), (.rupiah, _):
            return Words(id: "Jawabannya bilangan bulat.", en: "A whole number answers it.")
        case (.date, _): return Words(id: "Jawabannya tanggal.", en: "A day answers it.")
        case (.text, _): return Words(id: "Jawabannya teks.", en: "Words answer it.")
        }
    }

    /// The answer as people read it.
    public func words(_ question: ChecklistQuestion) -> Words {
        switch self {
        case .code("yes") where question.kind == .yesNo: Words(id: "Ya", en: "Yes")
        case .code("no") where question.kind == .yesNo: Words(id: "Tidak", en: "No")
        case .code("not_applicable") where question.kind == .yesNo: Words(id: "Tidak berlaku", en: "Not applicable")
        case .code(let code):
            question.options?.first { $0.code == code }?.text ?? Words(id: code, en: code)
        case .number(let number): Self.words(number, question.kind == .rupiah ? .rupiah : .number)
        case .day(let day): day.words
        case .text(let text): Words(id: text, en: text)
        }
    }

    /// A quantity as people read it.
    static func words(_ amount: Int, _ quantity: ChecklistTerm.Quantity) -> Words {
        switch quantity {
        case .rupiah:
            let text = Rupiah(Int64(clamping: amount)).description
            return Words(id: text, en: text)
        case .day: return LocalDate(dayNumber: amount).words
        case .number:
            // Points between thousands, as the spelling rules want them (EYD V).
            let rupiah = Rupiah(Int64(clamping: amount.magnitude)).description.dropFirst(2)
            return Words(id: (amount < 0 ? "-" : "") + rupiah, en: String(amount))
        }
    }
}
