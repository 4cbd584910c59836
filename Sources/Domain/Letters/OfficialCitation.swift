/// A provision as a letter quotes it: "Pasal 6 ayat (1) Peraturan Pemerintah Nomor 86 Tahun 2013".
///
/// Patuh keeps provisions in short forms ("PP 86/2013 P6(1)", "UU 24/2011 pasal 15 ayat (1)"); whatever is not one of
/// them, as text of an inspector's own, is quoted as it is.
public enum OfficialCitation {
    /// The official form of one or several provisions, separated by semicolons.
    public static func text(_ short: String) -> String {
        let parts = short.split(separator: ";").map { one(String($0)) }
        guard parts.count > 1, let last = parts.last else { return parts.first ?? short }
        return parts.dropLast().joined(separator: ", ") + " dan " + last
    }

    private static let laws: [(short: String, long: String)] = [
        ("UU", "Undang-Undang"), ("PP", "Peraturan Pemerintah"), ("Perpres", "Peraturan Presiden"),
        ("Permenaker", "Peraturan Menteri Ketenagakerjaan"), ("PMK", "Peraturan Menteri Keuangan"),
        ("Inpres", "Instruksi Presiden"),
    ]

    private static func one(_ short: String) -> String {
        let words = short.split(separator: " ").map(String.init)
        guard words.count >= 2, let law = laws.first(where: { $0.short == words[0] })?.long,
            let (number, year) = numberAndYear(words[1])
        else { return short.split(separator: " ").joined(separator: " ") }
        let name = "\(law) Nomor \(number) Tahun \(year)"
        let rest = words.dropFirst(2).joined(separator: " ")
        if rest.isEmpty { return name }
        if rest.hasPrefix("pasal ") { return "Pasal \(rest.dropFirst(6)) \(name)" }
        guard let article = article(rest) else { return short.split(separator: " ").joined(separator: " ") }
        return "\(article) \(name)"
    }

    private static func numberAndYear(_ text: String) -> (Substring, Substring)? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 4, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) })
        else { return nil }
        return (parts[0], parts[1])
    }

    /// "P10(4)" → "Pasal 10 ayat (4)"; "P60-62" → "Pasal 60 sampai dengan Pasal 62"; "P182(2)g" → "… ayat (2) huruf g".
    private static func article(_ text: String) -> String? {
        guard text.hasPrefix("P"), !text.contains(",") else { return nil }
        var rest = text.dropFirst()
        let number = rest.prefix(while: \.isNumber)
        guard !number.isEmpty else { return nil }
        rest = rest.dropFirst(number.count)
        if rest.isEmpty { return "Pasal \(number)" }
        if rest.hasPrefix("-"), rest.dropFirst().allSatisfy(\.isNumber) {
            return "Pasal \(number) sampai dengan Pasal \(rest.dropFirst())"
        }
        guard rest.hasPrefix("("), let end = rest.firstIndex(of: ")") else { return nil }
        let paragraph = rest[rest.index(after: rest.startIndex)..<end]
        let after = rest[rest.index(after: end)...]
        guard paragraph.allSatisfy(\.isNumber) else { return nil }
        if after.isEmpty { return "Pasal \(number) ayat (\(paragraph))" }
        guard after.count == 1, after.allSatisfy(\.isLetter) else { return nil }
        return "Pasal \(number) ayat (\(paragraph)) huruf \(after)"
    }
}
