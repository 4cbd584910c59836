import Domain
import HTTPTypes

/// Why a file is not the letter, signed. Raw values are the codes that a sender reads.
enum SignatureFault: String, Error, CaseIterable {
    /// The very bytes of the letter: nothing was signed.
    case notSigned = "not_signed"
    /// It does not begin with the letter's bytes.
    case notThisLetter = "not_this_letter"
    /// It begins with the letter's bytes, but leaves out a signature that the letter has by now.
    case earlierVersion = "signature_of_earlier_version"
    /// It is no whole PDF.
    case unreadable = "signed_file_unreadable"
    /// It holds no signature more than the letter has.
    case noSignature = "no_signature"
    /// It holds several new signatures, or one of a form that is not known.
    case notOneSignature = "not_one_signature"
    /// The signature does not cover the whole file.
    case doesNotCover = "signature_does_not_cover"
    /// What was added changes what the letter shows.
    case letterChanged = "letter_changed"
    /// The signature is not one over these bytes.
    case broken = "signature_broken"

    /// What is wrong and what would help.
    var words: Words {
        switch self {
        case .notSigned:
            Words(
                id: "Berkas ini surat yang belum ditandatangani. Tandatangani dahulu, lalu unggah hasilnya.",
                en: "This is the letter before it was signed. Sign it first, then upload the result."
            )
        case .notThisLetter:
            Words(
                id:
                    "Berkas ini tidak diawali byte surat ini: surat lain, surat yang diubah, atau disimpan ulang. Unduh suratnya (`patuh letters save`), tandatangani berkas itu juga, tanpa mencetak atau menyimpan ulang.",
                en:
                    "The file does not begin with this letter's bytes: another letter, a changed one, or one saved anew. Download the letter (`patuh letters save`) and sign that very file, without printing or saving it anew."
            )
        case .earlierVersion:
            Words(
                id:
                    "Surat ini sudah bertanda tangan lain. Unduh versi yang sudah ditandatangani, lalu tambahkan tanda tangan Anda pada berkas itu.",
                en: "The letter bears another signature by now. Download the signed version and add yours to that file."
            )
        case .unreadable:
            Words(
                id: "Berkas ini bukan PDF yang utuh, atau terkunci. Unggah lagi hasil penandatanganannya.",
                en: "The file is no whole PDF, or is locked. Upload the signed result again."
            )
        case .noSignature:
            Words(
                id: "Tidak ada tanda tangan elektronik baru di dalam berkas ini.",
                en: "There is no new electronic signature in this file."
            )
        case .notOneSignature:
            Words(
                id:
                    "Berkas ini memuat lebih dari satu tanda tangan baru, atau bentuknya tidak dikenal. Unggah setiap tanda tangan (PAdES) sendiri-sendiri.",
                en:
                    "The file holds more than one new signature, or one of an unknown form. Upload each signature (PAdES) by itself."
            )
        case .doesNotCover:
            Words(
                id: "Tanda tangan tidak mencakup seluruh berkas: ada yang ditambahkan sesudahnya, atau terpotong.",
                en: "The signature does not cover the whole file: something was added after it, or cut off."
            )
        case .letterChanged:
            Words(
                id:
                    "Yang ditambahkan pada berkas ini mengubah isi atau tampilan surat. Tandatangani saja, tanpa mengubah halaman; kotak tanda tangan paling besar seperempat halaman.",
                en:
                    "What was added to this file changes what the letter says or shows. Only sign it, without touching a page; a signature's box takes at most a quarter of the page."
            )
        case .broken:
            Words(
                id: "Tanda tangan ini tidak cocok dengan isi berkasnya. Tandatangani lagi.",
                en: "This signature does not fit the file's content. Sign again."
            )
        }
    }
}

extension Problem {
    /// A file that is not the letter, signed.
    init(_ fault: SignatureFault) {
        self = .invalid([.init(field: "body", code: fault.rawValue, detail: fault.words)])
        if fault == .earlierVersion { status = .conflict }
        code = fault.rawValue
    }
}
