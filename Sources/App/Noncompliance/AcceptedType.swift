import Domain
import HTTPTypes

/// The media types in which the question is answered.
enum AcceptedType: String, Sendable, CaseIterable {
    case json = "application/json"
    case csv = "text/csv"
    case ndjson = "application/x-ndjson"

    /// The type that an `Accept` header prefers (RFC 9110 §12.5.1): the one with the highest quality, each type's own
    /// set by its most specific range; of equals the earlier one here.
    ///
    /// - Returns: `nil` where the header takes none of them.
    init?(accept header: String?) {
        guard let name = AcceptHeader.preferred(of: Self.allCases.map(\.rawValue), header),
            let type = AcceptedType(rawValue: name)
        else { return nil }
        self = type
    }

    /// The offered types, for a refusal.
    static var names: [String] { allCases.map(\.rawValue) }
}
