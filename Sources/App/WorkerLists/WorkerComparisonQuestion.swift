import API
import Domain
import Postgres

/// What a comparison was asked; stored with it.
struct WorkerComparisonQuestion: Codable, Sendable {
    var scale: CompanyScale?
    /// The mandatory programmes; nil where the scale is not known.
    var programmes: ProgrammeSet?
    var firstMonth: String?
    var lastMonth: String?
    var riskClass: RiskClass?
    var sector: String?
    var rulings: [Wire.WorkerRuling]

    /// Reads what a request says.
    ///
    /// - Throws: what is wrong with it, by field.
    init(_ request: Wire.WorkerComparisonRequest) throws {
        scale = try request.scale.map { try known("scale", $0) }
        riskClass = try request.riskClass.map { try known("risk_class", $0) }
        sector = request.sector
        rulings = request.rulings ?? []
        let asked = [
            ("first_month", request.firstMonth), ("last_month", request.lastMonth), ("risk_class", request.riskClass),
        ]
        if asked.contains(where: { $0.1 != nil }), let missing = asked.first(where: { $0.1 == nil }) {
            throw Problem.invalid(
                missing.0,
                "missing",
                id: "Untuk menghitung kekurangan iuran, sebutkan bulan pertama, bulan terakhir dan kelompok risiko.",
                en: "To reckon contributions short, give the first month, the last month and the class of risk."
            )
        }
        firstMonth = request.firstMonth
        lastMonth = request.lastMonth
        if let months = try months, months.count > MoneyCalculator.mostMonths {
            throw Problem.invalid(
                "last_month",
                "too_many_months",
                id: "Paling banyak \(MoneyCalculator.mostMonths) bulan sekali hitung.",
                en: "At most \(MoneyCalculator.mostMonths) months at once."
            )
        }
    }

    /// The months to be reckoned; nil for none.
    var months: ClosedRange<CalendarMonth>? {
        get throws {
            guard let firstMonth, let lastMonth else { return nil }
            let first = try CalendarMonth(field: "first_month", firstMonth)
            let last = try CalendarMonth(field: "last_month", lastMonth)
            guard first <= last else {
                throw Problem.invalid(
                    "last_month",
                    "reversed_days",
                    id: "Bulan terakhir mendahului yang pertama.",
                    en: "The last month lies before the first."
                )
            }
            return first...last
        }
    }

    /// Which contributions are to be reckoned; nil for none, or where the scale is not known.
    var shortfall: ShortfallQuestion? {
        get throws {
            guard let months = try months, let scale, let riskClass else { return nil }
            return ShortfallQuestion(months: months, scale: scale, riskClass: riskClass, sector: sector)
        }
    }
}

/// What came out of a comparison but for the persons; stored with it.
struct WorkerComparisonAnswer: Codable, Sendable {
    var counts: [Wire.WorkerCount] = []
    var amount: Int64?
    var formula: Words?
    var totals: [Wire.CalculationTotal]?
    var sources: [Wire.CalculationSource]?
    var proposals: [Wire.WorkerProposal] = []
    var remarks: [Words] = []
}

/// What a comparison says of one person; stored with it.
struct StoredWorkerResult: Codable, Sendable {
    let place: Int
    let workerLine: Int?
    let memberLine: Int?
    let candidateLine: Int?
    let outcomes: [WorkerOutcome]
    let explanation: [Words]
    let programmes: ProgrammeSet?
    let lacking: ProgrammeSet
    let wage: Int64?
    let reportedWage: Int64?
    let wageShort: Int64?
    var shortfall: Int64?
    var lines: [Wire.CalculationLine]?

    init(_ result: WorkerResult, at place: Int) {
        self.place = place
        workerLine = result.workerLines.first
        memberLine = result.memberLines.first
        candidateLine = result.candidateLine
        outcomes = result.outcomes
        explanation = result.explanation
        programmes = result.programmes
        lacking = result.lacking
        wage = result.wage?.amount
        reportedWage = result.reportedWage?.amount
        wageShort = result.wageShort?.amount
    }

    /// Writes results in one statement.
    static func insert(_ results: some Sequence<StoredWorkerResult>, of comparison: WorkerComparisonID) -> SQL {
        """
        INSERT INTO worker_result (comparison_id, place, worker_line, member_line, outcomes, said)
        SELECT \(comparison), (r ->> 'place')::integer, (r ->> 'workerLine')::integer, (r ->> 'memberLine')::integer,
               ARRAY(SELECT jsonb_array_elements_text(r -> 'outcomes')), r
        FROM jsonb_array_elements(\(JSON(Array(results)))) AS r
        """
    }
}
