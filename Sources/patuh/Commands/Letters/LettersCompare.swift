import API
import ArgumentParser
import Domain
import Foundation

struct LettersCompare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: help(
            "Bandingkan berkas dengan surat menurut kode QR-nya.",
            "Compare a file with the letter of its QR code."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(
        help: ArgumentHelp(
            help("Kode pada QR, atau alamat yang dituju QR.", "The code of the QR, or the address it leads to."),
            valueName: "code"
        )
    )
    var code: String

    @Argument(help: ArgumentHelp(help("PDF.", "The PDF.")), completion: .file())
    var file: String

    func run() async throws {
        let client = try common.client()
        let request = Request(
            method: "POST",
            url: try client.url(["verify", code.split(separator: "/").last.map(String.init) ?? code]),
            headers: ["Content-Type": "application/pdf"],
            body: .file(try readable(file)),
            patience: 600
        )
        let answer = try client.decode(try await client.send(request), as: Wire.LetterComparison.self)
        let language = client.surroundings.language
        let letter = answer.value.letter
        common.output.show(
            answer.data,
            [
                .card(
                    Card([
                        Card.Field("match", "hasil", "result", answer.value.words[language]),
                        Card.Field("kind", "jenis", "kind", letter.words[language]),
                        Card.Field("number", "nomor", "number", letter.number),
                        Card.Field("status", "keadaan", "status", letter.statusWords[language]),
                        Card.Field("signatures", "tanda tangan", "signatures", String(letter.signatures)),
                        Card.Field("sha", "SHA-256", "SHA-256", answer.value.sha256),
                    ])
                )
            ]
        )
        guard answer.value.match == "other" else { return }
        throw Failure(code: .refused, message: answer.value.words)
    }
}
