import API
import ArgumentParser
import Domain
import Foundation

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Jejak audit: siapa melihat dan melakukan apa, dan buktinya.",
            "The trail: who saw and did what, and the proof."
        ),
        subcommands: [
            AuditList.self, AuditExport.self, AuditVerify.self, AuditHeads.self, AuditDestructions.self,
        ]
    )
}

/// Which entries are meant.
struct AuditFilter: ParsableArguments {
    @Option(help: ArgumentHelp(help("Hanya orang ini (login atau id).", "Only this person (login or id).")))
    var person: String?

    @Option(
        help: ArgumentHelp(
            help("Hanya yang memperlihatkan pengenal ini.", "Only what showed this identity."),
            valueName: "id"
        )
    )
    var subject: Identifier?

    @Option(help: ArgumentHelp(help("Hanya operasi ini.", "Only this operation.")))
    var operation: String?

    @Option(help: ArgumentHelp(help("Jenis: write, read, export.", "Kind: write, read, export.")))
    var kind: String?

    @Option(help: ArgumentHelp(help("Hasil: allowed, refused, not_found.", "Outcome: allowed, refused, not_found.")))
    var outcome: String?

    @Option(parsing: .unconditional, help: ArgumentHelp(help("Sejak hari ini.", "From this day on."), valueName: "day"))
    var from: DayArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Sampai dengan hari ini.", "Up to this day."), valueName: "day")
    )
    var through: DayArgument?

    var query: [(String, String?)] {
        [
            ("person", person), ("subject", subject?.text), ("operation", operation), ("kind", kind),
            ("outcome", outcome), ("from", from?.text), ("through", through?.text),
        ]
    }
}
