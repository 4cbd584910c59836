import ArgumentParser

struct Letters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Surat: daftar, lihat, simpan sebagai PDF, pratinjau konsep.",
            "Letters: list, show, save as PDF, preview a draft."
        ),
        subcommands: [LettersList.self, LettersShow.self, LettersSave.self, LettersPreview.self]
    )
}
