/// Contributions of one programme and month that were not paid in time.
public struct OverdueContribution: Sendable, Hashable {
    /// The programme.
    public let programme: Programme
    /// The month that they are for.
    public let month: CalendarMonth
    /// How much was not paid in time.
    public let amount: Rupiah
    /// When it was paid after all; nil while it is owed.
    public let paidOn: LocalDate?

    /// Makes an overdue contribution.
    public init(_ programme: Programme, _ month: CalendarMonth, _ amount: Rupiah, paidOn: LocalDate? = nil) {
        self.programme = programme
        self.month = month
        self.amount = amount
        self.paidOn = paidOn
    }
}

extension MoneyCalculator {
    /// What is owed on a day for contributions that were not paid in time: the contributions by programme, and the fine
    /// for each month late (PP 44/2015 art. 22, PP 45/2015 art. 31, PP 46/2015 art. 20).
    ///
    /// What was paid late is owed no more; its fine is.
    ///
    /// - Throws: `no_rule`, `amount_too_large`, or `out_of_range` for an amount below zero.
    public func arrears(_ overdue: [OverdueContribution], asOf day: LocalDate) throws(CalculationFailure) -> Calculation
    {
        var lines: [Calculation.Line] = []
        var fines: [Calculation.Line] = []
        var sources: [Calculation.Source] = []
        for item in overdue.sorted(by: Self.order) {
            guard item.amount >= .zero else {
                throw CalculationFailure(
                    "out_of_range",
                    field: "overdue",
                    id: "Jumlah iuran tidak boleh negatif.",
                    en: "No contribution is below zero."
                )
            }
            let (due, dueSources) = try contributionsDue(for: item.month)
            sources += dueSources
            if item.paidOn == nil { lines.append(Self.principal(item, due)) }
            let (fine, fineSources) = try lateFine(item, due, until: item.paidOn ?? day)
            sources += fineSources
            if let fine { fines.append(fine) }
        }
        return try Calculation(
            formula: Words(
                id: "Tunggakan = iuran yang belum dibayar + tarif denda × iuran × bulan keterlambatan; denda "
                    + "\(Rupiah.roundingWords.id) per program dan bulan iuran.",
                en: "Arrears = contributions unpaid + rate of the fine × contribution × months late; the fine is "
                    + "\(Rupiah.roundingWords.en) for each programme and month."
            ),
            lines: lines + fines,
            sources: sources
        )
    }

    private static func order(_ left: OverdueContribution, _ right: OverdueContribution) -> Bool {
        (left.programme.rawValue, left.month, left.amount, left.paidOn ?? .last)
            < (right.programme.rawValue, right.month, right.amount, right.paidOn ?? .last)
    }

    private static func principal(_ item: OverdueContribution, _ due: LocalDate) -> Calculation.Line {
        Calculation.Line(
            kind: .arrears,
            programme: item.programme,
            payer: nil,
            months: item.month...item.month,
            label: Words(
                id: "\(item.programme.rawValue), \(item.month.words.id)",
                en: "\(item.programme.rawValue), \(item.month.words.en)"
            ),
            formula: Words(
                id: "belum dibayar, jatuh tempo \(due.words.id) = \(item.amount)",
                en: "unpaid, due \(due.words.en) = \(item.amount)"
            ),
            amount: item.amount
        )
    }

    private func lateFine(
        _ item: OverdueContribution,
        _ due: LocalDate,
        until end: LocalDate
    ) throws(CalculationFailure) -> (Calculation.Line?, [Calculation.Source]) {
        let (begun, begunSource) = try parameter(.latePaymentStartedMonth, on: due)
        let months = Self.months(from: due, to: end, countingBegun: begun == .one)
        guard months > 0, item.amount > .zero else { return (nil, []) }
        let (rate, rateSource) = try parameter(.latePaymentRate, on: due)
        do throws(Rupiah.Overflow) {
            let fine = try Rupiah.rounded(percent: rate.times(months), of: ExactRupiah(item.amount))
            let line = Calculation.Line(
                kind: .lateFine,
                programme: item.programme,
                payer: nil,
                months: item.month...item.month,
                label: Words(
                    id: "Denda \(item.programme.rawValue), \(item.month.words.id)",
                    en: "Fine on \(item.programme.rawValue), \(item.month.words.en)"
                ),
                formula: Words(
                    id:
                        "\(rate.words.id) % × \(item.amount) × \(months) bulan (\(due.words.id)–\(end.words.id)) = \(fine)",
                    en:
                        "\(rate.words.en) % × \(item.amount) × \(months) months (\(due.words.en)–\(end.words.en)) = \(fine)"
                ),
                amount: fine
            )
            return (line, [rateSource, begunSource])
        } catch {
            throw .overflow
        }
    }
}

extension ExactDecimal {
    /// So many times the number, exactly.
    func times(_ count: Int) throws(Rupiah.Overflow) -> ExactDecimal {
        let (product, overflow) = millionths.multipliedReportingOverflow(by: Int64(count))
        if overflow { throw Rupiah.Overflow() }
        return ExactDecimal(millionths: product)
    }
}
