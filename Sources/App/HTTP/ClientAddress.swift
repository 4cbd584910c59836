import HTTPTypes
import NIOCore

/// Where a request comes from, as budgets and sessions name it.
enum ClientAddress {
    /// A request that came over no connection.
    static let inside = "inside"

    /// The address of the other end, or what a proxy on this machine says it is.
    ///
    /// - Parameter trusting: A proxy of ours stands before the service. Only the last address that it added is believed:
    ///   whatever stands before it in the header came from the client.
    static func of(_ peer: SocketAddress?, _ headers: HTTPFields, trusting: Bool) -> String {
        if trusting, let last = headers[.forwardedFor]?.split(separator: ",").last {
            let text = last.filter { !$0.isWhitespace }
            if let address = try? SocketAddress(ipAddress: String(text), port: 0) { return network(of: address) }
        }
        return peer.map(network) ?? inside
    }

    /// An address; of IPv6 the network of 64 bits, of which one client has as many addresses as it likes.
    private static func network(of address: SocketAddress) -> String {
        switch address {
        case .v4: return address.ipAddress ?? inside
        case .unixDomainSocket: return "socket"
        case .v6(let v6):
            // The address follows family, port and flow (RFC 3493 §3.3). It is not read by its name: several modules
            // define the structure, and which of them the compiler holds for its home changes from build to build.
            let bytes = withUnsafeBytes(of: v6.address) { Array($0[8..<24]) }
            if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xff, bytes[11] == 0xff {
                return bytes[12...].map(String.init).joined(separator: ".")
            }
            let groups = stride(from: 0, to: 8, by: 2).map {
                String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16)
            }
            return groups.joined(separator: ":") + "::/64"
        }
    }
}

extension HTTPField.Name {
    /// The addresses through which a request came.
    static let forwardedFor = HTTPField.Name(written: "X-Forwarded-For")
}
