/// How a letter reached the employer. A decision binds from receipt (UU 30/2014 art. 60).
public enum DeliveryKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The receipt strip was signed.
    case signedReceipt = "signed_receipt"
    /// Signing was refused; minutes with two witnesses. Counts as delivered that day.
    case refusedWithMinutes = "refused_with_minutes"
    /// Registered post with its card.
    case registeredPost = "registered_post"
    /// Courier with proof.
    case courier
    /// Electronic, with proof.
    case electronic
    /// The letter came back: nothing starts, deliver it again.
    case returned

    /// The kind's name as users read it.
    public var words: Words {
        switch self {
        case .signedReceipt: Words(id: "Tanda terima ditandatangani", en: "Signed receipt")
        case .refusedWithMinutes:
            Words(
                id: "Menolak menandatangani, dengan berita acara dan dua saksi",
                en: "Refused to sign, with minutes and two witnesses"
            )
        case .registeredPost: Words(id: "Pos tercatat dengan kartu terima", en: "Registered post")
        case .courier: Words(id: "Kurir dengan bukti terima", en: "Courier")
        case .electronic: Words(id: "Elektronik dengan bukti", en: "Electronic")
        case .returned: Words(id: "Surat kembali", en: "Returned")
        }
    }

    /// Whether the letter counts as received, so that its clock starts on that day.
    public var counts: Bool {
        switch self {
        case .signedReceipt, .refusedWithMinutes, .registeredPost, .courier, .electronic: true
        case .returned: false
        }
    }
}
