/// By what a firm is reached.
public struct ContactAddress: Sendable, Hashable {
    /// The way. Raw values are the wire's and the database's.
    public enum Channel: String, Sendable, Hashable, Codable, CaseIterable {
        case phone, email, web
    }

    /// The way.
    public let channel: Channel
    /// The number or address.
    public let text: String

    /// Reads a telephone number (digits with `+`, blanks, hyphens, points and brackets), a mailbox or a site.
    ///
    /// - Throws: `malformed`.
    public init(_ channel: Channel, _ text: String) throws(ParseFailure) {
        let clean = CleanText.collapsed(text)
        let isForm: Bool
        switch channel {
        case .phone:
            isForm =
                clean.count { ("0"..."9").contains($0) } >= 5
                && clean.allSatisfy { ("0"..."9").contains($0) || "+-() .".contains($0) }
        case .email:
            let parts = clean.split(separator: "@", omittingEmptySubsequences: false)
            isForm =
                parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".")
                && !parts[1].hasSuffix(".") && !clean.contains(" ")
        case .web: isForm = clean.contains(".") && !clean.contains(" ")
        }
        guard isForm else {
            throw ParseFailure(
                .malformed,
                id: "\(ParseFailure.quoted(text)) bukan nomor telepon, alamat surel atau situs seperti yang dipilih.",
                en: "\(ParseFailure.quoted(text)) is no telephone number, mail address or site, as was chosen."
            )
        }
        self.channel = channel
        self.text = clean
    }
}
