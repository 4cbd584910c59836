import Foundation
import FoundationNetworking
import Synchronization

extension Transport {
    /// Over the network, by URLSession.
    static let network = Transport { request in
        let exchange = Exchange(request)
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = request.patience
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        let session = URLSession(configuration: configuration, delegate: exchange, delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        return try await exchange.run(on: session)
    }
}

/// One request and its answer. A delegate must be a class; what changes is behind a lock.
private final class Exchange: NSObject, URLSessionDataDelegate, Sendable {
    private struct State {
        var continuation: CheckedContinuation<Response, any Error>?
        var response = Response(status: 0, headers: [:], body: Data())
    }

    private let request: Request
    private let state = Mutex(State())

    init(_ request: Request) { self.request = request }

    func run(on session: URLSession) async throws -> Response {
        var wire = URLRequest(url: request.url)
        wire.httpMethod = request.method
        wire.timeoutInterval = request.patience
        for (name, value) in request.headers { wire.setValue(value, forHTTPHeaderField: name) }
        let task: URLSessionTask
        switch request.body {
        case .none:
            task = session.dataTask(with: wire)
        case .data(let data):
            wire.httpBody = data
            task = session.dataTask(with: wire)
        case .file(let file):
            task = session.uploadTask(with: wire, fromFile: file)
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                state.withLock { $0.continuation = continuation }
                task.resume()
            }
        } onCancel: {
            task.cancel()
        }
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        if let response = response as? HTTPURLResponse {
            state.withLock { state in
                state.response.status = response.statusCode
                for (name, value) in response.allHeaderFields {
                    state.response.headers["\(name)".lowercased()] = "\(value)"
                }
            }
        }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let status = state.withLock { $0.response.status }
        if let receive = request.receive, (200..<300).contains(status) {
            receive(data)
        } else {
            state.withLock { $0.response.body.append(data) }
        }
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        didSendBodyData bytesSent: Int64,
        totalBytesSent: Int64,
        totalBytesExpectedToSend: Int64
    ) {
        request.progress?(totalBytesSent, totalBytesExpectedToSend)
    }

    /// Redirections are not followed: the token belongs to one server.
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let (continuation, response) = state.withLock { state in
            defer { state.continuation = nil }
            return (state.continuation, state.response)
        }
        if let error {
            let cancelled = (error as? URLError)?.code == .cancelled
            continuation?.resume(throwing: cancelled ? CancellationError() : Failure.unreachable(request.url, error))
        } else {
            continuation?.resume(returning: response)
        }
    }
}
