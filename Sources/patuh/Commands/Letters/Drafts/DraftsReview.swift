import API
import ArgumentParser
import Domain

struct DraftsSubmit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: help("Ajukan konsep untuk diperiksa.", "Hand a draft to whoever checks it.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var draft: DraftOptions

    @Option(help: ArgumentHelp(help("Pesan kepada pemeriksa.", "A word to the checker.")))
    var remark: String?

    func run() async throws {
        let body = Wire.LetterDraftSubmission(expectedVersion: draft.expectedVersion, remark: remark)
        try await common.change(draft.path("submission"), body, write)
    }
}

struct DraftsReview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: help(
            "Setujui konsep orang lain, atau kembalikan dengan --return.",
            "Pass somebody else's draft on, or return it with --return."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var draft: DraftOptions

    @Option(
        name: .customLong("return"),
        help: ArgumentHelp(help("Kembalikan, dengan catatan ini.", "Return it, with this remark."), valueName: "remark")
    )
    var returned: String?

    @Option(help: ArgumentHelp(help("Catatan atas persetujuan.", "A remark on passing it on.")))
    var remark: String?

    func run() async throws {
        let body = Wire.LetterDraftReview(
            expectedVersion: draft.expectedVersion,
            decision: returned == nil ? "passed" : "returned",
            remark: returned ?? remark
        )
        try await common.change(draft.path("review"), body, write)
    }
}

struct DraftsWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: help("Tarik konsep; alasannya tetap tercatat.", "Give a draft up; the reason stays.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var draft: DraftOptions

    @Option(help: ArgumentHelp(help("Alasan.", "Why.")))
    var reason: String

    func run() async throws {
        let body = Wire.LetterDraftRemark(expectedVersion: draft.expectedVersion, remark: reason)
        try await common.change(draft.path("withdrawal"), body, write)
    }
}
