import CLibPQ
import Glibc

/// What has reached this process from the server.
enum Arrived {
    /// Reads everything that has arrived; `false` when the connection is lost.
    ///
    /// Under TLS one reading may leave a part of a record behind, decrypted, when libpq's buffer has no room for all of
    /// it. The socket is silent about that part, so it has to be fetched now: no event will tell of it.
    static func read(_ handle: OpaquePointer) -> Bool {
        repeat {
            guard PQconsumeInput(handle) == 1 else { return false }
        } while isHeldBack(handle)
        return true
    }

    /// Whether the TLS library holds bytes that are decrypted and not yet read.
    static func isHeldBack(_ handle: OpaquePointer) -> Bool {
        guard PQsslInUse(handle) == 1, let pending, let session = PQsslStruct(handle, "OpenSSL") else { return false }
        return pending(session) > 0
    }

    /// OpenSSL's `SSL_pending`, from the library that libpq itself has loaded.
    private static let pending = dlsym(nil, "SSL_pending").map {
        unsafeBitCast($0, to: (@convention(c) (UnsafeMutableRawPointer) -> Int32).self)
    }
}
