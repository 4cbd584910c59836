import Domain
import Foundation
import Postgres

/// Enters generated firms as an administrator would: with their numbers, what the lists say of them, and the trail.
struct FirmLoader: Sendable {
    let pool: Pool
    let administrator: SignedIn
    let seed: UInt64
    let today: LocalDate

    /// How many firms one transaction enters.
    static let batch = 20_000

    /// Enters the firms of some indexes in one transaction.
    func load(_ indexes: Range<Int>) async throws {
        let today = today, seed = seed
        try await pool.transaction(preamble: [administrator.secret.presented], statementTimeout: .seconds(600)) { tx in
            _ = try await tx.execute(Self.create)
            try await tx.copyIn(into: Self.copy, rows: GeneratedRows(indexes: indexes, seed: seed, today: today))
            _ = try await tx.pipeline(statements)
        }
    }

    private static let create: SQL = """
        CREATE TEMPORARY TABLE IF NOT EXISTS staged_firm (
            id uuid, name text, name_key text, region_code text, address text, kbli text, scale text, workers integer,
            npwp text, nib text, wlkp text, reported_on date, npp text, registered_workers integer, average_wage bigint,
            programmes text[], arrears_months integer, branch text) ON COMMIT DELETE ROWS
        """

    private static let copy: SQL = "COPY staged_firm FROM STDIN"

    private var statements: [SQL] {
        let listedOn = today.adding(days: -14)
        return [
            """
            INSERT INTO company (id, legal_name, name_key, region_code, address, kbli, scale, workers_reported)
            SELECT id, name, name_key, region_code, address, kbli, scale, workers FROM staged_firm
            """,
            """
            INSERT INTO company_identifier (kind, value, company_id, region_code, source)
            SELECT n.kind, n.value, s.id, s.region_code, n.source FROM staged_firm s CROSS JOIN LATERAL (VALUES
                ('nib', s.nib, 'oss'), ('npwp', s.npwp, 'oss'), ('wlkp', s.wlkp, 'wlkp'), ('npp', s.npp, 'bpjs')
            ) AS n (kind, value, source) WHERE n.value IS NOT NULL
            """,
            """
            INSERT INTO company_listing (company_id, region_code, source, number, listed_name, list_date, workers,
                registered_workers, reported_on, average_wage, programmes, arrears_months, branch)
            SELECT s.id, s.region_code, l.* FROM staged_firm s CROSS JOIN LATERAL (VALUES
                ('oss', s.nib, s.name, \(listedOn), NULL::integer, NULL::integer, NULL::date, NULL::bigint, NULL::text[],
                    NULL::integer, NULL),
                ('wlkp', s.wlkp, s.name, \(listedOn), s.workers, s.registered_workers, s.reported_on, NULL, NULL, NULL, NULL),
                ('bpjs', s.npp, s.name, \(listedOn), s.registered_workers, NULL, NULL, s.average_wage, s.programmes,
                    s.arrears_months, s.branch)
            ) AS l (source, number, name, list_date) WHERE l.number IS NOT NULL
            """,
            """
            INSERT INTO company_change (company_id, region_code, version, actor_id, source, fields)
            SELECT id, region_code, 1, \(administrator.personID), 'oss', jsonb_build_object(
                'legal_name', jsonb_build_object('new', name), 'kind', jsonb_build_object('new', \(CompanyFields.usualKind)),
                'region_code', jsonb_build_object('new', region_code), 'address', jsonb_build_object('new', address),
                'kbli', jsonb_build_object('new', kbli), 'scale', jsonb_build_object('new', scale),
                'workers_reported', jsonb_build_object('new', workers::text))
            FROM staged_firm
            """,
        ]
    }
}

/// Firms in COPY's format, made as they are asked for.
private struct GeneratedRows: AsyncSequence, AsyncIteratorProtocol {
    private var indexes: Range<Int>
    private let seed: UInt64
    private let today: LocalDate
    private var writer = CopyWriter()

    init(indexes: Range<Int>, seed: UInt64, today: LocalDate) {
        self.indexes = indexes
        self.seed = seed
        self.today = today
    }

    func makeAsyncIterator() -> Self { self }

    mutating func next() async throws -> [UInt8]? {
        while writer.count < 1 << 16, let index = indexes.popFirst() {
            let firm = GeneratedFirm(index, seed: seed, today: today)
            try writer.row(
                firm.id,
                firm.name,
                NameKey.fold(firm.name),
                firm.region,
                firm.address,
                firm.kbli,
                firm.scale.rawValue,
                firm.workers,
                firm.npwp,
                firm.nib,
                firm.wlkp,
                firm.wlkpReportedOn,
                firm.npp,
                firm.registeredWorkers,
                firm.averageWage,
                firm.programmes.map(\.rawValue),
                firm.arrearsMonths,
                firm.branch
            )
        }
        return writer.count > 0 ? writer.take() : nil
    }
}
