/// A worker found on the membership list.
public struct WorkerMatch: Sendable, Hashable {
    /// What the match rests on.
    public enum Ground: String, Sendable, Hashable, Codable, CaseIterable {
        /// The same NIK, with a name that agrees.
        case nik
        /// Name and birth date; the NIK is mistyped or missing on one of the lists.
        case nameAndBirthDate = "name_and_birth_date"
        /// A person has looked and said so.
        case ruling

        /// In words.
        public var words: Words {
            switch self {
            case .nik: Words(id: "NIK sama dan nama sesuai", en: "The same NIK, and the name agrees")
            case .nameAndBirthDate:
                Words(
                    id: "nama dan tanggal lahir sesuai; NIK di salah satu daftar salah ketik atau tidak ada",
                    en: "name and birth date agree; the NIK is mistyped or missing on one of the lists"
                )
            case .ruling:
                Words(
                    id: "dipastikan oleh pemeriksa sebagai orang yang sama",
                    en: "an inspector has said that they are one person"
                )
            }
        }
    }

    /// The worker's place among the rows of the firm's list.
    public let worker: Int
    /// The member's place among the rows of the membership list.
    public let member: Int
    /// What it rests on.
    public let ground: Ground
}

/// Why a person has to look.
public enum WorkerDoubt: String, Sendable, Hashable, Codable, CaseIterable {
    /// The same NIK under different names.
    case otherName = "other_name"
    /// The same NIK and name with different birth dates.
    case otherBirthDate = "other_birth_date"
    /// Nearly the same NIK, but name or birth date do not settle it.
    case nearNumber = "near_number"
    /// No usable NIK, and name and birth date do not settle it.
    case noNumber = "no_number"
    /// Name and birth date agree, but two different NIK.
    case otherNumber = "other_number"
    /// More than one person on the other list may be meant.
    case several
    /// The row does not say enough to look for somebody.
    case identityIncomplete = "identity_incomplete"
    /// A row of the other list that could not be taken seems to speak of the person.
    case rowLeftOut = "row_left_out"
    /// Work began after the membership list was drawn, or so shortly before that the time to register had not passed.
    case justBegun = "just_begun"
    /// A wage could not be read.
    case wageUnread = "wage_unread"
    /// The programmes could not be read.
    case programmesUnread = "programmes_unread"
    /// Only the pension programme is missing, and age may be the reason.
    case age

    /// Why, for whoever looks.
    public var words: Words {
        switch self {
        case .otherName: Words(id: "NIK sama, tetapi namanya berbeda", en: "the same NIK, but another name")
        case .otherBirthDate:
            Words(
                id: "NIK dan nama sama, tetapi tanggal lahirnya berbeda",
                en: "the same NIK and name, but another birth date"
            )
        case .nearNumber:
            Words(
                id: "NIK hampir sama, tetapi nama atau tanggal lahirnya tidak memastikan",
                en: "nearly the same NIK, but name or birth date do not settle it"
            )
        case .noNumber:
            Words(
                id: "NIK tidak dapat dipakai, dan nama serta tanggal lahirnya tidak memastikan",
                en: "no usable NIK, and name and birth date do not settle it"
            )
        case .otherNumber:
            Words(
                id: "nama dan tanggal lahir sesuai, tetapi NIK keduanya jauh berbeda",
                en: "name and birth date agree, but the two NIK are quite different"
            )
        case .several:
            Words(
                id: "lebih dari satu orang pada daftar lain mungkin dimaksud",
                en: "more than one person may be meant"
            )
        case .identityIncomplete:
            Words(
                id: "NIK yang benar atau tanggal lahir tidak ada, sehingga tidak dapat dicari",
                en: "no valid NIK or no birth date, so that nobody can be looked for"
            )
        case .rowLeftOut:
            Words(
                id: "ada baris daftar lain yang tidak terbaca dan tampaknya menyebut orang ini",
                en: "a row of the other list that could not be read seems to speak of this person"
            )
        case .justBegun:
            Words(
                id:
                    "mulai bekerja kurang dari 30 hari sebelum daftar peserta dibuat, atau sesudahnya (PP 45/2015 pasal 4 ayat (2))",
                en:
                    "began to work less than 30 days before the membership list was drawn, or later (PP 45/2015 art. 4(2))"
            )
        case .wageUnread: Words(id: "upahnya tidak terbaca atau tidak tunggal", en: "the wage is unreadable or not one")
        case .programmesUnread: Words(id: "programnya tidak terbaca", en: "the programmes are unreadable")
        case .age:
            Words(
                id:
                    "hanya JP yang tidak diikuti dan usianya mungkin sudah mencapai usia pensiun (PP 45/2015 pasal 15 [M])",
                en: "only JP is missing, and the person may have reached pension age (PP 45/2015 art. 15 [M])"
            )
        }
    }
}

/// What a person has said about two rows.
public struct WorkerRuling: Sendable, Hashable {
    /// The line of the firm's list.
    public let workerLine: Int
    /// The line of the membership list.
    public let memberLine: Int
    /// Whether they are one person.
    public let isSame: Bool

    /// Makes a ruling.
    public init(workerLine: Int, memberLine: Int, isSame: Bool) {
        self.workerLine = workerLine
        self.memberLine = memberLine
        self.isSame = isSame
    }
}
