import API
import ArgumentParser
import Domain

struct FirmsAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: help("Tambah perusahaan.", "Enter a firm by hand.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var fields: FirmFields

    @Argument(help: ArgumentHelp(help("Nama.", "Name.")))
    var name: String

    @Option(help: ArgumentHelp(help("Kode kab/kota, mis. 62.02.", "Region code, as in 62.02.")))
    var region: String

    @Option(help: ArgumentHelp(help("Id buatan sendiri (UUIDv7).", "An id of your making (UUIDv7).")))
    var id: Identifier?

    func run() async throws {
        let body = Wire.CompanyRequest(
            id: id?.text,
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
        let answer = try await common.client()
            .write(["v1", "companies"], body, key: write.idempotencyKey, as: Wire.Company.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}
