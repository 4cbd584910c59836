import API
import Domain

extension Sheets {
    static let denials = Sheet<Wire.ServiceDenial>(columns: [
        .text("requested_on", "dimohon", "requested") { denial, _ in denial.requestedOn },
        .text("company", "perusahaan", "firm", shrinks: true) { denial, _ in denial.company.name },
        .text("authority", "instansi", "authority", shrinks: true) { denial, _ in denial.authority },
        .text("service", "layanan", "service", shrinks: true) { denial, language in
            CodeBook.services[denial.service, language]
        },
        .text("status", "keadaan", "status") { denial, language in
            (denial.outcomeWords.flatMap { denial.status == "declined" ? $0 : nil } ?? denial.statusWords)[language]
        },
        .text("answer_due_on", "jawab sebelum", "answer by") { denial, _ in denial.answerDueOn },
        .text("fine_balance", "sisa denda", "fine unpaid") { denial, _ in
            denial.fine.map { Rupiah($0.balance).description }
        },
        .text("duty_done", "kewajiban", "duty") { denial, language in
            language == .id ? (denial.dutyDone ? "dipenuhi" : "belum") : (denial.dutyDone ? "done" : "open")
        },
        .text("case", "kasus", "case") { denial, _ in denial.caseId },
    ])
}
