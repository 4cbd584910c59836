extension Guard {
    /// What would help when the guard fails.
    public var remedy: Words {
        switch self {
        case .subjectMayBeSanctioned:
            Words(
                id: "Ikuti kepesertaannya tanpa sanksi; periksa kembali jenis subjek pada data perusahaan.",
                en: "Follow its coverage without sanctions; check the kind of subject in the firm's data."
            )
        case .closedFileByInvestigator:
            Words(
                id: "Mintalah pemegang peran yang berwenang mengambil alih kasus ini.",
                en: "Ask a person whose role may take this case over."
            )
        case .visitSupportsFinding:
            Words(
                id: "Catat kunjungan oleh pengawas dan dalam masa yang tercantum pada SPT.",
                en: "Log a visit by an inspector and within the period that the order names."
            )
        case .visitUnderOrder:
            Words(
                id: "Catat kunjungan pada masa SPT oleh pengawas yang ditugaskan, atau perbarui SPT.",
                en: "Record a visit within the order's period by an assigned inspector, or renew the order."
            )
        case .refusedVisitUnderOrder:
            Words(
                id: "Catat kunjungan yang ditolak beserta saksinya.",
                en: "Record the refused visit with its witnesses."
            )
        case .hinderedVisitUnderOrder:
            Words(
                id: "Catat kunjungan dengan hasil \"ditolak\" atau \"diperiksa sebagian\".",
                en: "Record the visit as refused or partly examined."
            )
        case .visitAfterRefusal:
            Words(
                id: "Catat kunjungan baru atau pemeriksaan di kantor setelah pemanggilan.",
                en: "Record a new visit, or the examination at the office after the summons."
            )
        case .openExaminedFinding:
            Words(
                id: "Catat temuan dari pemeriksaan; indikasi dari daftar tidak cukup.",
                en: "Record a finding from the examination; an indication from a list is not enough."
            )
        case .findingNotOnNote:
            Words(
                id: "Catat temuan pengganti pada verifikasi, atau lanjutkan ke nota berikutnya.",
                en: "Record the succeeding finding in the verification, or go on to the next note."
            )
        case .periodWithinCap:
            Words(
                id: "Pilih jangka waktu dalam batas, atau kosongkan untuk memakai nilai baku.",
                en: "Choose a period within the cap, or leave it out for the default."
            )
        case .draftMade:
            Words(
                id: "Pengawas menyusun konsep terlebih dahulu.",
                en: "The inspector drafts first."
            )
        case .draftChecked:
            Words(
                id: "Mintalah koordinator atau kepala bidang memeriksa konsep.",
                en: "Ask a coordinator or head of division to check the draft."
            )
        case .noteReceived:
            Words(
                id: "Catat penyampaian nota dengan bukti terima.",
                en: "Record the note's delivery with its proof of receipt."
            )
        case .noteDeadlinePassed:
            Words(
                id: "Tunggu sampai tenggat lewat.",
                en: "Wait until the deadline has passed."
            )
        case .deadlinePassedOrReported:
            Words(
                id: "Tunggu tenggat, atau catat laporan kepatuhan perusahaan.",
                en: "Wait for the deadline, or record the employer's report of compliance."
            )
        case .deadlineResolved:
            Words(
                id: "Administrator menambahkan hari libur tahun itu dengan perintah patuh calendar add.",
                en: "An administrator adds that year's holidays with patuh calendar add."
            )
        case .deadlineNotPassed:
            Words(
                id: "Lanjutkan ke verifikasi.",
                en: "Go on to verification."
            )
        case .neverExtended:
            Words(
                id: "Lanjutkan ke verifikasi.",
                en: "Go on to verification."
            )
        case .extensionRequested:
            Words(
                id: "Catat permohonan tertulis perusahaan terlebih dahulu.",
                en: "Record the employer's written request first."
            )
        case .extensionWithinPeriod:
            Words(
                id: "Pilih perpanjangan yang tidak melebihi jangka waktu semula.",
                en: "Choose an extension no longer than the original period."
            )
        case .clockRunning:
            Words(
                id: "Catat tanggal terima nota terlebih dahulu.",
                en: "Record the note's receipt first."
            )
        case .clockSuspended:
            Words(
                id: "Tidak ada yang perlu dijalankan kembali.",
                en: "There is nothing to resume."
            )
        case .findingsKnown:
            Words(
                id: "Sebutkan setiap temuan terbuka kasus ini satu kali.",
                en: "Name each open finding of this case once."
            )
        case .verificationRecorded:
            Words(
                id: "Catat hasil verifikasi tiap temuan.",
                en: "Record the verification of each finding."
            )
        case .allFindingsClosed:
            Words(
                id: "Verifikasi setiap temuan dengan bukti: sertifikat, daftar pekerja, data upah atau tanda bayar.",
                en: "Verify each finding with its proof: certificate, list of workers, wage data or receipt."
            )
        case .noFoundedFinding:
            Words(
                id: "Nyatakan temuan tidak terbukti pada verifikasi, atau tetapkan patuh.",
                en: "Judge the finding unfounded in the verification, or confirm compliance."
            )
        case .partlyRemedied:
            Words(
                id: "Catat hasil verifikasi; tanpa perbaikan, lanjutkan ke Nota II.",
                en: "Record the verification; without remedy, go on to the second note."
            )
        case .noncomplianceReported:
            Words(
                id: "Pengawas mengajukan laporan ketidakpatuhan.",
                en: "The inspector submits the report of non-compliance."
            )
        case .noteIssued:
            Words(
                id: "Rekomendasi dan salinan hanya setelah nota terbit.",
                en: "Recommendation and copy come only after a note."
            )
        case .criminalFinding:
            Words(
                id:
                    "Belum terdaftar dan terdaftar sebagian saja bukan tindak pidana; catat temuan yang sesuai bila ada buktinya.",
                en:
                    "Non-registration and partial registration alone are no crime; record the fitting finding if there is evidence."
            )
        case .spdpSent:
            Words(
                id: "Kirim SPDP kepada penuntut umum.",
                en: "Send the SPDP to the prosecutor."
            )
        case .fileComplete:
            Words(
                id: "Catat P-21 setelah diterima.",
                en: "Record P-21 once received."
            )
        case .fileNotComplete:
            Words(
                id: "Lanjutkan dengan penyerahan tersangka dan barang bukti atau putusan.",
                en: "Go on with the hand-over or the verdict."
            )
        case .letterAwaitsReceipt:
            Words(
                id: "Pilih surat yang menunggu tanda terima.",
                en: "Choose a letter that awaits its receipt."
            )
        case .letterReceived:
            Words(
                id: "Catat penyampaian surat terlebih dahulu.",
                en: "Record the letter's delivery first."
            )
        case .withinObjectionWindow:
            Words(
                id: "Jawab dengan surat bahwa keberatan tidak dapat diterima.",
                en: "Answer by letter that the objection is out of time."
            )
        case .noObjectionPending:
            Words(
                id: "Jawab keberatan terdahulu.",
                en: "Answer the earlier objection."
            )
        case .objectionPending:
            Words(
                id: "Catat keberatan perusahaan terlebih dahulu.",
                en: "Record the employer's objection first."
            )
        case .silenceGrants:
            Words(
                id: "Kabulkan keberatan, lalu cabut atau ubah surat.",
                en: "Grant the objection, then revoke or change the letter."
            )
        case .objectionRefused:
            Words(
                id: "Banding hanya setelah keberatan ditolak.",
                en: "An appeal comes only after a refused objection."
            )
        case .withinAppealWindow:
            Words(
                id: "Jawab dengan surat bahwa banding tidak dapat diterima.",
                en: "Answer by letter that the appeal is out of time."
            )
        case .appealPending:
            Words(
                id: "Catat banding perusahaan terlebih dahulu.",
                en: "Record the employer's appeal first."
            )
        case .noGrantedObjection:
            Words(
                id: "Cabut atau ubah surat itu lebih dahulu (revoke_letter, change_letter).",
                en: "Revoke or change that letter first (revoke_letter, change_letter)."
            )
        case .objectionGranted:
            Words(
                id: "Jawab keberatan terlebih dahulu; tanpa jawaban dalam waktunya ia dianggap dikabulkan.",
                en: "Answer the objection first; unanswered in its period it counts as granted."
            )
        case .firmGoneFieldCheck:
            Words(
                id: "Catat kunjungan dengan hasil tutup, pindah atau tidak ditemukan.",
                en: "Record a visit that found it closed, moved or not to be found."
            )
        case .notOwnFieldCheck:
            Words(
                id: "Mintalah orang kedua menutup kasus ini.",
                en: "Ask a second person to close the case."
            )
        case .balanceHasDebtRecord:
            Words(
                id: "Catat saldo itu sebagai piutang terlebih dahulu.",
                en: "Record the balance as a debt first."
            )
        case .bpjsReportReceived:
            Words(
                id: "Tidak ada laporan yang perlu dijawab.",
                en: "There is no report to answer."
            )
        case .warnableFinding:
            Words(
                id: "Catat temuan hasil pemeriksaan yang sesuai, atau tempuh penagihan.",
                en: "Record the fitting examined finding, or collect the arrears."
            )
        case .contributionFinding:
            Words(
                id: "Catat temuan tunggakan dari pemeriksaan.",
                en: "Record the arrears found by the examination."
            )
        case .examinationRecorded:
            Words(
                id: "Catat hasil pemeriksaan terlebih dahulu.",
                en: "Record the examination first."
            )
        case .firstWarningReceived:
            Words(
                id: "Catat penyampaian Teguran I.",
                en: "Record the delivery of the first warning."
            )
        case .firstWarningExpired:
            Words(
                id: "Tunggu sampai jangka waktunya berakhir.",
                en: "Wait until the period has ended."
            )
        case .secondWarningReceived:
            Words(
                id: "Catat penyampaian Teguran II.",
                en: "Record the delivery of the second warning."
            )
        case .secondWarningExpired:
            Words(
                id: "Tunggu sampai jangka waktunya berakhir.",
                en: "Wait until the period has ended."
            )
        case .withinFineWindow:
            Words(
                id: "Laporkan ke pengawas ketenagakerjaan atau terbitkan surat tugas pemeriksaan untuk keputusan baru.",
                en: "Report to the inspectors, or order an examination for a new decision."
            )
        case .fineUnpaid:
            Words(
                id: "Denda yang lunas tidak diikuti TMP2T; laporkan kewajiban lain ke pengawas.",
                en: "A paid fine is not followed by a denial; report other duties to the inspectors."
            )
        case .finePaymentDue:
            Words(
                id: "Tunggu sampai hari pembayaran iuran bulan berikutnya lewat.",
                en: "Wait until the day of next month's contribution has passed."
            )
        case .newDecisionAllowed:
            Words(
                id: "Lanjutkan sanksi yang sedang berjalan.",
                en: "Go on with the sanction that runs."
            )
        case .requestPending:
            Words(
                id: "BPJS mengajukan permohonan terlebih dahulu.",
                en: "BPJS makes the request first."
            )
        case .lastPendingRequest:
            Words(
                id: "Gunakan \"Catat jawaban sebagian permohonan\".",
                en: "Use the answer to one of several requests."
            )
        case .otherRequestsPending:
            Words(
                id: "Gunakan \"Kembalikan permohonan\" atau \"Tolak permohonan\".",
                en: "Return or refuse the request instead."
            )
        case .lastActiveDenial:
            Words(
                id: "Gunakan \"Cabut sebagian TMP2T\", atau selesaikan permohonannya.",
                en: "Lift one of several denials instead, or settle the request."
            )
        case .otherDenialsActive:
            Words(
                id: "Gunakan \"Cabut TMP2T\".",
                en: "Lift the denial instead."
            )
        case .onlyDenialStanding:
            Words(
                id: "Gunakan \"Cabut sebagian TMP2T\" untuk layanan itu, atau ubah suratnya.",
                en: "Lift that denial as one of several, or change its letter."
            )
        case .dutyDoneForLifting:
            Words(
                id: "Catat verifikasi dan, untuk perusahaan belum terdaftar, pelunasan denda.",
                en: "Record the verification and, for an unregistered employer, the payment of the fine."
            )
        case .fineSettledOrBooked:
            Words(
                id: "Catat pelunasan; untuk PDS, catat sisanya sebagai piutang.",
                en: "Record the payment; for partial registration, record the rest as a debt."
            )
        case .debtOpen:
            Words(
                id: "Terbitkan surat tagihan terlebih dahulu.",
                en: "Bill the arrears first."
            )
        case .instalmentsAgreed:
            Words(
                id: "Catat kesepakatan angsuran terlebih dahulu.",
                en: "Agree on instalments first."
            )
        case .neverWithStateReceivables:
            Words(
                id: "Lanjutkan melalui PUPN.",
                en: "Go on through PUPN."
            )
        case .neverWithLawEnforcement:
            Words(
                id: "Lanjutkan melalui Kejaksaan atau penagihan sendiri.",
                en: "Go on through the prosecutor or own collection."
            )
        case .debtAtLeastMinimum:
            Words(
                id: "Tagih sendiri atau beri SKK kepada Kejaksaan.",
                en: "Collect it, or mandate the prosecutor."
            )
        case .reportedToInspectors:
            Words(
                id: "Laporkan ke pengawas terlebih dahulu.",
                en: "Report to the inspectors first."
            )
        }
    }
}
