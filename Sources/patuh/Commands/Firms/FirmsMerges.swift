import API
import ArgumentParser
import Domain

struct FirmsMerges: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merges",
        abstract: help("Data yang digabungkan ke perusahaan ini, dan sebaliknya.", "Which records went into a firm.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions
    @Argument(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    func run() async throws {
        let client = try common.client()
        let answer = try await client.list(
            ["v1", "companies", try await firm.id(by: client), "merges"],
            [],
            page: page,
            of: Wire.CompanyMerge.self
        )
        common.output.list(
            answer.data,
            Sheets.merges.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Tidak ada penggabungan.", en: "No merges.")
        )
    }
}

struct FirmsMerge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: help("Gabungkan data lain ke perusahaan ini.", "Merge another record into a firm.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Argument(help: ArgumentHelp(help("Perusahaan yang tetap: id atau nomor.", "The firm that stands: id or number.")))
    var firm: Firm
    @Argument(help: ArgumentHelp(help("Data yang digabungkan: id atau nomor.", "The record that goes: id or number.")))
    var other: Firm
    @Option(
        help: ArgumentHelp(
            help("Alasan; wajib bila nomornya berbeda.", "The reason; needed where the numbers contradict.")
        )
    )
    var reason: String?

    func run() async throws {
        let client = try common.client()
        let answer = try await client.write(
            ["v1", "companies", try await firm.id(by: client), "merges"],
            Wire.CompanyMergeRequest(companyId: try await other.id(by: client), reason: reason),
            key: write.idempotencyKey,
            as: Wire.CompanyMerge.self
        )
        common.output.show(
            answer.data,
            [.table(Sheets.merges.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

struct FirmsUnmerge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmerge",
        abstract: help("Batalkan penggabungan, dengan alasan.", "Take a merge back, with a reason.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Argument(help: ArgumentHelp(help("Perusahaannya: id atau nomor.", "The firm: id or number."))) var firm: Firm
    @Argument(help: ArgumentHelp(help("Penggabungannya.", "The merge."), valueName: "merge-id")) var merge: Identifier
    @Option(help: ArgumentHelp(help("Alasan.", "The reason."))) var reason: String

    func run() async throws {
        let client = try common.client()
        let answer = try await client.write(
            ["v1", "companies", try await firm.id(by: client), "merges", merge.text],
            query: [("reason", reason)],
            method: "DELETE",
            key: write.idempotencyKey,
            as: Wire.CompanyMerge.self
        )
        common.output.show(
            answer.data,
            [.table(Sheets.merges.table([answer.value], in: Surroundings.current.language))]
        )
    }
}
