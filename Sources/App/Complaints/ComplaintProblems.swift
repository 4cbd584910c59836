import Domain

extension ComplaintHint {
    /// Refuses a text that would tell somebody of a complaint.
    ///
    /// - Throws: A problem that names the field, the word and what to write instead.
    static func refuse(_ text: String, in field: String) throws {
        guard let word = first(in: text) else { return }
        throw Problem.invalid([
            Problem.FieldError(
                field: field,
                code: "hints_at_complaint",
                detail: Words(
                    id: "\(ParseFailure.quoted(word)) dapat memberi tahu pembaca bahwa ada yang mengadu.",
                    en: "\(ParseFailure.quoted(word)) may tell a reader that somebody complained."
                ),
                remedy: Words(
                    id: "Tulis dasar yang berdiri sendiri: rencana kerja, pemeriksaan serentak, atau data perusahaan.",
                    en: "Write a ground that stands by itself: the work plan, a campaign, or what the register shows."
                )
            )
        ])
    }
}

extension Casework.Act {
    /// Refuses words in a proposal or an order that would tell of a complaint, whether there was one or not
    /// (ILO C81 art. 15(c)).
    func mustNotHint() throws {
        switch action {
        case .inspection(.propose), .inspection(.order), .inspection(.renewOrder):
            if let reason = details.reason { try ComplaintHint.refuse(reason, in: "reason") }
            if let note { try ComplaintHint.refuse(note, in: "note") }
        default: break
        }
    }
}

extension Problem {
    /// What a client is told when the gate of the complaints' log refuses.
    static let aboutComplaints: [String: Problem] = [
        "complaint_region_exists": .invalid(
            "region_code",
            "unknown_region",
            id: "Tidak ada kabupaten atau kota dengan kode itu.",
            en: "There is no regency or city with that code."
        ),
        "complaint_step_hand": .forbidden(
            Words(
                id: "Hanya koordinator wilayah yang menugaskan, menjawab dan menolak pengaduan.",
                en: "Only the region's coordinator assigns, answers and rejects complaints."
            )
        ),
        "complaint_step_in_sequence": .versionConflict(current: nil),
        "complaint_step_pkey": .versionConflict(current: nil),
        "complaint_step_open": .conflict(
            "complaint_ended",
            id: "Pengaduan ini sudah selesai.",
            en: "This complaint has ended."
        ),
        "complaint_step_assignee": .invalid(
            "assignee",
            "no_inspector_there",
            id: "Orang itu bukan pengawas di wilayah pengaduan ini.",
            en: "That person is no inspector over the complaint's region."
        ),
        "complaint_step_company_known": unknownFirm(),
        "complaint_step_matched": .conflict(
            "no_firm_yet",
            id: "Cocokkan pengaduan dengan perusahaan lebih dahulu.",
            en: "Match the complaint with a firm first."
        ),
        "complaint_step_ground_shown": .invalid(
            "ground",
            "register_shows_nothing",
            id:
                "Data perusahaan tidak menunjukkan indikasi. Pilih rencana kerja atau pemeriksaan serentak, bila memang ada.",
            en: "The register shows no indication. Choose the work plan or a campaign, where there is one."
        ),
        "complaint_step_ground_stated": .conflict(
            "no_ground_yet",
            id: "Sebutkan dasar sendiri lebih dahulu: rencana kerja, pemeriksaan serentak, atau indikasi.",
            en: "State a ground of its own first: the work plan, a campaign, or an indication."
        ),
        "complaint_step_case_fits": .invalid(
            "case_id",
            "case_does_not_fit",
            id: "Bukan pemeriksaan perusahaan itu di wilayah Anda, atau jenisnya tidak mengikuti dasar yang disebut.",
            en:
                "That is no inspection of that firm in your territory, or its kind does not follow from the ground stated."
        ),
        "complaint_step_case_exists": .invalid(
            "case_id",
            "case_does_not_fit",
            id: "Bukan pemeriksaan perusahaan itu di wilayah Anda, atau jenisnya tidak mengikuti dasar yang disebut.",
            en:
                "That is no inspection of that firm in your territory, or its kind does not follow from the ground stated."
        ),
        "complaint_step_not_proposed": .conflict(
            "already_proposed",
            id: "Sudah ada usulan pemeriksaan; akhiri dengan jawaban.",
            en: "An inspection is proposed already; end it with an answer."
        ),
    ]
}
