import Domain
import Postgres

/// Why a row was not simply taken, in one place: codes, words, and what would help.
enum RowVerdict: String, Sendable, CaseIterable {
    case outsideTerritory = "outside_territory"
    case notACorrection = "not_a_correction"
    case alreadyListed = "already_listed"
    case duplicateRow = "duplicate_row"
    case duplicateNumber = "duplicate_number"
    case numbersOfTwoFirms = "numbers_of_two_firms"
    case otherNumberKnown = "other_number_known"
    case numberHeldElsewhere = "number_held_elsewhere"
    case keptCorrection = "kept_correction"
    case olderList = "older_list"

    /// Why. `{line}` stands for the earlier row's line, `{column}` for the column.
    var reason: Words {
        switch self {
        case .outsideTerritory:
            Words(
                id: "Kabupaten/kota baris ini di luar wilayah Anda.",
                en: "This row's regency lies outside your territory."
            )
        case .notACorrection:
            Words(
                id: "Baris ini tidak mengoreksi baris yang ditolak atau ditinjau pada impor itu.",
                en: "This row corrects no row that was rejected or to be reviewed in that import."
            )
        case .alreadyListed:
            Words(
                id: "Daftar hari itu sudah memuat {column} ini di baris lain; yang tercatat dari baris itu tetap.",
                en: "The list of that day has this {column} on another row already; what was recorded from it stays."
            )
        case .duplicateRow:
            Words(id: "Perusahaan ini sudah ada di baris {line}.", en: "This firm stands on line {line} already.")
        case .duplicateNumber:
            Words(
                id: "{column} ini sudah dipakai baris {line} untuk data yang lain.",
                en: "Line {line} has this {column} too, with other data."
            )
        case .numbersOfTwoFirms:
            Words(
                id: "Nomor-nomor baris ini milik dua perusahaan yang berbeda.",
                en: "This row's numbers belong to two different firms."
            )
        case .otherNumberKnown:
            Words(
                id: "Perusahaan itu tercatat dengan {column} yang lain.",
                en: "That firm is known under another {column}."
            )
        case .numberHeldElsewhere:
            Words(
                id: "{column} ini sudah tercatat; data tidak dapat dicocokkan dari wilayah Anda.",
                en: "This {column} is on record already; it can't be matched from your territory."
            )
        case .keptCorrection:
            Words(
                id: "Daftar berbeda pada {column}, yang pernah diperbaiki petugas; perbaikan itu dipertahankan.",
                en: "The list differs in {column}, which somebody has corrected; the correction stays."
            )
        case .olderList:
            Words(
                id: "Daftar yang lebih baru sudah dibaca untuk nomor ini; isinya dipertahankan.",
                en: "A newer list has been read for this number; what it said stays."
            )
        }
    }

    /// What would help.
    var remedy: Words {
        switch self {
        case .outsideTerritory:
            Words(id: "Minta petugas wilayah itu mengimpornya.", en: "Ask somebody of that territory to import it.")
        case .notACorrection:
            Words(
                id: "Jangan ubah kolom “\(CorrectionFile.lineTitle)”; kirim baris lain sebagai daftar biasa.",
                en: "Leave the column “\(CorrectionFile.lineTitle)” as it is; send other rows as a list of its own."
            )
        case .alreadyListed:
            Words(
                id:
                    "Perbaiki {column} bila keliru; bila baris ini yang benar, hapus baris yang lain dari daftarnya lalu "
                    + "impor daftar itu lagi.",
                en:
                    "Mend the {column} if it is wrong; if this row is right, delete the other one from the list and import "
                    + "that list again."
            )
        case .duplicateRow:
            Words(id: "Hapus salah satu baris, bila perlu.", en: "Delete one of the rows, if need be.")
        case .duplicateNumber, .numbersOfTwoFirms, .otherNumberKnown:
            Words(
                id:
                    "Periksa dokumen perusahaan: perbaiki nomor yang salah lalu impor lagi, atau putuskan baris ini di antara "
                    + "usulan kecocokan (`patuh matches list --import`).",
                en:
                    "Look at the firm's documents: correct the wrong number and import again, or decide about the row among "
                    + "the proposals (`patuh matches list --import`)."
            )
        case .numberHeldElsewhere:
            Words(id: "Minta administrator memeriksanya.", en: "Ask an administrator to look into it.")
        case .keptCorrection:
            Words(
                id: "Bila daftar yang benar, perbaiki data perusahaan.",
                en: "If the list is right, correct the firm's record."
            )
        case .olderList:
            Words(id: "Impor daftar terbaru.", en: "Import the newest list.")
        }
    }

    /// What would help with a row that could not be read, or that was read with a doubt.
    static let usualRemedy = Words(
        id: "Perbaiki isi kolom itu lalu impor lagi; baris yang sudah tercatat tidak berubah.",
        en: "Mend that field and import again; rows that are on record already stay as they are."
    )

    /// The assignments that end a row so.
    func ends(_ status: String, column: SQL = "NULL", line: SQL = "NULL") -> SQL {
        """
        status = \(status), code = \(rawValue), column_name = \(column), first_line = \(line), reason_id = NULL,
        reason_en = NULL
        """
    }
}
