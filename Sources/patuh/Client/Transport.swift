import Foundation

/// A request as the transport carries it.
struct Request: Sendable {
    /// What is sent with it.
    enum Body: Sendable {
        case none
        case data(Data)
        /// A file, streamed.
        case file(URL)
    }

    var method: String
    var url: URL
    /// Names as written here; values without line ends.
    var headers: [String: String]
    var body: Body = .none
    /// Seconds without a byte until the connection counts as lost.
    var patience: Double = 60
    /// Told how many bytes of how many have been sent.
    var progress: (@Sendable (_ sent: Int64, _ total: Int64) -> Void)?
    /// Takes the body of a successful answer piece by piece; without it the body is collected.
    var receive: (@Sendable (Data) -> Void)?
}

/// An answer.
struct Response: Sendable {
    var status: Int
    /// Names in lower case.
    var headers: [String: String]
    /// The body; empty when it was received piece by piece.
    var body: Data
}

/// A way to send requests. Throws ``Failure`` with the code `unreachable` when no answer came.
struct Transport: Sendable {
    var send: @Sendable (Request) async throws -> Response
}
