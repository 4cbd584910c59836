/// What an incoming paper is. Raw values are the codes of the API and of the database.
///
/// Complaints are none of them: they come by a door of their own, and their source lives apart (ILO C81 art. 15).
public enum IncomingKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The employer's answer to a note, a warning or a notice.
    case employerReply = "employer_reply"
    /// The employer asks for more time.
    case extensionRequest = "extension_request"
    /// The employer objects (UU 30/2014 art. 77).
    case objection
    /// BPJS' certificate of membership.
    case membershipCertificate = "membership_certificate"
    /// Proof of a payment.
    case paymentProof = "payment_proof"
    /// A signed statement: of readiness to comply, of facts.
    case statement
    /// A letter of BPJS.
    case bpjsLetter = "bpjs_letter"
    /// A letter of the labour office.
    case labourLetter = "labour_letter"
    /// A letter of another authority.
    case authorityLetter = "authority_letter"
    /// Any other paper.
    case other

    /// The kind's name as users read it.
    public var words: Words {
        switch self {
        case .employerReply: Words(id: "Jawaban perusahaan", en: "The employer's reply")
        case .extensionRequest: Words(id: "Permohonan perpanjangan waktu", en: "Request for more time")
        case .objection: Words(id: "Keberatan", en: "Objection")
        case .membershipCertificate: Words(id: "Sertifikat kepesertaan", en: "Certificate of membership")
        case .paymentProof: Words(id: "Bukti pembayaran", en: "Proof of payment")
        case .statement: Words(id: "Surat pernyataan", en: "Statement")
        case .bpjsLetter: Words(id: "Surat BPJS Ketenagakerjaan", en: "Letter of BPJS")
        case .labourLetter: Words(id: "Surat dinas tenaga kerja", en: "Letter of the labour office")
        case .authorityLetter: Words(id: "Surat instansi lain", en: "Letter of another authority")
        case .other: Words(id: "Surat lain", en: "Other paper")
        }
    }
}

/// How a paper came in.
public enum IncomingChannel: String, Sendable, Hashable, Codable, CaseIterable {
    /// Brought to the counter or handed to an officer.
    case byHand = "by_hand"
    /// By post.
    case post
    /// By courier.
    case courier
    /// By electronic mail.
    case email
    /// Through another system, as Srikandi.
    case otherSystem = "other_system"

    /// The way's name as users read it.
    public var words: Words {
        switch self {
        case .byHand: Words(id: "Diantar langsung", en: "By hand")
        case .post: Words(id: "Pos", en: "Post")
        case .courier: Words(id: "Kurir", en: "Courier")
        case .email: Words(id: "Surel", en: "E-mail")
        case .otherSystem: Words(id: "Sistem lain", en: "Another system")
        }
    }
}

/// How far an incoming paper may be shown, in the four grades that Srikandi's form for registering papers offers
/// (Biasa, Terbatas, Rahasia, Sangat Rahasia).
public enum PaperSecrecy: String, Sendable, Hashable, Codable, CaseIterable {
    /// Ordinary.
    case ordinary
    /// For those whose work needs it.
    case restricted
    /// Secret.
    case secret
    /// Highly secret.
    case topSecret = "top_secret"

    /// The grade as offices write it.
    public var words: Words {
        switch self {
        case .ordinary: Words(id: "Biasa", en: "Ordinary")
        case .restricted: Words(id: "Terbatas", en: "Restricted")
        case .secret: Words(id: "Rahasia", en: "Secret")
        case .topSecret: Words(id: "Sangat Rahasia", en: "Highly secret")
        }
    }
}

/// Whether an entry of the agenda still counts.
public enum IncomingStatus: String, Sendable, Hashable, Codable, CaseIterable {
    /// It stands.
    case registered
    /// Another entry has taken its place.
    case corrected
    /// It was registered by mistake; its number stays.
    case void

    /// The status as users read it.
    public var words: Words {
        switch self {
        case .registered: Words(id: "Tercatat", en: "Registered")
        case .corrected: Words(id: "Diralat", en: "Corrected")
        case .void: Words(id: "Batal", en: "Void")
        }
    }
}

/// What an incoming paper has to do with a case.
public enum IncomingRelation: String, Sendable, Hashable, Codable, CaseIterable {
    /// It lies in the case's file.
    case filed
    /// It answers a letter of the case.
    case answersLetter = "answers_letter"
    /// It answers an act of the case.
    case answersStep = "answers_step"
    /// It caused an act of the case.
    case causedStep = "caused_step"

    /// The relation as users read it.
    public var words: Words {
        switch self {
        case .filed: Words(id: "Masuk berkas", en: "Filed")
        case .answersLetter: Words(id: "Menjawab surat", en: "Answers a letter")
        case .answersStep: Words(id: "Menjawab tindakan", en: "Answers a step")
        case .causedStep: Words(id: "Menyebabkan tindakan", en: "Caused a step")
        }
    }
}

/// How a disposition stands.
public enum DispositionState: String, Sendable, Hashable, Codable, CaseIterable {
    /// It waits to be done.
    case open
    /// Whom it was given to has done it.
    case done
    /// Who gave it has taken it back.
    case withdrawn

    /// The state as users read it.
    public var words: Words {
        switch self {
        case .open: Words(id: "Terbuka", en: "Open")
        case .done: Words(id: "Selesai", en: "Done")
        case .withdrawn: Words(id: "Ditarik", en: "Withdrawn")
        }
    }
}
