/// Which document a step makes.
public enum LetterMade: Sendable, Hashable {
    /// Always this kind.
    case kind(LetterKind)
    /// The first note or the special note, as it was drafted.
    case draftedNote
    /// A decision that revokes the notes or sanctions issued so far; none when nothing was issued.
    case revocationIfIssued
    /// A new letter of the kind that it replaces.
    case replacement

    /// A short, stable code for the canonical text of a procedure.
    public var code: String {
        switch self {
        case .kind(let kind): kind.rawValue
        case .draftedNote: "first_note|special_note"
        case .revocationIfIssued: "revocation?"
        case .replacement: "replacement"
        }
    }

    /// Reads a ``code``; nil when no document has it.
    init?(code: String) {
        switch code {
        case LetterMade.draftedNote.code: self = .draftedNote
        case LetterMade.revocationIfIssued.code: self = .revocationIfIssued
        case LetterMade.replacement.code: self = .replacement
        default:
            guard let kind = LetterKind(rawValue: code) else { return nil }
            self = .kind(kind)
        }
    }

    /// What is made, as users read it before the case says which.
    public var words: Words {
        switch self {
        case .kind(let kind): kind.words
        case .draftedNote:
            Words(id: "Nota Pemeriksaan I, atau Nota Khusus menurut konsepnya", en: "First or special note, as drafted")
        case .revocationIfIssued:
            Words(
                id: "Keputusan Pencabutan, bila sudah ada surat yang terbit",
                en: "Decision to revoke, where a letter was issued"
            )
        case .replacement: Words(id: "Surat pengganti yang sejenis", en: "A new letter of the same kind")
        }
    }
}
