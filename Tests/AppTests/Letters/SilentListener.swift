import Glibc

/// Listens on this machine and counts who calls.
final class SilentListener: Sendable {
    let port: Int
    private let handle: Int32

    init() throws {
        let handle = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                Glibc.bind(handle, address, length) == 0 && Glibc.listen(handle, 8) == 0
                    && Glibc.getsockname(handle, address, &length) == 0
            }
        }
        guard isListening else { throw TestFailure("no socket") }
        self.handle = handle
        port = Int(UInt16(bigEndian: address.sin_port))
        _ = fcntl(handle, F_SETFL, O_NONBLOCK)
    }

    /// How many called since the last question.
    var connections: Int {
        var count = 0
        while true {
            let caller = Glibc.accept(handle, nil, nil)
            guard caller >= 0 else { return count }
            _ = Glibc.close(caller)
            count += 1
        }
    }

    func close() { _ = Glibc.close(handle) }
}
