import API
import Domain
import Foundation
import Postgres

/// One answer to the branch's question: a firm with what it does not do, worded as what it is.
struct NoncompliantFirm: Sendable {
    /// The key by which the next page is found.
    let key: [String]
    let item: Wire.NoncompliantCompany

    init(_ row: Row, _ question: NoncomplianceQuestion, for reader: Actor) throws {
        let facts: [Fact] = try row.json("facts")
        let branch = try row.column("branch", as: String?.self)
        let last = try LastAct(row, for: reader)
        let findings = try facts.map { try $0.wire(for: reader) }
        key = [try row.column("name_key"), try row.id("id")]
        item = Wire.NoncompliantCompany(
            companyId: try row.id("id"),
            name: try row.column("legal_name"),
            tradeName: try row.column("trading_name"),
            nib: try row.column("nib"),
            npwp: try row.column("npwp"),
            regionCode: try row.column("region_code"),
            regionName: try row.column("region_name"),
            branch: branch,
            basis: question.basis.rawValue,
            statement: Self.statement(question.basis, findings),
            findings: findings,
            lastAction: last?.action,
            lastOccurredOn: try row.dayOrNone("last_on"),
            dueOn: findings.contains { $0.state == ClosedFiles.followedUp } ? nil : try row.dayOrNone("due_on"),
            asOf: question.asOf.description
        )
    }

    private static func statement(
        _ basis: NoncomplianceQuestion.Basis,
        _ findings: [Wire.NoncomplianceFinding]
    ) -> Words {
        switch basis {
        case .finding:
            Words(
                id: "Temuan pemeriksaan: " + findings.map(\.words.id).unique.joined(separator: ", "),
                en: "Examined findings: " + findings.map(\.words.en).unique.joined(separator: ", ")
            )
        case .indication:
            // Each suggestion says itself that it is one.
            Words(
                id: findings.map(\.words.id).unique.joined(separator: "; "),
                en: findings.map(\.words.en).unique.joined(separator: "; ")
            )
        }
    }
}

/// One thing that a firm does not do, or seems not to do, as the query tells it.
private struct Fact: Decodable {
    /// `finding`, or what suggests it: `unlisted`, `arrears`, `case`.
    let source: String
    let kind: String
    let since: String
    let workers: Int?
    let months: Int?
    let branch: String?
    let caseId: String?
    let track: String?
    let state: String?

    func wire(for reader: Actor) throws -> Wire.NoncomplianceFinding {
        guard let kind = FindingKind(rawValue: kind), let day = LocalDate(since) else { throw Problem.internal }
        var shown: CaseView?
        if let state, let track = track.flatMap(Track.init(rawValue:)), let state = CaseState(state, on: track) {
            shown = CaseView(state, for: reader)
        }
        return Wire.NoncomplianceFinding(
            kind: kind.rawValue,
            words: words(kind, day, shown),
            since: since,
            workersAffected: workers,
            caseId: caseId,
            state: shown?.code,
            stateWords: shown?.words
        )
    }

    /// An indication is always worded as one: nobody has examined it.
    private func words(_ kind: FindingKind, _ day: LocalDate, _ state: CaseView?) -> Words {
        let date = day.words
        let list = Self.short(branch)
        let suggestion: Words
        switch source {
        case "unlisted":
            suggestion = Words(
                id: "tidak ditemukan di daftar \(list) per tanggal \(date.id)",
                en: "not found in the list of \(list) of \(date.en)"
            )
        case "arrears":
            suggestion = Words(
                id: "menunggak iuran \(months ?? 0) bulan menurut daftar \(list) per tanggal \(date.id)",
                en: "contributions \(months ?? 0) months in arrears by the list of \(list) of \(date.en)"
            )
        case "case":
            let stage = state?.words ?? Words(id: "dicatat", en: "noted")
            suggestion = Words(
                id: "\(kind.words.id), dicatat BPJS Ketenagakerjaan sejak tanggal \(date.id) (\(stage.id))",
                en: "\(kind.words.en), noted by BPJS Ketenagakerjaan since \(date.en) (\(stage.en))"
            )
        default:
            return kind.words
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

/// The latest act on a firm's cases that the reader may know.
private struct LastAct {
    let action: Wire.ActionRef

    /// `nil` where there is none, or none to be told.
    init?(_ row: Row, for reader: Actor) throws {
        guard let track = try row.column("last_track", as: String?.self).flatMap(Track.init(rawValue:)),
            let code = try row.column("last_action", as: String?.self), let action = CaseAction(code, on: track)
        else { return nil }
        let state = CaseView(try CaseState(column: row, "last_state", on: track), for: reader)
        guard state.code != ClosedFiles.followedUp else { return nil }
        self.action = Wire.ActionRef(action: action.code, words: action.words)
    }
}

extension Sequence where Element: Hashable {
    /// The elements without repetitions, in their order.
    fileprivate var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
