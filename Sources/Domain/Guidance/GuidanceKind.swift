/// The kinds of guidance, the preventive-educative stage of supervision. No sanction follows from any.
public enum GuidanceKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Pembinaan: advice to firms.
    case guidance
    /// Sosialisasi: a meeting that informs.
    case informationMeeting = "information_meeting"

    /// The kind's name as users read it.
    public var words: Words {
        switch self {
        case .guidance: Words(id: "Pembinaan", en: "Guidance")
        case .informationMeeting: Words(id: "Sosialisasi", en: "Information meeting")
        }
    }
}

/// An activity of guidance: day, place, topic, firms and people reached.
public enum GuidanceActivity {}

/// The identity of an activity of guidance.
public typealias GuidanceActivityID = ID<GuidanceActivity>
