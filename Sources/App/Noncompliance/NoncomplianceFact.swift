import Domain
import Foundation
import Postgres

/// One thing that a firm does not do, or seems not to do.
struct NoncomplianceFact: Sendable {
    let kind: FindingKind
    /// What it is, worded as a finding or as what suggests it.
    let words: Words
    /// The state of its case, as the reader may see it.
    let state: CaseView?
    /// The same as JSON.
    let stateText: StateText?

    /// Reads a row of the form that ``NoncompliantFirm`` describes.
    init(_ row: Row, for reader: Actor) throws {
        kind = try row.code(at: 10)
        if row.isNull(column: 17) {
            (state, stateText) = (nil, nil)
        } else {
            let track: Track = try row.code(at: 16)
            let code: String = try row.column(17)
            guard let view = CaseView(seen: code, on: track, for: reader) else {
                throw PostgresError(code: .decoding, message: "state: not a known state")
            }
            state = view
            stateText = try StateText.named(row, track: 16, state: 17, for: reader)
        }
        switch try row.column(9, as: String.self) {
        case "finding": words = kind.words
        case let source: words = try Self.suggestion(source, kind, state, row)
        }
    }

    /// An indication is always worded as one: nobody has examined it.
    private static func suggestion(
        _ source: String,
        _ kind: FindingKind,
        _ state: CaseView?,
        _ row: Row
    ) throws -> Words {
        let date = try row.column(11, as: LocalDate.self).words
        let list = short(try row.column(14))
        let suggestion: Words
        switch source {
        case "unlisted":
            suggestion = Words(
                id: "tidak ditemukan di daftar \(list) per tanggal \(date.id)",
                en: "not found in the list of \(list) of \(date.en)"
            )
        case "arrears":
            let months: Int = try row.column(13)
            suggestion = Words(
                id: "menunggak iuran \(months) bulan menurut daftar \(list) per tanggal \(date.id)",
                en: "contributions \(months) months in arrears by the list of \(list) of \(date.en)"
            )
        default:
            let stage = state?.words ?? Words(id: "dicatat", en: "noted")
            suggestion = Words(
                id: "\(kind.words.id), dicatat BPJS Ketenagakerjaan sejak tanggal \(date.id) (\(stage.id))",
                en: "\(kind.words.en), noted by BPJS Ketenagakerjaan since \(date.en) (\(stage.en))"
            )
        }
        return Words(
            id: "indikasi – belum diperiksa; \(suggestion.id)",
            en: "indication – not examined; \(suggestion.en)"
        )
    }

    /// A branch as the wording names it: "Kantor Cabang Sampit".
    private static func short(_ branch: String?) -> String {
        guard let branch else { return "BPJS Ketenagakerjaan" }
        if let start = branch.range(of: "Kantor Cabang") { return String(branch[start.lowerBound...]) }
        return "Kantor Cabang \(branch)"
    }
}
