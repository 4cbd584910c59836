import API
import Domain

extension Sheets {
    static let facts = Sheet<Wire.CompanyFact>(columns: [
        .text("kind", "jenis", "kind") { fact, language in fact.words[language] },
        .text("fact", "isi", "what", shrinks: true) { fact, language in fact.line(in: language) },
        .text("source", "sumber", "source") { fact, language in fact.sourceWords[language] },
        .text("evidence", "bukti", "evidence", shrinks: true) { fact, _ in fact.evidence },
        .text("stated_on", "per tanggal", "stated on") { fact, _ in fact.statedOn },
        .text("valid_from", "sejak", "from") { fact, _ in fact.validFrom },
        .text("valid_until", "sampai", "until") { fact, _ in fact.ended?.endedOn ?? fact.validUntil },
        .text("holds", "berlaku", "holds") { fact, language in Phrases.yesNo(fact.holds, language) },
        .text("recorded_by", "oleh", "by", shrinks: true) { fact, _ in fact.recordedBy?.name },
        .text("id", "id", "id") { fact, _ in fact.id },
    ])

    static let provenance = Sheet<Wire.FieldProvenance>(columns: [
        .text("field", "isian", "field") { field, language in field.words[language] },
        .text("value", "nilai", "value", shrinks: true) { field, language in
            switch field.field {
            case "kind": CodeBook.companyKinds[field.value, language]
            case "scale": CodeBook.scales[field.value, language]
            default: field.value
            }
        },
        .text("source", "sumber", "source") { field, language in field.sourceWords[language] },
        .text("recorded_on", "sejak", "since") { field, _ in field.recordedOn },
        .text("list_date", "daftar per", "list of") { field, _ in field.listDate },
        .text("actor", "oleh", "by", shrinks: true) { field, _ in field.actor?.name },
        .text("reason", "alasan", "reason", shrinks: true) { field, _ in field.reason },
        .text("evidence", "bukti", "evidence", shrinks: true) { field, _ in field.evidence },
    ])

    static let listedRows = Sheet<Wire.ListedRow>(columns: [
        .text("source", "daftar", "list") { row, _ in row.source.uppercased() },
        .text("number", "nomor", "number") { row, _ in row.number },
        .text("list_date", "per tanggal", "as of") { row, _ in row.listDate },
        .text("branch", "kantor cabang", "branch", shrinks: true) { row, _ in row.branch },
        .text("reported_on", "dilaporkan", "reported") { row, _ in row.reportedOn },
        .number("workers", "pekerja", "workers") { $0.workers },
        .number("registered_workers", "terdaftar", "registered") { $0.registeredWorkers },
        .text("average_wage", "rata-rata upah", "average wage") { row, _ in
            row.wageWithheld == true ? "***" : row.averageWage.map(String.init)
        },
        .text("programmes", "program", "programmes") { row, _ in row.programmes?.joined(separator: ", ") },
        .number("months_in_arrears", "bulan menunggak", "months in arrears") { $0.monthsInArrears },
    ])
}

extension Wire.CompanyFact {
    /// What it says, on one line.
    func line(in language: Language) -> String {
        func said(_ code: String?) -> String? { CodeBook.factParts[code, language] }
        let parts: [String?] =
            if let part = establishment {
                [said(part.role), part.name, part.regionCode, part.address, part.npps?.joined(separator: ", ")]
            } else if let part = number {
                [part.numberKind.uppercased(), part.value]
            } else if let part = name {
                [said(part.nameKind), part.name]
            } else if let part = link {
                [said(part.relation), part.otherName, part.otherNpwp]
            } else if let part = classification {
                ["KBLI \(part.kbliVersion)", part.kbli]
            } else if let part = scale {
                [
                    CodeBook.scales[part.scale, language], part.capital.map { Rupiah($0).description },
                    part.sales.map { Rupiah($0).description },
                ]
            } else if let part = contact {
                [said(part.channel), part.value, part.position]
            } else {
                [
                    said(registrationCheck?.answer), registrationCheck?.answeredOn, registrationCheck?.branch,
                    registrationCheck?.npp, registrationCheck?.reference,
                ]
            }
        return parts.compactMap(\.self).joined(separator: " · ")
    }
}
