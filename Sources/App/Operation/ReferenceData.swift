import Crypto
import Domain
import Foundation
import Postgres

/// Regions, holidays, legal parameters, rules about money and procedures: plain facts and declarations that the database needs rows for.
struct ReferenceData: Sendable {
    private let directory: URL

    /// Takes the CSV files of a folder.
    init(directory: URL) { self.directory = directory }

    /// Writes what is missing. Days and parameters that an administrator has added since stay as they are.
    ///
    /// - Returns: Whether anything had to be written.
    /// - Throws: ``StartFailure`` where a published procedure version has another content than this build's.
    func write(to pool: Pool) async throws -> Bool {
        let digest = try digest()
        let known = try await pool.query("SELECT digest FROM reference_digest").first?.column(0, as: String.self)
        guard known != digest else { return false }
        try await pool.transaction { tx in
            // One server writes, the others wait and then find it done.
            _ = try await tx.query("SELECT pg_advisory_xact_lock(hashtext('patuh reference data'))")
            _ = try await tx.pipeline(
                ["SET LOCAL ROLE patuh_owner"] + regionStatements() + holidayStatements() + officeStatements()
                    + letterheadStatements() + moneyStatements() + filingStatements()
            )
            _ = try await tx.pipeline(Self.parameterStatements)
            try await ProcedureRelease(directory: directory).publish(tx)
            _ = try await tx.execute(
                """
                INSERT INTO reference_digest (digest) VALUES (\(digest))
                ON CONFLICT (singleton) DO UPDATE SET digest = excluded.digest
                """
            )
        }
        return true
    }

    /// One state of files and declarations, told from every other in a few milliseconds: each start asks.
    private func digest() throws -> String {
        var hash = SHA256()
        for name in ["regions", "holidays", "offices", "letterheads"] + MoneyRules.tables.map(\.name)
            + FilingTable.all.map(\.name)
        {
            hash.update(data: try data(name))
        }
        for name in ProcedureRelease.frozen { hash.update(data: try data("procedures/\(name)", "txt")) }
        for track in Track.allCases { hash.update(data: Data(ProcedureVersion.current(track).canonicalText.utf8)) }
        for parameter in ParameterDefault.all { hash.update(data: Data(String(describing: parameter).utf8)) }
        return hash.finalize().map { String(format: "%02x", $0) }.joined()
    }

    private func data(_ name: String, _ type: String = "csv") throws -> Data {
        try Data(contentsOf: directory.appendingPathComponent("\(name).\(type)"))
    }

    private func text(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }

    private func regionStatements() throws -> [SQL] {
        let rows = try text("regions").split(whereSeparator: \.isNewline).dropFirst()
            .map { $0.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false).map(String.init) }
        func column(_ index: Int) -> [String] { rows.map { $0[index].trimmingCharacters(in: ["\""]) } }
        return [
            """
            INSERT INTO region (code, level, parent_code, name)
            SELECT code, level, nullif(parent, ''), name
            FROM unnest(\(column(0)), \(column(1)), \(column(2)), \(column(3))) AS r (code, level, parent, name)
            ON CONFLICT (code) DO UPDATE SET name = excluded.name
            """
        ]
    }

    private func holidayStatements() throws -> [SQL] {
        let table = try HolidayTable(csv: try text("holidays"))
        let days = table.holidays
        return [
            """
            INSERT INTO holiday (day, kind, name_id, status)
            SELECT * FROM unnest(
                \(days.map(\.date)), \(days.map(\.kind.rawValue)), \(days.map(\.name)), \(days.map(\.status.rawValue)))
            ON CONFLICT (day) DO NOTHING
            """,
            """
            INSERT INTO holiday_year (year, legal_basis)
            SELECT year, 'SKB Tiga Menteri' FROM unnest(\(table.publishedYears.sorted())) AS y (year)
            ON CONFLICT (year) DO NOTHING
            """,
        ]
    }

    /// Offices and the territory that they have from the beginning; later changes are dated rows, made by people.
    private func officeStatements() throws -> [SQL] {
        try text("offices").split(whereSeparator: \.isNewline).dropFirst().flatMap { line -> [SQL] in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let regions = fields[5].split(separator: " ").map(String.init)
            return [
                """
                INSERT INTO office (id, code, kind, name, zone, parent_id)
                VALUES (\(UUID()), \(fields[0]), \(fields[1]), \(fields[2]), \(fields[3]),
                    (SELECT id FROM office WHERE code = \(fields[4])))
                ON CONFLICT (code) DO NOTHING
                """,
                """
                INSERT INTO office_territory (office_id, region_code, from_on)
                SELECT o.id, region, '2017-01-01' FROM office o, unnest(\(regions)) AS r (region)
                WHERE o.code = \(fields[0]) AND NOT EXISTS (SELECT FROM office_territory t WHERE t.office_id = o.id)
                """,
            ]
        }
    }

    /// Where offices sign and are found. What is entered already stays.
    private func letterheadStatements() throws -> [SQL] {
        try text("letterheads").split(whereSeparator: \.isNewline).dropFirst().map { line in
            let fields = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
            return """
                INSERT INTO office_letterhead (office_id, place, address)
                SELECT o.id, nullif(\(fields[1]), ''), nullif(\(fields[2]), '') FROM office o WHERE o.code = \(fields[0])
                ON CONFLICT (office_id) DO NOTHING
                """
        }
    }

    private func moneyStatements() throws -> [SQL] {
        try MoneyRules.tables.map { table in
            MoneyTables.insert(try MoneyRules.rows(csv: text(table.name), columns: table.columns), into: table)
        }
    }

    /// Classifications and the records schedule; what an administrator has set since stays.
    private func filingStatements() throws -> [SQL] {
        try FilingTable.all.map { table in
            let rows = try table.rows(csv: text(table.name))
            return """
                INSERT INTO \(identifier: table.name)
                SELECT * FROM jsonb_populate_recordset(NULL::\(identifier: table.name), \(JSON(rows)))
                ON CONFLICT DO NOTHING
                """
        }
    }

    private static var parameterStatements: [SQL] {
        ParameterDefault.all.map { parameter in
            """
            INSERT INTO parameter (key, effective_from, value, unit, legal_basis, certainty)
            VALUES (\(parameter.key.rawValue), \(parameter.effectiveFrom), \(parameter.value),
                \(parameter.unit.rawValue), \(parameter.basis.citation),
                \(parameter.basis.certainty?.rawValue ?? "practice"))
            ON CONFLICT (key, effective_from) DO NOTHING
            """
        }
    }
}
