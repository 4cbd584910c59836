/// What happens to a piece of evidence. Raw values are the codes of the API and of the database.
public enum CustodyEvent: String, Sendable, Hashable, Codable, CaseIterable {
    /// It was received.
    case received
    /// Somebody took its bytes out.
    case opened
    /// Its bytes were compared and are those that were received.
    case foundIntact = "found_intact"
    /// Its bytes are others than those that were received.
    case foundAltered = "found_altered"
    /// Its bytes are gone.
    case foundMissing = "found_missing"

    /// The event as users read it.
    public var words: Words {
        switch self {
        case .received: Words(id: "Diterima", en: "Received")
        case .opened: Words(id: "Dibuka", en: "Opened")
        case .foundIntact: Words(id: "Diperiksa: utuh", en: "Found intact")
        case .foundAltered: Words(id: "Diperiksa: isi berubah", en: "Found altered")
        case .foundMissing: Words(id: "Diperiksa: berkas hilang", en: "Found missing")
        }
    }
}
