import ArgumentParser

struct Letters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Surat: daftar, lihat, simpan sebagai PDF, pratinjau konsep; agenda surat masuk dan keluar.",
            "Letters: list, show, save as PDF, preview a draft; the agenda of what comes in and goes out."
        ),
        subcommands: [
            LettersList.self, LettersShow.self, LettersSave.self, LettersPreview.self, LettersIncoming.self,
            LettersDispositions.self, LettersOutgoing.self, LettersLife.self, LettersExport.self, LettersFiling.self,
        ]
    )
}
