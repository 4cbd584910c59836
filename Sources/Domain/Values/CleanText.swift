/// Free text from lists and forms, made fit to store and to show on one line.
enum CleanText {
    /// The longest free text taken from a list, in UTF-8 bytes.
    static let limit = 500

    /// The text with every run of blanks and control characters as one space, and none at the ends.
    static func collapsed(_ text: String) -> String {
        var text = text
        if text.withUTF8({ isCollapsedASCII($0) }) { return text }
        var out = String.UnicodeScalarView()
        var gap = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
                || scalar == "\u{FEFF}" || scalar == "\u{200B}"
            {
                gap = true
                continue
            }
            if gap, !out.isEmpty { out.append(" ") }
            gap = false
            out.append(scalar)
        }
        return String(out)
    }

    /// The same for ASCII bytes, much faster; nil when there are others.
    static func collapsedASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        if isCollapsedASCII(bytes) { return String(decoding: bytes, as: UTF8.self) }
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        return String(unsafeUninitializedCapacity: bytes.count) { out in
            var length = 0
            for byte in bytes {
                if byte > 0x20, byte != 0x7F {
                    out[length] = byte
                    length += 1
                } else if length > 0, out[length - 1] != 0x20 {
                    out[length] = 0x20
                    length += 1
                }
            }
            return length > 0 && out[length - 1] == 0x20 ? length - 1 : length
        }
    }

    /// Whether nothing needs to change: printable ASCII without double, leading or trailing spaces.
    static func isCollapsedASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0x20
        for byte in bytes {
            guard (0x20...0x7E).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
            previous = byte
        }
        return bytes.isEmpty || previous != 0x20
    }
}
