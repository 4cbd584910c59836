import ArgumentParser

struct Letters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Surat: daftar, lihat, simpan sebagai PDF, konsep, tanda tangan, nomor; agenda surat masuk dan keluar.",
            "Letters: list, show, save as PDF, drafts, signatures, numbers; the agenda of what comes in and goes out."
        ),
        subcommands: [
            LettersList.self, LettersShow.self, LettersSave.self, LettersPreview.self, LettersSign.self,
            LettersCompare.self, LettersCommitment.self, LettersTemplates.self, LettersDraft.self,
            LettersRegister.self, LettersSpend.self, LettersNumbering.self, LettersReviewRules.self,
            LettersIncoming.self, LettersDispositions.self, LettersOutgoing.self, LettersLife.self,
            LettersExport.self, LettersFiling.self,
        ]
    )
}
