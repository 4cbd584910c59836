extension Guard {
    /// What must hold, stated as it is when it does; why it does not is in ``words``.
    public var requirement: Words {
        switch self {
        case .subjectMayBeSanctioned:
            Words(
                id: "Pemberi kerja bukan penyelenggara negara dan bukan peserta bukan penerima upah.",
                en: "The employer is neither a state body nor an own-account worker."
            )
        case .closedFileByInvestigator:
            Words(
                id: "Kasus dalam penyidikan diambil alih oleh PPNS, kasus lain bukan oleh PPNS.",
                en: "An investigator takes over a case under investigation, others take over the rest."
            )
        case .visitUnderOrder:
            Words(
                id: "Ada kunjungan pemeriksaan yang hari dan pengawasnya tercakup SPT.",
                en: "A visit examined the firm on a day and by an inspector that an order covers."
            )
        case .visitSupportsFinding:
            Words(
                id: "Ada kunjungan di bawah SPT yang memeriksa sesuatu atau ditolak.",
                en: "A visit under an order examined something or was refused."
            )
        case .refusedVisitUnderOrder:
            Words(id: "Ada kunjungan tercakup SPT yang ditolak.", en: "A visit under an order was refused.")
        case .hinderedVisitUnderOrder:
            Words(
                id: "Ada kunjungan tercakup SPT yang ditolak atau hanya diperiksa sebagian.",
                en: "A visit under an order was refused or examined only a part."
            )
        case .visitAfterRefusal:
            Words(
                id: "Sejak penolakan ada kunjungan pemeriksaan yang tercakup SPT.",
                en: "Since the refusal a visit under an order has examined the firm."
            )
        case .openExaminedFinding:
            Words(id: "Ada temuan hasil pemeriksaan yang masih terbuka.", en: "An examined finding is open.")
        case .findingNotOnNote:
            Words(
                id: "Selama verifikasi: ada temuan terbuka yang belum tercantum dalam nota.",
                en: "During verification: an open finding stands on no note yet."
            )
        case .periodWithinCap:
            Words(
                id: "Jangka waktu nota tidak melebihi batas yang ditetapkan.",
                en: "The note's period is within the cap."
            )
        case .draftMade:
            Words(id: "Ada konsep yang menunggu diperiksa.", en: "A draft awaits its check.")
        case .draftChecked:
            Words(
                id: "Konsep terakhir sudah diperiksa oleh koordinator atau kepala bidang.",
                en: "A coordinator or head of division has checked the latest draft."
            )
        case .noteReceived:
            Words(
                id: "Nota sudah diterima perusahaan dan tanda terimanya tercatat.",
                en: "The note was received and its receipt is recorded."
            )
        case .noteDeadlinePassed:
            Words(
                id: "Tenggat nota, termasuk perpanjangannya, sudah lewat.",
                en: "The note's deadline, extensions included, has passed."
            )
        case .deadlinePassedOrReported:
            Words(
                id: "Tenggat nota sudah lewat, atau perusahaan melaporkan kepatuhan.",
                en: "The note's deadline has passed, or the employer has reported compliance."
            )
        case .deadlineResolved:
            Words(
                id: "Untuk temuan yang dinyatakan belum dipenuhi: tenggatnya dapat dihitung.",
                en: "For a finding judged unremedied: the deadline can be computed."
            )
        case .deadlineNotPassed:
            Words(id: "Tenggat belum lewat.", en: "The deadline has not passed.")
        case .neverExtended:
            Words(
                id: "Jangka waktu ini belum diperpanjang sebanyak yang diizinkan.",
                en: "The period was not extended as often as is allowed."
            )
        case .extensionRequested:
            Words(
                id: "Ada permohonan perpanjangan yang menunggu keputusan.",
                en: "A request for extension awaits its decision."
            )
        case .extensionWithinPeriod:
            Words(
                id: "Perpanjangan tidak melebihi jangka waktu semula, dan tenggatnya tidak ditangguhkan.",
                en: "The extension is not longer than the original period, and the clock is not suspended."
            )
        case .clockRunning:
            Words(
                id: "Tenggat nota sedang berjalan dan boleh ditangguhkan.",
                en: "The note's clock runs and may be suspended."
            )
        case .clockSuspended:
            Words(id: "Tenggat nota sedang ditangguhkan.", en: "The note's clock is suspended.")
        case .findingsKnown:
            Words(
                id: "Setiap temuan yang disebut adalah temuan terbuka kasus ini dan disebut sekali.",
                en: "Every finding named is an open finding of this case, named once."
            )
        case .verificationRecorded:
            Words(id: "Hasil verifikasi putaran ini sudah tercatat.", en: "The verification of this round is recorded.")
        case .allFindingsClosed:
            Words(
                id: "Semua temuan sudah selesai, sekurang-kurangnya satu karena dipenuhi.",
                en: "Every finding is closed, at least one because it was remedied."
            )
        case .noFoundedFinding:
            Words(
                id: "Tidak ada temuan yang masih terbuka atau pernah dipenuhi.",
                en: "No finding is open and none was remedied."
            )
        case .partlyRemedied:
            Words(
                id: "Sebagian temuan sudah dipenuhi dan sebagian masih terbuka.",
                en: "Some findings are remedied and some remain open."
            )
        case .noncomplianceReported:
            Words(
                id: "Laporan ketidakpatuhan sudah diajukan pengawas.",
                en: "The inspector has submitted the report of non-compliance."
            )
        case .noteIssued:
            Words(id: "Ada nota yang terbit dan tidak dicabut.", en: "A note was issued and not withdrawn.")
        case .criminalFinding:
            Words(
                id: "Ada temuan terbuka: iuran tidak dibayar atau disetor, atau menghalangi pemeriksaan.",
                en: "A finding of unpaid or unremitted contributions, or of obstruction, is open."
            )
        case .spdpSent:
            Words(id: "SPDP sudah dikirim.", en: "The SPDP has been sent.")
        case .fileComplete:
            Words(id: "Berkas sudah dinyatakan lengkap (P-21).", en: "The file has been declared complete (P-21).")
        case .fileNotComplete:
            Words(id: "Berkas belum dinyatakan lengkap (P-21).", en: "The file has not been declared complete (P-21).")
        case .letterAwaitsReceipt:
            Words(
                id: "Surat itu ada pada kasus ini dan belum tercatat diterima.",
                en: "The letter was made on this case and awaits its receipt."
            )
        case .letterReceived:
            Words(id: "Surat yang dikeberati sudah tercatat diterima.", en: "The letter objected to has been received.")
        case .withinObjectionWindow:
            Words(id: "Jangka waktu keberatan belum lewat.", en: "The period for an objection has not passed.")
        case .noObjectionPending:
            Words(id: "Tidak ada keberatan terdahulu yang belum dijawab.", en: "No earlier objection is unanswered.")
        case .objectionPending:
            Words(id: "Ada keberatan yang menunggu jawaban.", en: "An objection awaits its answer.")
        case .silenceGrants:
            Words(
                id: "Jawaban tepat waktu; sesudah tenggat keberatan hanya dapat dikabulkan.",
                en: "The answer is in time; after the deadline it can only grant."
            )
        case .objectionRefused:
            Words(id: "Keberatan sudah dijawab dan ditolak.", en: "The objection was answered and refused.")
        case .withinAppealWindow:
            Words(id: "Jangka waktu banding belum lewat.", en: "The period for an appeal has not passed.")
        case .appealPending:
            Words(id: "Ada banding yang menunggu keputusan.", en: "An appeal awaits its decision.")
        case .noGrantedObjection:
            Words(
                id: "Tidak ada keberatan atau banding dikabulkan yang suratnya masih berlaku.",
                en: "No granted objection or appeal leaves its letter standing."
            )
        case .objectionGranted:
            Words(
                id: "Keberatan atau banding dikabulkan, atau dianggap dikabulkan karena tidak dijawab.",
                en: "The objection or appeal was granted, or silence granted it."
            )
        case .firmGoneFieldCheck:
            Words(
                id: "Ada kunjungan yang mendapati perusahaan tutup, pindah atau tidak ditemukan.",
                en: "A visit found the firm closed, moved or not to be found."
            )
        case .notOwnFieldCheck:
            Words(
                id: "Penutup kasus bukan satu-satunya yang memeriksa di lapangan.",
                en: "Whoever closes the case did not make the field check alone."
            )
        case .balanceHasDebtRecord:
            Words(id: "Sisa kewajiban sudah tercatat sebagai piutang.", en: "What is still owed is recorded as a debt.")
        case .bpjsReportReceived:
            Words(
                id: "BPJS melaporkan perusahaan ini kepada pengawas.",
                en: "BPJS reported this firm to the inspectors."
            )
        case .warnableFinding:
            Words(
                id:
                    "Ada temuan terbuka: kewajiban pendaftaran, atau tunggakan JHT (dari penagihan hanya ini).",
                en: "A finding is open: a registration duty, or JHT arrears (from collection only these)."
            )
        case .contributionFinding:
            Words(id: "Ada temuan tunggakan iuran hasil pemeriksaan.", en: "An examined finding of arrears is open.")
        case .examinationRecorded:
            Words(id: "Hasil pemeriksaan BPJS sudah tercatat.", en: "The BPJS examination's result is recorded.")
        case .firstWarningReceived:
            Words(id: "Teguran I sudah diterima perusahaan.", en: "The first warning was received.")
        case .firstWarningExpired:
            Words(id: "Jangka waktu Teguran I sudah berakhir.", en: "The first warning's period has ended.")
        case .secondWarningReceived:
            Words(id: "Teguran II sudah diterima perusahaan.", en: "The second warning was received.")
        case .secondWarningExpired:
            Words(id: "Jangka waktu Teguran II sudah berakhir.", en: "The second warning's period has ended.")
        case .withinFineWindow:
            Words(
                id: "Waktu pengenaan denda sejak Teguran II berakhir belum lewat.",
                en: "The time to impose the fine after the second warning has not passed."
            )
        case .fineUnpaid:
            Words(id: "Denda sudah dikenakan dan belum lunas.", en: "The fine was imposed and is not paid in full.")
        case .finePaymentDue:
            Words(id: "Hari pembayaran denda sudah lewat.", en: "The day for paying the fine has passed.")
        case .newDecisionAllowed:
            Words(
                id:
                    "Sesudah denda: lunas, tetapi kewajiban belum; sesudah Teguran II: waktu denda sudah lewat.",
                en:
                    "After a fine: paid, the duty undone; after the second warning: the time for the fine lapsed."
            )
        case .requestPending:
            Words(
                id: "Ada permohonan TMP2T yang menunggu jawaban instansi itu.",
                en: "A request to that authority awaits its answer."
            )
        case .lastPendingRequest:
            Words(id: "Tidak ada permohonan lain yang menunggu jawaban.", en: "No other request awaits an answer.")
        case .otherRequestsPending:
            Words(id: "Ada permohonan lain yang menunggu jawaban.", en: "Another request awaits its answer.")
        case .lastActiveDenial:
            Words(
                id: "Hanya TMP2T ini yang berlaku, dan tidak ada permohonan yang menunggu.",
                en: "This is the only denial in force, and no request is pending."
            )
        case .otherDenialsActive:
            Words(id: "Ada TMP2T lain yang tetap berlaku.", en: "Another denial stays in force.")
        case .onlyDenialStanding:
            Words(
                id: "Dari TMP2T yang berlaku: tidak ada TMP2T atau permohonan lain.",
                en: "From a denial in force: no other denial is in force and no request is pending."
            )
        case .dutyDoneForLifting:
            Words(
                id: "Kewajiban sudah dipenuhi: terdaftar dan denda lunas, atau data lengkap dan benar.",
                en: "The duty is done: registered and fine paid, or data complete and correct."
            )
        case .fineSettledOrBooked:
            Words(
                id: "Denda lunas, atau sisanya tercatat sebagai piutang.",
                en: "The fine is paid, or its balance is a debt of its own."
            )
        case .debtOpen:
            Words(id: "Ada piutang yang belum lunas.", en: "A debt is open.")
        case .instalmentsAgreed:
            Words(id: "Ada kesepakatan angsuran.", en: "An instalment plan was agreed.")
        case .neverWithStateReceivables:
            Words(id: "Piutang ini tidak pernah diserahkan ke PUPN.", en: "The debt was never with PUPN.")
        case .neverWithLawEnforcement:
            Words(
                id: "Piutang ini tidak pernah ditangani penegak hukum.",
                en: "The debt was never with law enforcement."
            )
        case .debtAtLeastMinimum:
            Words(
                id: "Piutang mencapai jumlah terendah yang diterima PUPN.",
                en: "The debt reaches the least amount that PUPN takes."
            )
        case .reportedToInspectors:
            Words(id: "Kasus ini sudah dilaporkan ke pengawas.", en: "This case was reported to the inspectors.")
        }
    }
}
