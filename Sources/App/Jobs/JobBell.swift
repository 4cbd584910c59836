/// Wakes the runner of this process. Rings that come while it works are one.
///
/// An act rings it after its commit and never sends NOTIFY in its own transaction: PostgreSQL lets only one transaction
/// that notifies commit at a time, which would put all writers in one line.
struct JobBell: Sendable {
    /// Every ring that nobody has answered yet, as one. For one reader.
    let rings: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    /// A silent bell.
    init() {
        (rings, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Says that there may be work.
    func ring() { continuation.yield() }
}
