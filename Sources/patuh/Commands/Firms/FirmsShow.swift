import API
import ArgumentParser
import Domain

struct FirmsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Lihat satu perusahaan.", "Show a firm.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var purpose: PurposeOptions

    @Argument(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    func run() async throws {
        let client = try common.client()
        let id = try await firm.id(by: client)
        let answer = try await client.get(
            ["v1", "companies", id],
            purpose: purpose.purpose,
            as: Wire.Company.self
        )
        let language = Surroundings.current.language
        var blocks = answer.value.blocks(in: language)
        if common.output.format == .table {
            let links = try await successions(of: id, by: client)
            if !links.isEmpty {
                blocks.append(.heading(Words(id: "Dugaan perusahaan penerus", en: "Alleged successors")))
                blocks.append(.table(Sheets.successions.table(links, in: language)))
            }
        }
        common.output.show(answer.data, blocks)
    }

    /// What is said of successors; nothing to a reader who reads no cases.
    private func successions(of id: String, by client: Client) async throws -> [Wire.AllegedSuccession] {
        do {
            return try await client.get(
                ["v1", "companies", id, "alleged-successions"],
                as: Wire.Page<Wire.AllegedSuccession>.self
            ).value.items
        } catch let failure as Failure where failure.problem?.status == 403 {
            return []
        }
    }
}

extension Wire.Company {
    /// The firm as people read it.
    func blocks(in language: Language) -> [Block] {
        let place = "\(regionName) (\(regionCode))"
        let card = Card([
            Card.Field("name", "nama", "name", name),
            Card.Field("trade_name", "nama dagang", "trade name", tradeName),
            Card.Field("kind", "jenis", "kind", CodeBook.companyKinds[kind, language]),
            Card.Field("nib", "NIB", "NIB", nib),
            Card.Field("npwp", "NPWP", "NPWP", npwp),
            Card.Field("npps", "NPP", "NPP", npps.isEmpty ? nil : npps.joined(separator: ", ")),
            Card.Field("wlkp", "WLKP", "WLKP", wlkp),
            Card.Field("further_numbers", "nomor lain", "further numbers", further(in: language)),
            Card.Field("kbli", "KBLI", "KBLI", kbli.map { [$0, kbliTitle].compactMap(\.self).joined(separator: " ") }),
            Card.Field("address", "alamat", "address", address),
            Card.Field("district", "kecamatan", "district", district),
            Card.Field("region_code", "kab/kota", "regency", place),
            Card.Field("scale", "skala", "scale", CodeBook.scales[scale, language]),
            Card.Field("workers", "pekerja", "workers", workers.map(String.init)),
            Card.Field("phone", "telepon", "phone", phone),
            Card.Field("version", "versi", "version", String(version)),
            Card.Field("id", "id", "id", id),
        ])
        var blocks = [Block.card(card)]
        if !licences.isEmpty {
            blocks.append(
                .heading(Words(id: "Nomor induk menurut daftar OSS", en: "Business numbers by the OSS' lists"))
            )
            blocks += licences.map { .card($0.card) }
        }
        if !memberships.isEmpty {
            blocks.append(.heading(Words(id: "Kepesertaan menurut daftar BPJS", en: "Membership by BPJS' lists")))
            blocks += memberships.map { .card($0.card) }
        }
        if !annualReports.isEmpty {
            blocks.append(.heading(Words(id: "Wajib lapor (WLKP)", en: "Annual reports (WLKP)")))
            blocks += annualReports.map { .card($0.card) }
        }
        if !cases.isEmpty {
            blocks.append(.heading(Words(id: "Kasus", en: "Cases")))
            blocks.append(.table(Sheets.cases.table(cases, in: language)))
        }
        return blocks
    }
}

extension Wire.Company {
    /// Numbers that other records had before they turned out to be the firm, each with its source and that record.
    fileprivate func further(in language: Language) -> String? {
        furtherNumbers?.map { number in
            let record = number.mergedName.map { ", \(Words(id: "dari", en: "of")[language]) \($0)" } ?? ""
            return "\(number.kind.uppercased()) \(number.number) (\(number.sourceWords[language])\(record))"
        }.joined(separator: "; ")
    }
}

/// When a list last had a number, and since when a complete one has it no more.
private func listed(_ listDate: String, gone goneOn: String?, by goneImportID: String?) -> [Card.Field] {
    [
        Card.Field("list_date", "per tanggal", "as of", listDate),
        Card.Field("gone_on", "tidak ada lagi dalam daftar per", "gone from the list of", goneOn),
        Card.Field("gone_import_id", "impor daftar itu", "that list's import", goneImportID),
    ]
}

extension Wire.Licence {
    var card: Card {
        Card([Card.Field("nib", "NIB", "NIB", nib)] + listed(listDate, gone: goneOn, by: goneImportId))
    }
}

extension Wire.Membership {
    var card: Card {
        let wage = wageWithheld == true ? "***" : averageWage.map { String($0) }
        return Card(
            [
                Card.Field("npp", "NPP", "NPP", npp),
                Card.Field("branch", "kantor cabang", "branch", branch),
                Card.Field("active_workers", "pekerja aktif", "active workers", activeWorkers.map(String.init)),
                Card.Field("average_wage", "rata-rata upah (Rp)", "average wage (Rp)", wage),
                Card.Field("programmes", "program", "programmes", programmes.joined(separator: ", ")),
                Card.Field(
                    "months_in_arrears",
                    "bulan menunggak",
                    "months in arrears",
                    monthsInArrears.map(String.init)
                ),
            ] + listed(listDate, gone: goneOn, by: goneImportId)
        )
    }
}

extension Wire.AnnualReport {
    var card: Card {
        Card(
            [
                Card.Field("wlkp", "nomor", "number", wlkp),
                Card.Field("reported_on", "tanggal", "day", reportedOn),
                Card.Field("workers", "pekerja", "workers", workers.map(String.init)),
                Card.Field("registered_workers", "terdaftar BPJS", "registered", registeredWorkers.map(String.init)),
            ] + listed(listDate, gone: goneOn, by: goneImportId)
        )
    }
}
