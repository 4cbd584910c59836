/// A region with its official name (Kepmendagri 300.2.2-2430/2025).
public struct Region: Sendable, Hashable {
    /// The code, which also tells the level and the region around it.
    public let code: RegionCode
    /// The name; of a regency with "Kabupaten" or "Kota" in front.
    public let name: String

    /// Makes a region.
    public init(code: RegionCode, name: String) {
        self.code = code
        self.name = name
    }

    /// Reads a list with the columns `code,level,parent_code,name`, in any order.
    ///
    /// - Throws: `missing_column`, or what is wrong with a row, naming its line.
    public static func list(csv: String) throws(ParseFailure) -> [Region] {
        try CSVTable.rows(csv, columns: ["code", "level", "parent_code", "name"]) { (row) throws(ParseFailure) in
            let region = Region(code: try RegionCode(row["code"]), name: row["name"])
            let isConsistent =
                region.code.level.rawValue == row["level"]
                && (region.code.parent?.text ?? "") == row["parent_code"]
            guard isConsistent, !region.name.isEmpty else {
                throw ParseFailure(
                    .malformed,
                    id: "kode, tingkat, induk atau nama wilayah tidak sesuai",
                    en: "code, level, parent or name of the region do not fit together"
                )
            }
            return region
        }
    }
}
