/// What a file is in the case. Raw values are the codes of the API and of the database.
public enum EvidenceKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A photograph taken on a visit.
    case photo
    /// A paper of the firm's: deregistration, membership list, wage list.
    case document
    /// A strip or card that proves that a letter was received.
    case receipt
    /// A letter as it was signed.
    case signedLetter = "signed_letter"
    /// BPJS' certificate of membership.
    case certificate
    /// Proof of a payment.
    case paymentProof = "payment_proof"
    /// Minutes or a statement, signed.
    case statement

    /// The kind's name as users read it.
    public var words: Words {
        switch self {
        case .photo: Words(id: "Foto", en: "Photograph")
        case .document: Words(id: "Dokumen perusahaan", en: "The firm's document")
        case .receipt: Words(id: "Tanda terima surat", en: "Receipt of a letter")
        case .signedLetter: Words(id: "Surat bertanda tangan", en: "Signed letter")
        case .certificate: Words(id: "Sertifikat kepesertaan", en: "Certificate of membership")
        case .paymentProof: Words(id: "Bukti pembayaran", en: "Proof of payment")
        case .statement: Words(id: "Berita acara atau pernyataan", en: "Minutes or statement")
        }
    }
}
