/// A worker to whom something happened, and how the employer stood to the duty to insure.
public struct BenefitQuestion: Sendable, Hashable {
    /// What happened.
    public let event: BenefitEvent
    /// When.
    public let occurredOn: LocalDate
    /// The wage for a month.
    public let wage: Rupiah
    /// The wage that was reported; nil for a worker who was not registered in the programme.
    public let reportedWage: Rupiah?
    /// How many months of contributions were unpaid.
    public let monthsInArrears: Int

    /// Makes a question.
    public init(
        _ event: BenefitEvent,
        on occurredOn: LocalDate,
        wage: Rupiah,
        reportedWage: Rupiah?,
        monthsInArrears: Int = 0
    ) {
        self.event = event
        self.occurredOn = occurredOn
        self.wage = wage
        self.reportedWage = reportedWage
        self.monthsInArrears = monthsInArrears
    }
}

extension MoneyCalculator {
    /// The benefit that the employer must pay itself: all of it for a worker who was not registered, what is missing
    /// for a wage that was reported too low (PP 44/2015 art. 27), and all of it first, to be claimed back once the
    /// arrears are settled, where contributions were unpaid for too long (art. 38, 41).
    ///
    /// - Throws: `no_rule` for a day without rates, `amount_too_large`, or `out_of_range`.
    public func employersBenefit(_ question: BenefitQuestion) throws(CalculationFailure) -> Calculation {
        guard question.wage >= .zero, question.reportedWage.map({ $0 >= .zero }) ?? true, question.monthsInArrears >= 0
        else {
            throw CalculationFailure(
                "out_of_range",
                field: "wage",
                id: "Upah dan bulan tunggakan tidak boleh negatif.",
                en: "Neither wages nor months of arrears are below zero."
            )
        }
        let rates = rules.benefits(question.event, on: question.occurredOn)
        guard !rates.isEmpty else { throw .noRule(question.event.words, question.occurredOn.words) }
        let (free, freeSource) = try parameter(.benefitArrearsMonths, on: question.occurredOn)
        let isFirst = Int64(question.monthsInArrears) * 1_000_000 > free.millionths
        let isWhole = question.reportedWage == nil || isFirst
        var lines: [Calculation.Line] = []
        for rate in rates {
            lines.append(try Self.line(rate, question, isWhole: isWhole))
        }
        return try Calculation(
            formula: Self.why(question, isFirst: isFirst, free),
            lines: lines,
            sources: rates.map { Calculation.Source(what: $0.name, basis: $0.term.basis, note: $0.term.note) } + [
                freeSource,
                Calculation.Source(
                    what: Words(
                        id:
                            "Pemberi kerja yang tidak mendaftarkan, atau melaporkan upah lebih rendah, membayar sendiri",
                        en: "An employer who did not register, or reported a lower wage, pays itself"
                    ),
                    basis: .law("PP 44/2015 P27", .read),
                    note: nil
                ),
            ]
        )
    }

    private static func why(_ question: BenefitQuestion, isFirst: Bool, _ free: ExactDecimal) -> Words {
        if question.reportedWage == nil {
            return Words(
                id:
                    "Pekerja tidak terdaftar pada \(question.event.programme.rawValue): seluruh manfaat dibayar pemberi kerja.",
                en:
                    "The worker was not registered in \(question.event.programme.rawValue): the employer pays the whole benefit."
            )
        }
        if isFirst {
            return Words(
                id: "Menunggak \(question.monthsInArrears) bulan (lebih dari \(free.words.id)): pemberi kerja membayar "
                    + "lebih dahulu, lalu meminta penggantian setelah tunggakan lunas.",
                en: "In arrears for \(question.monthsInArrears) months (more than \(free.words.en)): the employer pays "
                    + "first and claims it back once the arrears are settled."
            )
        }
        return Words(
            id: "Manfaat dibayar BPJS atas upah yang dilaporkan; kekurangannya dibayar pemberi kerja.",
            en: "BPJS pays the benefit on the wage reported; the employer pays what is missing."
        )
    }

    private static func line(
        _ rate: BenefitRate,
        _ question: BenefitQuestion,
        isWhole: Bool
    ) throws(CalculationFailure) -> Calculation.Line {
        do throws(Rupiah.Overflow) {
            let amount: Rupiah
            let formula: Words
            switch rate.measure {
            case .amount(let fixed):
                amount = isWhole ? fixed : .zero
                formula =
                    isWhole
                    ? Words(id: "\(fixed)", en: "\(fixed)")
                    : Words(id: "\(fixed), dibayar BPJS", en: "\(fixed), paid by BPJS")
            case .wages(let months):
                let full = try Rupiah.rounded(times: months, question.wage)
                let covered = isWhole ? Rupiah.zero : try Rupiah.rounded(times: months, question.reportedWage ?? .zero)
                amount = covered >= full ? .zero : try full.subtracting(covered)
                let whole = "\(months.words.id) × \(question.wage) = \(full)"
                formula =
                    covered > .zero
                    ? Words(id: "\(whole), dari BPJS \(covered)", en: "\(whole), from BPJS \(covered)")
                    : Words(id: whole, en: whole)
            }
            return Calculation.Line(
                kind: .benefit,
                programme: question.event.programme,
                payer: .employer,
                months: nil,
                label: rate.name,
                formula: formula,
                amount: amount
            )
        } catch {
            throw .overflow
        }
    }
}
