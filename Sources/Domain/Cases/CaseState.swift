/// A state of either track.
public enum CaseState: Sendable, Hashable {
    /// A state of an inspection case.
    case inspection(InspectionState)
    /// A state of a sanction case.
    case sanction(SanctionState)

    /// Reads a state's code; nil when the track has no such state.
    public init?(_ code: String, on track: Track) {
        switch track {
        case .inspection:
            guard let state = InspectionState(rawValue: code) else { return nil }
            self = .inspection(state)
        case .bpjsSanction:
            guard let state = SanctionState(rawValue: code) else { return nil }
            self = .sanction(state)
        }
    }

    /// Every state of a track, in the order of the procedure.
    public static func all(on track: Track) -> [CaseState] {
        switch track {
        case .inspection: InspectionState.allCases.map(CaseState.inspection)
        case .bpjsSanction: SanctionState.allCases.map(CaseState.sanction)
        }
    }

    /// The track to which the state belongs.
    public var track: Track {
        switch self {
        case .inspection: .inspection
        case .sanction: .bpjsSanction
        }
    }

    /// The code as the API and the database write it.
    public var code: String {
        switch self {
        case .inspection(let state): state.rawValue
        case .sanction(let state): state.rawValue
        }
    }

    /// The state's name as users read it.
    public var words: Words {
        switch self {
        case .inspection(let state): state.words
        case .sanction(let state): state.words
        }
    }

    /// Whether the case has ended.
    public var isFinal: Bool {
        switch self {
        case .inspection(let state): state.isFinal
        case .sanction(let state): state.isFinal
        }
    }

    /// Whether only the investigators may read the case.
    public var isCriminal: Bool {
        switch self {
        case .inspection(let state): state.isCriminal
        case .sanction(let state): state.isCriminal
        }
    }

    /// What people without a right to a closed file read in place of its state.
    public static let followedUp = Words(id: "Ditindaklanjuti", en: "Being followed up")

    /// The state to which an action leads, or nil when it cannot be taken here or belongs to the other track.
    public func after(_ action: CaseAction) -> CaseState? {
        switch (self, action) {
        case (.inspection(let state), .inspection(let action)): state.after(action).map(CaseState.inspection)
        case (.sanction(let state), .sanction(let action)): state.after(action).map(CaseState.sanction)
        case (.inspection, .sanction), (.sanction, .inspection): nil
        }
    }
}
