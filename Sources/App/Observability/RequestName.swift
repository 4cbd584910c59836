import HTTPTypes

/// The name under which a request stands in the log, in its answer and in problem documents.
enum RequestName {
    /// The sender's own name for the request, where it is one that can stand anywhere.
    ///
    /// - Returns: `nil` for anything but 1–64 of `A–Z a–z 0–9 . _ -`; a header that came twice is none either.
    static func accepted(_ header: String?) -> String? {
        guard let header, (1...64).contains(header.utf8.count) else { return nil }
        let isPlain = header.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return isPlain ? header : nil
    }
}
