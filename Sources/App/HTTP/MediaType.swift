import Domain
import HTTPTypes

/// The media types in which an operation answers, the usual one first.
protocol MediaType: CaseIterable, RawRepresentable, Sendable where RawValue == String {}

extension MediaType {
    /// The type that an `Accept` header prefers (RFC 9110 §12.5.1): the one with the highest quality, each type's own
    /// set by its most specific range; of equals the earlier one. Without a header the first.
    ///
    /// - Returns: `nil` where the header takes none of them.
    init?(accept header: String?) {
        let offered = Array(Self.allCases)
        guard let header, !header.allSatisfy(\.isWhitespace) else {
            guard let usual = offered.first else { return nil }
            self = usual
            return
        }
        let ranges = header.split(separator: ",").compactMap(MediaRange.init)
        var best: (type: Self, quality: Double)?
        for type in offered {
            let fitting = ranges.filter { $0.fits(type.rawValue) }
            guard let specific = fitting.max(by: { $0.specificity < $1.specificity }), specific.quality > 0 else {
                continue
            }
            if specific.quality > best?.quality ?? 0 { best = (type, specific.quality) }
        }
        guard let best else { return nil }
        self = best.type
    }

    /// The type that a request prefers, by its `Accept` header.
    ///
    /// - Throws: `not_acceptable`, with what is offered.
    static func preferred(by header: String?) throws -> Self {
        guard let type = Self(accept: header) else {
            throw Problem.notAcceptable(allCases.map(\.rawValue))
        }
        return type
    }
}

/// One range of an `Accept` header, as `text/*;q=0.5`.
private struct MediaRange {
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

extension Problem {
    /// None of the media types that the client takes is offered.
    static func notAcceptable(_ offered: [String]) -> Problem {
        let (most, last) = (offered.dropLast().joined(separator: ", "), offered.last ?? "")
        return Problem(
            status: .notAcceptable,
            code: "not_acceptable",
            title: Words(id: "Bentuk jawaban tidak tersedia", en: "Not acceptable"),
            detail: Words(
                id: "Jawaban tersedia sebagai \(most) dan \(last).",
                en: "The answer is offered as \(most) and \(last)."
            )
        )
    }
}
