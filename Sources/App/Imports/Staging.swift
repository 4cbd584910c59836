import Domain
import Foundation
import Postgres

/// The rows of a list while they are being matched: a temporary table that ends with the transaction.
enum Staging {
    /// A row's `status` is empty until its end is known. `company_id` is the firm that it belongs to, known or to be
    /// made (`is_new`); of the rows for one new firm the first makes it (`leads`).
    static let create: SQL = """
        CREATE TEMPORARY TABLE staged (
            line integer NOT NULL, new_id uuid NOT NULL, status text, code text, column_name text,
            reason_id text, reason_en text, row_text text, first_line integer, original text, corrected_line integer,
            name text, name_key text, region_code text, nib text, npwp text, npp text, wlkp text,
            district text, address text, phone text, kbli text, scale text,
            workers integer, registered_workers integer, average_wage bigint, programmes text[],
            arrears_months integer, branch text, reported_on date,
            company_id uuid, company_region text, is_new boolean NOT NULL DEFAULT false, leads boolean NOT NULL DEFAULT false
        ) ON COMMIT DROP
        """

    /// Takes what ``Postgres/CopyWriter/stage(_:identity:)`` writes.
    static let copy: SQL = """
        COPY staged (
            line, new_id, status, code, column_name, reason_id, reason_en, row_text, original, corrected_line,
            name, name_key, region_code, nib, npwp, npp, wlkp, district, address, phone, kbli, scale,
            workers, registered_workers, average_wage, programmes, arrears_months, branch, reported_on
        ) FROM STDIN
        """

    /// Without statistics the planner takes the table for a small one.
    static let analyze: SQL = "ANALYZE staged"

    /// The column with the source's own number.
    static func key(_ source: RegistrySource) -> SQL {
        switch source {
        case .oss: "nib"
        case .wlkp: "wlkp"
        case .bpjs: "npp"
        }
    }
}

extension CopyWriter {
    /// Writes an entry of a list for ``Staging/copy``.
    ///
    /// - Parameter identity: of the firm, should the row make one.
    mutating func stage(_ entry: RegistryEntry, identity: UUID) throws {
        switch entry {
        case .row(let row):
            try stage(row, identity)
        case .refused(let refusal):
            try stage(refusal, identity)
        }
    }

    private mutating func stage(_ row: RegistryRow, _ identity: UUID) throws {
        let warning = row.warnings.first
        let programmes = row.programmes.map { $0.members.map(\.rawValue) }
        try self.row(
            row.line,
            identity,
            String?.none,
            warning?.code.rawValue,
            warning?.column,
            warning?.words.id,
            warning?.words.en,
            String?.none,
            row.original,
            row.correctedLine,
            row.name.text,
            NameKey.fold(row.name.text),
            row.region.text,
            row.nib?.text,
            row.npwp?.text,
            row.npp?.text,
            row.wlkp?.text,
            row.district,
            row.address,
            row.phone.map { String($0.prefix(50)) },
            row.kbli?.code,
            row.scale?.rawValue,
            row.workers,
            row.registeredWorkers,
            row.averageWage?.amount,
            programmes,
            row.arrearsMonths,
            row.branch,
            row.reportedOn
        )
    }

    private mutating func stage(_ refusal: RowRefusal, _ identity: UUID) throws {
        let none = String?.none
        try row(
            refusal.line,
            identity,
            "rejected",
            refusal.code.rawValue,
            refusal.column,
            refusal.reason.id,
            refusal.reason.en,
            refusal.text,
            refusal.original,
            refusal.correctedLine,
            refusal.identity.name?.text,
            none,
            none,
            refusal.identity.nib?.text,
            refusal.identity.npwp?.text,
            refusal.identity.npp?.text,
            refusal.identity.wlkp?.text,
            none,
            none,
            none,
            none,
            none,
            Int?.none,
            Int?.none,
            Int64?.none,
            [String]?.none,
            Int?.none,
            none,
            LocalDate?.none
        )
    }
}
