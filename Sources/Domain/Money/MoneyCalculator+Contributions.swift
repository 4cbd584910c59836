/// Workers of one wage, with what was reported of them.
public struct Earners: Sendable, Hashable {
    /// What BPJS has been told, and was paid on.
    public struct Reported: Sendable, Hashable {
        /// The wage that was reported.
        public let wage: Rupiah
        /// The programmes in which they are registered.
        public let programmes: ProgrammeSet

        /// Makes what was reported.
        public init(wage: Rupiah, programmes: ProgrammeSet) {
            self.wage = wage
            self.programmes = programmes
        }
    }

    /// How the lines name them; nil for "workers".
    public let label: String?
    /// How many.
    public let count: Int
    /// The wage for a month: basic wage and fixed allowances; for members on own account their wage class.
    public let wage: Rupiah
    /// What was reported; nil for workers who are not registered.
    public let reported: Reported?

    /// Makes a group.
    public init(label: String? = nil, count: Int = 1, wage: Rupiah, reported: Reported? = nil) {
        self.label = label
        self.count = count
        self.wage = wage
        self.reported = reported
    }
}

/// Whose contributions are to be reckoned, and for when.
public struct ContributionQuestion: Sendable, Hashable {
    /// Who is insured.
    public let segment: Segment
    /// First and last month.
    public let months: ClosedRange<CalendarMonth>
    /// The scale of business, which says what is mandatory where no programmes are named.
    public let scale: CompanyScale?
    /// The programmes; nil for those mandatory for the scale.
    public let programmes: ProgrammeSet?
    /// The class of risk, needed for work accident insurance of employees.
    public let riskClass: RiskClass?
    /// The sector, for waived contributions.
    public let sector: String?
    /// The workers.
    public let earners: [Earners]

    /// Makes a question.
    public init(
        segment: Segment = .employed,
        months: ClosedRange<CalendarMonth>,
        scale: CompanyScale? = nil,
        programmes: ProgrammeSet? = nil,
        riskClass: RiskClass? = nil,
        sector: String? = nil,
        earners: [Earners]
    ) {
        self.segment = segment
        self.months = months
        self.scale = scale
        self.programmes = programmes
        self.riskClass = riskClass
        self.sector = sector
        self.earners = earners
    }
}

extension MoneyCalculator {
    /// The longest stretch of months that is reckoned at once.
    public static let mostMonths = 240

    /// The contributions that should have been paid, less what was paid on reported wages.
    ///
    /// Each worker, month, programme and payer is rounded once. Months with the same rules share a line.
    ///
    /// - Throws: `no_rule` for a month without rate or cap, `amount_too_large`, or what is wrong with the question.
    public func contributions(_ question: ContributionQuestion) throws(CalculationFailure) -> Calculation {
        guard question.months.count <= Self.mostMonths else {
            throw CalculationFailure(
                "too_many_months",
                field: "last_month",
                id: "Paling banyak \(Self.mostMonths) bulan sekali hitung.",
                en: "At most \(Self.mostMonths) months at once."
            )
        }
        var lines: [Calculation.Line] = []
        var sources: [Calculation.Source] = []
        for programme in try programmes(question, &sources) {
            let spans = try spans(question, programme)
            for span in spans { sources += span.sources }
            for earners in question.earners {
                for span in spans where span.rate.payer.isOwed {
                    lines.append(try line(earners, span, question.segment))
                }
            }
        }
        return try Calculation(
            formula: Words(
                id:
                    "Iuran = tarif × upah sebulan (paling tinggi batas upah program) × pekerja × bulan, dikurangi iuran "
                    + "atas upah yang dilaporkan; \(Rupiah.roundingWords.id) per pekerja, bulan, program dan pembayar.",
                en: "Contribution = rate × monthly wage (at most the programme's cap) × workers × months, less that on "
                    + "the wage reported; \(Rupiah.roundingWords.en) for each worker, month, programme and payer."
            ),
            lines: lines,
            sources: sources
        )
    }

    private func programmes(
        _ question: ContributionQuestion,
        _ sources: inout [Calculation.Source]
    ) throws(CalculationFailure) -> [Programme] {
        if let named = question.programmes, !named.isEmpty { return named.members }
        guard let scale = question.scale else {
            throw CalculationFailure(
                "missing",
                field: "programmes",
                id: "Sebutkan programnya, atau skala usaha yang menentukannya.",
                en: "Name the programmes, or the scale of business that decides them."
            )
        }
        let duties = rules.duties(of: scale, on: question.months.upperBound.firstDay)
        guard !duties.isEmpty else { throw .noRule(scale.words, question.months.upperBound.words) }
        for duty in duties {
            sources.append(
                Calculation.Source(
                    what: Words(
                        id: "\(duty.programme.rawValue) wajib bagi usaha \(scale.words.id.lowercased())",
                        en: "\(duty.programme.rawValue) is mandatory for a \(scale.words.en.lowercased()) business"
                    ),
                    basis: duty.term.basis,
                    note: duty.term.note
                )
            )
        }
        return ProgrammeSet(duties.map(\.programme)).members
    }

    /// Months in a row that one payer owes under the same rules.
    private struct Span {
        let rate: ContributionRate
        let cap: WageCap?
        let relief: ContributionRelief?
        var months: ClosedRange<CalendarMonth>

        func isSame(_ other: Span) -> Bool { rate == other.rate && cap == other.cap && relief == other.relief }

        var sources: [Calculation.Source] {
            let name = "\(rate.programme.rawValue), \(rate.payer.words.id)"
            let english = "\(rate.programme.rawValue), \(rate.payer.words.en)"
            let measure: Words =
                switch rate.measure {
                case .percent(let percent): Words(id: "\(percent.words.id) %", en: "\(percent.words.en) %")
                case .amount(let amount): Words(id: amount.description, en: amount.description)
                }
            var sources = [
                Calculation.Source(
                    what: Words(id: "\(name): \(measure.id)", en: "\(english): \(measure.en)"),
                    basis: rate.term.basis,
                    note: rate.term.note
                )
            ]
            if let cap {
                let text = ExactRupiah(cap.amount).text
                sources.append(
                    Calculation.Source(
                        what: Words(
                            id: "Batas upah \(cap.programme.rawValue) sejak \(cap.term.from.words.id): \(text)",
                            en: "Wage cap of \(cap.programme.rawValue) from \(cap.term.from.words.en): \(text)"
                        ),
                        basis: cap.term.basis,
                        note: cap.term.note
                    )
                )
            }
            if let relief {
                sources.append(
                    Calculation.Source(
                        what: Words(
                            id: "Keringanan \(relief.programme.rawValue): \(relief.percentWaived.words.id) %",
                            en: "Relief on \(relief.programme.rawValue): \(relief.percentWaived.words.en) %"
                        ),
                        basis: relief.term.basis,
                        note: relief.term.note
                    )
                )
            }
            return sources
        }
    }

    private func spans(_ question: ContributionQuestion, _ programme: Programme) throws(CalculationFailure) -> [Span] {
        if programme == .jkk, question.segment == .employed, question.riskClass == nil {
            throw CalculationFailure(
                "missing",
                field: "risk_class",
                id: "Iuran JKK memerlukan kelompok risiko.",
                en: "Contributions to JKK need a class of risk."
            )
        }
        var spans: [Span] = []
        for month in question.months {
            let rates = rules.rates(question.segment, programme, question.riskClass, in: month)
            guard !rates.isEmpty else { throw .noRule(programme.words, month.words) }
            let cap = rules.cap(programme, in: month)
            if cap == nil, rules.isCapped(programme) {
                let what = Words(id: "batas upah \(programme.rawValue)", en: "the wage cap of \(programme.rawValue)")
                throw .noRule(what, month.words)
            }
            let relief = rules.relief(question.segment, programme, question.sector, in: month)
            for rate in rates {
                let span = Span(rate: rate, cap: cap, relief: relief, months: month...month)
                if let index = spans.lastIndex(where: {
                    $0.isSame(span) && $0.months.upperBound.advanced(by: 1) == month
                }) {
                    spans[index].months = spans[index].months.lowerBound...month
                } else {
                    spans.append(span)
                }
            }
        }
        return spans
    }

    private func line(
        _ earners: Earners,
        _ span: Span,
        _ segment: Segment
    ) throws(CalculationFailure)
        -> Calculation.Line
    {
        guard earners.count > 0, earners.wage >= .zero, earners.reported.map({ $0.wage >= .zero }) ?? true else {
            throw CalculationFailure(
                "out_of_range",
                field: "workers",
                id: "Banyaknya pekerja paling sedikit 1 dan upah tidak boleh negatif.",
                en: "There is at least 1 worker, and no wage is below zero."
            )
        }
        do throws(Rupiah.Overflow) {
            let due = try Self.once(span, earners.wage)
            var paid = Rupiah.zero
            if let reported = earners.reported, reported.programmes.contains(span.rate.programme) {
                paid = try Self.once(span, reported.wage)
            }
            let short = paid >= due ? Rupiah.zero : try due.subtracting(paid)
            let count = span.months.count
            let amount = try short.multiplied(by: Int64(earners.count)).multiplied(by: Int64(count))
            let each = Self.formula(span, earners.wage, due, paid)
            let who = earners.label ?? (segment == .employed ? "pekerja" : "peserta")
            let whoEnglish = earners.label ?? (segment == .employed ? "workers" : "members")
            return Calculation.Line(
                kind: .arrears,
                programme: span.rate.programme,
                payer: span.rate.payer,
                months: span.months,
                label: Words(
                    id: "\(span.rate.programme.rawValue) (\(span.rate.payer.words.id)), \(who)",
                    en: "\(span.rate.programme.rawValue) (\(span.rate.payer.words.en)), \(whoEnglish)"
                ),
                formula: Words(
                    id: "\(each.id) × \(earners.count) orang × \(count) bulan = \(amount)",
                    en: "\(each.en) × \(earners.count) people × \(count) months = \(amount)"
                ),
                amount: amount
            )
        } catch {
            throw .overflow
        }
    }

    /// What one worker owes for one month, rounded.
    private static func once(_ span: Span, _ wage: Rupiah) throws(Rupiah.Overflow) -> Rupiah {
        let full: Rupiah =
            switch span.rate.measure {
            case .percent(let percent): try Rupiah.rounded(percent: percent, of: base(span, wage))
            case .amount(let amount): amount
            }
        guard let relief = span.relief else { return full }
        let waived = try Rupiah.rounded(percent: relief.percentWaived, of: ExactRupiah(full))
        return try full.subtracting(waived)
    }

    private static func base(_ span: Span, _ wage: Rupiah) -> ExactRupiah {
        let exact = ExactRupiah(wage)
        return span.cap.map { min(exact, ExactRupiah($0.amount)) } ?? exact
    }

    private static func formula(_ span: Span, _ wage: Rupiah, _ due: Rupiah, _ paid: Rupiah) -> Words {
        var id: String
        var en: String
        switch span.rate.measure {
        case .percent(let percent):
            let base = base(span, wage)
            let isCapped = base < ExactRupiah(wage)
            id = "\(percent.words.id) % × \(base.text)" + (isCapped ? " (batas upah)" : "")
            en = "\(percent.words.en) % × \(base.text)" + (isCapped ? " (cap)" : "")
        case .amount(let amount):
            id = amount.description
            en = id
        }
        if let relief = span.relief {
            id += " − \(relief.percentWaived.words.id) % keringanan"
            en += " − \(relief.percentWaived.words.en) % relief"
        }
        id += " = \(due)"
        en += " = \(due)"
        guard paid > .zero else { return Words(id: "(\(id))", en: "(\(en))") }
        return Words(id: "(\(id), sudah dibayar \(paid))", en: "(\(en), already paid \(paid))")
    }
}
