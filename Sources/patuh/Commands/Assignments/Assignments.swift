import ArgumentParser

struct Assignments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Surat perintah tugas (SPT).", "Assignment letters (SPT)."),
        subcommands: [AssignmentsIssue.self, AssignmentsList.self]
    )
}
