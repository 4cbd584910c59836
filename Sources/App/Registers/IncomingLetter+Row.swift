import API
import Domain
import Foundation
import Postgres

extension Wire.IncomingLetter {
    /// What `init(_:dispositions:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT i.id, i.office_id, o.name AS office_name, i.year, i.number, i.kind, i.channel, i.sender, i.sender_number,
               i.dated_on, i.received_on, i.received_on < (i.recorded_at AT TIME ZONE o.zone)::date AS late, i.subject,
               i.summary, i.secrecy, i.reason, i.corrects, n.id AS corrected_by, v.reason AS void_reason,
               CASE WHEN v.incoming_id IS NOT NULL THEN 'void' WHEN n.id IS NOT NULL THEN 'corrected'
                    ELSE 'registered' END AS status,
               i.company_id, f.legal_name AS company_name, f.region_code, i.case_id, i.recorded_at,
               (extract(epoch FROM i.recorded_at) * 1000000)::bigint AS recorded_us,
               p.id AS person_id, p.name AS person_name, p.login AS person_login,
               filing_of('incoming', i.kind, o.kind, i.received_on, i.classification, c.closed_on, today(o.zone)) AS filing,
               (SELECT coalesce(json_agg(json_build_object('relation', k.relation, 'case_id', k.case_id,
                    'letter_id', k.letter_id, 'letter_number', l.number, 'seq', k.seq,
                    'linked_at', to_char(k.linked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    'linked_by', json_build_object('id', w.id, 'name', w.name, 'login', w.login))
                    ORDER BY k.linked_at, k.id), '[]')
                FROM incoming_link k LEFT JOIN letter l ON l.id = k.letter_id LEFT JOIN person w ON w.id = k.linked_by
                WHERE k.incoming_id = i.id) AS links,
               (SELECT coalesce(json_agg(json_build_object('evidence_id', y.id, 'file_name', y.file_name,
                    'digest', encode(y.sha256, 'hex')) ORDER BY y.received_at, y.id), '[]')
                FROM incoming_evidence g JOIN evidence y ON y.id = g.evidence_id WHERE g.incoming_id = i.id) AS files
        FROM incoming_letter i
        JOIN office o ON o.id = i.office_id
        LEFT JOIN incoming_letter n ON n.corrects = i.id
        LEFT JOIN incoming_void v ON v.incoming_id = i.id
        LEFT JOIN enforcement_case c ON c.id = i.case_id
        LEFT JOIN company f ON f.id = i.company_id
        LEFT JOIN person p ON p.id = i.recorded_by
        """

    /// A link as the database writes it.
    private struct Link: Decodable {
        let relation: String
        let caseId: String
        let letterId: String?
        let letterNumber: String?
        let seq: Int?
        let linkedAt: String
        let linkedBy: Wire.PersonRef?

        var wire: Wire.IncomingLink {
            Wire.IncomingLink(
                relation: relation,
                words: IncomingRelation(rawValue: relation)?.words ?? Words(id: relation, en: relation),
                caseId: caseId,
                letterId: letterId,
                letterNumber: letterNumber,
                seq: seq,
                linkedAt: linkedAt,
                linkedBy: linkedBy
            )
        }
    }

    /// Reads an entry.
    init(_ row: Row, dispositions: [Wire.Disposition]? = nil) throws {
        let kind: IncomingKind = try row.code("kind")
        let channel: IncomingChannel = try row.code("channel")
        let secrecy: PaperSecrecy = try row.code("secrecy")
        let status: IncomingStatus = try row.code("status")
        self.init(
            id: try row.id("id"),
            office: Wire.OfficeRef(id: try row.id("office_id"), name: try row.column("office_name")),
            year: try row.column("year"),
            number: try row.column("number"),
            kind: kind.rawValue,
            words: kind.words,
            channel: channel.rawValue,
            channelWords: channel.words,
            sender: try row.column("sender"),
            senderNumber: try row.column("sender_number"),
            datedOn: try row.dayOrNone("dated_on"),
            receivedOn: try row.day("received_on"),
            late: try row.column("late"),
            subject: try row.column("subject"),
            summary: try row.column("summary"),
            secrecy: secrecy.rawValue,
            secrecyWords: secrecy.words,
            status: status.rawValue,
            statusWords: status.words,
            reason: try row.column("reason"),
            corrects: try row.idOrNone("corrects"),
            correctedBy: try row.idOrNone("corrected_by"),
            voidReason: try row.column("void_reason"),
            company: try row.column("company_name", as: String?.self).map { _ in try row.company() },
            caseId: try row.idOrNone("case_id"),
            links: try row.json("links", as: [Link].self).map(\.wire),
            files: try row.json("files"),
            dispositions: dispositions,
            filing: try Wire.Filing(row),
            recordedAt: try row.time("recorded_at"),
            recordedBy: try row.person("person")
        )
    }
}

extension Wire.IncomingRef {
    /// What `init(_:)` reads of `incoming_letter i` and `office o`.
    static let columns: SQL = """
        i.id AS paper_id, o.name AS paper_office, i.year AS paper_year, i.number AS paper_number, i.kind AS paper_kind,
        i.sender AS paper_sender, i.subject AS paper_subject, i.received_on AS paper_received_on
        """

    /// Reads a paper's name.
    init(_ row: Row) throws {
        let kind: IncomingKind = try row.code("paper_kind")
        self.init(
            id: try row.id("paper_id"),
            office: try row.column("paper_office"),
            year: try row.column("paper_year"),
            number: try row.column("paper_number"),
            kind: kind.rawValue,
            words: kind.words,
            sender: try row.column("paper_sender"),
            subject: try row.column("paper_subject"),
            receivedOn: try row.day("paper_received_on")
        )
    }
}
