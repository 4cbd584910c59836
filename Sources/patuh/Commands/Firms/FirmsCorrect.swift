import API
import ArgumentParser
import Domain

struct FirmsCorrect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: help("Perbaiki data perusahaan; teks kosong menghapus.", "Correct a firm; an empty text removes.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var fields: FirmFields

    @Argument(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    @Option(help: ArgumentHelp(help("Nama.", "Name.")))
    var name: String?

    @Option(help: ArgumentHelp(help("Kode kab/kota, mis. 62.02.", "Region code, as in 62.02.")))
    var region: String?

    @Option(help: ArgumentHelp(help("Alasan.", "The reason.")))
    var reason: String?

    @Option(
        help: ArgumentHelp(
            help("Versi yang dilihat; tanpa ini yang sekarang.", "The version looked at; the present one without it.")
        )
    )
    var expectedVersion: Int?

    func run() async throws {
        let client = try common.client()
        let id = try await firm.id(by: client)
        var version = expectedVersion
        if version == nil, write.idempotencyKey == nil {
            version = try await client.get(["v1", "companies", id], as: Wire.Company.self).value.version
        }
        let body = Wire.CompanyChange(
            expectedVersion: version,
            reason: reason,
            name: name,
            tradeName: fields.tradeName,
            kind: fields.kind,
            nib: fields.nib,
            npwp: fields.npwp,
            npps: fields.npps.isEmpty ? nil : fields.npps,
            wlkp: fields.wlkp,
            kbli: fields.kbli,
            address: fields.address,
            district: fields.district,
            regionCode: region,
            scale: fields.scale,
            workers: fields.workers,
            phone: fields.phone
        )
        let answer = try await client.write(
            ["v1", "companies", id],
            body,
            method: "PATCH",
            ifMatch: version == nil ? "*" : nil,
            key: write.idempotencyKey,
            as: Wire.Company.self
        )
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}
