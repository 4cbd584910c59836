import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization

/// Another system that is called: a real server that keeps what it was sent.
final class Receiver: Sendable {
    /// What it was sent.
    struct Message: Sendable {
        let id: String
        let time: String
        let signature: String
        let body: Data
    }

    private let state: Mutex<(statuses: [Int], messages: [Message])>

    /// - Parameter statuses: What it answers, one after the other; 200 afterwards.
    init(_ statuses: [Int] = []) { state = Mutex((statuses, [])) }

    var messages: [Message] { state.withLock { $0.messages } }

    /// Serves while a test runs, which is given its address.
    func serve(_ body: @escaping @Sendable (String) async throws -> Void) async throws {
        let router = Router()
        router.post("/hook") { request, _ -> Response in
            let content = try await request.body.collect(upTo: 1 << 16)
            func header(_ name: String) -> String { HTTPField.Name(name).flatMap { request.headers[$0] } ?? "" }
            let message = Message(
                id: header("Webhook-Id"),
                time: header("Webhook-Timestamp"),
                signature: header("Webhook-Signature"),
                body: Data(content.readableBytesView)
            )
            let status = self.state.withLock { state in
                state.messages.append(message)
                return state.statuses.isEmpty ? 200 : state.statuses.removeFirst()
            }
            return Response(status: .init(code: status), headers: status == 302 ? [.location: "/other"] : [:])
        }
        router.post("/other") { _, _ -> HTTPResponse.Status in .ok }
        try await Application(router: router).test(.live) { client in
            try await body("http://127.0.0.1:\(client.port ?? 0)/hook")
        }
    }
}
