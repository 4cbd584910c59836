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
        if let first = try await firstAnswer(call, key) {
            return try first.repeated(Self.digest(call, try await Upload.digest(of: body)))
        }
        let now = Date()
        let request = try await request(call, permit, at: now)
        let bytes = ListBytes(body, most: Upload.most) { titles in
            RegistryList.recognises(titles, source: request.source, mapping: request.mapping)
        }
        let reading = Upload.Reading()
        let run = RunningImport(
            request: request,
            sender: call.signedIn,
            startedAt: now,
            facts: bytes.facts,
            reading: reading
        )
        do {
            return try await gate.pass(run) { try await read(bytes, run, key, call) }
        } catch is ClaimedMeanwhile {
            // Another request with this key came to its end first; its digest decides, as for any repeat.
            throw Problem.unavailable
        }
    }

    private func request(_ call: Call, _ permit: Permit, at now: Date) async throws -> ImportRequest {
        guard let source = call.query["source"].flatMap(RegistrySource.init(rawValue:)) else { throw Problem.internal }
        var first: CorrectedImport?
        if let text = call.query["corrects"] {
            guard let id = try? ImportID(text),
                let row = try await store.read(as: call.signedIn, CorrectedImport.select(id, of: call.signedIn)).first
            else { throw Problem.noImport }
            first = try CorrectedImport(row, id: id)
        }
        let remembered = try await store.read(as: call.signedIn, RememberedMapping.select(source)).first
        return try ImportRequest(
            call,
            permit,
            correcting: first,
            remembered: try remembered.map { row -> (mapping: ListMapping, version: Int) in
                let mapping = try ListMapping(row.json("titles"), source: source, basis: .remembered)
                return (mapping, try row.column("version"))
            },
            at: now
        )
    }

    private func read(_ bytes: ListBytes, _ run: RunningImport, _ key: String, _ call: Call) async throws -> Reply {
        let request = run.request
        let preamble: [SQL] = [call.signedIn.secret.presented, "SELECT set_config('work_mem', '64MB', true)"]
        // A body is read once, so this transaction is never run again: what it conflicts with goes to the sender.
        return try await store.pool.transaction(preamble: preamble, retries: 0, statementTimeout: .seconds(900)) { tx in
            let regions = try await tx.query("SELECT code, name FROM region WHERE level IN ('province', 'regency')")
            let list = RegistryList(
                source: request.source,
                regions: RegionNames(
                    try regions.map { Region(code: try RegionCode($0.column("code")), name: try $0.column("name")) }
                ),
                today: call.signedIn.today,
                mapping: request.mapping,
                isCorrection: request.corrects != nil
            )
            _ = try await tx.pipeline([Staging.create, Matching.create, ListChanges.create])
            try await tx.copyIn(into: Staging.copy, rows: Upload(bytes: bytes, list: list, reading: run.reading))
            run.facts.enter(.matching)
            _ = try await tx.execute(Staging.analyze)
            let same = SameFile(
                request: request,
                sender: call.signedIn.personID,
                digest: run.facts.digest,
                refused: run.reading.refused
            )
            var report = ImportReport(run)
            if let earlier = try await tx.query(same.earlier).first {
                report.sameAs = try earlier.column("id")
            } else {
                try await merge(request, call.signedIn, run.facts, &report, tx)
            }
            run.facts.enter(.reporting)
            let answer = try await report.write(tx)
            if !request.isDryRun, report.sameAs == nil {
                try await RowCandidates(request: request, sender: call.signedIn.personID).propose(tx)
            }
            let reply = try Reply.json(answer, status: .created, location: "/v1/imports/\(answer.id)")
            try await claim(key, Self.digest(call, run.facts.digest), reply, call, tx)
            return reply
        }
    }

    /// Holds the staged rows against the register and writes what they change.
    private func merge(
        _ request: ImportRequest,
        _ sender: SignedIn,
        _ facts: ListBytes.Facts,
        _ report: inout ImportReport,
        _ tx: Transaction
    ) async throws {
        let (source, listDate) = (request.source, request.listDate)
        let matching = Matching(
            source: source,
            territory: request.territory,
            listDate: listDate,
            corrects: request.corrects
        )
        _ = try await tx.pipeline(waitForLinks(request.territory) + matching.statements)
        facts.enter(.entering)
        try await enterNewFirms(NewFirms(source: source), isDryRun: request.isDryRun, tx)
        facts.enter(.comparing)
        _ = try await tx.pipeline(ListChanges(source: source, listDate: listDate).statements)
        facts.enter(.writing)
        if !request.isDryRun {
            let merge = ListMerge(source: source, listDate: listDate, sender: sender.personID)
            _ = try await tx.pipeline(merge.statements)
        }
        _ = try await tx.execute(RowCandidates.repeats)
        guard request.isComplete else { return }
        let gone = GoneListings(request: request, sender: sender)
        let counts = try await tx.pipeline([gone.unreadNumbers, gone.count])
        report.unreadNumbers = try counts[0].single().column(0)
        guard report.unreadNumbers == 0 else { return }
        report.gone = try counts[1].single().column(0)
        report.listedSince = try counts[1].single().column(1)
        if !request.isDryRun, report.gone > 0 { _ = try await tx.pipeline(gone.statements) }
    }

    /// Waits until nobody links firms of the territory. A firm that went into another one between being matched and being
    /// written would be given its numbers and its listing all the same; so lists and links take turns. A large regency is
    /// linked for longer than other locks are waited for, and a list that has arrived is not sent away for that.
    private func waitForLinks(_ territory: [String]) -> [SQL] {
        [
            "SET LOCAL lock_timeout TO '10min'",
            """
            SELECT pg_advisory_xact_lock_shared(hashtextextended('match ' || r.code, 0))
            FROM (SELECT code FROM unnest(\(territory)) AS t (code) ORDER BY code) r
            """,
            "SET LOCAL lock_timeout TO DEFAULT",
        ]
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

    /// The media type of a workbook.
    static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    /// - Throws: `unsupported_media_type` for what can't be a list. What a list is, is told by its first bytes.
    static func checkMediaType(_ call: Call) throws {
        let type = (call.headers[.contentType] ?? "text/csv").lowercased()
        let taken = [
            "text/csv", "text/plain", "application/csv", "application/vnd.ms-excel", "application/octet-stream",
            workbookType,
        ]
        guard taken.contains(where: { type.hasPrefix($0) }) else { throw Problem.noList }
    }
}

extension Problem {
    /// A list that is sent as something else.
    static let noList = Problem(
        status: .unsupportedMediaType,
        code: "unsupported_media_type",
        title: Words(id: "Jenis isi tidak didukung", en: "Unsupported media type"),
        detail: Words(
            id: "Kirim daftar sebagai text/csv atau buku kerja .xlsx (\(ImportRoutes.workbookType)).",
            en: "Send the list as text/csv or as an .xlsx workbook (\(ImportRoutes.workbookType))."
        )
    )
}
