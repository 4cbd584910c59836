import ArgumentParser

struct LettersIncoming: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incoming",
        abstract: help(
            "Surat masuk: catat, daftar, lihat, kaitkan dengan kasus, batalkan, disposisi.",
            "Incoming papers: register, list, show, link with a case, void, pass on."
        ),
        subcommands: [
            IncomingAdd.self, IncomingList.self, IncomingShow.self, IncomingLinkWith.self, IncomingVoid.self,
            IncomingPass.self,
        ]
    )
}

/// What a paper has to do with its case, for the command line.
struct IncomingLinkOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            help("Surat keluar yang dijawab.", "The outgoing letter that it answers."),
            valueName: "letter"
        )
    )
    var answers: Identifier?

    @Option(
        help: ArgumentHelp(
            help("Tindakan kasus yang dijawab (nomor urut).", "The act that it answers."),
            valueName: "seq"
        )
    )
    var answersSeq: Int?

    @Option(
        help: ArgumentHelp(
            help("Tindakan kasus yang disebabkannya.", "The act that it caused."),
            valueName: "seq"
        )
    )
    var causedSeq: Int?

    @Option(
        name: .customLong("evidence"),
        help: ArgumentHelp(help("Pindaian: bukti kasus; boleh berulang.", "A scan: evidence of the case; repeatable."))
    )
    var evidence: [Identifier] = []

    var evidenceIDs: [String]? { evidence.isEmpty ? nil : evidence.map(\.text) }
}
