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
    func send() {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            _ = PQcancel(pointer, buffer.baseAddress, Int32(buffer.count))
        }
    }
}
