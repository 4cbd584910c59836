import Domain
import HTTPTypes

extension Routes {
    /// The methods that answer at each path of the contract.
    var methods: [String: [HTTPRequest.Method]] {
        Dictionary(grouping: endpoints, by: \.path).mapValues { endpoints in
            let methods = Set(endpoints.map(\.method))
            // Whatever can be read can be asked about.
            return (methods.contains(.get) ? methods.union([.head]) : methods).sorted { $0.rawValue < $1.rawValue }
        }
    }

    /// The methods that may be tried at a path that does not have them.
    static let tried: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete]
}

extension Problem {
    /// The path answers other methods.
    static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Problem {
        let names = allowed.map(\.rawValue).joined(separator: ", ")
        var problem = Problem(
            status: .methodNotAllowed,
            code: "method_not_allowed",
            title: Words(id: "Metode tidak dilayani di alamat ini", en: "Method not allowed"),
            detail: Words(id: "Alamat ini melayani \(names).", en: "This path answers \(names).")
        )
        problem.allowed = allowed
        return problem
    }
}
