extension Rupiah {
    /// Reads an amount as lists and people write it: `4100000`, `4.100.000`, `Rp1.500.000`, `Rp 1.500.000,00`.
    ///
    /// Points must stand between thousands; after a comma only zeros may follow, for rupiah are whole here.
    ///
    /// - Throws: `empty`, `scientific_notation`, `not_digits`, `out_of_range`, or `malformed` for anything else.
    public init(_ text: String) throws(ParseFailure) {
        var text = text
        guard let read = text.withUTF8({ Self.read($0) }) else { throw Self.failure(for: text) }
        self = read
    }

    /// The fast way in, without the reason for a refusal.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Rupiah? {
        var rest = bytes[...]
        rest.trimBlanks()
        let negative = rest.first == UInt8(ascii: "-")
        if negative { rest.removeFirst() }
        if rest.count > 2, rest[rest.startIndex] | 0x20 == UInt8(ascii: "r"),
            rest[rest.startIndex + 1] | 0x20 == UInt8(ascii: "p")
        {
            rest.removeFirst(2)
            rest.trimBlanks()
        }
        if let comma = rest.firstIndex(of: UInt8(ascii: ",")) {
            let decimals = rest[(comma + 1)...]
            guard (1...2).contains(decimals.count), decimals.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
            rest = rest[..<comma]
        }
        guard let magnitude = magnitude(rest) else { return nil }
        return Rupiah(negative ? -magnitude : magnitude)
    }

    private static func magnitude(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int64? {
        guard !digits.isEmpty else { return nil }
        var value: Int64 = 0
        var sinceStartOrPoint = 0
        var points = 0
        for byte in digits {
            if byte == UInt8(ascii: ".") {
                guard points == 0 ? (1...3).contains(sinceStartOrPoint) : sinceStartOrPoint == 3 else { return nil }
                points += 1
                sinceStartOrPoint = 0
                continue
            }
            guard (0x30...0x39).contains(byte) else { return nil }
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = tens.addingReportingOverflow(Int64(byte & 0x0F))
            guard !overflow, !overflows else { return nil }
            value = sum
            sinceStartOrPoint += 1
        }
        return points > 0 && sinceStartOrPoint != 3 ? nil : value
    }

    private static func failure(for text: String) -> ParseFailure {
        let shown = ParseFailure.quoted(text)
        if text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
            return ParseFailure(
                .empty,
                id: "Jumlah rupiah kosong; isilah angka, misalnya 4.100.000.",
                en: "The amount is empty; give a number, for example 4.100.000."
            )
        }
        if SpreadsheetDamage.isScientific(text) { return SpreadsheetDamage.failure(text, id: "Jumlah", en: "amount") }
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return ParseFailure(
                .outOfRange,
                id: "Jumlah \(shown) terlalu besar.",
                en: "The amount \(shown) is too large."
            )
        }
        return ParseFailure(
            .malformed,
            id: "\(shown) bukan jumlah rupiah; tulislah rupiah bulat, misalnya 4100000 atau 4.100.000.",
            en: "\(shown) is not an amount of rupiah; write whole rupiah, for example 4100000 or 4.100.000."
        )
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// Drops spaces, tabs and no-break spaces (U+00A0) at both ends.
    mutating func trimBlanks() {
        while let byte = first {
            if byte == 0x20 || byte == 0x09 {
                removeFirst()
            } else if byte == 0xC2, count > 1, self[startIndex + 1] == 0xA0 {
                removeFirst(2)
            } else {
                break
            }
        }
        while let byte = last {
            if byte == 0x20 || byte == 0x09 {
                removeLast()
            } else if byte == 0xA0, count > 1, self[endIndex - 2] == 0xC2 {
                removeLast(2)
            } else {
                break
            }
        }
    }
}
