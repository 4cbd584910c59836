import Domain
import Postgres

/// A region by which a list is narrowed: a province or a regency. Firms are placed in a regency and no deeper.
struct RegionFilter: Sendable, Hashable {
    let region: RegionCode

    /// The condition on a column with regency codes.
    func condition(on column: SQL) -> SQL {
        switch region.level {
        case .province: "\(column) >= \(region.text + ".") AND \(column) < \(region.text + "/")"
        case .regency, .district, .village: "\(column) = \(region.text)"
        }
    }
}

extension RegionFilter {
    /// Reads the parameter `region`.
    init?(_ call: Call) throws {
        guard let region = try call.value("region", { text throws(ParseFailure) in try RegionCode(text) }) else {
            return nil
        }
        guard region.level == .province || region.level == .regency else {
            throw Problem.invalid(
                "region",
                "too_deep",
                id: "Pilih provinsi (62) atau kabupaten/kota (62.02); perusahaan tidak dicatat lebih rinci.",
                en: "Choose a province (62) or a regency (62.02); firms are not placed any deeper."
            )
        }
        self.region = region
    }
}
