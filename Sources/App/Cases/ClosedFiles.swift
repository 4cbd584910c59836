import Domain

/// Cases on the criminal way: everybody but the investigators reads of them that they are followed up, and no more.
enum ClosedFiles {
    /// The codes of their states.
    static let states: [String] = Track.allCases.flatMap { CaseState.all(on: $0) }.filter(\.isCriminal).map(\.code)

    /// What stands for such a state.
    static let followedUp = "followed_up"

    /// Whether somebody reads what is inside.
    static func areOpen(to reader: Actor) -> Bool { reader.roles.contains(.investigator) }
}
