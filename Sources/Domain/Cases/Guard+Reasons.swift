extension Guard {
    /// Why the action cannot be taken when the guard fails.
    public var words: Words {
        switch self {
        case .subjectMayBeSanctioned:
            Words(
                id:
                    "Penyelenggara negara dan peserta bukan penerima upah tidak dapat dikenai sanksi administratif ini.",
                en: "State bodies and own-account workers cannot be given this sanction."
            )
        case .closedFileByInvestigator:
            Words(
                id:
                    "Kasus dalam penyidikan hanya diambil alih oleh PPNS, dan PPNS hanya mengambil alih kasus demikian.",
                en:
                    "A case under investigation is taken over by an investigator only, and investigators take over no other."
            )
        case .visitSupportsFinding:
            Words(
                id: "Tidak ada kunjungan di bawah SPT yang dapat mendukung temuan.",
                en: "No visit under an order can support a finding."
            )
        case .visitUnderOrder:
            Words(
                id: "Belum ada kunjungan pemeriksaan yang hari dan pengawasnya tercakup SPT.",
                en: "No visit examined the firm on a day and by an inspector that an order covers."
            )
        case .refusedVisitUnderOrder:
            Words(
                id: "Belum ada kunjungan berhasil \"ditolak\" yang tercakup SPT.",
                en: "No visit under an order ended as refused."
            )
        case .hinderedVisitUnderOrder:
            Words(
                id: "Belum ada kunjungan tercakup SPT yang ditolak atau hanya diperiksa sebagian.",
                en: "No visit under an order was refused or examined only a part."
            )
        case .visitAfterRefusal:
            Words(
                id: "Sejak penolakan belum ada kunjungan pemeriksaan yang tercakup SPT.",
                en: "Since the refusal no visit under an order has examined the firm."
            )
        case .openExaminedFinding:
            Words(
                id: "Tidak ada temuan hasil pemeriksaan yang masih terbuka.",
                en: "No examined finding is open."
            )
        case .findingNotOnNote:
            Words(
                id: "Semua temuan yang terbuka sudah tercantum dalam nota.",
                en: "Every open finding already stands on a note."
            )
        case .periodWithinCap:
            Words(
                id: "Jangka waktu nota melebihi batas yang ditetapkan.",
                en: "The note's period exceeds the cap."
            )
        case .draftMade:
            Words(
                id: "Belum ada konsep yang menunggu diperiksa.",
                en: "No draft awaits its check."
            )
        case .draftChecked:
            Words(
                id: "Konsep terakhir belum diperiksa oleh koordinator atau kepala bidang.",
                en: "The latest draft has not been checked by a coordinator or head of division."
            )
        case .noteReceived:
            Words(
                id: "Tanggal terima nota belum tercatat; tenggat belum berjalan.",
                en: "No receipt of the note is recorded; no deadline runs."
            )
        case .noteDeadlinePassed:
            Words(
                id: "Tenggat nota belum lewat.",
                en: "The note's deadline has not passed."
            )
        case .deadlinePassedOrReported:
            Words(
                id: "Tenggat nota belum lewat dan perusahaan belum melaporkan kepatuhan.",
                en: "The note's deadline has not passed and the employer has not reported compliance."
            )
        case .deadlineResolved:
            Words(
                id: "Tenggat belum dapat dihitung.",
                en: "The deadline cannot be computed yet."
            )
        case .deadlineNotPassed:
            Words(
                id: "Tenggat sudah lewat; perpanjangan harus diminta sebelumnya.",
                en: "The deadline has passed; an extension must be asked for before it."
            )
        case .neverExtended:
            Words(
                id: "Jangka waktu ini sudah pernah diperpanjang.",
                en: "This period was extended before."
            )
        case .extensionRequested:
            Words(
                id: "Tidak ada permohonan perpanjangan yang menunggu keputusan.",
                en: "No request for extension awaits a decision."
            )
        case .extensionWithinPeriod:
            Words(
                id: "Perpanjangan melebihi jangka waktu semula.",
                en: "The extension is longer than the original period."
            )
        case .clockRunning:
            Words(
                id: "Tidak ada tenggat nota yang sedang berjalan.",
                en: "No clock of the note is running."
            )
        case .clockSuspended:
            Words(
                id: "Tenggat nota tidak sedang ditangguhkan.",
                en: "The note's clock is not suspended."
            )
        case .findingsKnown:
            Words(
                id: "Temuan yang disebut bukan temuan terbuka kasus ini, atau disebut dua kali.",
                en: "A finding named is not an open finding of this case, or is named twice."
            )
        case .verificationRecorded:
            Words(
                id: "Hasil verifikasi belum tercatat.",
                en: "The verification is not recorded yet."
            )
        case .allFindingsClosed:
            Words(
                id: "Masih ada temuan terbuka, atau tidak ada temuan yang dipenuhi.",
                en: "A finding is still open, or none was remedied."
            )
        case .noFoundedFinding:
            Words(
                id: "Masih ada temuan yang terbuka atau pernah dipenuhi.",
                en: "A finding is open or was remedied."
            )
        case .partlyRemedied:
            Words(
                id: "Belum ada sebagian temuan yang dipenuhi dengan sisa yang masih terbuka.",
                en: "Not some findings are remedied while others remain."
            )
        case .noncomplianceReported:
            Words(
                id: "Laporan ketidakpatuhan belum diajukan pengawas.",
                en: "The inspector has not submitted the report of non-compliance."
            )
        case .noteIssued:
            Words(
                id: "Belum ada nota yang terbit.",
                en: "No note has been issued."
            )
        case .criminalFinding:
            Words(
                id:
                    "Tidak ada temuan iuran tidak dibayar atau disetor, atau menghalangi pemeriksaan, yang masih terbuka.",
                en: "No examined finding of unpaid or unremitted contributions, or of obstruction, is open."
            )
        case .spdpSent:
            Words(
                id: "SPDP belum dikirim.",
                en: "The SPDP has not been sent."
            )
        case .fileComplete:
            Words(
                id: "Berkas belum dinyatakan lengkap (P-21).",
                en: "The file has not been declared complete (P-21)."
            )
        case .fileNotComplete:
            Words(
                id: "Berkas sudah dinyatakan lengkap (P-21).",
                en: "The file has been declared complete (P-21)."
            )
        case .letterAwaitsReceipt:
            Words(
                id: "Surat itu tidak ada pada kasus ini atau sudah tercatat diterima.",
                en: "This case has no such letter, or its receipt is recorded already."
            )
        case .letterReceived:
            Words(
                id: "Surat yang dikeberati belum tercatat diterima.",
                en: "The letter objected to has not been received."
            )
        case .withinObjectionWindow:
            Words(
                id: "Jangka waktu keberatan sudah lewat.",
                en: "The period for an objection has passed."
            )
        case .noObjectionPending:
            Words(
                id: "Keberatan terdahulu belum dijawab.",
                en: "An earlier objection is unanswered."
            )
        case .objectionPending:
            Words(
                id: "Tidak ada keberatan yang menunggu jawaban.",
                en: "No objection awaits an answer."
            )
        case .silenceGrants:
            Words(
                id: "Jangka waktu jawaban sudah lewat sehingga keberatan dianggap dikabulkan.",
                en: "The period for an answer has passed, so the objection counts as granted."
            )
        case .objectionRefused:
            Words(
                id: "Keberatan belum dijawab dengan penolakan.",
                en: "The objection was not answered with a refusal."
            )
        case .withinAppealWindow:
            Words(
                id: "Jangka waktu banding sudah lewat.",
                en: "The period for an appeal has passed."
            )
        case .appealPending:
            Words(
                id: "Tidak ada banding yang menunggu keputusan.",
                en: "No appeal awaits a decision."
            )
        case .noGrantedObjection:
            Words(
                id: "Keberatan atau banding sudah dikabulkan, juga bila karena tidak dijawab; suratnya masih berlaku.",
                en: "An objection or appeal was granted, or silence granted it, and its letter still stands."
            )
        case .objectionGranted:
            Words(
                id: "Keberatan atau banding belum dikabulkan.",
                en: "Neither objection nor appeal was granted."
            )
        case .firmGoneFieldCheck:
            Words(
                id: "Belum ada pemeriksaan lapangan yang menunjukkan perusahaan tutup atau pindah.",
                en: "No visit shows that the firm has closed or moved."
            )
        case .notOwnFieldCheck:
            Words(
                id: "Anda sendiri yang melakukan pemeriksaan lapangan.",
                en: "You made the field check yourself."
            )
        case .balanceHasDebtRecord:
            Words(
                id: "Masih ada saldo yang belum dicatat sebagai piutang.",
                en: "A balance is owed that no debt record carries."
            )
        case .bpjsReportReceived:
            Words(
                id: "Kasus ini tidak berasal dari laporan BPJS.",
                en: "BPJS made no report in this case."
            )
        case .warnableFinding:
            Words(
                id: "Tidak ada temuan yang dapat ditegur: kewajiban Pasal 3 PP 86/2013 atau tunggakan JHT.",
                en: "No finding may be warned about: a duty of PP 86/2013 art. 3, or JHT arrears."
            )
        case .contributionFinding:
            Words(
                id: "Tidak ada temuan tunggakan iuran hasil pemeriksaan.",
                en: "No examined finding of arrears is open."
            )
        case .examinationRecorded:
            Words(
                id: "Hasil pemeriksaan BPJS belum tercatat.",
                en: "The BPJS examination's result is not recorded."
            )
        case .firstWarningReceived:
            Words(
                id: "Tanggal terima Teguran I belum tercatat.",
                en: "No receipt of the first warning is recorded."
            )
        case .firstWarningExpired:
            Words(
                id: "Jangka waktu Teguran I belum berakhir.",
                en: "The first warning's period has not ended."
            )
        case .secondWarningReceived:
            Words(
                id: "Tanggal terima Teguran II belum tercatat.",
                en: "No receipt of the second warning is recorded."
            )
        case .secondWarningExpired:
            Words(
                id: "Jangka waktu Teguran II belum berakhir.",
                en: "The second warning's period has not ended."
            )
        case .withinFineWindow:
            Words(
                id: "Denda tidak dapat dikenakan lagi: 30 hari sejak Teguran II berakhir sudah lewat.",
                en: "The fine cannot be imposed any more: 30 days since the second warning ended have passed."
            )
        case .fineUnpaid:
            Words(
                id: "Denda sudah lunas atau belum dikenakan.",
                en: "The fine is paid in full, or was not imposed."
            )
        case .finePaymentDue:
            Words(
                id: "Hari pembayaran denda belum lewat.",
                en: "The day for paying the fine has not passed."
            )
        case .newDecisionAllowed:
            Words(
                id:
                    "Keputusan baru hanya bila denda lunas tetapi kewajiban belum dipenuhi, atau waktu pengenaan denda sudah lewat.",
                en: "A new decision needs the fine paid and the duty undone, or the time for the fine lapsed."
            )
        case .requestPending:
            Words(
                id: "Tidak ada permohonan TMP2T yang menunggu jawaban instansi itu.",
                en: "No request to that authority awaits an answer."
            )
        case .lastPendingRequest:
            Words(
                id: "Masih ada permohonan lain yang menunggu jawaban.",
                en: "Another request still awaits its answer."
            )
        case .otherRequestsPending:
            Words(
                id: "Tidak ada permohonan lain yang menunggu jawaban.",
                en: "No other request awaits an answer."
            )
        case .lastActiveDenial:
            Words(
                id: "Masih ada TMP2T lain yang berlaku atau permohonan yang menunggu.",
                en: "Another denial is in force or a request is pending."
            )
        case .otherDenialsActive:
            Words(
                id: "Tidak ada TMP2T lain yang berlaku.",
                en: "No other denial is in force."
            )
        case .onlyDenialStanding:
            Words(
                id: "Masih ada TMP2T lain yang berlaku atau permohonan yang menunggu jawaban.",
                en: "Another denial is in force, or a request awaits its answer."
            )
        case .dutyDoneForLifting:
            Words(
                id: "Kewajiban belum dipenuhi: terdaftar dan denda lunas, atau data lengkap dan benar.",
                en: "The duty is not done: registered and fine paid, or data complete and correct."
            )
        case .fineSettledOrBooked:
            Words(
                id: "Denda belum lunas.",
                en: "The fine is not paid."
            )
        case .debtOpen:
            Words(
                id: "Tidak ada piutang yang belum lunas.",
                en: "No debt is open."
            )
        case .instalmentsAgreed:
            Words(
                id: "Belum ada kesepakatan angsuran.",
                en: "No instalment plan was agreed."
            )
        case .neverWithStateReceivables:
            Words(
                id: "Piutang ini pernah diserahkan ke PUPN sehingga tidak dapat diberi SKK.",
                en: "This debt was with PUPN and cannot be given to the prosecutor."
            )
        case .neverWithLawEnforcement:
            Words(
                id: "Piutang ini pernah ditangani penegak hukum sehingga tidak dapat diserahkan ke PUPN.",
                en: "This debt was with law enforcement and cannot be handed to PUPN."
            )
        case .debtAtLeastMinimum:
            Words(
                id: "Piutang kurang dari jumlah terendah yang diterima PUPN.",
                en: "The debt is below the least amount that PUPN takes."
            )
        case .reportedToInspectors:
            Words(
                id: "Kasus ini belum dilaporkan ke pengawas.",
                en: "This case was not reported to the inspectors."
            )
        }
    }
}
