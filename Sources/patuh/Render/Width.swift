/// How wide text is on a terminal, in columns.
enum Width {
    /// Columns of a text: none for combining marks and joiners, two for East Asian wide characters and emoji.
    static func of(_ text: String) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// Columns of one character as a reader sees it.
    static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        if scalars.contains("\u{FE0F}") { return 2 }
        return scalars.lazy.map(of).max() ?? 0
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: 0
        default: isWide(scalar) ? 2 : 1
        }
    }

    /// East Asian Wide and Fullwidth (UAX #11), in its large blocks.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// The text in exactly so many columns: cut with `…`, or filled with blanks.
    static func fit(_ text: String, to columns: Int, right: Bool = false) -> String {
        let cut = truncate(text, to: columns)
        let blanks = String(repeating: " ", count: max(0, columns - of(cut)))
        return right ? blanks + cut : cut + blanks
    }

    /// The text in at most so many columns.
    static func truncate(_ text: String, to columns: Int) -> String {
        guard of(text) > columns else { return text }
        guard columns > 0 else { return "" }
        var kept = ""
        var used = 0
        for character in text {
            let width = of(character)
            if used + width > columns - 1 { break }
            kept.append(character)
            used += width
        }
        return kept + "…"
    }

    /// The text in lines of at most so many columns, broken at blanks where there are any.
    static func wrap(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            for word in paragraph.split(separator: " ") {
                if !line.isEmpty, of(line) + 1 + of(String(word)) > columns {
                    lines.append(line)
                    line = ""
                }
                line += (line.isEmpty ? "" : " ") + word
            }
            lines.append(line)
        }
        return lines
    }
}

extension String {
    /// Without what would move the cursor or change colours: what a server sends is text, never a command to the
    /// terminal.
    ///
    /// - Parameter lines: whether line ends stay.
    func harmless(lines: Bool = false) -> String {
        let kept = unicodeScalars.map { scalar -> Unicode.Scalar in
            if lines, scalar == "\n" { return scalar }
            let isFormat = scalar.properties.generalCategory == .format && scalar != "\u{200D}"
            return scalar.properties.generalCategory == .control || isFormat ? " " : scalar
        }
        return String(String.UnicodeScalarView(kept))
    }
}
