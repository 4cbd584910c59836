/// What the first line of a CSV file tells about the rest.
enum CSVHead {
    /// The delimiter, and how many bytes come before the first record.
    ///
    /// - Parameter bytes: the file's beginning up to the first line end outside quotes.
    /// - Throws: `not_csv` for a workbook and for UTF-16.
    static func delimiter(of bytes: [UInt8]) throws(ParseFailure) -> (sign: UInt8, start: Int) {
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw ParseFailure(
                .notCSV,
                id: "Berkas ini buku kerja Excel lama (.xls) atau dikunci kata sandi; simpan sebagai .xlsx tanpa kata "
                    + "sandi atau “CSV UTF-8”, lalu unggah lagi.",
                en: "This is an old Excel workbook (.xls) or one locked by a password; save it as .xlsx without a "
                    + "password or as “CSV UTF-8”, and send it again."
            )
        }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw ParseFailure(
                .notCSV,
                id: "Berkas ini buku kerja Excel, bukan CSV; simpan sebagai “CSV UTF-8” lalu unggah lagi.",
                en: "This file is an Excel workbook, not CSV; save it as “CSV UTF-8” and send it again."
            )
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(64).contains(0) {
            throw ParseFailure(
                .notCSV,
                id: "Berkas ini teks UTF-16 atau berkas biner; simpan sebagai “CSV UTF-8” lalu unggah lagi.",
                en: "This file is UTF-16 text or binary; save it as “CSV UTF-8” and send it again."
            )
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
        if line.count == 5, line.prefix(4).elementsEqual("sep=".utf8, by: { $0 | 0x20 == $1 || $0 == $1 }),
            let sign = line.last, signs.contains(sign)
        {
            return (sign, start + 5)
        }
        return (mostFrequent(in: bytes[start...]), start)
    }

    /// Semicolon, comma, tab; of equally frequent ones the earlier wins.
    private static let signs: [UInt8] = [UInt8(ascii: ";"), UInt8(ascii: ","), 0x09]

    private static func mostFrequent(in bytes: ArraySlice<UInt8>) -> UInt8 {
        var outside = [0, 0, 0]
        var everywhere = [0, 0, 0]
        var quoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { quoted.toggle() }
            guard let index = signs.firstIndex(of: byte) else { continue }
            everywhere[index] += 1
            if !quoted { outside[index] += 1 }
        }
        // A stray quote may hide every delimiter.
        let counts = outside == [0, 0, 0] ? everywhere : outside
        let best = counts.indices.max { counts[$0] < counts[$1] || (counts[$0] == counts[$1] && $0 > $1) }
        return signs[best ?? 0]
    }
}
