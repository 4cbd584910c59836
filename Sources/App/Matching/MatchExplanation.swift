import API
import Domain

/// Why two records were proposed or linked, as it is stored beside them.
struct MatchExplanation: Codable, Sendable {
    struct Word: Codable, Sendable {
        var word: String
        var counterpart: String
        var relation: String
        var weight: Double
    }
    struct Fact: Codable, Sendable {
        var field: String
        var relation: String
    }

    var names: [Word]?
    var facts: [Fact]?
    var doubts: [String]?
    var coincidence: Double?

    /// Keeps a judgement.
    init(_ judgement: MatchJudgement) {
        names = judgement.names.parts.map { part in
            Word(
                word: part.word,
                counterpart: part.counterpart,
                relation: part.relation.rawValue,
                weight: (part.weight * 100).rounded() / 100
            )
        }
        facts = MatchEvidence.Field.allCases.compactMap { field in
            judgement.evidence.items[field].map { Fact(field: field.rawValue, relation: $0.rawValue) }
        }
        doubts = judgement.doubts.map(\.rawValue)
        coincidence = judgement.coincidence
    }

    /// The doubt about a row that an import could not take.
    static let refusedRow = "refused_row"

    private static let refusal = Words(
        id: "Baris ini ditolak impor karena ada isian yang tidak terbaca; nomornya cocok.",
        en: "An import refused this row for something that could not be read; its number agrees."
    )

    var wireNames: [Wire.MatchWord] {
        (names ?? []).compactMap { word in
            NameComparison.Relation(rawValue: word.relation).map { relation in
                Wire.MatchWord(
                    word: word.word,
                    counterpart: word.counterpart,
                    relation: word.relation,
                    words: relation.words,
                    weight: word.weight
                )
            }
        }
    }

    var wireFacts: [Wire.MatchFact] {
        (facts ?? []).compactMap { fact in
            guard let field = MatchEvidence.Field(rawValue: fact.field),
                let relation = MatchEvidence.Relation(rawValue: fact.relation)
            else { return nil }
            let words = Words(
                id: "\(field.words.id): \(relation.words.id)",
                en: "\(field.words.en): \(relation.words.en)"
            )
            return Wire.MatchFact(field: fact.field, relation: fact.relation, words: words)
        }
    }

    /// Doubts of matching, or why an import left the row for a person.
    var wireDoubts: [Wire.MatchDoubt] {
        (doubts ?? []).compactMap { code in
            let words =
                MatchJudgement.Doubt(rawValue: code)?.words ?? RowVerdict(rawValue: code)?.openReason
                ?? (code == Self.refusedRow ? Self.refusal : nil)
            return words.map { Wire.MatchDoubt(code: code, words: $0) }
        }
    }
}

extension RowVerdict {
    /// Why a row was left, without the line and column that a report fills in.
    fileprivate var openReason: Words {
        switch self {
        case .duplicateNumber:
            Words(
                id: "Satu nomor dipakai dua baris daftar dengan data yang berbeda.",
                en: "Two rows of the list have one number, with different data."
            )
        case .alreadyListed:
            Words(
                id: "Daftar hari itu sudah memuat nomornya di baris lain.",
                en: "The list of that day has its number on another row already."
            )
        case .otherNumberKnown:
            Words(
                id: "Satu nomor cocok, nomor lain berbeda dari yang tercatat.",
                en: "One number agrees, another differs from the one on record."
            )
        case .outsideTerritory, .notACorrection, .duplicateRow, .numbersOfTwoFirms, .numberHeldElsewhere,
            .keptCorrection, .olderList:
            reason
        }
    }
}
