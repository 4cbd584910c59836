import Domain

/// A firm's number in one of the registers, in its normal form.
struct CompanyNumber: Sendable, Hashable {
    /// Whose number it is. Raw values are the database's.
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case nib, npwp, npp, wlkp
        /// Of one place of a taxpayer's business.
        case nitku

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
        case .nitku: value = try NITKU(text).text
        }
    }

    /// The number as everybody is shown it: a person's tax number is her NIK, and has lost its birth date.
    var shown: String {
        switch kind {
        case .npwp: (try? NPWP(value).masked) ?? value
        case .nitku: (try? NITKU(value).masked) ?? value
        case .nib, .npp, .wlkp: value
        }
    }

    /// Every number that a text may be; none for a text without a digit, which is a name.
    static func candidates(_ text: String) -> [CompanyNumber] {
        guard text.contains(where: \.isNumber) else { return [] }
        return Kind.allCases.compactMap { try? CompanyNumber($0, text) }
    }
}
