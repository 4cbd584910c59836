import Domain
import Foundation

/// How a fine follows from what is owed: base × months × rate (PP 86/2013 art. 7).
///
/// The act says the fine alone. Where contributions stand in the case's debt and some whole number of months makes the
/// fine of them, that is how it is shown; otherwise base times months is shown as what the fine makes of it.
struct LetterFine {
    private let base: Rupiah
    private let months: Int
    private let rate: Decimal

    /// How many months a fine may count.
    private static let mostMonths = 120

    /// Finds the months; `nil` where the debt does not explain the fine.
    init?(_ content: LetterContent) {
        guard let (rate, fine) = Self.rateAndFine(content) else { return nil }
        let due = content.debts.flatMap(\.items).filter { $0.kind == "arrears" }.map(\.balance)
        guard !due.isEmpty, let base = try? Rupiah.sum(of: due), base > .zero,
            let months = (1...Self.mostMonths).first(where: { months in
                var exact = Decimal(base.amount) * rate * Decimal(months) / 100
                var rounded = Decimal()
                NSDecimalRound(&rounded, &exact, 0, .plain)
                return rounded == Decimal(fine.amount)
            })
        else { return nil }
        self.base = base
        self.months = months
        self.rate = rate
    }

    /// As a template shows it.
    var values: LetterPage.Values {
        ["base": base.description, "months": "\(months)", "rate": Self.words(rate)]
    }

    /// Rate, and base times months as the fine makes it, where that is a whole number of rupiah.
    static func product(_ content: LetterContent) -> LetterPage.Values? {
        guard let (rate, fine) = rateAndFine(content), let whole = Int64("\(Decimal(fine.amount) * 100 / rate)") else {
            return nil
        }
        return ["rate": words(rate), "product": Rupiah(whole).description]
    }

    private static func rateAndFine(_ content: LetterContent) -> (Decimal, Rupiah)? {
        guard content.kind == .fineDecision, let rate = content.fineRate.flatMap({ Decimal(string: $0) }), rate > 0,
            let fine = content.said.amount
        else { return nil }
        return (rate, fine)
    }

    private static func words(_ rate: Decimal) -> String { "\(rate)".replacingOccurrences(of: ".", with: ",") }
}
