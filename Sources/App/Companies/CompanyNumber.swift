import Domain

/// A firm's number in one of the registers, in its normal form.
struct CompanyNumber: Sendable, Hashable {
    /// Whose number it is. Raw values are the database's.
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case nib, npwp, npp, wlkp

        /// The number's name, for messages.
        var name: String { rawValue.uppercased() }
    }

    let kind: Kind
    let value: String

    /// Reads a number of one kind.
    init(_ kind: Kind, _ text: String) throws(ParseFailure) {
        self.kind = kind
        switch kind {
        case .nib: value = try NIB(text).text
        case .npwp: value = try NPWP(text).text
        case .npp: value = try NPP(text).text
        case .wlkp: value = try WLKPNumber(text).text
        }
    }

    /// Every number that a text may be; none for a text without a digit, which is a name.
    static func candidates(_ text: String) -> [CompanyNumber] {
        guard text.contains(where: \.isNumber) else { return [] }
        return Kind.allCases.compactMap { try? CompanyNumber($0, text) }
    }
}
