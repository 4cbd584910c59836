import API
import Domain
import Foundation
import Postgres

extension Wire.FurtherNumber {
    /// The numbers beside the one that `CompanyRoutes.numbers` shows of each kind that a firm has once. The merge that
    /// brought one is told to whoever reads merges.
    static func select(_ id: CompanyID) -> SQL {
        """
        SELECT x.kind, x.value, x.source, x.added_at, m.id AS merge_id, m.merged_id, g.legal_name AS merged_name
        FROM (SELECT i.*, row_number() OVER (PARTITION BY i.kind ORDER BY \(CompanyRoutes.ownFirst)) AS place
              FROM company_identifier i
              WHERE i.company_id = \(id) AND i.kind IN ('nib', 'npwp', 'wlkp') AND \(CompanyRoutes.isHeld)) x
        LEFT JOIN company_merge m ON m.id = x.brought_by
        LEFT JOIN company g ON g.id = m.merged_id
        WHERE x.place > 1 ORDER BY x.kind, x.place LIMIT 100
        """
    }

    /// Reads a number.
    ///
    /// - Parameter opened: With personal tax numbers, for a purpose.
    init(_ row: Row, opened: Bool) throws {
        let number = try CompanyNumber(try row.code("kind"), try row.column("value"))
        let source: String = try row.column("source")
        self.init(
            kind: number.kind.rawValue,
            number: opened ? number.value : number.shown,
            source: source,
            sourceWords: Provenance.words(of: source),
            recordedOn: LocalDate.today(at: try row.column("added_at", as: Date.self), zone: .wib).description,
            mergeId: try row.idOrNone("merge_id"),
            mergedId: try row.idOrNone("merged_id"),
            mergedName: try row.column("merged_name")
        )
    }
}
