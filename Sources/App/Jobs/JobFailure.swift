import Postgres

/// Why a piece of background work failed: a code for programs and operators, never a message, since messages may
/// quote personal data.
struct JobFailure: Error, Equatable {
    /// A stable name in snake case.
    let code: String

    /// The job's arguments are not what its kind needs.
    static let badArguments = JobFailure(code: "bad_arguments")
    /// The entry of the outbox does not exist.
    static let entryMissing = JobFailure(code: "outbox_entry_missing")
    /// A state, a track or a topic that this build does not know.
    static let unknownCode = JobFailure(code: "unknown_code")

    /// What is kept of any error: ours by its code, the database's by constraint, SQLSTATE or kind.
    static func code(of error: any Error) -> String {
        switch error {
        case let failure as JobFailure: failure.code
        case let failure as LetterPress.Failure: failure.code
        case let error as PostgresError: error.constraint ?? error.sqlState?.rawValue ?? error.code.rawValue
        default: String(describing: type(of: error))
        }
    }
}
