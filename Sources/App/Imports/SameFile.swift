import Domain
import Foundation
import Postgres

/// Tells whether a list is the very file that was imported before, and the register still as that import left it: then
/// there is nothing to look for.
///
/// The register's mark counts its firms, numbers and listings in the sender's territory and adds up their versions: any
/// change of any of them changes it, whenever it was written and whenever it was committed.
struct SameFile: Sendable {
    let request: ImportRequest
    /// Whose imports these are: the rows of another's can't be shown.
    let sender: UUID
    let digest: [UInt8]
    /// Rows that could not be read, which says that they were read by the same rules.
    let refused: Int

    /// The register as it is now.
    static func mark(_ territory: [String]) -> SQL {
        """
        (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM company WHERE region_code = ANY (\(territory)))
        || '/' || (SELECT count(*) FROM company_identifier WHERE region_code = ANY (\(territory)))
        || '/' || (SELECT count(*) || ':' || coalesce(sum(list_date - DATE '2000-01-01'), 0) || ':' || count(gone_on)
                   FROM company_listing WHERE region_code = ANY (\(territory)))
        """
    }

    /// The import of the same file; none where anything is different.
    var earlier: SQL {
        """
        SELECT i.id FROM import i
        WHERE i.content_sha256 = \(digest) AND i.source = \(request.source.rawValue) AND i.list_date = \(request.listDate)
          AND NOT i.dry_run AND i.complete = \(request.isComplete) AND i.mapping = \(JSON(request.mapping.names))
          AND i.corrects_id IS NOT DISTINCT FROM \(request.corrects) AND i.territory = \(request.territory)
          AND i.same_as_id IS NULL AND i.started_by = \(sender)
          AND i.register_mark = \(Self.mark(request.territory))
          AND (SELECT count(*) FROM import_row r
               WHERE r.import_id = i.id AND r.status = 'rejected' AND NOT r.code = ANY (\(RowVerdict.allCases.map(\.rawValue))))
              = \(refused)
        ORDER BY i.id DESC LIMIT 1
        """
    }
}
