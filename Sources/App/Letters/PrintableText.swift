/// Text of people's as a page may show it.
enum PrintableText {
    /// The marks that mean something in HTML.
    private static let markup: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]

    /// The text without what a reader cannot see but a page obeys: control characters other than line breaks, marks
    /// that turn the direction of writing, and combining marks on markup. The last would hide a mark from the template
    /// engine, which escapes whole characters.
    static func clean(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var afterMarkup = false
        for scalar in text.unicodeScalars {
            if afterMarkup, isExtending(scalar) { continue }
            afterMarkup = markup.contains(scalar)
            switch scalar.value {
            case 0x0A: out.append(scalar)
            case 0x09, 0x0D: out.append(" ")
            case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF:
                continue
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    /// Whether a scalar becomes one character with a mark before it.
    private static func isExtending(_ scalar: Unicode.Scalar) -> Bool {
        var pair = String.UnicodeScalarView()
        pair.append("<")
        pair.append(scalar)
        return String(pair).count == 1
    }

    /// The paragraphs of a text, without empty ones.
    static func paragraphs(_ text: String) -> [String] {
        clean(text).split(separator: "\n").map(String.init).filter { $0.contains { !$0.isWhitespace } }
    }
}
