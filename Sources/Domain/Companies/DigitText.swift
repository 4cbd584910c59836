/// How a registry number made of digits is written, read and refused.
struct DigitText: Sendable {
    /// What the number is called, for messages.
    let name: Words
    /// How many digits it may have.
    let lengths: [Int]
    /// What it should look like, for messages: "13 angka, misalnya 8743592526865".
    let shape: Words
    /// ASCII signs that people put between the digits and that mean nothing.
    let separators: [UInt8]
    /// Whether the number is personal data, so that a refusal shows no more than its beginning.
    var isPersonal = false

    /// Reads the digits as one number, separators skipped; nil when the text must be refused.
    func read(_ bytes: UnsafeBufferPointer<UInt8>) -> (value: UInt64, count: Int)? {
        var rest = bytes[...]
        rest.trimBlanks()
        // Excel writes an apostrophe before a number that it keeps as text.
        if rest.first == UInt8(ascii: "'") { rest.removeFirst() }
        var value: UInt64 = 0
        var count = 0
        for byte in rest {
            if (0x30...0x39).contains(byte) {
                guard count < 18 else { return nil }
                value = value * 10 + UInt64(byte & 0x0F)
                count += 1
            } else if !separators.contains(byte) {
                return nil
            }
        }
        return lengths.contains(count) && value > 0 ? (value, count) : nil
    }

    /// Reads a text, or throws the reason why it cannot be.
    func parse(_ text: String) throws(ParseFailure) -> (value: UInt64, count: Int) {
        var text = text
        guard let read = text.withUTF8({ read($0) }) else { throw failure(for: text) }
        return read
    }

    /// A number with zeros in front, as wide as its registry writes it.
    static func padded(_ value: UInt64, to width: Int) -> String {
        String(unsafeUninitializedCapacity: width) { out in
            var rest = value
            for position in stride(from: width - 1, through: 0, by: -1) {
                out[position] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            }
            return width
        }
    }

    private func failure(for text: String) -> ParseFailure {
        let shown = ParseFailure.quoted(isPersonal && text.count > 6 ? text.prefix(6) + "…" : text[...])
        let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }
        guard !scalars.isEmpty else {
            return ParseFailure(
                .empty,
                id: "\(name.id) kosong; seharusnya \(shape.id).",
                en: "The \(name.en) is empty; it should have \(shape.en)."
            )
        }
        if SpreadsheetDamage.isScientific(text) {
            return SpreadsheetDamage.failure(text, id: name.id, en: name.en)
        }
        if scalars.contains(where: { !$0.isASCII && $0.properties.numericType == .decimal }) {
            return ParseFailure(
                .foreignDigits,
                id: "\(name.id) \(shown) memakai angka yang bukan 0–9 biasa; ketik ulang dengan angka biasa.",
                en: "The \(name.en) \(shown) has digits other than plain 0–9; type it again with plain digits."
            )
        }
        let known = Set(separators.map { Unicode.Scalar($0) })
        let digits = scalars.filter { ("0"..."9").contains($0) }
        if let sign = scalars.first(where: { !("0"..."9").contains($0) && !known.contains($0) && $0 != "'" }) {
            let sign = ParseFailure.quoted(String(sign))
            return ParseFailure(
                .notDigits,
                id: "\(name.id) \(shown) memuat \(sign); seharusnya \(shape.id).",
                en: "The \(name.en) \(shown) contains \(sign); it should have \(shape.en)."
            )
        }
        if digits.allSatisfy({ $0 == "0" }) {
            return ParseFailure(
                .outOfRange,
                id: "\(name.id) \(shown) hanya berisi nol; kosongkan bila nomornya tidak ada.",
                en: "The \(name.en) \(shown) is all zeros; leave it empty when there is no number."
            )
        }
        let hint = lengthHint(digits.count)
        return ParseFailure(
            .wrongLength,
            id: "\(name.id) \(shown) berisi \(digits.count) angka; seharusnya \(shape.id).\(hint.id)",
            en: "The \(name.en) \(shown) has \(digits.count) digits; it should have \(shape.en).\(hint.en)"
        )
    }

    private func lengthHint(_ count: Int) -> Words {
        guard let shortest = lengths.min(), (shortest - 2..<shortest).contains(count) else {
            return Words(id: "", en: "")
        }
        return Words(
            id: " Mungkin nol di depan hilang karena Excel; format kolomnya sebagai Teks.",
            en: " Excel may have dropped zeros in front; format the column as Text."
        )
    }
}
