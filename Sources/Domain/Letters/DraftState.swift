/// Where a draft of a letter stands.
public enum DraftState: String, Sendable, Hashable, Codable, CaseIterable {
    /// Its maker works on it.
    case open
    /// It waits for its checker.
    case submitted
    /// It waits for whoever issues it.
    case approved
    /// Its step was taken, its letter is out.
    case issued
    /// It was given up.
    case withdrawn

    /// The state as users read it.
    public var words: Words {
        switch self {
        case .open: Words(id: "Konsep", en: "In preparation")
        case .submitted: Words(id: "Menunggu pemeriksaan", en: "Waits for its check")
        case .approved: Words(id: "Menunggu penerbitan", en: "Waits to be issued")
        case .issued: Words(id: "Terbit", en: "Issued")
        case .withdrawn: Words(id: "Ditarik", en: "Withdrawn")
        }
    }

    /// Where an act leads from here; `nil` where it can't be done.
    public func after(_ act: DraftAct) -> DraftState? {
        switch (self, act) {
        case (.open, .saved): .open
        case (.open, .submitted): .submitted
        case (.submitted, .passed): .approved
        case (.submitted, .returned), (.approved, .returned): .open
        case (.approved, .issued): .issued
        case (.open, .withdrawn), (.submitted, .withdrawn), (.approved, .withdrawn): .withdrawn
        case (_, .made), (.issued, _), (.withdrawn, _), (.open, .passed), (.open, .returned), (.open, .issued),
            (.submitted, .saved), (.submitted, .submitted), (.submitted, .issued),
            (.approved, .saved), (.approved, .submitted), (.approved, .passed):
            nil
        }
    }
}

/// What is done to a draft: the entries of its log.
public enum DraftAct: String, Sendable, Hashable, Codable, CaseIterable {
    /// Prepared for the first time.
    case made
    /// Saved with another text.
    case saved
    /// Handed to its checker.
    case submitted
    /// Given back to its maker with a remark.
    case returned
    /// Found in order.
    case passed
    /// Its step was taken.
    case issued
    /// Given up with a reason.
    case withdrawn

    /// The act as users read it.
    public var words: Words {
        switch self {
        case .made: Words(id: "Dibuat", en: "Made")
        case .saved: Words(id: "Disimpan", en: "Saved")
        case .submitted: Words(id: "Diajukan", en: "Submitted")
        case .returned: Words(id: "Dikembalikan", en: "Returned")
        case .passed: Words(id: "Disetujui", en: "Passed on")
        case .issued: Words(id: "Diterbitkan", en: "Issued")
        case .withdrawn: Words(id: "Ditarik", en: "Withdrawn")
        }
    }
}

/// Why somebody may not act on a draft.
public enum DraftRefusal: Error, Sendable, Hashable {
    /// The draft stands where that can't be done.
    case state(DraftState, DraftAct)
    /// Somebody else made it.
    case ofAnother
    /// Nobody checks a draft of their own.
    case ownDraft
    /// The head of office signs what others have made and checked.
    case thirdHand
    /// It takes one of these roles.
    case role([Role])

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .state: "draft_not_in_state"
        case .ofAnother: "draft_of_another"
        case .ownDraft: "separation_of_duties"
        case .thirdHand: "third_hand"
        case .role: "role_required"
        }
    }

    /// What is wrong.
    public var words: Words {
        switch self {
        case .state(let state, let act):
            Words(
                id: "Konsep dalam keadaan \"\(state.words.id)\" tidak dapat \(act.words.id.lowercased()).",
                en: "A draft in the state “\(state.words.en)” can't be \(act.words.en.lowercased())."
            )
        case .ofAnother: Words(id: "Konsep ini dibuat orang lain.", en: "Somebody else made this draft.")
        case .ownDraft:
            Words(id: "Pembuat konsep tidak memeriksa konsepnya sendiri.", en: "Who made a draft does not check it.")
        case .thirdHand:
            Words(
                id: "Surat ini ditandatangani orang ketiga, bukan pembuat atau pemeriksanya.",
                en: "This letter is signed by a third person, neither its maker nor its checker."
            )
        case .role:
            Words(
                id: "Peran Anda di wilayah ini tidak mencakupnya.",
                en: "Your role over this territory may not do it."
            )
        }
    }

    /// What would help.
    public var remedy: Words {
        switch self {
        case .state(let state, _):
            switch state {
            case .open: Words(id: "Ajukan dahulu untuk diperiksa.", en: "Submit it for its check first.")
            case .submitted: Words(id: "Tunggu pemeriksaannya.", en: "Wait for its check.")
            case .approved: Words(id: "Kembalikan atau terbitkan.", en: "Return it or issue it.")
            case .issued, .withdrawn: Words(id: "Buat konsep baru.", en: "Make a new draft.")
            }
        case .ofAnother:
            Words(id: "Kembalikan kepada pembuatnya dengan catatan.", en: "Return it to its maker with a remark.")
        case .ownDraft, .thirdHand: Words(id: "Mintalah pejabat lain.", en: "Ask another officer.")
        case .role(let roles):
            Words(
                id: "Yang berwenang: \(roles.map(\.words.id).joined(separator: ", ")).",
                en: "Who may: \(roles.map(\.words.en).joined(separator: ", "))."
            )
        }
    }
}
