/// What can happen to a letter in its life, in the order in which it usually does.
public enum LetterLifeEvent: String, Sendable, Hashable, Codable, CaseIterable {
    /// Somebody drafted it.
    case drafted
    /// Somebody else checked the draft.
    case checked
    /// It was issued.
    case issued
    /// What it says was frozen.
    case frozen
    /// Its paper was made.
    case printed
    /// Its file came back with an electronic signature.
    case signed
    /// It was delivered.
    case delivered
    /// It came back.
    case returned
    /// It started a clock.
    case clockStarted = "clock_started"
    /// A clock that it had started ended.
    case clockEnded = "clock_ended"
    /// A paper came that answers it.
    case answered
    /// It lost its force.
    case voided
    /// Another took its place.
    case replaced
    /// Somebody looked at it.
    case accessed

    /// The event as users read it.
    public var words: Words {
        switch self {
        case .drafted: Words(id: "Dikonsep", en: "Drafted")
        case .checked: Words(id: "Diperiksa", en: "Checked")
        case .issued: Words(id: "Diterbitkan", en: "Issued")
        case .frozen: Words(id: "Isi dibekukan", en: "Content frozen")
        case .printed: Words(id: "Dicetak", en: "Printed")
        case .signed: Words(id: "Ditandatangani", en: "Signed")
        case .delivered: Words(id: "Disampaikan", en: "Delivered")
        case .returned: Words(id: "Kembali", en: "Returned")
        case .clockStarted: Words(id: "Tenggat dimulai", en: "A deadline began")
        case .clockEnded: Words(id: "Tenggat berakhir", en: "A deadline ended")
        case .answered: Words(id: "Dijawab", en: "Answered")
        case .voided: Words(id: "Dinyatakan tidak berlaku", en: "Voided")
        case .replaced: Words(id: "Diganti", en: "Replaced")
        case .accessed: Words(id: "Dibuka", en: "Accessed")
        }
    }
}
