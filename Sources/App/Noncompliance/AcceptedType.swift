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
        guard let header, !header.allSatisfy(\.isWhitespace) else {
            self = .json
            return
        }
        let ranges = header.split(separator: ",").compactMap(Range.init)
        var best: (type: AcceptedType, quality: Double)?
        for type in Self.allCases {
            let fitting = ranges.filter { $0.fits(type.rawValue) }
            guard let specific = fitting.max(by: { $0.specificity < $1.specificity }), specific.quality > 0 else {
                continue
            }
            if specific.quality > best?.quality ?? 0 { best = (type, specific.quality) }
        }
        guard let best else { return nil }
        self = best.type
    }

    /// One range of the header, as `text/*;q=0.5`.
    private struct Range {
        let name: String
        let quality: Double

        init?(_ text: Substring) {
            let parts = text.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let name = parts.first, name.contains("/") else { return nil }
            self.name = name
            quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
        }

        var specificity: Int { name == "*/*" ? 0 : name.hasSuffix("/*") ? 1 : 2 }

        func fits(_ type: String) -> Bool {
            name == "*/*" || name == type || (name.hasSuffix("/*") && type.hasPrefix(name.dropLast()))
        }
    }
}

extension Problem {
    /// None of the media types that the client takes is offered.
    static let notAcceptable = Problem(
        status: .notAcceptable,
        code: "not_acceptable",
        title: Words(id: "Bentuk jawaban tidak tersedia", en: "Not acceptable"),
        detail: Words(
            id: "Jawaban tersedia sebagai application/json, text/csv dan application/x-ndjson.",
            en: "The answer is offered as application/json, text/csv and application/x-ndjson."
        )
    )
}
