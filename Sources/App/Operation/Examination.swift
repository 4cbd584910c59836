import Domain
import Foundation
import Postgres

/// What `patuhd doctor` found.
public struct ExaminationReport: Sendable {
    /// One thing that was looked at.
    struct Finding: Sendable {
        enum Weight: String { case good = "ok  ", hint = "hint", bad = "FAIL" }
        let weight: Weight
        let subject: Subject
        let detail: Words
        /// What to do about it.
        var remedy: Words?
    }

    /// What is looked at; raw values are the same in both languages, for scripts.
    enum Subject: String {
        case database, clock, schema, calendar, jobs, parameters, letters, evidence, lists
        case caseLog = "case log"
        case noncompliance = "non-compliant firms"
        case debts, webhooks, ladder, audit
        case serviceRole = "service role"
    }

    var findings: [Finding] = []

    /// Whether nothing is wrong; hints don't count.
    public var isHealthy: Bool { !findings.contains { $0.weight == .bad } }

    /// Whether the schema was found as this build needs it.
    var isUpToDate: Bool { findings.contains { $0.subject == .schema && $0.weight == .good } }

    /// The report in the language of the terminal.
    public var text: String { text(in: .ofTerminal) }

    /// The report as an operator reads it.
    func text(in language: Language) -> String {
        findings.map { finding in
            let line = "\(finding.weight.rawValue)  \(finding.subject.rawValue): \(finding.detail[language])"
            return finding.remedy.map { line + "\n      → \($0[language])" } ?? line
        }
        .joined(separator: "\n")
    }

    /// Adds what is well, or what is not and what would help.
    mutating func add(_ weight: Finding.Weight, _ subject: Subject, id: String, en: String, remedy: Words? = nil) {
        findings.append(Finding(weight: weight, subject: subject, detail: Words(id: id, en: en), remedy: remedy))
    }
}

extension Operator {
    /// What to do about rows that contradict the logs they derive from.
    private static let restore = Words(
        id: "hentikan server dan pulihkan dari cadangan",
        en: "stop the server and restore from a backup"
    )

    /// Checks everything that a healthy server needs, without changing anything.
    ///
    /// - Parameters:
    ///   - evidence: Where files of evidence are kept; not looked at without it.
    ///   - audit: Where the heads of the trail go; not looked at without it.
    public func examine(evidence: String? = nil, audit: AuditConfiguration? = nil) async -> ExaminationReport {
        var report = ExaminationReport()
        do {
            try seeDatabase()
            report = try await OpenDatabase.with(location, logger: logger) { deployment in
                var report = ExaminationReport()
                try await examine(deployment, &report)
                return report
            }
        } catch {
            // An error of ours says by itself what would help.
            if let failure = error as? StartFailure {
                report.add(
                    .bad,
                    .database,
                    id: failure.message.id,
                    en: failure.message.en,
                    remedy: failure.remedy
                )
            } else {
                let text = String(describing: error)
                let remedy = Words(
                    id: "pastikan ia berjalan dan program ini tidak lebih tua dari skemanya; atau --data, --database",
                    en: "see that it runs and that this build is not older than its schema; or --data, --database"
                )
                // An error of the cluster says by itself what would help.
                report.add(.bad, .database, id: text, en: text, remedy: error is ClusterError ? nil : remedy)
            }
        }
        if let evidence { await examineVault(evidence, &report) }
        if let audit { examineHeads(audit, &report) }
        await examineRenderer(&report)
        examineSignatureTools(&report)
        await examineWorkbookReader(&report)
        return report
    }

    /// - Throws: ``StartFailure`` where there is no private cluster yet: whoever looks must not make one.
    private func seeDatabase() throws {
        guard case .cluster(let directory) = location,
            !FileManager.default.fileExists(atPath: directory + "/cluster")
        else { return }
        throw StartFailure(
            id: "di \(directory) belum ada basis data",
            en: "there is no database in \(directory) yet",
            remedy: Words(
                id: "patuhd serve atau patuhd migrate membuatnya; bila ada di tempat lain: --data, --database",
                en: "patuhd serve or patuhd migrate makes it; where it is elsewhere: --data, --database"
            )
        )
    }

    private func examine(_ deployment: Deployment, _ report: inout ExaminationReport) async throws {
        let pool = try deployment.administratorPool(logger: logger)
        do {
            try await examine(pool, &report)
            await pool.close()
        } catch {
            await pool.close()
            throw error
        }
        if report.isUpToDate { try await examineJobs(deployment, &report) }
        let isSocket = deployment.service.contains("host=")
        let command = "psql \"\(deployment.service)\""
        report.add(
            .good,
            .serviceRole,
            id: "dengan tangan: \(isSocket ? command : "URL layanan") (tanpa sesi tidak ada baris yang tampak)",
            en: "by hand: \(isSocket ? command : "the service's URL") (row security shows nothing without a session)"
        )
    }

    private func examineJobs(_ deployment: Deployment, _ report: inout ExaminationReport) async throws {
        let pool = try deployment.jobsPool(logger: logger)
        do {
            let counts = try await JobCounts.read(pool)
            let ladder = try await LadderMetrics(pool: pool).counts()
            try await examineTrail(pool, &report)
            await pool.close()
            let isHeard = ladder.unheard == 0 && ladder.passedUp == 0
            report.add(
                ladder.unheard > 0 ? .bad : ladder.passedUp > 0 ? .hint : .good,
                .ladder,
                id: isHeard
                    ? "\(ladder.told) pengingat dan eskalasi tenggat sampai kepada perannya"
                    : "\(ladder.unheard) tidak sampai kepada siapa pun, \(ladder.passedUp) naik ke peran di atasnya",
                en: isHeard
                    ? "\(ladder.told) reminders and escalations of open deadlines reached their role"
                    : "\(ladder.unheard) reached nobody, \(ladder.passedUp) went to a higher role",
                remedy: isHeard
                    ? nil
                    : Words(
                        id: "isi jabatan yang kosong: patuh cases clocks menyebutnya untuk setiap kasus",
                        en: "give the missing roles a post: patuh cases clocks names them for each case"
                    )
            )
            let isWell = counts.dead == 0 && counts.late == 0
            report.add(
                counts.dead > 0 ? .bad : counts.late > 0 ? .hint : .good,
                .jobs,
                id: isWell
                    ? "\(counts.available) menunggu"
                    : "\(counts.dead) mati, \(counts.late) tertunda lebih dari satu menit",
                en: isWell ? "\(counts.available) wait" : "\(counts.dead) dead, \(counts.late) due for over a minute",
                remedy: counts.dead > 0
                    ? Words(
                        id: "lihat patuhd jobs list; perbaiki sebabnya, lalu patuhd jobs retry",
                        en: "see patuhd jobs list; mend the cause, then patuhd jobs retry"
                    )
                    : counts.late > 0
                        ? Words(
                            id: "server yang berjalan akan menyelesaikannya",
                            en: "a running server works them off"
                        ) : nil
            )
        } catch {
            await pool.close()
            throw error
        }
    }

    private func examine(_ pool: Pool, _ report: inout ExaminationReport) async throws {
        let before = Date()
        let (version, clock): (String, Date) = try await pool.query("SELECT version(), clock_timestamp()").single()
            .decode()
        let name = String(version.prefix { $0 != "(" }).trimmingCharacters(in: .whitespaces)
        report.add(.good, .database, id: name, en: name)
        let skew = abs(clock.timeIntervalSince(before))
        report.add(
            skew < 5 ? .good : .bad,
            .clock,
            id: "selisih \(Int(skew)) detik antara mesin ini dan basis data",
            en: "\(Int(skew)) s between this machine and the database",
            remedy: skew < 5
                ? nil
                : Words(
                    id: "setel keduanya dengan NTP: hari menurut hukum bergantung padanya",
                    en: "set both by NTP: legal days depend on it"
                )
        )
        let pending = try await Setup.migrator(pool, SQLFiles.directory(), logger).pending()
        report.add(
            pending.isEmpty ? .good : .bad,
            .schema,
            id: pending.isEmpty ? "mutakhir" : "kurang \(pending.count) migrasi",
            en: pending.isEmpty ? "up to date" : "\(pending.count) migrations are missing",
            remedy: pending.isEmpty ? nil : Words(id: "jalankan patuhd migrate", en: "run patuhd migrate")
        )
        guard pending.isEmpty else { return }
        let years = Set(try await pool.query("SELECT year FROM holiday_year").map { try $0.column(0, as: Int.self) })
        let today = LocalDate.today(at: Date(), zone: .wib)
        report.add(
            years.contains(today.year) ? .good : .bad,
            .calendar,
            id: "hari libur \(today.year) " + (years.contains(today.year) ? "sudah ditetapkan" : "belum ada"),
            en: "holidays of \(today.year) " + (years.contains(today.year) ? "are published" : "are missing"),
            remedy: years.contains(today.year)
                ? nil
                : Words(
                    id: "patuh calendar add dan publish: tanpa itu tenggat tidak dapat dihitung",
                    en: "patuh calendar add and publish: no deadline can be counted"
                )
        )
        if !years.contains(today.year + 1) {
            report.add(
                today.month >= 10 ? .bad : .hint,
                .calendar,
                id: "hari libur \(today.year + 1) belum ditetapkan",
                en: "holidays of \(today.year + 1) are not published yet",
                remedy: Words(
                    id: "tenggat yang sampai ke sana menunggu administrator menetapkannya (patuh calendar publish)",
                    en: "deadlines that reach into it wait for an administrator to publish it (patuh calendar publish)"
                )
            )
        }
        let drift = try await pool.query(
            """
            SELECT count(*) FROM enforcement_case c
            LEFT JOIN LATERAL (
                SELECT e.to_state, e.seq FROM case_event e WHERE e.case_id = c.id ORDER BY e.seq DESC LIMIT 1) last ON true
            WHERE (c.state, c.version) IS DISTINCT FROM (last.to_state, last.seq)
            """
        )
        let drifted = try drift.single().column(0, as: Int.self)
        report.add(
            drifted == 0 ? .good : .bad,
            .caseLog,
            id: drifted == 0 ? "setiap kasus sesuai dengan catatannya" : "\(drifted) kasus berbeda dari catatannya",
            en: drifted == 0 ? "every case stands where its log says" : "\(drifted) cases differ from their log",
            remedy: drifted == 0 ? nil : Self.restore
        )
        let untrue: Int = try await pool.query("SELECT patuh.noncompliance_drift()").single().column(0)
        report.add(
            untrue == 0 ? .good : .bad,
            .noncompliance,
            id: untrue == 0
                ? "setiap baris sesuai dengan temuan dan kasus" : "\(untrue) baris berbeda dari temuan dan kasus",
            en: untrue == 0
                ? "every row says what findings and cases say" : "\(untrue) rows differ from findings and cases",
            remedy: untrue == 0 ? nil : Self.restore
        )
        let wrong = try await pool.query(
            """
            SELECT count(*) FROM debt d
            WHERE d.balance <> (SELECT coalesce(sum(e.change), 0) FROM debt_event e WHERE e.debt_id = d.id)
               OR d.balance <> (SELECT coalesce(sum(i.balance), 0) FROM debt_item i WHERE i.debt_id = d.id)
            """
        ).single().column(0, as: Int.self)
        report.add(
            wrong == 0 ? .good : .bad,
            .debts,
            id: wrong == 0 ? "setiap utang sesuai dengan catatannya" : "\(wrong) utang berbeda dari catatannya",
            en: wrong == 0 ? "every debt owes what its log says" : "\(wrong) debts differ from their log",
            remedy: wrong == 0 ? nil : Self.restore
        )
        try await examineWebhooks(pool, &report)
        try await examinePapers(pool, &report)
        try await examineEvidence(pool, &report)
        let tables = ["parameter"] + MoneyRules.tables.map(\.name)
        let marks = tables.map { "SELECT certainty FROM \(identifier: $0)" as SQL }
        let uncertain = try await pool.query(
            "SELECT count(*) FROM (\(marks.joined(separator: " UNION ALL "))) r WHERE certainty <> 'V'"
        )
        let count = try uncertain.single().column(0, as: Int.self)
        if count > 0 {
            report.add(
                .hint,
                .parameters,
                id: "\(count) parameter dan tarif hukum belum dipastikan",
                en: "\(count) legal parameters and rates are not confirmed yet",
                remedy: Words(
                    id: "pastikan dengan instansinya; lihat tabel parameter dan tabel-tabel sql/reference",
                    en: "confirm them with the agencies; see the table parameter and those of sql/reference"
                )
            )
        }
    }
}
