import API
import ArgumentParser
import Domain
import Foundation

struct EvidenceAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: help(
            "Tambahkan berkas pada kasus (PDF, JPEG, PNG, WebP, HEIC, TIFF).",
            "Add a file to a case (PDF, JPEG, PNG, WebP, HEIC, TIFF)."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Kasus.", "The case."), valueName: "case"))
    var caseID: Identifier

    @Argument(help: ArgumentHelp(help("Berkas.", "The file.")), completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp(
            help("Berkas apa: \(known).", "What it is: \(known)."),
            valueName: "kind"
        ),
        completion: .list(EvidenceKind.allCases.map(\.rawValue)),
        transform: kind
    )
    var kind: EvidenceKind

    @Option(help: ArgumentHelp(help("Menunjukkan apa.", "What it shows.")))
    var title: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Tanggal surat atau foto.", "The day of the paper or the picture."), valueName: "day")
    )
    var datedOn: DayArgument?

    @Option(help: ArgumentHelp(help("Milik surat ini.", "Belongs to this letter."), valueName: "id"))
    var letter: Identifier?

    @Option(help: ArgumentHelp(help("Dibuat pada kunjungan ini.", "Made on this visit."), valueName: "id"))
    var visit: Identifier?

    private static let known = EvidenceKind.allCases.map(\.rawValue).joined(separator: ", ")

    private static func kind(_ code: String) throws -> EvidenceKind {
        guard let kind = EvidenceKind(rawValue: code) else {
            throw ValidationError(help("--kind: salah satu dari \(known)", "--kind: one of \(known)"))
        }
        return kind
    }

    func run() async throws {
        let surroundings = Surroundings.current
        let client = try common.client()
        var upload = try EvidenceUpload(path: file, kind: kind)
        upload.title = title
        upload.datedOn = datedOn?.text
        upload.letter = letter
        upload.visit = visit
        let answer = try await upload.send(to: caseID.text, by: client, key: write.idempotencyKey)
        common.output.show(answer.data, answer.value.blocks(in: surroundings.language))
        if answer.status == 200 {
            common.output.note(
                Words(
                    id: "Berkas yang sama sudah ada pada kasus ini; tidak ada yang ditambahkan.",
                    en: "The same file was there already on this case; nothing was added."
                )
            )
        }
    }
}
