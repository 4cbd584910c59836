import API
import Domain

/// A comparison worked out: what is stored of it.
struct WorkerReckoning: Sendable {
    private(set) var results: [StoredWorkerResult]
    private(set) var answer = WorkerComparisonAnswer()

    /// - Parameters:
    ///   - days: of the firm's list and of the membership list.
    ///   - wages: whether both lists have wages.
    /// - Throws: where a rate is not known for a month, or a sum is too large.
    init(
        _ comparison: WorkerComparison,
        _ question: WorkerComparisonQuestion,
        days: (workers: LocalDate, members: LocalDate),
        wages: Bool,
        _ calculator: MoneyCalculator
    ) throws {
        results = comparison.results.enumerated().map { StoredWorkerResult($1, at: $0) }
        var amounts: [WorkerOutcome: Rupiah] = [:]
        let shortfall = try question.shortfall
        if let shortfall, let mandatory = question.programmes {
            do throws(CalculationFailure) {
                amounts = try reckon(comparison, ShortfallReckoner(calculator, shortfall, mandatory: mandatory))
            } catch {
                throw Problem(error)
            }
        }
        answer.counts = WorkerOutcome.allCases.compactMap { outcome in
            comparison.counts[outcome].map { count in
                Wire.WorkerCount(
                    outcome: outcome.rawValue,
                    words: outcome.words,
                    count: count,
                    amount: amounts[outcome]?.amount
                )
            }
        }
        answer.proposals = WorkerProposal.all(of: comparison, days: days, amounts: amounts, months: shortfall?.months)
            .map { proposal in
                Wire.WorkerProposal(
                    kind: proposal.kind.rawValue,
                    words: proposal.kind.words,
                    workersAffected: proposal.workersAffected,
                    amount: proposal.amount?.amount,
                    facts: proposal.facts
                )
            }
        addRemarks(question, days, wages: wages, asked: question.firstMonth != nil)
    }

    /// Reckons what is short, by person, and sums it up.
    private mutating func reckon(
        _ comparison: WorkerComparison,
        _ reckoner: ShortfallReckoner
    ) throws(CalculationFailure) -> [WorkerOutcome: Rupiah] {
        var reckoner = reckoner
        var amounts: [WorkerOutcome: Rupiah] = [:]
        var byProgramme: [Programme: Rupiah] = [:]
        var sources: [Wire.CalculationSource] = []
        var known: Set<Wire.CalculationSource> = []
        var total = Rupiah.zero
        do {
            for (place, result) in comparison.results.enumerated() {
                guard let shortfall = try reckoner.shortfall(of: result) else { continue }
                var lines: [Wire.CalculationLine] = []
                for part in shortfall.parts {
                    let calculation = Wire.Calculation(part.calculation)
                    lines += calculation.lines
                    sources += calculation.sources.filter { known.insert($0).inserted }
                    answer.formula = calculation.formula
                    amounts[part.outcome] = try (amounts[part.outcome] ?? .zero).adding(part.calculation.amount)
                    for line in part.calculation.lines {
                        guard let programme = line.programme else { continue }
                        byProgramme[programme] = try (byProgramme[programme] ?? .zero).adding(line.amount)
                    }
                }
                let amount = try shortfall.amount()
                total = try total.adding(amount)
                results[place].shortfall = amount.amount
                results[place].lines = lines
            }
        } catch let failure as CalculationFailure {
            throw failure
        } catch {
            throw .overflow
        }
        answer.amount = total.amount
        answer.sources = sources
        answer.totals = Programme.allCases.compactMap { programme in
            byProgramme[programme].map { amount in
                Wire.CalculationTotal(
                    kind: AmountKind.arrears.rawValue,
                    words: AmountKind.arrears.words,
                    programme: programme.rawValue,
                    amount: amount.amount
                )
            }
        }
        return amounts
    }

    private mutating func addRemarks(
        _ question: WorkerComparisonQuestion,
        _ days: (workers: LocalDate, members: LocalDate),
        wages: Bool,
        asked: Bool
    ) {
        if question.programmes == nil {
            answer.remarks.append(
                Words(
                    id: "Skala usaha tidak diketahui; program tidak dinilai"
                        + (asked ? " dan kekurangan iuran tidak dihitung." : "."),
                    en: "The scale of business is not known; programmes are not judged"
                        + (asked ? ", and contributions short are not reckoned." : ".")
                )
            )
        }
        if !wages {
            answer.remarks.append(
                Words(
                    id: "Salah satu daftar tidak memuat upah; upah tidak dibandingkan.",
                    en: "One of the lists has no wages; wages are not compared."
                )
            )
        }
        if days.workers != days.members {
            answer.remarks.append(
                Words(
                    id: "Kedua daftar berbeda tanggal (\(days.workers.words.id) dan \(days.members.words.id)); "
                        + "perubahan di antaranya dapat tampak sebagai selisih.",
                    en: "The lists are of different days (\(days.workers.words.en) and \(days.members.words.en)); "
                        + "what changed between them may look like a difference."
                )
            )
        }
    }
}
