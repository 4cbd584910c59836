import API
import Domain
import Foundation
import Postgres

extension Wire.Notice {
    /// What `init(_:for:)` reads of `notice n` and ``joins``.
    static let columns: SQL = """
        n.id, n.number, n.topic, n.case_id, n.handover_id, n.role, n.created_at, n.read_at, c.track, c.state,
        f.id AS company_id, f.legal_name AS company_name, f.region_code, o.id AS office_id, o.name AS office_name,
        r.id AS reader_id, r.name AS reader_name, r.login AS reader_login
        """

    /// What stands around `notice n`, of a case or of a hand-over list. A case is seen in its territory still when its firm
    /// has moved out of it.
    static let joins: SQL = """
        LEFT JOIN case_seen c ON c.id = n.case_id
        LEFT JOIN company f ON f.id = c.company_id
        LEFT JOIN office o ON o.id = n.office_id
        LEFT JOIN person r ON r.id = n.read_by
        """

    /// Reads a notice for one reader. What a closed file's notice was about stays inside the file, too.
    init(_ row: Row, for actor: Actor) throws {
        let topic: String = try row.column("topic")
        let readAt = try row.column("read_at", as: Date?.self)
        self.init(
            id: try row.id("id"),
            topic: topic,
            words: NoticeTopic(code: topic)?.words ?? Words(id: topic, en: topic),
            handoverId: try row.idOrNone("handover_id"),
            company: try row.idOrNone("company_id").map { _ in try row.company() },
            role: try row.column("role"),
            office: try row.idOrNone("office_id").map {
                Wire.OfficeRef(id: $0, name: try row.column("office_name"))
            },
            status: readAt == nil ? "unread" : "read",
            createdAt: try row.time("created_at"),
            readAt: readAt?.wire,
            readBy: try row.person("reader")
        )
        guard let caseID = try row.idOrNone("case_id") else { return }
        let track: Track = try row.code("track")
        let view = try CaseView(column: row, "state", on: track, for: actor)
        if view.isHidden {
            self.topic = view.code
            words = view.words
        }
        caseId = caseID
        self.track = track.rawValue
        state = view.code
        stateWords = view.words
    }
}
