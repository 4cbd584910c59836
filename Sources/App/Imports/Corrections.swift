import API
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Postgres

extension ImportRoutes {
    /// The most rows of one file of corrections; who has more mends the list itself.
    private static let mostCorrections = 50_000

    /// The rows that were left, with the list's own columns as they stood, each with its line and what is wrong: a file to
    /// be mended in a spreadsheet and sent again alone.
    ///
    /// - Parameter statuses: which rows; those rejected or to be reviewed without it.
    /// - Throws: `nothing_to_correct` for rows that were taken: of these the list's fields are not kept.
    func corrections(_ id: ImportID, _ statuses: [String]?, _ call: Call) async throws -> Reply {
        let statuses = statuses ?? ["rejected", "review"]
        guard statuses.allSatisfy(["rejected", "review"].contains) else { throw Problem.nothingToCorrect }
        let suffix: SQL = call.language == .en ? "en" : "id"
        let results = try await store.read(
            as: call.signedIn,
            [
                Self.sender(of: id, call),
                """
                SELECT r.line, r.column_name, r.reason_\(suffix) AS reason, r.remedy_\(suffix) AS remedy, r.original
                FROM (\(Self.rows(of: id))) r WHERE r.status = ANY (\(statuses)) AND r.original IS NOT NULL
                ORDER BY r.line LIMIT \(Self.mostCorrections)
                """,
            ]
        )
        try Self.checkOwn(results[0])
        let titles: [String] = try results[0].single().column("titles")
        // Of a correction its own line and reason take the place of the earlier ones.
        let ours = Set([CorrectionFile.lineTitle, CorrectionFile.reasonTitle])
        let kept = titles.indices.filter { !ours.contains(titles[$0]) }
        var table = CSVWriter()
        table.line([CorrectionFile.lineTitle, CorrectionFile.reasonTitle] + kept.map { titles[$0] })
        for row in results[1] {
            let original: String = try row.column("original")
            let fields = original.split(separator: CorrectionFile.separator, omittingEmptySubsequences: false)
                .map { WorkbookCell.shown(String($0)) }
            let own = kept.map { $0 < fields.count ? fields[$0] : "" }
            table.line(
                [String(try row.column("line", as: Int.self)), try Self.reason(row)] + own
                    + fields.dropFirst(titles.count)
            )
        }
        let headers: HTTPFields = [
            .contentType: "text/csv; charset=utf-8",
            .contentDisposition: "attachment; filename=\"koreksi.csv\"",
        ]
        // As a stream, which the trail takes for the file that it is.
        return Reply(headers: headers, body: .stream(ResponseBody(byteBuffer: ByteBuffer(string: table.text))))
    }

    private static func reason(_ row: Row) throws -> String {
        let parts: [String?] = [
            try row.column("column_name", as: String?.self).map { "\($0):" }, try row.column("reason"),
            try row.column("remedy"),
        ]
        return parts.compactMap(\.self).joined(separator: " ")
    }
}

extension Problem {
    /// Rows that were taken, as a file of corrections.
    static let nothingToCorrect = Problem.invalidParameters([
        .init(
            field: "status",
            code: "nothing_to_correct",
            detail: Words(
                id: "Berkas koreksi memuat baris rejected dan review saja.",
                en: "A file of corrections has rows rejected and to review alone."
            )
        )
    ])
}
