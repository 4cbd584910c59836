/// How sure it is that a rule of law says what Patuh takes it to say. Shown to administrators beside each rule.
public enum Certainty: String, Sendable, Hashable, Codable, CaseIterable {
    /// Read in the text itself.
    case read = "V"
    /// Read in a secondary source only: news, blog, thesis.
    case secondHand = "V-2nd"
    /// From memory, not read again.
    case memory = "M"
    /// Uncertain or conflicting; to be confirmed with the agencies.
    case uncertain = "U"

    /// The mark in words.
    public var words: Words {
        switch self {
        case .read: Words(id: "dibaca pada naskahnya", en: "read in the text")
        case .secondHand: Words(id: "dari sumber kedua", en: "from a secondary source")
        case .memory: Words(id: "dari ingatan, belum dibaca ulang", en: "from memory, not read again")
        case .uncertain: Words(id: "belum pasti, perlu dikonfirmasi", en: "uncertain, to be confirmed")
        }
    }
}

/// On what an action, a clock or a parameter rests: an article with its certainty, or practice without one.
public enum LegalBasis: Sendable, Hashable {
    /// A law and its article, as "PP 86/2013 P6(1)" (P: pasal).
    case law(_ citation: String, _ certainty: Certainty)
    /// How offices work; no article is claimed.
    case practice

    /// The citation with its mark, or the word for practice.
    public var words: Words {
        switch self {
        case .law(let citation, let certainty):
            Words(
                id: "\(citation) [\(certainty.rawValue)]",
                en: "\(citation) [\(certainty.rawValue)]"
            )
        case .practice: Words(id: "praktik", en: "practice")
        }
    }

    /// The citation, or "practice": as stored beside a parameter.
    public var citation: String {
        switch self {
        case .law(let citation, _): citation
        case .practice: "practice"
        }
    }

    /// The certainty of a citation; nil for practice.
    public var certainty: Certainty? {
        switch self {
        case .law(_, let certainty): certainty
        case .practice: nil
        }
    }
}

extension [LegalBasis] {
    /// The basis of which least is certain: practice claims no article at all. Nil for none.
    public var weakest: LegalBasis? {
        func rank(_ basis: LegalBasis) -> Int {
            switch basis.certainty {
            case .read: 0
            case .secondHand: 1
            case .memory: 2
            case .uncertain: 3
            case nil: 4
            }
        }
        return self.max { rank($0) < rank($1) }
    }
}

extension LegalBasis {
    /// The inspection regulation in force before mid-2026, without an article: its text was not obtainable.
    static let inspectionRegulation = law("Permenaker 33/2016 jo 1/2020", .memory)
    /// Definition of the nota, art. 1 no. 18.
    static let note = law("Permenaker 33/2016 jo 1/2020 P1 angka 18", .secondHand)
    /// Right of entry, with police help.
    static let rightOfEntry = law("UU 3/1951 P2", .read)
    /// Duty to give information.
    static let dutyToInform = law("UU 3/1951 P3", .read)
    /// Penalty for obstruction.
    static let obstruction = law("UU 3/1951 P6", .read)
    /// Powers of the civil-servant investigators.
    static let investigators = law("UU 13/2003 P182", .read)
    /// The procedure code in force since 2 January 2026.
    static let procedureCode = law("UU 20/2025", .secondHand)
    /// The procedure code's way through the prosecutor, whose articles were not read.
    static let prosecution = law("UU 20/2025", .uncertain)
    /// Contributions due and not paid or remitted, and their penalty.
    static let contributions = law("UU 24/2011 P19(1)-(2), P55", .read)
    /// Delivery and receipt of decisions.
    static let delivery = law("UU 30/2014 P60-62", .read)
    /// A time limit may be extended.
    static let extending = law("UU 30/2014 P58(5)", .read)
    /// Objection and appeal.
    static let objection = law("UU 30/2014 P75-78", .read)
    /// Model of the report of non-compliance and the recommendation.
    static let recommendation = law("PP 37/2021 P47", .read)
    /// BPJS' supervision and examination.
    static let bpjsExamination = law("PP 86/2013 P13-14", .read)
    /// The mandatory report to the inspectors, and their examination on it.
    static let reportToInspectors = law("PP 86/2013 P13(5)-(6)", .read)
    /// Denial of services: its procedure, which was not read.
    static let serviceDenialProcedure = law("Permenaker 4/2018", .uncertain)
}
