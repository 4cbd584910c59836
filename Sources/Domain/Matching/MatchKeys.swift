/// The keys under which two records of one firm meet: hashes of the name with one word or one letter left out, so that
/// a slip on either side still gives a common key.
///
/// A key finds, it never decides: whatever meets is compared in full.
enum MatchKeys {
    /// FNV-1a over UTF-8, finished by MurmurHash3's mixing, so that the lower half alone is spread well.
    static func hash(_ text: String, salt: UInt8 = 0) -> UInt64 { hash(text.utf8, salt: salt) }

    static func hash(_ bytes: some Sequence<UInt8>, salt: UInt8 = 0) -> UInt64 {
        var value: UInt64 = (0xcbf2_9ce4_8422_2325 ^ UInt64(salt)) &* 0x100_0000_01b3
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        value = (value ^ (value >> 33)) &* 0xff51_afd7_ed55_8ccd
        return value ^ (value >> 33)
    }

    /// Kinds of key apart.
    private enum Salt {
        static let name: UInt8 = 1
        static let skeleton: UInt8 = 2
        static let heads: UInt8 = 3
        static let support: UInt8 = 4
    }

    /// Calls `body` with every key of a record.
    static func each(_ record: MatchRecord, _ body: (UInt32) -> Void) {
        let words = record.name.words
        let compact = Array(record.name.compact.utf8)
        func give(_ bytes: some Sequence<UInt8>, _ salt: UInt8) {
            body(UInt32(truncatingIfNeeded: hash(bytes, salt: salt)))
        }
        give(compact, Salt.name)
        // One letter left out, each run of equal letters once.
        if compact.count > 4 {
            for index in compact.indices where index == 0 || compact[index] != compact[index - 1] {
                give([compact[..<index], compact[(index + 1)...]].joined(), Salt.name)
            }
        }
        // One word left out.
        if words.count > 2 {
            for index in words.indices {
                give((words[..<index] + words[(index + 1)...]).joined().utf8, Salt.name)
            }
        }
        give(WordSlip.skeleton(record.name.compact), Salt.skeleton)
        if words.count > 1 { give(words.flatMap { $0.utf8.prefix(3) }, Salt.heads) }
        // The same address or telephone and one word in common.
        for support in [record.addressKey, record.phoneKey] where support != 0 {
            for word in words {
                body(
                    UInt32(
                        truncatingIfNeeded: (support ^ hash(word, salt: Salt.support)) &* 0x9e37_79b9_7f4a_7c15 >> 16
                    )
                )
            }
        }
    }
}
