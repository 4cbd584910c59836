import Domain
import Postgres

/// One thing that a list, BPJS' answer or an unexamined case suggests of a firm: a row of `firm_indications`.
struct Indication: Sendable {
    /// By what it is suggested.
    enum Source: String, Sendable {
        /// The firm does not stand on the branch's list.
        case unlisted
        /// It stood on the branch's list, and a later complete one no longer has it.
        case goneFromList = "gone_from_list"
        /// BPJS answered that it is registered nowhere; no list was read.
        case registrationCheck = "registration_check"
        /// Fewer workers at BPJS than reported.
        case fewerWorkers = "fewer_workers"
        /// The average wage reported lies below the minimum.
        case belowMinimumWage = "below_minimum_wage"
        /// A mandatory programme is followed under none of its numbers.
        case missingProgrammes = "missing_programmes"
        /// Months owed by the list.
        case arrears
        /// A sanction case that has not been examined.
        case unexaminedCase = "case"
    }

    let kind: FindingKind
    let source: Source
    let since: LocalDate
    /// How many workers it touches, where lists tell.
    let workers: Int?
    /// Months in arrears.
    let months: Int?
    /// The minimum wage, in rupiah and their fractions.
    let minimumWage: ExactDecimal?
    /// The branch whose list it is.
    let branch: String?
    let listDay: LocalDate?
    let registered: Int?
    let reported: Int?
    let reportedOn: LocalDate?
    let missing: [String]
    /// The scale that the firm was held against; `nil` where none is known.
    let scale: CompanyScale?
    /// The day on which BPJS answered that the firm is registered nowhere.
    let checkedOn: LocalDate?
    let npp: String?

    /// Reads a row.
    init(_ row: Row, _ at: IndicationColumns) throws {
        kind = try row.code(at: at.kind)
        source = try row.code(at: at.source)
        since = try row.column(at.since)
        workers = try row.column(at.workers)
        months = try row.column(at.months)
        minimumWage = try row.column(at.amount, as: String?.self).map { try ExactDecimal($0) }
        branch = try row.column(at.branch)
        listDay = try row.column(at.listDay)
        registered = try row.column(at.registered)
        reported = try row.column(at.reported)
        reportedOn = try row.column(at.reportedOn)
        missing = try row.column(at.missing, as: [String]?.self) ?? []
        scale = try row.column(at.scale, as: String?.self).flatMap(CompanyScale.init(rawValue:))
        checkedOn = try row.column(at.checkedOn)
        npp = try row.column(at.npp)
    }
}

/// Where in a row an indication's columns stand.
struct IndicationColumns: Sendable {
    let kind, source, since, workers, months, amount, branch, listDay: Int
    let registered, reported, reportedOn, missing, scale, checkedOn, npp: Int

    /// In a row of the branch's question (``NoncompliantFirm``).
    static let page = IndicationColumns(
        kind: 10,
        source: 9,
        since: 11,
        workers: 12,
        months: 13,
        amount: 30,
        branch: 14,
        listDay: 32,
        registered: 24,
        reported: 25,
        reportedOn: 26,
        missing: 27,
        scale: 28,
        checkedOn: 29,
        npp: 31
    )

    /// In a row of `firm_indications`, as ``SQL/indications(of:on:before:)`` asks for it.
    static let function = IndicationColumns(
        kind: 0,
        source: 1,
        since: 2,
        workers: 3,
        months: 4,
        amount: 5,
        branch: 6,
        listDay: 7,
        registered: 11,
        reported: 12,
        reportedOn: 13,
        missing: 14,
        scale: 15,
        checkedOn: 16,
        npp: 17
    )
}
