import API
import Domain

extension Sheets {
    static let workerLists = Sheet<Wire.WorkerList>(columns: [
        .text("kind", "daftar", "list", shrinks: true) { list, language in list.words[language] },
        .text("listed_on", "per tanggal", "of") { list, _ in list.listedOn },
        .text("source", "dari", "from", shrinks: true) { list, _ in list.source },
        .number("rows", "orang", "persons") { $0.rows },
        .number("left_out", "tidak terbaca", "left out") { $0.leftOut },
        .text("id", "id", "id") { list, _ in list.id },
    ])

    static let workerFaults = Sheet<Wire.WorkerListFault>(columns: [
        .number("line", "baris", "line") { $0.line },
        .text("column", "kolom", "column") { fault, _ in fault.column },
        .text("detail", "alasan", "reason", shrinks: true) { fault, language in fault.detail[language] },
        .text("left_out", "dilewati", "left out") { fault, language in Phrases.yesNo(fault.leftOut, language) },
    ])

    static let workerComparisons = Sheet<Wire.WorkerComparison>(columns: [
        .text("made_at", "dibuat", "made") { comparison, _ in comparison.madeAt },
        .text("workers_on", "pekerja per", "workers of") { comparison, _ in comparison.workersOn },
        .text("membership_on", "peserta per", "members of") { comparison, _ in comparison.membershipOn },
        .text("amount", "kekurangan iuran", "short") { comparison, _ in
            comparison.amount.map { Rupiah($0).description }
        },
        .text("id", "id", "id") { comparison, _ in comparison.id },
    ])

    static let workerCounts = Sheet<Wire.WorkerCount>(columns: [
        .text("outcome", "hasil", "outcome", shrinks: true) { count, language in count.words[language] },
        .number("count", "orang", "persons") { $0.count },
        .text("amount", "kekurangan iuran", "short") { count, _ in count.amount.map { Rupiah($0).description } },
    ])

    static let workerProposals = Sheet<Wire.WorkerProposal>(columns: [
        .text("kind", "temuan", "finding", shrinks: true) { proposal, language in proposal.words[language] },
        .number("workers_affected", "pekerja", "workers") { $0.workersAffected },
        .text("facts", "fakta", "facts", shrinks: true) { proposal, language in proposal.facts[language] },
        .text("finding_id", "tercatat", "recorded") { proposal, _ in proposal.findingId },
    ])

    static let workerResults = Sheet<Wire.WorkerResult>(columns: [
        .number("worker_line", "baris", "line") { $0.workerLine },
        .number("member_line", "baris peserta", "member line") { $0.memberLine },
        .number("candidate_line", "mungkin baris", "perhaps line") { $0.candidateLine },
        .text("nik", "NIK", "NIK") { result, _ in result.nik },
        .text("name", "nama", "name", shrinks: true) { result, _ in result.name },
        .text("outcomes", "hasil", "outcome", shrinks: true) { result, language in
            result.words.map { $0[language] }.joined(separator: "; ")
        },
        .text("wage", "upah", "wage") { result, _ in result.wage.map { Rupiah($0).description } },
        .text("reported_wage", "dilaporkan", "reported") { result, _ in
            result.reportedWage.map { Rupiah($0).description }
        },
        .text("shortfall", "kekurangan iuran", "short") { result, _ in
            result.shortfall.map { Rupiah($0).description }
        },
        .text("explanation", "penjelasan", "why", shrinks: true) { result, language in
            result.explanation.map { $0[language] }.joined(separator: " ")
        },
    ])
}
