/// The five characters by which PostgreSQL names a condition (its manual, appendix A). Open: any code may come.
public struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The five characters.
    public let rawValue: String

    /// A condition by its five characters.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The five characters.
    public var description: String { rawValue }

    /// The first two characters, which name the class ("23": integrity constraint violation).
    public var classCode: Substring { rawValue.prefix(2) }

    /// 23502
    public static let notNullViolation = SQLState(rawValue: "23502")
    /// 23503
    public static let foreignKeyViolation = SQLState(rawValue: "23503")
    /// 23505
    public static let uniqueViolation = SQLState(rawValue: "23505")
    /// 23514
    public static let checkViolation = SQLState(rawValue: "23514")
    /// 23P01
    public static let exclusionViolation = SQLState(rawValue: "23P01")
    /// 40001
    public static let serializationFailure = SQLState(rawValue: "40001")
    /// 40P01
    public static let deadlockDetected = SQLState(rawValue: "40P01")
    /// 42501
    public static let insufficientPrivilege = SQLState(rawValue: "42501")
    /// 42601
    public static let syntaxError = SQLState(rawValue: "42601")
    /// 42703
    public static let undefinedColumn = SQLState(rawValue: "42703")
    /// 42883
    public static let undefinedFunction = SQLState(rawValue: "42883")
    /// 42P01
    public static let undefinedTable = SQLState(rawValue: "42P01")
    /// 42P07
    public static let duplicateTable = SQLState(rawValue: "42P07")
    /// 57014: cancelled by a request or by `statement_timeout`.
    public static let queryCanceled = SQLState(rawValue: "57014")
    /// 55P03: `lock_timeout`, or `NOWAIT`.
    public static let lockNotAvailable = SQLState(rawValue: "55P03")
    /// 57P01: the back-end was told to end.
    public static let adminShutdown = SQLState(rawValue: "57P01")
    /// 57P02
    public static let crashShutdown = SQLState(rawValue: "57P02")
    /// 57P03: the server is starting up or shutting down.
    public static let cannotConnectNow = SQLState(rawValue: "57P03")
    /// 25P02: a statement after an error in the same transaction.
    public static let inFailedTransaction = SQLState(rawValue: "25P02")
    /// 25P03
    public static let idleInTransactionTimeout = SQLState(rawValue: "25P03")
    /// 25006
    public static let readOnlyTransaction = SQLState(rawValue: "25006")
    /// 22021: bytes that are not text in the database's encoding.
    public static let characterNotInRepertoire = SQLState(rawValue: "22021")
    /// 22P05: text that the database's encoding can't hold, such as `\u0000` in JSON.
    public static let untranslatableCharacter = SQLState(rawValue: "22P05")
    /// 22P02
    public static let invalidTextRepresentation = SQLState(rawValue: "22P02")
    /// 22P04
    public static let badCopyFileFormat = SQLState(rawValue: "22P04")
    /// 22001
    public static let stringDataRightTruncation = SQLState(rawValue: "22001")
    /// 22003
    public static let numericValueOutOfRange = SQLState(rawValue: "22003")
    /// 0A000
    public static let featureNotSupported = SQLState(rawValue: "0A000")
    /// 26000: a prepared statement that is not there.
    public static let invalidStatementName = SQLState(rawValue: "26000")
    /// P0001: `RAISE EXCEPTION` without a code.
    public static let raiseException = SQLState(rawValue: "P0001")
    /// 53300
    public static let tooManyConnections = SQLState(rawValue: "53300")
}
