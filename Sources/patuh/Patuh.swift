import API
import ArgumentParser
import Domain
import Foundation

/// The users' command line of Patuh.
struct Patuh: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patuh",
        abstract: help(
            "Pemeriksaan kepatuhan BPJS Ketenagakerjaan: dari perusahaan di daftar sampai kasus selesai.",
            "Compliance inspection for BPJS Ketenagakerjaan: from a firm on a list to a closed case."
        ),
        discussion: help(
            """
            Kode keluar: 0 berhasil, 1 ditolak atau gagal (alasan di stderr), 64 salah pakai.
            Lingkungan: PATUH_SERVER, PATUH_TOKEN, PATUH_PASSWORD, PATUH_ZONE (wib, wita, wit), LANG.
            """,
            """
            Exit codes: 0 success, 1 refused or failed (reason on stderr), 64 usage.
            Environment: PATUH_SERVER, PATUH_TOKEN, PATUH_PASSWORD, PATUH_ZONE (wib, wita, wit), LANG.
            """
        ),
        subcommands: [
            Login.self, Logout.self, WhoAmI.self, ChangePassword.self, SecondFactorCommands.self, Sessions.self,
            Tokens.self, Notices.self, Queue.self, Noncompliant.self, SavedQueries.self, Webhooks.self, Firms.self,
            Matches.self,
            Imports.self,
            Inspections.self,
            Assignments.self, Visits.self, Checklists.self, Workers.self, Findings.self, Guidance.self, Complaints.self,
            Handovers.self, Plans.self, Cases.self, Letters.self, Evidence.self, Debts.self, Denials.self,
            Calculate.self, Procedures.self, Parameters.self, Calendar.self,
            People.self, Posts.self, Offices.self, AccessRules.self, AccessEvents.self, Audit.self, DataSubjects.self,
        ]
    )

    /// Runs one command line, and gives its exit code. What a user reads goes through ``Surroundings``.
    static func perform(_ arguments: [String]) async -> Int32 {
        let surroundings = Surroundings.current
        var known: (any ParsableCommand.Type)?
        do {
            var command = try parseAsRoot(arguments)
            known = Swift.type(of: command)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return 0
        } catch let failure as Failure {
            surroundings.complain(failure.text(in: surroundings.language, to: known))
            return 1
        } catch let code as ExitCode {
            return code.rawValue
        } catch {
            let code = exitCode(for: error)
            let text = ParserText.told(fullMessage(for: error), in: surroundings.language)
            if code.isSuccess { surroundings.write(Data((text + "\n").utf8)) } else { surroundings.complain(text) }
            return code.rawValue
        }
    }
}

/// Help in the language of the terminal.
func help(_ id: String, _ en: String) -> String {
    Words(id: id, en: en)[Language(environment: ProcessInfo.processInfo.environment)]
}
