import AsyncHTTPClient
import Domain
import Foundation
import NIOCore
import NIOHTTP1

/// Calls other systems. It goes where the name leads when it is asked and nowhere else: not into networks of one's own, and
/// not where an answer would send it.
struct WebhookClient: Sendable {
    /// Whether plain http and hosts of one's own network are called.
    let isInside: Bool
    /// Where names lead.
    var lookup = HostLookup()

    /// How long a call may take once the host is found.
    static let patience = TimeAmount.seconds(8)

    /// What came of a call.
    enum Outcome: Sendable, Equatable {
        case answered(Int)
        /// No answer; a code of ours.
        case failed(String)

        /// Whether the other side has taken it.
        var isTaken: Bool {
            if case .answered(200..<300) = self { true } else { false }
        }
    }

    /// Sends a message.
    func call(_ url: String, _ message: WebhookMessage, secret: [UInt8]) async -> Outcome {
        guard let address = try? WebhookAddress(url, isInside: isInside) else { return .failed("address_refused") }
        let place: HostLookup.Place
        switch await lookup(address.host) {
        case .found(let found): place = found
        case .unknown: return .failed("host_unknown")
        case .late: return .failed("host_lookup_timeout")
        }
        guard isInside || !WebhookAddress.isPrivate(place.bytes) else { return .failed("host_private") }
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = .seconds(5)
        // The name was looked up once, and is not looked up again to another end.
        configuration.dnsOverride = [address.host: place.text]
        let client = HTTPClient(configuration: configuration)
        let outcome = await send(address.text, message, secret, client)
        try? await client.shutdown()
        return outcome
    }

    private func send(
        _ url: String,
        _ message: WebhookMessage,
        _ secret: [UInt8],
        _ client: HTTPClient
    ) async -> Outcome {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        for (name, value) in message.headers(secret) { request.headers.add(name: name, value: value) }
        request.headers.add(name: "User-Agent", value: "patuh")
        request.body = .bytes(message.body)
        do {
            // What the other side writes is of no interest, and is not read.
            return .answered(Int(try await client.execute(request, timeout: Self.patience).status.code))
        } catch let error as HTTPClientError where error == .deadlineExceeded || error == .connectTimeout {
            return .failed("timeout")
        } catch {
            return .failed("unreachable")
        }
    }
}
