/// Finds words that would tell a reader of a proposal or an order that somebody complained.
///
/// Asked of every proposal and order, whatever it rests on: a check that only some undergo would itself be a hint.
public enum ComplaintHint {
    /// The first such word in a text, as it was written; `nil` for a text without.
    ///
    /// - Complexity: Linear in the text's length.
    public static func first(in text: String) -> String? {
        let words = text.split { !$0.isLetter && !$0.isNumber }
        let folded = words.map { $0.lowercased() }
        for index in folded.indices {
            if telling.contains(where: folded[index].hasPrefix) { return String(words[index]) }
            guard reports.contains(where: folded[index].hasPrefix) else { continue }
            // "laporan dari seorang pekerja": whose report it is follows, after small words at most.
            let rest = folded[folded.index(after: index)...]
            guard let whose = rest.firstIndex(where: { !between.contains($0) }),
                complainants.contains(where: folded[whose].hasPrefix)
            else { continue }
            return words[index...whose].joined(separator: " ")
        }
        return nil
    }

    /// Beginnings of words that tell by themselves.
    private static let telling = [
        "pengadu", "diadukan", "mengadu", "aduan", "adukan", "pelapor", "keluhan", "mengeluh", "dikeluhkan", "complain",
        "whistleblow", "informan",
    ]
    /// Beginnings of words that tell where a complainant follows.
    private static let reports = ["lapor", "dilapor", "melapor", "informasi", "report"]
    private static let complainants = [
        "pekerja", "buruh", "karyawan", "serikat", "masyarakat", "warga", "worker", "employee", "union", "public",
    ]
    private static let between: Set<String> = [
        "dari", "oleh", "seorang", "sejumlah", "para", "beberapa", "salah", "satu", "by", "from", "of", "a", "the",
        "some",
    ]
}
