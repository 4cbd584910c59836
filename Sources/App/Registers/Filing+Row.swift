import API
import Domain
import Foundation
import Postgres

extension Wire.Filing {
    /// What `filing_of` answers; what nobody has set is `null`.
    private struct Stored: Decodable {
        let classification: String?
        let titleId: String?
        let titleEn: String?
        let retention: String?
        let retentionId: String?
        let retentionEn: String?
        let activeYears: Int?
        let inactiveYears: Int?
        let fate: String?
        let countsFrom: String?
        let legalBasis: String?
        let certainty: String?
        let inactiveFrom: String?
    }

    /// Reads the column `filing`.
    init(_ row: Row) throws {
        let stored = try row.json("filing", as: Stored.self)
        let fate = stored.fate.flatMap(FinalFate.init)
        self.init(
            classification: stored.classification,
            classificationWords: Self.words(stored.titleId, stored.titleEn),
            retention: stored.retention,
            retentionWords: Self.words(stored.retentionId, stored.retentionEn),
            activeYears: stored.activeYears,
            inactiveYears: stored.inactiveYears,
            fate: fate?.rawValue,
            fateWords: fate?.words,
            countsFrom: stored.countsFrom,
            inactiveFrom: stored.inactiveFrom,
            legalBasis: stored.legalBasis,
            certainty: stored.certainty,
            statement: Self.statement(stored, fate)
        )
    }

    private static func words(_ id: String?, _ en: String?) -> Words? {
        guard let id, let en else { return nil }
        return Words(id: id, en: en)
    }

    private static func statement(_ stored: Stored, _ fate: FinalFate?) -> Words {
        guard let active = stored.activeYears else {
            return Words(
                id: "Masa simpan belum ditetapkan; tidak ada yang dimusnahkan.",
                en: "No retention is set yet; nothing is destroyed."
            )
        }
        guard let from = stored.inactiveFrom else {
            return Words(
                id: "Aktif sampai kasusnya selesai, dan \(active) tahun sesudahnya.",
                en: "Active until its case has ended, and \(active) years after that."
            )
        }
        guard let fate, let inactive = stored.inactiveYears else {
            return Words(id: "Inaktif sejak \(from).", en: "Inactive from \(from).")
        }
        return Words(
            id: "Inaktif sejak \(from); \(fate.words.id.lowercased()) setelah \(inactive) tahun.",
            en: "Inactive from \(from); \(fate.words.en.lowercased()) after \(inactive) years."
        )
    }
}
