import Domain
import HTTPTypes

/// The header in which a client says what media types it takes (RFC 9110 §12.5.1).
enum AcceptHeader {
    /// The offered type that the header prefers: the one with the highest quality, each type's own set by its most
    /// specific range; of equals the one offered earlier. Without a header the first.
    ///
    /// - Returns: `nil` where the header takes none of them.
    static func preferred(of offered: [String], _ header: String?) -> String? {
        guard let header, !header.allSatisfy(\.isWhitespace) else { return offered.first }
        let ranges = header.split(separator: ",").compactMap(Range.init)
        var best: (type: String, quality: Double)?
        for type in offered {
            let fitting = ranges.filter { $0.fits(type) }
            guard let specific = fitting.max(by: { $0.specificity < $1.specificity }), specific.quality > 0 else {
                continue
            }
            if specific.quality > best?.quality ?? 0 { best = (type, specific.quality) }
        }
        return best?.type
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
    static func notAcceptable(offered types: [String]) -> Problem {
        let list = types.joined(separator: ", ")
        return Problem(
            status: .notAcceptable,
            code: "not_acceptable",
            title: Words(id: "Bentuk jawaban tidak tersedia", en: "Not acceptable"),
            detail: Words(id: "Jawaban tersedia sebagai \(list).", en: "The answer is offered as \(list).")
        )
    }
}
