import Domain
import Foundation
import Postgres

/// What `patuhd doctor` found.
public struct ExaminationReport: Sendable {
    /// One thing that was looked at.
    struct Finding: Sendable {
        enum Weight: String { case good = "ok  ", hint = "hint", bad = "FAIL" }
        let weight: Weight
        let subject: String
        let detail: String
        /// What to do about it.
        var remedy: String?
    }

    var findings: [Finding] = []

    /// Whether nothing is wrong; hints don't count.
    public var isHealthy: Bool { !findings.contains { $0.weight == .bad } }

    /// Whether the schema was found as this build needs it.
    var isUpToDate: Bool { findings.contains { $0.subject == "schema" && $0.weight == .good } }

    /// The report as an operator reads it.
    public var text: String {
        findings.map { finding in
            let line = "\(finding.weight.rawValue)  \(finding.subject): \(finding.detail)"
            return finding.remedy.map { line + "\n      → \($0)" } ?? line
        }
        .joined(separator: "\n")
    }

    mutating func add(_ weight: Finding.Weight, _ subject: String, _ detail: String, remedy: String? = nil) {
        findings.append(Finding(weight: weight, subject: subject, detail: detail, remedy: remedy))
    }
}

extension Operator {
    /// Checks everything that a healthy server needs, without changing anything.
    public func examine() async -> ExaminationReport {
        var report = ExaminationReport()
        do {
            report = try await OpenDatabase.with(location, logger: logger) { deployment in
                var report = ExaminationReport()
                try await examine(deployment, &report)
                return report
            }
        } catch {
            // An error of ours says by itself what would help.
            let isExplained = error is StartFailure || error is ClusterError
            report.add(
                .bad,
                "database",
                String(describing: error),
                remedy: isExplained
                    ? nil
                    : "see that it runs and that this build is not older than its schema, or give --data or --database"
            )
        }
        examineTools(&report)
        return report
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
        let hint = deployment.service.contains("host=") ? "psql \"\(deployment.service)\"" : "the service's URL"
        report.add(.good, "service role", "by hand: \(hint) (row security shows nothing without a session)")
    }

    private func examineJobs(_ deployment: Deployment, _ report: inout ExaminationReport) async throws {
        let pool = try deployment.jobsPool(logger: logger)
        do {
            let counts = try await JobCounts.read(pool)
            await pool.close()
            let isWell = counts.dead == 0 && counts.late == 0
            report.add(
                counts.dead > 0 ? .bad : counts.late > 0 ? .hint : .good,
                "jobs",
                isWell ? "\(counts.available) wait" : "\(counts.dead) dead, \(counts.late) due for over a minute",
                remedy: counts.dead > 0
                    ? "see patuhd jobs list; mend the cause, then patuhd jobs retry"
                    : counts.late > 0 ? "a running server works them off" : nil
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
        report.add(.good, "database", String(version.prefix { $0 != "(" }).trimmingCharacters(in: .whitespaces))
        let skew = abs(clock.timeIntervalSince(before))
        report.add(
            skew < 5 ? .good : .bad,
            "clock",
            "\(Int(skew)) s between this machine and the database",
            remedy: skew < 5 ? nil : "set both by NTP: legal days depend on it"
        )
        let pending = try await Setup.migrator(pool, SQLFiles.directory(), logger).pending()
        report.add(
            pending.isEmpty ? .good : .bad,
            "schema",
            pending.isEmpty ? "up to date" : "\(pending.count) migrations are missing",
            remedy: pending.isEmpty ? nil : "run patuhd migrate"
        )
        guard pending.isEmpty else { return }
        let years = Set(try await pool.query("SELECT year FROM holiday_year").map { try $0.column(0, as: Int.self) })
        let today = LocalDate.today(at: Date(), zone: .wib)
        report.add(
            years.contains(today.year) ? .good : .bad,
            "calendar",
            "holidays of \(today.year) " + (years.contains(today.year) ? "are published" : "are missing"),
            remedy: years.contains(today.year) ? nil : "patuh calendar add and publish: no deadline can be counted"
        )
        if !years.contains(today.year + 1) {
            report.add(
                today.month >= 10 ? .bad : .hint,
                "calendar",
                "holidays of \(today.year + 1) are not published yet",
                remedy: "deadlines that reach into it stay unresolved until an administrator publishes the year"
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
            "case log",
            drifted == 0 ? "every case stands where its log says" : "\(drifted) cases differ from their log",
            remedy: drifted == 0 ? nil : "stop the server and restore from a backup"
        )
        let uncertain = try await pool.query("SELECT count(*) FROM parameter WHERE certainty <> 'V'")
        let count = try uncertain.single().column(0, as: Int.self)
        if count > 0 {
            report.add(
                .hint,
                "parameters",
                "\(count) legal parameters are not confirmed yet",
                remedy: "confirm them with the agencies; see the table parameter"
            )
        }
    }

    private func examineTools(_ report: inout ExaminationReport) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        let hasRenderer = folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/weasyprint") }
        report.add(
            hasRenderer ? .good : .hint,
            "letters",
            hasRenderer ? "weasyprint is installed" : "weasyprint is not installed",
            remedy: hasRenderer ? nil : "apt-get install weasyprint, once letters are to be printed"
        )
    }
}
