import API
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Postgres

extension ImportRoutes {
    /// `POST /v1/imports`
    ///
    /// The list is read in one transaction as it arrives. Its digest is known only at its end, so the sender's key is
    /// looked up first and claimed last: a repeat reads its body, compares and gives the first answer.
    @Sendable func run(_ call: Call, _ body: RequestBody) async throws -> Reply {
        let permit = try call.permit(.importList)
        try Self.checkMediaType(call)
        let key = try call.idempotencyKey ?? UUID().uuidString
        guard let source = call.query["source"].flatMap(RegistrySource.init(rawValue:)) else { throw Problem.internal }
        let today = call.signedIn.today
        let listDate =
            try call.value("list_date") { text throws(ParseFailure) in try LocalDate(parsing: text) } ?? today
        guard listDate <= today else { throw Problem.listFromFuture(today) }
        if let first = try await firstAnswer(call, key) {
            return try first.repeated(Self.digest(call, try await Upload.digest(of: body)))
        }
        do {
            return try await gate.pass { try await read(body, source, listDate, permit, key, call) }
        } catch is ClaimedMeanwhile {
            // Another request with this key came to its end first; its digest decides, as for any repeat.
            throw Problem.unavailable
        }
    }

    private func read(
        _ body: RequestBody,
        _ source: RegistrySource,
        _ listDate: LocalDate,
        _ permit: Permit,
        _ key: String,
        _ call: Call
    ) async throws -> Reply {
        let startedAt = Date()
        let isDryRun = call.query["dry_run"] == "true"
        let preamble: [SQL] = [call.signedIn.secret.presented, "SELECT set_config('work_mem', '64MB', true)"]
        // A body is read once, so this transaction is never run again: what it conflicts with goes to the sender.
        return try await store.pool.transaction(preamble: preamble, retries: 0, statementTimeout: .seconds(900)) { tx in
            let regions = try await tx.query("SELECT code, name FROM region WHERE level IN ('province', 'regency')")
            let list = RegistryList(
                source: source,
                regions: RegionNames(
                    try regions.map { Region(code: try RegionCode($0.column("code")), name: try $0.column("name")) }
                ),
                today: call.signedIn.today
            )
            let upload = Upload(body: body, list: list)
            _ = try await tx.pipeline([Staging.create, Matching.create, ListChanges.create])
            try await tx.copyIn(into: Staging.copy, rows: upload)
            _ = try await tx.pipeline(
                [Staging.analyze] + Matching(source: source, territory: permit.regions).statements
            )
            try await enterNewFirms(NewFirms(source: source), isDryRun: isDryRun, tx)
            _ = try await tx.pipeline(ListChanges(source: source, listDate: listDate).statements)
            if !isDryRun {
                let merge = ListMerge(source: source, listDate: listDate, sender: call.signedIn.personID)
                _ = try await tx.pipeline(merge.statements)
            }
            let report = ImportReport(
                id: .new(at: startedAt),
                source: source,
                listDate: listDate,
                isDryRun: isDryRun,
                fileName: call.query["file_name"],
                digest: upload.digest.bytes,
                startedAt: startedAt,
                sender: call.signedIn
            )
            let answer = try await report.write(tx)
            let reply = try Reply.json(answer, status: .created, location: "/v1/imports/\(answer.id)")
            try await claim(key, Self.digest(call, upload.digest.bytes), reply, call, tx)
            return reply
        }
    }

    /// Enters new firms until no number turns out to be held out of sight; each time at least one row fewer is left.
    /// A dry run undoes it and keeps what it learned.
    private func enterNewFirms(_ firms: NewFirms, isDryRun: Bool, _ tx: Transaction) async throws {
        while true {
            do {
                try await tx.savepoint { tx in
                    try await firms.enter(tx)
                    if isDryRun { throw NewFirms.HeldElsewhere(lines: [], columns: []) }
                }
                return
            } catch let held as NewFirms.HeldElsewhere {
                if held.lines.isEmpty {
                    _ = try await tx.execute(firms.plan)
                    return
                }
                _ = try await tx.execute(NewFirms.leave(held))
            }
        }
    }

    static func checkMediaType(_ call: Call) throws {
        let type = (call.headers[.contentType] ?? "text/csv").lowercased()
        let taken = [
            "text/csv", "text/plain", "application/csv", "application/vnd.ms-excel", "application/octet-stream",
        ]
        guard taken.contains(where: { type.hasPrefix($0) }) else { throw Problem.notCSV }
    }
}

extension Problem {
    /// A list that claims to be drawn after today.
    static func listFromFuture(_ today: LocalDate) -> Problem {
        .invalid(
            "list_date",
            "future_day",
            id: "Tanggal daftar belum tiba; hari ini \(today.words.id).",
            en: "The list's day has not come yet; today is \(today.words.en)."
        )
    }

    /// A list that is sent as something else.
    static let notCSV = Problem(
        status: .unsupportedMediaType,
        code: "unsupported_media_type",
        title: Words(id: "Jenis isi tidak didukung", en: "Unsupported media type"),
        detail: Words(id: "Kirim daftar sebagai text/csv.", en: "Send the list as text/csv.")
    )
}
