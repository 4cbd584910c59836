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
            throw Problem.tooDeepRegion
        }
        self.region = region
    }
}
