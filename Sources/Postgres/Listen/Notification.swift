/// What `NOTIFY` sent.
///
/// ```swift
/// try await pool.execute("SELECT pg_notify('patuh_job', \(id.uuidString))")
/// // … arrives elsewhere as
/// // Notification(channel: "patuh_job", payload: "…", processID: 4711)
/// ```
public struct Notification: Hashable, Sendable {
    /// The channel it was sent on.
    public let channel: String
    /// The text sent with it, at most 8,000 bytes; empty when there was none.
    public let payload: String
    /// The back-end that sent it.
    public let processID: Int32

    /// A notification, for a test of what receives them.
    public init(channel: String, payload: String = "", processID: Int32 = 0) {
        self.channel = channel
        self.payload = payload
        self.processID = processID
    }
}
