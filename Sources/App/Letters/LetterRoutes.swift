import API
import Domain
import Foundation
import HTTPTypes
import NIOCore
import Postgres

/// Letters on paper: what was frozen, its PDF, and whether a copy is genuine.
struct LetterRoutes: Sendable {
    let store: Store
    let cases: Casework
    /// Connects as the system actor, who alone prints.
    let jobs: Pool
    let printer: LetterPrinter
    /// Where files that arrive are staged; `nil` where the server takes none.
    let archive: Archive?

    func add(to routes: inout Routes) {
        routes.get("/v1/cases/{id}/letters", list)
        routes.get("/v1/cases/{id}/letter-preview", preview)
        routes.get("/v1/cases/{id}/commitment-statement", commitment)
        routes.get("/v1/visits/{id}/minutes", visitMinutes)
        routes.get("/v1/letters/{id}", show)
        routes.get("/v1/letters/{id}/content", content)
        routes.streaming("/v1/letters/{id}/signatures", sign)
        routes.open(.get, "/verify/{token}", verify)
        routes.openStreaming("/verify/{token}", compare)
    }

    /// `GET /v1/cases/{id}/letters`, in the order of issue.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: EnforcementCase.self)
        let page = try PageRequest(call)
        var after = Int32.min
        if let key = try page.cursor(1) {
            guard let ordinal = Int32(key[0]) else { throw Problem.malformedCursor }
            after = ordinal
        }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT track, state FROM case_seen WHERE id = \(id) AND version > 0",
                """
                SELECT * FROM (\(Wire.LetterFile.select) WHERE l.case_id = \(id) AND l.ordinal > \(after) AND \(Self.shown(to: call.actor))) l
                ORDER BY l.ordinal LIMIT \(page.limit + 1)
                """,
                "\(Wire.Delivery.select) WHERE d.case_id = \(id) ORDER BY d.seq",
            ]
        )
        guard let row = results[0].first else { throw Problem.notFound(id: "kasus", en: "case") }
        let view = try CaseView(column: row, "state", on: try row.code("track"), for: call.actor)
        // The investigators' file is closed to everybody else, with all its papers.
        guard !view.isHidden else {
            return try .json(Wire.Page<Wire.LetterFile>(items: [], nextCursor: nil))
        }
        let deliveries = try results[2].map { try Wire.Delivery($0) }
        let items = try results[1].prefix(page.limit).map {
            try Wire.LetterFile($0, deliveries: deliveries, publicURL: printer.publicURL)
        }
        let next = try page.next(results[1]) { [String(try $0.column("ordinal", as: Int.self))] }
        return try .json(Wire.Page(items: items, nextCursor: next))
    }

    /// `GET /v1/letters/{id}`
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: Letter.self)
        let results = try await store.read(
            as: call.signedIn,
            Self.openLetter(id, for: call.actor) + [
                Wire.LetterFile.select(id, for: call.actor),
                "\(Wire.Delivery.select) WHERE d.letter_id = \(id) ORDER BY d.case_id, d.seq",
                "SELECT content, sha256 FROM letter_content WHERE letter_id = \(id)",
            ]
        )
        try Self.checkOpen(results[0], call)
        let deliveries = try results[2].map { try Wire.Delivery($0) }
        var file = try Wire.LetterFile(
            try results[1].single(),
            deliveries: deliveries,
            publicURL: printer.publicURL
        )
        if let row = results[3].first {
            let places = try LetterContent(stored: row).signatories
            file.signatories = places.map(Wire.LetterSignatory.init)
            file.signatures = file.signatures.map { $0.map { $0.named(by: places) } }
        }
        return try .json(file)
    }

    /// The statement that `checkOpen(_:_:)` reads: the cases of a letter through which the reader may see it.
    static func openLetter(_ id: LetterID, for reader: Actor) -> [SQL] {
        [
            """
            SELECT c.track, c.state FROM letter_of_case l
            JOIN case_event e ON e.case_id = l.case_id AND e.seq = l.seq
            JOIN enforcement_case c ON c.id = l.case_id
            WHERE l.id = \(id) AND \(shown(to: reader))
            """
        ]
    }

    /// Which letters `l` of acts `e` a reader may see: what was made in the investigators' file stays theirs when the case
    /// has ended, and a licensing officer sees what concerns denials.
    static func shown(to reader: Actor) -> SQL {
        let open: SQL = ClosedFiles.areOpen(to: reader) ? "true" : "NOT \(ClosedFiles.holdAct)"
        guard let deniesAlone = reader.seesDenialsAlone(ofCase: "e.case_id") else { return open }
        let kinds = LetterKind.allCases.filter(\.concernsDenial).map(\.rawValue)
        return "\(open) AND (l.kind = ANY (\(kinds)) OR NOT \(deniesAlone))"
    }

    /// Refuses a letter that is none, that the reader's territory does not hold, or that lies in a closed file, all alike.
    static func checkOpen(_ rows: Rows, _ call: Call) throws {
        let isOpen = try rows.contains { row in
            try !CaseView(column: row, "state", on: try row.code("track"), for: call.actor).isHidden
        }
        guard isOpen else { throw Problem.notFound(id: "surat", en: "letter") }
    }
}

extension Wire.LetterFile {
    /// What `init(_:deliveries:publicURL:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT w.*, x.token, p.sha256, p.content_sha256, p.template_sha256, p.printed_at, length(p.pdf) AS bytes,
               \(Wire.LetterSignature.column), \(CitedEvidence.column(ofLetter: "l"))
        FROM (\(Wire.Letter.select)) w
        JOIN letter_of_case l ON l.id = w.id AND l.case_id = w.case_id
        JOIN case_event e ON e.case_id = l.case_id AND e.seq = l.seq
        LEFT JOIN letter_content x ON x.letter_id = l.id
        LEFT JOIN letter_paper p ON p.letter_id = l.id
        """

    /// One letter, as it lies in the first of its cases that the reader sees, and in which it stands.
    static func select(_ id: LetterID, for reader: Actor) -> SQL {
        """
        \(select) JOIN enforcement_case c ON c.id = l.case_id
        WHERE l.id = \(id) AND \(LetterRoutes.shown(to: reader)) AND \(ClosedFiles.showsCase(to: reader))
        ORDER BY w.is_void, l.case_id LIMIT 1
        """
    }

    /// Reads a letter with its paper, without its signatories.
    init(_ row: Row, deliveries: [Wire.Delivery], publicURL: String) throws {
        let token = try row.column("token", as: String?.self)
        self.init(
            letter: try Wire.Letter(row, deliveries: deliveries),
            caseId: try row.id("case_id"),
            frozen: token != nil,
            verificationUrl: token.map { "\(publicURL)/verify/\($0)" },
            paper: try row.column("bytes", as: Int?.self).map { bytes in
                Wire.LetterPaper(
                    bytes: bytes,
                    sha256: try row.hash("sha256"),
                    contentSha: try row.hash("content_sha256"),
                    templateSha: try row.hash("template_sha256"),
                    printedAt: try row.time("printed_at")
                )
            },
            signatures: try Wire.LetterSignature.read(row, "signatures"),
            evidence: try row.evidence("evidence")
        )
    }
}

extension Wire.LetterSignatory {
    /// A place for a signature, as it was frozen.
    init(_ signatory: LetterContent.Signatory) {
        self.init(
            capacity: signatory.capacity.rawValue,
            name: signatory.officer?.name,
            post: signatory.officer?.post,
            nip: signatory.officer?.nip
        )
    }
}

extension Row {
    /// A hash's column in hexadecimal.
    func hash(_ name: String) throws -> String { try column(name, as: [UInt8].self).hex }
}

extension Sequence<UInt8> {
    /// The bytes in hexadecimal.
    var hex: String { map { String(format: "%02x", $0) }.joined() }
}
