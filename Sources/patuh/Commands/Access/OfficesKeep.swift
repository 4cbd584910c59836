import API
import ArgumentParser
import Domain
import Foundation

struct OfficesAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: help("Tambah kantor (administrator).", "Enter an office (administrators)."),
        discussion: help(
            "Sesudahnya: patuh offices give-region, lalu patuh posts give.",
            "Then: patuh offices give-region, and patuh posts give."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Kode singkat yang tetap.", "A short code that stays.")))
    var code: String

    @Option(help: ArgumentHelp(help("Jenis, mis. labour_unit, bpjs_branch.", "Kind, as in labour_unit, bpjs_branch.")))
    var kind: String

    @Option(help: ArgumentHelp(help("Nama kantor.", "The office's name.")))
    var name: String

    @Option(help: ArgumentHelp(help("wib, wita atau wit.", "wib, wita or wit.")))
    var zone = "wib"

    @Option(help: ArgumentHelp(help("Kantor induk.", "The office above it."), valueName: "id"))
    var parent: Identifier?

    func run() async throws {
        let body = Wire.OfficeRequest(code: code, kind: kind, name: name, zone: zone, parentId: parent?.text)
        let answer = try await common.client()
            .write(["v1", "offices"], body, key: write.idempotencyKey, as: Wire.Office.self)
        common.output.show(
            answer.data,
            [.table(Sheets.offices.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

struct OfficesRename: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename",
        abstract: help("Ganti nama kantor (administrator).", "Rename an office (administrators).")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Kantornya.", "The office."), valueName: "office-id"))
    var id: Identifier

    @Argument(help: ArgumentHelp(help("Nama barunya.", "Its new name.")))
    var name: String

    func run() async throws {
        let client = try common.client()
        let response = try await client.send(
            Request(
                method: "PATCH",
                url: try client.url(["v1", "offices", id.text]),
                headers: ["Content-Type": "application/json"],
                body: .data(try Wire.encoder().encode(Wire.OfficeNameRequest(name: name)))
            )
        )
        let answer = try client.decode(response, as: Wire.Office.self)
        common.output.show(
            answer.data,
            [.table(Sheets.offices.table([answer.value], in: Surroundings.current.language))]
        )
    }
}
