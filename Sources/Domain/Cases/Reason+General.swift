// The reasons that are no guard's: state, role, time, field, separation of duties.

extension Reason {
    static let followedUp = Reason(
        .permission,
        "closed_file",
        CaseState.followedUp,
        remedy: Words(
            id: "Berkas ini hanya terbuka bagi penyidik.",
            en: "This file is open to investigators only."
        )
    )

    static func caseEnded(_ state: CaseState) -> Reason {
        Reason(
            .state,
            "case_ended",
            Words(
                id: "Kasus sudah berakhir: \(state.words.id).",
                en: "The case has ended: \(state.words.en)."
            ),
            remedy: Words(
                id: "Buka kembali sebagai kasus baru yang terkait.",
                en: "Reopen it as a new, linked case."
            )
        )
    }

    static func noSuchAction(_ action: CaseAction, in state: CaseState, _ rules: ProcedureRules) -> Reason {
        let from = rules.states(with: action)
        let idNames = from.map(\.words.id).joined(separator: ", ")
        let enNames = from.map(\.words.en).joined(separator: ", ")
        let remedy: Words
        if action.track != state.track {
            remedy = Words(
                id: "Tindakan ini milik jalur \(action.track.words.id).",
                en: "The action belongs to the track \(action.track.words.en)."
            )
        } else if from.isEmpty {
            remedy = Words(id: "Tindakan ini hanya membuka kasus baru.", en: "The action only opens a new case.")
        } else {
            remedy = Words(
                id: "Tindakan ini dapat dilakukan pada: \(idNames).",
                en: "The action is possible in: \(enNames)."
            )
        }
        return Reason(
            .state,
            "action_not_in_state",
            Words(
                id: "\"\(action.words.id)\" tidak dapat dilakukan pada keadaan \(state.words.id).",
                en: "“\(action.words.en)” cannot be done in the state \(state.words.en)."
            ),
            remedy: remedy
        )
    }

    static func opensNoCase(_ action: CaseAction) -> Reason {
        Reason(
            .state,
            "case_not_opened",
            Words(
                id: "\"\(action.words.id)\" tidak membuka kasus pada jalur ini.",
                en: "“\(action.words.en)” opens no case on this track."
            ),
            remedy: Words(
                id: "Buka kasus terlebih dahulu dengan usulan, indikasi atau pengambilalihan.",
                en: "Open the case first by a proposal, an indication or a take-over."
            )
        )
    }

    static func cannotOpen(_ action: CaseAction, in state: CaseState, _ openings: [CaseState]) -> Reason {
        Reason(
            .field,
            "target_state_impossible",
            field: .targetState,
            Words(
                id: "\"\(action.words.id)\" tidak dapat membuka kasus pada keadaan \(state.words.id).",
                en: "“\(action.words.en)” cannot open a case in the state \(state.words.en)."
            ),
            remedy: Words(
                id: "Pilih salah satu: \(openings.map(\.words.id).joined(separator: ", ")).",
                en: "Choose one of: \(openings.map(\.words.en).joined(separator: ", "))."
            )
        )
    }

    static func roleRequired(_ roles: [Role], track: Track) -> Reason {
        Reason(
            .permission,
            "role_required",
            Words(
                id: "Peran Anda di wilayah ini tidak berwenang melakukan tindakan ini.",
                en: "Your role over this territory may not do this."
            ),
            remedy: roles.isEmpty
                ? Words(
                    id: "Kasus ini dijalankan oleh \(track.owner.id).",
                    en: "This case is moved by \(track.owner.en)."
                )
                : Words(
                    id: "Yang berwenang: \(roles.map(\.words.id).joined(separator: ", ")).",
                    en: "Who may: \(roles.map(\.words.en).joined(separator: ", "))."
                )
        )
    }

    static func separationOfDuties(_ action: CaseAction) -> Reason {
        Reason(
            .separation,
            "separation_of_duties",
            Words(
                id: "Anda sendiri yang melakukan \"\(action.words.id)\" pada kasus ini.",
                en: "You yourself did “\(action.words.en)” on this case."
            ),
            remedy: Words(
                id: "Mintalah orang lain dengan peran yang berwenang.",
                en: "Ask another person with a role that may."
            )
        )
    }

    static func inTheFuture(_ day: LocalDate) -> Reason {
        Reason(
            .time,
            "day_in_future",
            Words(
                id: "Tanggal \(day.words.id) belum tiba.",
                en: "The day \(day.words.en) lies in the future."
            ),
            remedy: Words(id: "Isilah hari ini atau hari sebelumnya.", en: "Give today or an earlier day.")
        )
    }

    static func beforePreviousAct(_ last: LocalDate) -> Reason {
        Reason(
            .time,
            "day_before_previous_act",
            Words(
                id: "Tindakan terakhir pada kasus ini bertanggal \(last.words.id).",
                en: "The latest act on this case is of \(last.words.en)."
            ),
            remedy: Words(
                id: "Isilah tanggal itu atau sesudahnya.",
                en: "Give that day or a later one."
            )
        )
    }

    static func lateWithoutReason(_ day: LocalDate) -> Reason {
        Reason(
            .time,
            "late_entry_needs_reason",
            field: .reason,
            Words(
                id: "Tindakan \(day.words.id) dicatat terlambat.",
                en: "The act of \(day.words.en) is entered late."
            ),
            remedy: Words(id: "Sebutkan alasan keterlambatan.", en: "Give the reason for the delay.")
        )
    }

    static func fieldRequired(_ field: StepField) -> Reason {
        Reason(
            .field,
            "field_required",
            field: field,
            Words(
                id: "\(field.words.id) belum diisi atau tidak lengkap.",
                en: "\(field.words.en) is missing or incomplete."
            ),
            remedy: Words(id: "Lengkapi isian itu.", en: "Fill it in.")
        )
    }

    static func fieldNotTaken(_ field: StepField) -> Reason {
        Reason(
            .field,
            "field_not_taken",
            field: field,
            Words(
                id: "Tindakan ini tidak memuat \(field.words.id).",
                en: "This action takes no \(field.words.en)."
            ),
            remedy: Words(
                id: "Kosongkan isian itu; temuan dinilai pada pencatatan verifikasi.",
                en: "Leave it out; findings are judged when a verification is recorded."
            )
        )
    }
}
