import Domain
import Postgres

/// One thing that a firm does not do, or seems not to do.
struct NoncomplianceFact: Sendable {
    let kind: FindingKind
    /// What it is, worded as a finding or as what suggests it.
    let words: Words
    /// The state of its case, as the reader may see it.
    let state: CaseView?
    /// The same as JSON.
    let stateText: StateText?

    /// Reads a row of the form that ``NoncompliantFirm`` describes.
    init(_ row: Row, for reader: Actor) throws {
        kind = try row.code(at: 10)
        if row.isNull(column: 17) {
            (state, stateText) = (nil, nil)
        } else {
            let track: Track = try row.code(at: 16)
            let code: String = try row.column(17)
            guard let view = CaseView(seen: code, on: track, for: reader) else {
                throw PostgresError(code: .decoding, message: "state: not a known state")
            }
            state = view
            stateText = try StateText.named(row, track: 16, state: 17, for: reader)
        }
        if try row.column(9, as: String.self) == "finding" {
            words = kind.words
        } else {
            words = try Indication(row, .page).words(state)
        }
    }
}
