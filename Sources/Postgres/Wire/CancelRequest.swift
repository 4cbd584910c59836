import CLibPQ

/// Owns one `PGcancel`.
///
/// `@unchecked Sendable`: libpq allows a `PGcancel` to be used from any thread, and it is used once.
final class CancelRequest: @unchecked Sendable {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQfreeCancel(pointer)
    }

    /// Blocks until the server has passed the request on to the back-end, or until it can't be reached.
    ///
    /// The request goes by a connection of its own, which libpq before 17 does not encrypt even where the session is:
    /// who listens learns the back-end's process id and cancel key, and so could cancel that session's statements, no
    /// more. The server takes it whatever `pg_hba.conf` demands.
    func send() {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            _ = PQcancel(pointer, buffer.baseAddress, Int32(buffer.count))
        }
    }
}
