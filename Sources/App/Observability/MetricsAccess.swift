import Crypto
import Domain
import Foundation
import HTTPTypes
import NIOCore

/// Who may read the metrics.
struct MetricsAccess: Sendable {
    /// What everybody has to present; `nil` lets in this machine's own, and nobody else.
    let token: String?

    /// Refuses whoever may not.
    ///
    /// - Throws: ``Problem/unauthorized`` without the right token, ``Problem/forbidden(_:)`` to a stranger.
    func check(peer: SocketAddress?, headers: HTTPFields) throws {
        guard let token else {
            // A proxy on this machine speaks for others.
            guard peer?.isLoopback == true, Self.forwarding.allSatisfy({ headers[$0] == nil }) else {
                throw Problem.forbidden(
                    Words(
                        id: "Metrik hanya dapat dibaca dari mesin ini sendiri, atau dengan token (--metrics-token).",
                        en: "Metrics are read from this machine itself only, or with a token (--metrics-token)."
                    )
                )
            }
            return
        }
        guard let header = headers[.authorization], header.lowercased().hasPrefix("bearer ") else {
            throw Problem.unauthorized
        }
        let presented = header.dropFirst(7).trimmingCharacters(in: .whitespaces)
        // Digests compare in constant time, and hide the length.
        guard SHA256.hash(data: Data(presented.utf8)) == SHA256.hash(data: Data(token.utf8)) else {
            throw Problem.unauthorized
        }
    }

    private static let forwarding = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"].compactMap {
        HTTPField.Name($0)
    }
}

extension SocketAddress {
    /// Whether the other end is on this machine.
    var isLoopback: Bool {
        switch self {
        case .unixDomainSocket: true
        case .v4, .v6:
            switch ipAddress {
            case let address? where address.hasPrefix("127."): true
            case let address? where address.lowercased().hasPrefix("::ffff:127."): true
            default: ipAddress == "::1"
            }
        }
    }
}
