/// A finding that a comparison suggests. An inspector records it, or does not.
public struct WorkerProposal: Sendable, Hashable {
    /// The kind of finding.
    public let kind: FindingKind
    /// How many workers it concerns.
    public let workersAffected: Int
    /// What was paid too little for them, where it was reckoned.
    public let amount: Rupiah?
    /// What may stand in the finding; nobody is named in it.
    public let facts: Words

    /// The proposals of a comparison, in the order of the kinds; none where nothing speaks for one.
    ///
    /// - Parameters:
    ///   - days: of the worker list and of the membership list.
    ///   - amounts: what was paid too little, by outcome.
    ///   - months: for which it was reckoned.
    public static func all(
        of comparison: WorkerComparison,
        days: (workers: LocalDate, members: LocalDate),
        amounts: [WorkerOutcome: Rupiah],
        months: ClosedRange<CalendarMonth>?
    ) -> [WorkerProposal] {
        let workers = comparison.results.count { !$0.workerLines.isEmpty }
        return [WorkerOutcome.missing, .underReported, .tooFewProgrammes].compactMap { outcome in
            guard let count = comparison.counts[outcome], count > 0, let kind = outcome.finding else { return nil }
            let isUnregistered = outcome == .missing && comparison.isUnregistered
            var facts = Self.facts(outcome, isUnregistered, count, of: workers, days)
            let amount = amounts[outcome]
            if let amount, let months {
                let (first, last) = (months.lowerBound.words, months.upperBound.words)
                facts = Words(
                    id: facts.id + " Kekurangan iuran \(first.id) s.d. \(last.id) menurut hitungan: \(amount).",
                    en: facts.en + " Contributions short from \(first.en) to \(last.en), as reckoned: \(amount)."
                )
            }
            return WorkerProposal(
                kind: isUnregistered ? .unregistered : kind,
                workersAffected: count,
                amount: amount,
                facts: facts
            )
        }
    }

    private static func facts(
        _ outcome: WorkerOutcome,
        _ isUnregistered: Bool,
        _ count: Int,
        of workers: Int,
        _ days: (workers: LocalDate, members: LocalDate)
    ) -> Words {
        let (own, list) = (days.workers.words, days.members.words)
        let id = "Dari \(workers) pekerja pada daftar perusahaan per \(own.id)"
        let en = "Of \(workers) workers on the firm's list of \(own.en)"
        let idList = "daftar peserta BPJS Ketenagakerjaan per \(list.id)"
        let enList = "the membership list of BPJS Ketenagakerjaan of \(list.en)"
        if isUnregistered {
            return Words(
                id: "\(id), tidak seorang pun tercantum pada \(idList).",
                en: "\(en), nobody stands on \(enList)."
            )
        }
        switch outcome {
        case .underReported:
            return Words(
                id: "\(id), upah \(count) orang pada \(idList) lebih rendah daripada upah yang diterima.",
                en: "\(en), the wages of \(count) on \(enList) are lower than those received."
            )
        case .tooFewProgrammes:
            return Words(
                id: "\(id), \(count) orang pada \(idList) belum diikutkan dalam semua program yang wajib.",
                en: "\(en), \(count) on \(enList) are not in all mandatory programmes."
            )
        default:
            return Words(
                id: "\(id), \(count) orang tidak tercantum pada \(idList).",
                en: "\(en), \(count) are not on \(enList)."
            )
        }
    }
}
