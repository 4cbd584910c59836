/// Writes XML: names and attributes as the program gives them, texts escaped.
struct XMLText {
    private(set) var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    private var open: [String] = []

    /// One element with a text, or without content.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>, _ content: String? = nil) {
        line("<\(name)\(Self.written(attributes))" + (content.map { ">\(Self.escaped($0))</\(name)>" } ?? "/>"))
    }

    /// An element with others in it.
    mutating func element(
        _ name: String,
        _ attributes: KeyValuePairs<String, String>,
        within body: (inout XMLText) -> Void
    ) {
        line("<\(name)\(Self.written(attributes))>")
        open.append(name)
        body(&self)
        open.removeLast()
        line("</\(name)>")
    }

    private mutating func line(_ markup: String) {
        text += String(repeating: "  ", count: open.count) + markup + "\n"
    }

    private static func written(_ attributes: KeyValuePairs<String, String>) -> String {
        attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
    }

    /// A text as XML 1.0 takes it: the five characters of markup as entities, and nothing that XML forbids.
    static func escaped(_ text: String) -> String {
        var written = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": written += "&amp;"
            case "<": written += "&lt;"
            case ">": written += "&gt;"
            case "\"": written += "&quot;"
            case "'": written += "&#39;"
            case "\t", "\n", "\r": written.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: written += "\u{FFFD}"
            default: written.unicodeScalars.append(scalar)
            }
        }
        return written
    }
}
