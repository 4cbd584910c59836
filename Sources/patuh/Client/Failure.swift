import API
import Domain
import Foundation

/// Why a command did not do what it was asked. Ends the process with 1.
struct Failure: Error, Sendable {
    /// A stable word, open for new ones.
    struct Code: RawRepresentable, Hashable, Sendable {
        let rawValue: String
        /// The server gave no answer; whether it acted is unknown.
        static let unreachable = Code(rawValue: "unreachable")
        /// The server refused, with a problem document.
        static let refused = Code(rawValue: "refused")
        /// The server answered something that is not its contract.
        static let garbled = Code(rawValue: "garbled")
        /// There is no token for the server.
        static let signedOut = Code(rawValue: "signed_out")
        /// Something on this machine: a file, a folder.
        static let local = Code(rawValue: "local")
        /// There is no such thing, or more than one.
        static let notFound = Code(rawValue: "not_found")
    }

    let code: Code
    let message: Words
    var remedy: Words?
    /// What the server said, when it refused.
    var problem: Wire.Problem?
    /// The key of the write that was refused.
    var key: String?

    /// The server gave no answer.
    static func unreachable(_ url: URL, _ error: any Error) -> Failure {
        let place = url.host().map { host in url.port.map { "\(host):\($0)" } ?? host } ?? url.absoluteString
        let cause = (error as? URLError)?.localizedDescription ?? "\(error)"
        return Failure(
            code: .unreachable,
            message: Words(
                id: "Server \(place) tidak terjangkau (\(cause)).",
                en: "The server \(place) cannot be reached (\(cause))."
            ),
            remedy: Words(
                id: "Periksa jaringan dan alamatnya (--server), lalu ulangi.",
                en: "Check the network and the address (--server), then try again."
            )
        )
    }

    /// Something on this machine went wrong.
    static func local(id: String, en: String, remedy: Words? = nil) -> Failure {
        Failure(code: .local, message: Words(id: id, en: en), remedy: remedy)
    }
}
