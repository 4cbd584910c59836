public import Domain

extension Language {
    /// The language that an `Accept-Language` header prefers; Indonesian when it names neither.
    ///
    /// Qualities are obeyed (RFC 9110 §12.5.4); of equals the first named wins.
    public init(acceptLanguage header: String?) {
        var best: (language: Language, quality: Double)?
        for range in (header ?? "").split(separator: ",") {
            let parts = range.split(separator: ";").map { String($0.filter { !$0.isWhitespace }).lowercased() }
            guard let primary = parts.first?.split(separator: "-").first,
                let language = Language(rawValue: String(primary))
            else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if quality > best?.quality ?? 0 { best = (language, quality) }
        }
        self = best?.language ?? .id
    }

    /// The language of a terminal: English when the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is set begins
    /// with `en`, else Indonesian.
    public init(environment: [String: String]) {
        let setting = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        self = setting?.lowercased().hasPrefix("en") == true ? .en : .id
    }
}
