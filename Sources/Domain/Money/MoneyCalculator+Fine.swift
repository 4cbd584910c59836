/// On what the administrative fine is reckoned.
public enum FineBase: String, Sendable, Hashable, Codable, CaseIterable {
    /// All contributions that should have been paid: an employer who is not registered.
    case allDue = "all_due"
    /// What is missing: partial registration of workers, wages or programmes.
    case shortfall
    /// Old-age contributions alone: arrears (PP 46/2015 art. 33(1)).
    case jhtArrears = "jht_arrears"

    /// The base in words.
    public var words: Words {
        switch self {
        case .allDue:
            Words(id: "seluruh iuran yang seharusnya dibayar", en: "all contributions that should have been paid")
        case .shortfall: Words(id: "kekurangan iuran", en: "the shortfall of contributions")
        case .jhtArrears: Words(id: "tunggakan iuran JHT", en: "arrears of old-age contributions")
        }
    }

    /// On what the choice of base rests.
    public var basis: LegalBasis {
        switch self {
        case .allDue: .law("PP 86/2013 P10(4)", .read)
        case .shortfall: .law("PP 86/2013 P10(4)", .uncertain)
        case .jhtArrears: .law("PP 46/2015 P33(1), PP 86/2013 P10(4)", .uncertain)
        }
    }

    /// What a reader should know of the choice.
    var note: Words? {
        switch self {
        case .allDue: nil
        case .shortfall, .jhtArrears:
            Words(
                id: "Naskah menyebut “iuran yang seharusnya dibayar”; dasar yang lebih sempit ini tafsir.",
                en: "The text says “contributions that should have been paid”; this narrower base is a reading."
            )
        }
    }
}

extension MoneyCalculator {
    /// The administrative fine after two warnings (PP 86/2013 art. 7 and 10(4)–(5)), with its two clocks: the last day
    /// on which it may be imposed, and the day on which it is due with the next contribution.
    ///
    /// - Parameters:
    ///   - base: the contributions that it is reckoned on.
    ///   - kind: what they are.
    ///   - ended: the last day of the second warning.
    ///   - imposed: the day of the decision.
    ///   - months: how many months count; nil to count from the end of the second warning to the decision.
    /// - Throws: `too_early` or `too_late` for a decision outside its time, `no_rule`, `amount_too_large`,
    ///   `out_of_range`.
    public func administrativeFine(
        on base: Rupiah,
        _ kind: FineBase,
        secondWarningEnded ended: LocalDate,
        imposed: LocalDate,
        months: Int? = nil
    ) throws(CalculationFailure) -> Calculation {
        guard base >= .zero, months.map({ (1...Self.mostMonths).contains($0) }) ?? true else {
            throw CalculationFailure(
                "out_of_range",
                field: base < .zero ? "base" : "months",
                id: "Dasar denda tidak boleh negatif, dan bulannya 1 sampai \(Self.mostMonths).",
                en: "The base is not below zero, and the months are 1 to \(Self.mostMonths)."
            )
        }
        let (window, windowSource) = try parameter(.fineImpositionDays, on: imposed)
        let last = ended.adding(days: Int(window.millionths / 1_000_000))
        try Self.check(imposed, after: ended, notAfter: last)
        let (rate, rateSource) = try parameter(.fineRate, on: imposed)
        let (begun, begunSource) = try parameter(.fineStartedMonth, on: imposed)
        let counted = months ?? max(1, Self.months(from: ended, to: imposed, countingBegun: begun == .one))
        let (due, dueSources) = try contributionsDue(for: CalendarMonth(imposed))
        do throws(Rupiah.Overflow) {
            let amount = try Rupiah.rounded(percent: rate.times(counted), of: ExactRupiah(base))
            let line = Calculation.Line(
                kind: .administrativeFine,
                programme: nil,
                payer: nil,
                months: nil,
                label: Words(id: "Denda administratif atas \(kind.words.id)", en: "Fine on \(kind.words.en)"),
                formula: Words(
                    id: "\(rate.words.id) % × \(base) × \(counted) bulan = \(amount)",
                    en: "\(rate.words.en) % × \(base) × \(counted) months = \(amount)"
                ),
                amount: amount
            )
            let baseSource = Calculation.Source(
                what: Words(id: "Dasar: \(kind.words.id)", en: "Base: \(kind.words.en)"),
                basis: kind.basis,
                note: kind.note
            )
            return try Self.calculation(
                line,
                [rateSource, baseSource] + (months == nil ? [begunSource] : []) + [windowSource] + dueSources,
                last: last,
                due: due
            )
        } catch {
            throw .overflow
        }
    }

    private static func calculation(
        _ line: Calculation.Line,
        _ sources: [Calculation.Source],
        last: LocalDate,
        due: LocalDate
    ) throws(Rupiah.Overflow) -> Calculation {
        do throws(CalculationFailure) {
            return try Calculation(
                formula: Words(
                    id: "Denda = tarif per bulan × dasar × bulan yang dihitung; \(Rupiah.roundingWords.id).",
                    en: "Fine = rate for a month × base × months counted; \(Rupiah.roundingWords.en)."
                ),
                lines: [line],
                sources: sources,
                milestones: [
                    Calculation.Milestone(
                        code: "imposition_ends",
                        what: Words(id: "Batas akhir pengenaan denda", en: "Last day to impose the fine"),
                        day: last
                    ),
                    Calculation.Milestone(
                        code: "payment_due",
                        what: Words(
                            id: "Dibayar bersama iuran bulan berikutnya, paling lambat",
                            en: "Paid with the next month's contribution, at the latest"
                        ),
                        day: due
                    ),
                ]
            )
        } catch {
            throw Rupiah.Overflow()
        }
    }

    private static func check(
        _ imposed: LocalDate,
        after ended: LocalDate,
        notAfter last: LocalDate
    ) throws(CalculationFailure) {
        if imposed <= ended {
            throw CalculationFailure(
                "too_early",
                field: "imposed_on",
                id: "Denda dikenakan setelah Teguran II berakhir, \(ended.words.id).",
                en: "The fine comes after the second warning has ended, \(ended.words.en)."
            )
        }
        if imposed > last {
            throw CalculationFailure(
                "too_late",
                field: "imposed_on",
                id: "Denda paling lambat dikenakan \(last.words.id) (PP 86/2013 P7(1)).",
                en: "The fine is imposed by \(last.words.en) at the latest (PP 86/2013 art. 7(1))."
            )
        }
    }
}
