import API
import Domain
import Postgres

extension Wire.MatchDecisionUndo {
    /// The decisions on a proposal `m` that were taken back, as JSON of this type, latest first.
    static let column: SQL = """
        (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('decision', u.decision, 'reason', u.why_decided,
                    'decided_by', \(person("d")), 'decided_at', \(time("u.decided_at")), 'undo_reason', u.reason,
                    'undone_by', \(person("w")), 'undone_at', \(time("u.undone_at")))) ORDER BY u.undone_at DESC), '[]')
         FROM match_decision_undo u LEFT JOIN person d ON d.id = u.decided_by LEFT JOIN person w ON w.id = u.undone_by
         WHERE u.candidate_id = m.id)
        """

    private static func person(_ alias: SQL) -> SQL {
        """
        CASE WHEN \(alias).id IS NOT NULL THEN
            jsonb_build_object('id', \(alias).id, 'name', \(alias).name, 'login', \(alias).login) END
        """
    }

    private static func time(_ column: SQL) -> SQL {
        #"to_char(\#(column) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')"#
    }
}
