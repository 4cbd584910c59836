/// As what somebody holds a post.
///
/// Whoever acts for the holder may what the holder may, from a day to a day; her acts say so. UU 30/2014 art. 14 knows
/// pelaksana harian while the holder is away for a time, and pelaksana tugas while there is none [M].
public enum PostCapacity: String, Sendable, Hashable, Codable, CaseIterable {
    /// The holder.
    case holder
    /// Pelaksana tugas: the post has no holder, or none who is coming back.
    case acting = "plt"
    /// Pelaksana harian: the holder is away for a time.
    case standIn = "plh"
    /// Atas nama: the holder has given the signature away.
    case onBehalf = "an"

    /// What stands before the post's name: `Plt.`, `Plh.`, `a.n.`; nil for the holder.
    public var prefix: String? {
        switch self {
        case .holder: nil
        case .acting: "Plt."
        case .standIn: "Plh."
        case .onBehalf: "a.n."
        }
    }

    /// As users read it.
    public var words: Words {
        switch self {
        case .holder: Words(id: "Pejabat definitif", en: "Holder")
        case .acting: Words(id: "Pelaksana tugas", en: "Acting holder")
        case .standIn: Words(id: "Pelaksana harian", en: "Stand-in of the day")
        case .onBehalf: Words(id: "Atas nama", en: "On behalf of the holder")
        }
    }
}
