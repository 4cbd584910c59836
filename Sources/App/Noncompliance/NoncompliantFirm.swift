import API
import Domain
import Foundation
import Postgres

/// One answer to the branch's question: a firm with what it does not do, worded as what it is.
///
/// Its rows, one for each thing, hold in this order: the firm's id, name key, name, trading name, region, region's name,
/// NIB, NPWP and branch; source, kind, since when, workers, months in arrears and branch by the list; case, track, state,
/// since when, due day; and the latest act of the case that the reader may see, with its state, day and time. Behind that
/// stands, of an indication, what its wording needs (``IndicationColumns/page``).
struct NoncompliantFirm: Sendable {
    let rows: Slice<Rows>
    /// What it does not do, or seems not to do; one for each row.
    let facts: [NoncomplianceFact]
    /// The latest act on its cases, if the reader may know it.
    let lastAction: CaseAction?
    /// When something last happened.
    let lastOccurredOn: String?
    /// The first day by which it has to do something.
    let dueOn: String?

    /// Its tax number as everybody is shown it.
    let taxNumber: String?

    /// The firms of an answer, in its order.
    static func all(_ rows: Rows, for reader: Actor) throws -> [NoncompliantFirm] {
        var firms: [NoncompliantFirm] = []
        var start = rows.startIndex
        while start < rows.endIndex {
            let id: CompanyID = try rows[start].column(0)
            let end = try rows[start...].firstIndex { try $0.column(0, as: CompanyID.self) != id } ?? rows.endIndex
            firms.append(try NoncompliantFirm(rows[start..<end], for: reader))
            start = end
        }
        return firms
    }

    private init(_ rows: Slice<Rows>, for reader: Actor) throws {
        self.rows = rows
        taxNumber = try rows[rows.startIndex].taxNumber(at: 7)
        facts = try rows.map { try NoncomplianceFact($0, for: reader) }
        let last = try rows.filter { !$0.isNull(column: 20) }
            .max { try $0.column(23, as: Date.self) < $1.column(23, as: Date.self) }
        lastAction = try last.flatMap { try Self.action($0, for: reader) }
        // Of a closed file not even the day of its last act is told.
        let isFollowedUp = facts.contains { $0.state?.code == ClosedFiles.followedUp }
        // Days as PostgreSQL writes them compare as they are.
        lastOccurredOn =
            try isFollowedUp
            ? nil : last?.column(22) ?? rows.compactMap { try $0.column(18, as: String?.self) }.max()
        dueOn = try isFollowedUp ? nil : rows.compactMap { try $0.column(19, as: String?.self) }.min()
    }

    private static func action(_ row: Row, for reader: Actor) throws -> CaseAction? {
        let track: Track = try row.code(at: 16)
        guard let state = CaseState(try row.column(21), on: track) else {
            throw PostgresError(code: .decoding, message: "to_state: not a known state")
        }
        guard CaseView(state, for: reader).code != ClosedFiles.followedUp else { return nil }
        return CaseAction(try row.column(20), on: track)
    }

    /// The row that tells of the firm.
    var row: Row { rows[rows.startIndex] }

    /// By what the next page is found.
    var key: FirmKey {
        get throws { FirmKey(nameKey: try row.column(1), id: try row.column(0)) }
    }

    /// The answer in words.
    func statement(_ basis: NoncomplianceQuestion.Basis) -> Words {
        let said = facts.map(\.words).unique
        return switch basis {
        case .finding:
            Words(
                id: "Temuan pemeriksaan: " + said.map(\.id).joined(separator: ", "),
                en: "Examined findings: " + said.map(\.en).joined(separator: ", ")
            )
        case .indication:
            // Each suggestion says itself that it is one.
            Words(id: said.map(\.id).joined(separator: "; "), en: said.map(\.en).joined(separator: "; "))
        }
    }

    /// The answer as the contract's type.
    func item(_ question: NoncomplianceQuestion) throws -> Wire.NoncompliantCompany {
        Wire.NoncompliantCompany(
            companyId: try row.column(0),
            name: try row.column(2),
            tradeName: try row.column(3),
            nib: try row.column(6),
            npwp: taxNumber,
            regionCode: try row.column(4),
            regionName: try row.column(5),
            branch: try row.column(8),
            basis: question.basis.rawValue,
            statement: statement(question.basis),
            findings: try zip(rows, facts).map { row, fact in
                Wire.NoncomplianceFinding(
                    kind: fact.kind.rawValue,
                    words: fact.words,
                    since: try row.column(11),
                    workersAffected: try row.column(12),
                    caseId: try row.column(15),
                    state: fact.state?.code,
                    stateWords: fact.state?.words
                )
            },
            lastAction: lastAction.map { Wire.ActionRef(action: $0.code, words: $0.words) },
            lastOccurredOn: lastOccurredOn,
            dueOn: dueOn,
            asOf: question.asOf.description
        )
    }
}

extension Sequence where Element: Hashable {
    /// The elements without repetitions, in their order.
    fileprivate var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
