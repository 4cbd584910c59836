import API
import Domain

/// The answer as a table: one line for each firm.
enum NoncomplianceTable {
    /// The columns' titles: in Indonesian for spreadsheets, or the contract's own names. What nobody has examined is not
    /// called a finding.
    static func titles(_ language: Language, _ basis: NoncomplianceQuestion.Basis) -> [String] {
        let what =
            switch basis {
            case .finding: Words(id: "Temuan", en: "findings")
            case .indication: Words(id: "Indikasi", en: "indications")
            }
        return switch language {
        case .id:
            [
                "ID Perusahaan", "Nama Perusahaan", "Nama Usaha", "NIB", "NPWP", "Kode Wilayah", "Kabupaten/Kota",
                "Kantor Cabang", "Dasar", "Pernyataan", what.id, "Sejak", "TK Terdampak", "Status Perkara",
                "Tindakan Terakhir", "Tanggal Tindakan", "Jatuh Tempo", "Per Tanggal",
            ]
        case .en:
            [
                "company_id", "name", "trade_name", "nib", "npwp", "region_code", "region_name", "branch", "basis",
                "statement", what.en, "since", "workers_affected", "states", "last_action", "last_occurred_on",
                "due_on", "as_of",
            ]
        }
    }

    /// What a file is called, without its ending.
    static func fileName(_ basis: NoncomplianceQuestion.Basis) -> String {
        switch basis {
        case .finding: "perusahaan-tidak-patuh"
        case .indication: "indikasi-belum-diperiksa"
        }
    }

    /// A firm's cells.
    static func cells(_ firm: Wire.NoncompliantCompany, _ language: Language) -> [String?] {
        let states = firm.findings.compactMap { $0.stateWords?[language] }
        let basis =
            switch firm.basis {
            case "indication": Words(id: "indikasi", en: "indication")
            default: Words(id: "temuan", en: "finding")
            }
        return [
            firm.companyId, firm.name, firm.tradeName, firm.nib, firm.npwp, firm.regionCode, firm.regionName,
            firm.branch, basis[language], firm.statement[language], joined(firm.findings.map(\.kind)),
            firm.findings.map(\.since).min(), firm.findings.compactMap(\.workersAffected).max().map(String.init),
            joined(states), firm.lastAction?.words[language], firm.lastOccurredOn, firm.dueOn, firm.asOf,
        ]
    }

    private static func joined(_ texts: [String]) -> String {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }.joined(separator: ", ")
    }
}
