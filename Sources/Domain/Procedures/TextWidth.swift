/// How wide a text is drawn, estimated for the common sans-serif fonts, rather too wide than too narrow: a drawing does
/// not know which of them its reader has.
enum TextWidth {
    /// The width in units of the font's size.
    static func of(_ text: String, size: Double) -> Double {
        text.reduce(0) { $0 + width(of: $1) } * size
    }

    /// The text in lines of at most this width, broken at blanks.
    static func lines(_ text: String, size: Double, within room: Double) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let longer = line.isEmpty ? String(word) : line + " " + word
            if !line.isEmpty, of(longer, size: size) > room {
                lines.append(line)
                line = String(word)
            } else {
                line = longer
            }
        }
        return lines + (line.isEmpty ? [] : [line])
    }

    private static func width(of character: Character) -> Double {
        switch character {
        case "i", "j", "l", "I", ".", ",", ":", ";", "'", "’", "|", "!", "·": 0.32
        case " ", "f", "t", "r", "(", ")", "-", "/": 0.40
        case "m", "w", "M", "W", "→", "—", "–": 0.95
        case _ where character.isUppercase: 0.72
        default: 0.57
        }
    }
}
