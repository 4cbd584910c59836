/// Text of people's as a page may show it.
enum PrintableText {
    /// The marks that mean something in HTML.
    private static let markup: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]

    /// The text without what a reader cannot see but a page obeys: control characters other than line breaks, marks
    /// that turn the direction of writing, and combining marks on markup. The last would hide a mark from the template
    /// engine, which escapes whole characters.
    ///
    /// What no font of a letter can draw is named by its code in brackets, so that a reader sees that something stood
    /// there, and what; a box would hide it.
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
            default:
                if isDrawn(scalar) {
                    out.append(scalar)
                } else {
                    let code = String(scalar.value, radix: 16, uppercase: true)
                    out.append(
                        contentsOf: "[U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)]".unicodeScalars
                    )
                }
            }
        }
        return String(out)
    }

    /// The ranges that Liberation Sans and DejaVu Sans draw, in all their weights: Latin, Greek, Cyrillic, Armenian,
    /// Arabic, punctuation, currencies, arrows, mathematics, shapes. Hebrew, Georgian and rarer scripts are left out.
    private static let drawn: [ClosedRange<UInt32>] = [
        0x0020...0x036F, 0x0374...0x0375, 0x037A...0x037E, 0x0384...0x0386, 0x0388...0x038A, 0x038C...0x038C,
        0x038E...0x03A1, 0x03A3...0x0525, 0x0531...0x0556, 0x0561...0x0587, 0x060C...0x060C, 0x061B...0x061B,
        0x061F...0x061F, 0x0621...0x063A, 0x0640...0x0652, 0x0660...0x066D, 0x0679...0x067F, 0x1E00...0x1EFB,
        0x1F00...0x1F15, 0x2000...0x2027, 0x202F...0x205E, 0x2070...0x2071, 0x2074...0x208E, 0x20A0...0x20B5,
        0x2100...0x2109, 0x210B...0x2149, 0x2150...0x2185, 0x2190...0x21FF, 0x2200...0x2265, 0x25A0...0x25FF,
        0x2600...0x263F, 0x2701...0x2704, 0x2713...0x2718, 0xFB00...0xFB04,
    ]

    /// Whether the fonts of a letter draw a scalar.
    private static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
        // Nearly all text ends here.
        if scalar.value < 0x0370 { return true }
        return drawn.contains { $0.contains(scalar.value) }
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
