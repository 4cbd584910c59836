extension NameComparison.Relation {
    /// The relation in words.
    public var words: Words {
        switch self {
        case .same: Words(id: "sama", en: "the same")
        case .joined: Words(id: "disambung atau dipisah", en: "joined or split")
        case .typo: Words(id: "mungkin salah ketik", en: "perhaps mistyped")
        case .abbreviation: Words(id: "singkatan", en: "an abbreviation")
        case .missing: Words(id: "hanya pada satu nama", en: "in one name only")
        }
    }
}

extension MatchEvidence.Field {
    /// What is compared, in words.
    public var words: Words {
        switch self {
        case .nib: Words(id: "NIB", en: "NIB")
        case .npwp: Words(id: "NPWP", en: "NPWP")
        case .wlkp: Words(id: "nomor WLKP", en: "WLKP number")
        case .npp: Words(id: "NPP", en: "NPP")
        case .form: Words(id: "bentuk badan usaha", en: "legal form")
        case .place: Words(id: "cabang atau lokasi", en: "branch or site")
        case .address: Words(id: "alamat", en: "address")
        case .phone: Words(id: "telepon", en: "telephone")
        case .kbli: Words(id: "KBLI", en: "KBLI")
        case .district: Words(id: "kecamatan", en: "district")
        case .workers: Words(id: "jumlah tenaga kerja", en: "number of workers")
        }
    }
}

extension MatchEvidence.Relation {
    /// The relation in words.
    public var words: Words {
        switch self {
        case .same: Words(id: "sama", en: "the same")
        case .differs: Words(id: "berbeda", en: "different")
        case .misread: Words(id: "berbeda satu angka", en: "different in one digit")
        }
    }
}

extension MatchJudgement.Doubt {
    /// Why it is for a person, in words.
    public var words: Words {
        switch self {
        case .misreadNumber:
            Words(
                id: "Nomor yang semestinya tunggal berbeda satu angka; mungkin salah ketik, mungkin perusahaan lain.",
                en: "A number that a firm has once differs in one digit: mistyped, or another firm."
            )
        case .unlikeNames:
            Words(id: "Namanya mirip, tidak sama.", en: "The names are alike, not the same.")
        case .commonName:
            Words(
                id: "Nama ini umum di kabupaten/kota ini; perusahaan lain bisa memakainya.",
                en: "The name is common in this regency; another firm may bear it."
            )
        case .opposed:
            Words(id: "Ada data lain yang berbeda.", en: "Something beside the names differs.")
        case .rival:
            Words(id: "Ada perusahaan lain yang sama cocoknya.", en: "Another firm fits as well.")
        case .bothHaveCases:
            Words(id: "Keduanya mempunyai kasus atau piutang.", en: "Both have cases or debts.")
        case .listedTwice:
            Words(
                id: "Satu daftar mencatat keduanya dengan nomor berbeda.",
                en: "One list has both, under two numbers."
            )
        case .toldApart:
            Words(
                id: "Pernah dinyatakan berbeda; sejak itu datanya berubah.",
                en: "They were told apart; they have changed since."
            )
        }
    }
}
