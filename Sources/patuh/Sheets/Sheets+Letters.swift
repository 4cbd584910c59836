import API
import Domain

extension Sheets {
    static let letterFiles = Sheet<Wire.LetterFile>(columns: [
        .text("issued_on", "terbit", "issued") { file, _ in file.letter.issuedOn },
        .text("kind", "jenis", "kind", shrinks: true) { file, language in file.letter.words[language] },
        .text("number", "nomor", "number") { file, _ in file.letter.number },
        .text("status", "keadaan", "status") { file, language in file.letter.statusWords[language] },
        .text("received_on", "diterima", "received") { file, _ in file.letter.receivedOn },
        .text("sha", "SHA-256", "SHA-256", shrinks: true) { file, _ in file.paper?.sha256 },
        .text("id", "surat", "letter") { file, _ in file.letter.id },
    ])

    static let letterSignatures = Sheet<Wire.LetterSignature>(columns: [
        .number("version", "versi", "version") { $0.version },
        .text("name", "pejabat", "officer", shrinks: true) { signature, _ in signature.name },
        .text("subject", "sertifikat", "certificate", shrinks: true) { signature, _ in signature.subject },
        .text("issuer", "penerbit", "issuer", shrinks: true) { signature, _ in signature.issuer },
        .text("certificate", "pemeriksaan", "check", shrinks: true) { signature, language in
            signature.certificateWords[language]
        },
        .text("brought_at", "dibawa", "brought") { signature, _ in signature.broughtAt },
        .text("sha", "SHA-256", "SHA-256", shrinks: true) { signature, _ in signature.sha256 },
    ])

    static let signatories = Sheet<Wire.LetterSignatory>(columns: [
        .text("capacity", "sebagai", "as") { signatory, language in CodeBook.signatories[signatory.capacity, language]
        },
        .text("name", "nama", "name", shrinks: true) { signatory, _ in signatory.name },
        .text("post", "jabatan", "post", shrinks: true) { signatory, _ in signatory.post },
        .text("nip", "NIP", "NIP") { signatory, _ in signatory.nip },
    ])
}
