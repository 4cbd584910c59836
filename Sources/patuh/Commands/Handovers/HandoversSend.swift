import API
import ArgumentParser
import Domain
import Foundation

struct HandoversSend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: help(
            "Serahkan daftar perusahaan kepada pengawas: berkas CSV, atau perusahaan pada data.",
            "Hand a list of firms to the inspectors: a CSV file, or firms of the register."
        ),
        discussion: help(
            "Kolom: NIB; NPWP; NPP; Nama Perusahaan; Kab/Kota; Indikasi; Tunggakan; Jumlah TK; Keterangan.",
            "Columns: NIB; NPWP; NPP; Nama Perusahaan; Kab/Kota; Indikasi; Tunggakan; Jumlah TK; Keterangan."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Berkas CSV.", "The CSV file.")), completion: .file(extensions: ["csv"]))
    var file: String?

    @Option(
        help: ArgumentHelp(
            help(
                "Perusahaan pada data: id, nib:…, npwp:…, npp:…, wlkp:…; boleh berulang.",
                "A firm of the register: id, nib:…, npwp:…, npp:…, wlkp:…; may stand several times."
            )
        )
    )
    var firm: [Firm] = []

    @Option(
        help: ArgumentHelp(
            help("Indikasi untuk --firm; boleh berulang: ", "Indication for --firm; may stand several times: ")
                + codesHelp(FindingKind.allCases, \.words) + ".",
            valueName: "kind"
        )
    )
    var indication: [String] = []

    @Option(help: ArgumentHelp(help("Nama daftar.", "What the list is."))) var title: String
    @Option(help: ArgumentHelp(help("Nomor surat pengantar.", "Number of the covering letter."))) var number: String?
    @Option(help: ArgumentHelp(help("Kantor cabang.", "The branch."), valueName: "code")) var office: String?
    @Option(help: ArgumentHelp(help("Koordinator penerima.", "The unit that receives."), valueName: "code"))
    var receiver: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hari penyerahan.", "The day of handing over."), valueName: "day")
    )
    var on: DayArgument = .today

    func validate() throws {
        guard (file == nil) != firm.isEmpty else {
            throw ValidationError(help("Sebutkan berkas CSV, atau --firm.", "Name a CSV file, or --firm."))
        }
        guard firm.isEmpty || !indication.isEmpty else {
            throw ValidationError(help("Sebutkan --indication.", "Say --indication."))
        }
    }

    func run() async throws {
        let client = try common.client()
        let answer = if let file { try await send(URL(filePath: file), client) } else { try await sendFirms(client) }
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }

    private func send(_ file: URL, _ client: Client) async throws -> Client.Answer<Wire.Handover> {
        let file = try readable(file.filePath)
        let request = Request(
            method: "POST",
            url: try client.url(
                ["v1", "handover-files"],
                [
                    ("title", title), ("number", number), ("office", office), ("receiver", receiver),
                    ("handed_on", on.text),
                ]
            ),
            headers: [
                "Content-Type": "text/csv",
                "Idempotency-Key": write.idempotencyKey ?? Surroundings.current.newID(),
            ],
            body: .file(file)
        )
        return try client.decode(try await client.send(request), as: Wire.Handover.self)
    }

    private func sendFirms(_ client: Client) async throws -> Client.Answer<Wire.Handover> {
        var lines: [Wire.HandoverLineRequest] = []
        for firm in firm {
            lines.append(.init(companyId: try await firm.id(by: client), indications: indication))
        }
        return try await client.write(
            ["v1", "handovers"],
            Wire.HandoverRequest(
                title: title,
                number: number,
                office: office,
                receiver: receiver,
                handedOn: on.text,
                lines: lines
            ),
            key: write.idempotencyKey,
            as: Wire.Handover.self
        )
    }
}
