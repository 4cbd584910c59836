/// The numbers that laws and offices set and change: days, rates, amounts, switches. They live outside the structure
/// of a procedure, as dated rows with their legal basis.
public enum ParameterKey: String, Sendable, Hashable, Codable, CaseIterable {
    /// Period of the first note.
    case firstNoteDays = "first_note.days"
    /// Period of the second note.
    case secondNoteDays = "second_note.days"
    /// Period of a special or urgent note.
    case specialNoteDays = "special_note.days"
    /// Longest period that a note may set.
    case noteDaysCap = "note.days_cap"
    /// How often a note's period may be extended.
    case noteExtensions = "note.extensions"
    /// Whether a note's period may be suspended.
    case noteSuspension = "note.suspension"
    /// Whether a note's last day moves to the next working day.
    case noteRollForward = "note.roll_forward"
    /// Period of a determination.
    case determinationDays = "determination.days"
    /// Period of the first warning.
    case firstWarningDays = "first_warning.days"
    /// Period of the second warning.
    case secondWarningDays = "second_warning.days"
    /// Time to impose the fine.
    case fineImpositionDays = "fine_imposition.days"
    /// Rate of the fine, of the contributions that should have been paid.
    case fineRate = "fine.rate"
    /// Day of the following month on which contributions are due.
    case contributionDueDay = "contribution.due_day"
    /// Whether that day moves to the next working day.
    case contributionRollForward = "contribution.roll_forward"
    /// Rate for late payment of contributions.
    case latePaymentRate = "late_payment.rate"
    /// Whether a month that has begun counts as a month late.
    case latePaymentStartedMonth = "late_payment.started_month"
    /// Whether a month that has begun counts for the fine.
    case fineStartedMonth = "fine.started_month"
    /// How many months of arrears leave the benefit with BPJS.
    case benefitArrearsMonths = "benefit.arrears_months"
    /// Whether a payment is held against contributions before fines.
    case paymentPrincipalFirst = "payment.principal_first"
    /// Time to object.
    case objectionFilingDays = "objection_filing.days"
    /// Time to answer an objection.
    case objectionAnswerDays = "objection_answer.days"
    /// Time to decide after silence.
    case objectionDecisionDays = "objection_decision.days"
    /// Time to appeal.
    case appealFilingDays = "appeal_filing.days"
    /// Time to deliver a letter.
    case deliveryDays = "delivery.days"
    /// Time to send the SPDP.
    case spdpDays = "spdp.days"
    /// Time for BPJS' certificate.
    case certificateDays = "certificate.days"
    /// Time for the authority's answer.
    case serviceDenialAnswerDays = "service_denial_answer.days"
    /// Least debt that PUPN takes.
    case pupnMinimum = "pupn.minimum"
    /// Target for the report's review.
    case reportReviewDays = "report_review.days"
    /// Target for the note's issue.
    case noteIssueDays = "note_issue.days"
    /// Target for verification.
    case verificationDays = "verification.days"
    /// Target for the check of an indication.
    case indicationCheckDays = "indication_check.days"
    /// Target for the report to the inspectors.
    case inspectorsReportDays = "inspectors_report.days"
    /// From when a deadline is due soon.
    case queueDueSoonDays = "queue.due_soon_days"
    /// How long before its due day a clock is remembered.
    case ladderReminderDays = "ladder.reminder_days"
    /// How long after the due day the first rung is reached.
    case ladderFirstDays = "ladder.first_days"
    /// How long after the due day the second rung is reached.
    case ladderSecondDays = "ladder.second_days"
    /// How long after the due day the third rung is reached.
    case ladderThirdDays = "ladder.third_days"
    /// From when a late entry needs a reason.
    case entryLateAfterDays = "entry.late_after_days"
    /// After how many months entries of the audit trail are archived; nothing is as long as it has no value.
    case auditRetentionMonths = "retention.audit_months"
    /// After how many months complaints that have ended are destroyed; none is as long as it has no value.
    case complaintRetentionMonths = "retention.complaint_months"
    /// From how many workers on an average of their wages is shown.
    case smallestGroup = "privacy.smallest_group"
    /// How many firms an inspector inspects in a month.
    case inspectorFirms = "plan.inspector_firms"
    /// What the score gives a firm that seems not to have registered.
    case riskUnregistered = "risk.unregistered"
    /// What it gives one that seems to have registered only some of its workers.
    case riskPartialWorkers = "risk.partial_workers"
    /// What it gives one whose reported wages seem too low.
    case riskPartialWages = "risk.partial_wages"
    /// What it gives one that seems to lack programmes.
    case riskPartialProgrammes = "risk.partial_programmes"
    /// What it gives one that is in arrears by a list.
    case riskArrears = "risk.arrears"
    /// What it gives a firm of five hundred and twelve workers or more.
    case riskWorkers = "risk.workers"
    /// What it gives the highest risk class.
    case riskClass = "risk.class"
    /// What it gives for earlier findings.
    case riskHistory = "risk.history"
    /// What it gives a firm that nobody has visited.
    case riskLastVisit = "risk.last_visit"
    /// How many years back findings and visits count.
    case riskYears = "risk.years"

    /// The parameter's name as administrators read it.
    public var words: Words {
        switch self {
        case .firstNoteDays: Words(id: "Jangka waktu Nota I", en: "Period of the first note")
        case .secondNoteDays: Words(id: "Jangka waktu Nota II", en: "Period of the second note")
        case .specialNoteDays: Words(id: "Jangka waktu Nota Khusus", en: "Period of a special note")
        case .noteDaysCap: Words(id: "Batas jangka waktu nota", en: "Longest period of a note")
        case .noteExtensions: Words(id: "Banyaknya perpanjangan nota", en: "Extensions of a note")
        case .noteSuspension: Words(id: "Nota: tenggat dapat ditangguhkan", en: "Note: period may be suspended")
        case .noteRollForward:
            Words(id: "Nota: hari terakhir bergeser ke hari kerja", en: "Note: last day rolls forward")
        case .determinationDays: Words(id: "Jangka waktu penetapan", en: "Period of a determination")
        case .firstWarningDays: Words(id: "Jangka waktu Teguran I", en: "Period of the first warning")
        case .secondWarningDays: Words(id: "Jangka waktu Teguran II", en: "Period of the second warning")
        case .fineImpositionDays: Words(id: "Batas pengenaan denda", en: "Time to impose the fine")
        case .fineRate: Words(id: "Tarif denda", en: "Rate of the fine")
        case .contributionDueDay: Words(id: "Tanggal jatuh tempo iuran", en: "Day on which contributions are due")
        case .contributionRollForward:
            Words(id: "Iuran: jatuh tempo bergeser ke hari kerja", en: "Contributions: due day rolls forward")
        case .latePaymentRate: Words(id: "Tarif denda keterlambatan iuran", en: "Rate for late payment")
        case .latePaymentStartedMonth:
            Words(id: "Denda keterlambatan: bulan berjalan dihitung", en: "Late payment: a started month counts")
        case .fineStartedMonth:
            Words(id: "Denda administratif: bulan berjalan dihitung", en: "Administrative fine: a started month counts")
        case .benefitArrearsMonths:
            Words(
                id: "Bulan tunggakan yang manfaatnya tetap dibayar BPJS",
                en: "Months of arrears with benefit from BPJS"
            )
        case .paymentPrincipalFirst:
            Words(id: "Pembayaran mengurangi pokok iuran lebih dahulu", en: "Payments reduce contributions first")
        case .objectionFilingDays: Words(id: "Masa pengajuan keberatan", en: "Time to object")
        case .objectionAnswerDays: Words(id: "Masa jawaban keberatan", en: "Time to answer an objection")
        case .objectionDecisionDays: Words(id: "Masa keputusan setelah diam", en: "Time to decide after silence")
        case .appealFilingDays: Words(id: "Masa pengajuan banding", en: "Time to appeal")
        case .deliveryDays: Words(id: "Masa penyampaian surat", en: "Time to deliver a letter")
        case .spdpDays: Words(id: "Masa pengiriman SPDP", en: "Time to send the SPDP")
        case .certificateDays: Words(id: "Masa penerbitan sertifikat", en: "Time for the certificate")
        case .serviceDenialAnswerDays: Words(id: "Masa jawaban permohonan TMP2T", en: "Time for the authority's answer")
        case .pupnMinimum: Words(id: "Piutang terendah bagi PUPN", en: "Least debt for PUPN")
        case .reportReviewDays: Words(id: "Target telaah LHP", en: "Target for review")
        case .noteIssueDays: Words(id: "Target penerbitan nota", en: "Target for issue")
        case .verificationDays: Words(id: "Target verifikasi", en: "Target for verification")
        case .indicationCheckDays: Words(id: "Target pemeriksaan indikasi", en: "Target for an indication")
        case .inspectorsReportDays: Words(id: "Target laporan ke pengawas", en: "Target for the report")
        case .queueDueSoonDays: Words(id: "Ambang hampir jatuh tempo", en: "Due-soon threshold")
        case .ladderReminderDays: Words(id: "Pengingat sebelum jatuh tempo", en: "Reminder before the due day")
        case .ladderFirstDays: Words(id: "Eskalasi I setelah jatuh tempo", en: "First escalation after the due day")
        case .ladderSecondDays: Words(id: "Eskalasi II setelah jatuh tempo", en: "Second escalation after the due day")
        case .ladderThirdDays: Words(id: "Eskalasi III setelah jatuh tempo", en: "Third escalation after the due day")
        case .entryLateAfterDays: Words(id: "Ambang pencatatan terlambat", en: "Late-entry threshold")
        case .auditRetentionMonths: Words(id: "Retensi jejak audit", en: "Retention of the audit trail")
        case .complaintRetentionMonths: Words(id: "Retensi pengaduan", en: "Retention of complaints")
        case .smallestGroup:
            Words(id: "Jumlah pekerja terkecil untuk rata-rata upah", en: "Fewest workers for an average wage")
        case .inspectorFirms: Words(id: "Perusahaan per pengawas per bulan", en: "Firms for each inspector a month")
        case .riskUnregistered: Words(id: "Skor: indikasi belum terdaftar", en: "Score: seems unregistered")
        case .riskPartialWorkers: Words(id: "Skor: indikasi PDS tenaga kerja", en: "Score: some workers seem missing")
        case .riskPartialWages: Words(id: "Skor: indikasi PDS upah", en: "Score: wages seem under-reported")
        case .riskPartialProgrammes: Words(id: "Skor: indikasi PDS program", en: "Score: programmes seem missing")
        case .riskArrears: Words(id: "Skor: tunggakan menurut daftar", en: "Score: arrears by a list")
        case .riskWorkers: Words(id: "Skor: banyaknya pekerja", en: "Score: number of workers")
        case .riskClass: Words(id: "Skor: tingkat risiko kecelakaan kerja", en: "Score: work accident risk")
        case .riskHistory: Words(id: "Skor: temuan terdahulu", en: "Score: earlier findings")
        case .riskLastVisit: Words(id: "Skor: lama tidak dikunjungi", en: "Score: time since the last visit")
        case .riskYears: Words(id: "Skor: tahun yang diperhitungkan", en: "Score: years that count")
        }
    }

    /// Whether a running case stays with the value that held on its rules day. Otherwise the day asked about decides: the
    /// law of contributions and debts by month, and how the office keeps its own time.
    public var staysWithCase: Bool { !Self.byDay.contains(self) }

    private static let byDay: Set<ParameterKey> = [
        .contributionDueDay, .contributionRollForward, .latePaymentRate, .latePaymentStartedMonth, .fineStartedMonth,
        .fineRate, .benefitArrearsMonths, .paymentPrincipalFirst, .pupnMinimum, .queueDueSoonDays, .ladderReminderDays,
        .ladderFirstDays, .ladderSecondDays, .ladderThirdDays, .entryLateAfterDays, .auditRetentionMonths,
        .complaintRetentionMonths, .smallestGroup, .inspectorFirms, .riskUnregistered, .riskPartialWorkers,
        .riskPartialWages, .riskPartialProgrammes, .riskArrears, .riskWorkers, .riskClass, .riskHistory, .riskLastVisit,
        .riskYears,
    ]
}
