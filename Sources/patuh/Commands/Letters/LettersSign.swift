import API
import ArgumentParser
import Domain
import Foundation

struct LettersSign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: help(
            "Unggah surat yang sudah ditandatangani secara elektronik.",
            "Upload a letter that was signed electronically."
        ),
        discussion: help(
            """
            Unduh suratnya (patuh letters save ID), tandatangani berkas itu juga dengan PAdES (BSrE), lalu unggah hasilnya. \
            Jangan dicetak ulang atau disimpan ulang: berkasnya harus diawali byte surat itu.
            """,
            """
            Download the letter (patuh letters save ID), sign that very file with PAdES (BSrE), then upload the result. \
            Don't print or save it anew: the file must begin with the letter's own bytes.
            """
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Surat.", "The letter."), valueName: "letter"))
    var id: Identifier

    @Argument(help: ArgumentHelp(help("PDF bertanda tangan.", "The signed PDF.")), completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp(
            help(
                "Siapa yang menandatangani: nomor urut pada daftar penanda tangan, dari 1.",
                "Who has signed: the number in the list of signatories, from 1."
            ),
            valueName: "number"
        )
    )
    var signatory: Int?

    func run() async throws {
        let client = try common.client()
        let request = Request(
            method: "POST",
            url: try client.url(
                ["v1", "letters", id.text, "signatures"],
                [("signatory", signatory.map(String.init))]
            ),
            headers: [
                "Content-Type": "application/pdf",
                "Idempotency-Key": write.idempotencyKey ?? client.surroundings.newID(),
            ],
            body: .file(try readable(file)),
            patience: 600
        )
        let answer = try client.decode(try await client.send(request), as: Wire.LetterSignature.self)
        let table = Sheets.letterSignatures.table([answer.value], in: client.surroundings.language)
        common.output.show(answer.data, [.table(table)])
    }
}

/// A file that can be read.
func readable(_ path: String) throws -> URL {
    let file = URL(filePath: path)
    let values = try? file.resourceValues(forKeys: [.isRegularFileKey])
    guard values?.isRegularFile == true, FileManager.default.isReadableFile(atPath: file.filePath) else {
        throw Failure.local(
            id: "\(file.filePath) tidak dapat dibaca.",
            en: "\(file.filePath) cannot be read.",
            remedy: Words(id: "Periksa nama berkas dan izinnya.", en: "Check the file's name and permissions.")
        )
    }
    return file
}
