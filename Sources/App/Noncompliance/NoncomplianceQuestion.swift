import Domain
import Foundation
import Postgres

/// Which firms do not comply: the branch's question, read.
struct NoncomplianceQuestion: Sendable {
    /// What the answer rests on.
    enum Basis: String, Sendable {
        /// Examined findings that are open.
        case finding
        /// What lists suggest; nobody has examined it.
        case indication
    }

    /// The branch by whose territory the question is narrowed, as somebody named it.
    let branch: String?
    var region: RegionFilter?
    /// The one kind and the one state asked for; several are in the filter.
    let finding: FindingKind?
    let state: String?
    /// As known at the end of this day in western Indonesia.
    let asOf: LocalDate
    let isPast: Bool
    let basis: Basis
    /// What else an examined finding must be.
    var filter = NoncomplianceFilter()
}

extension NoncomplianceQuestion {
    /// Reads the parameters.
    ///
    /// - Throws: `future_day` for a day after today.
    init(_ call: Call) throws {
        branch = call.query["branch"]
        region = try RegionFilter(call)
        let filter = try NoncomplianceFilter(call)
        finding = filter.kinds.count == 1 ? filter.kinds[0] : nil
        state = filter.states.count == 1 ? filter.states[0] : nil
        self.filter = filter
        basis = call.query["basis"].flatMap(Basis.init(rawValue:)) ?? .finding
        let today = LocalDate.today(at: Date(), zone: .wib)
        asOf = try call.value("as_of") { text throws(ParseFailure) in try LocalDate(parsing: text) } ?? today
        guard asOf <= today else {
            throw Problem.invalid(
                "as_of",
                "future_day",
                id: "Tanggal itu belum tiba; isi paling lambat hari ini.",
                en: "That day has not come yet; give today at the latest."
            )
        }
        isPast = asOf < today
        if basis == .indication { try filter.refuseForIndications() }
    }

    /// The question as a query for so many firms after a key, in the form that ``NoncompliantFirm`` reads.
    func firms(after key: FirmKey?, limit: Int) -> SQL {
        switch basis {
        case .finding where isPast: pastFindings(after: key, limit: limit)
        case .finding: todaysFindings(after: key, limit: limit)
        case .indication where isPast: indications(after: key, limit: limit)
        case .indication: todaysIndications(after: key, limit: limit)
        }
    }

    /// The first instant after the day: what was known before it counts.
    var horizon: Date { OfficeZone.wib.start(of: asOf.adding(days: 1)) }

    /// The condition that a period row was known at the end of the day.
    func isKnown(_ period: SQL) -> SQL {
        """
        (\(period).known_from < \(horizon) AND (\(period).known_until IS NULL OR \(period).known_until >= \(horizon)))
        """
    }

    /// The condition that a territory was an office's on the day.
    func isInForce(_ territory: SQL) -> SQL {
        "(\(territory).from_on <= \(asOf) AND (\(territory).until_on IS NULL OR \(territory).until_on > \(asOf)))"
    }

    /// The conditions on the regency where a firm was that day.
    func place(_ region: SQL) -> [SQL] {
        var conditions: [SQL] = []
        if let filter = self.region { conditions.append(filter.condition(on: region)) }
        if let branch {
            conditions.append(
                """
                \(region) IN (SELECT t.region_code FROM office_territory t
                    WHERE t.office_id IN (SELECT b.id FROM (\(Self.branches(branch))) b) AND \(isInForce("t")))
                """
            )
        }
        return conditions.isEmpty ? ["true"] : conditions
    }

    /// The condition on a state's column that it is the state asked for. Row security shows states as the reader may know
    /// them.
    func isAsked(_ column: SQL) -> SQL {
        guard let state else { return "true" }
        return "\(column) = \(state)"
    }

    /// A firm is listed where it is; one that has moved away is still read where a case of it is open, but not listed.
    var isInTerritory: SQL { "c.region_code = ANY ((SELECT company_regions())::text[])" }

    /// What every answer tells of firm `c` in its region `w`; a branch's name is that of the day.
    var columns: SQL {
        """
        c.id, c.name_key, c.legal_name, c.trading_name, w.region_code,
        (SELECT r.name FROM region r WHERE r.code = w.region_code) AS region_name,
        \(number("nib")) AS nib, \(number("npwp")) AS npwp,
        \(branchName("w.region_code")) AS branch
        """
    }

    /// A number of firm `c`.
    func number(_ kind: String) -> SQL {
        "(SELECT max(i.value) FROM company_identifier i WHERE i.company_id = c.id AND i.kind = \(kind))"
    }

    /// The branch whose territory a regency was on the day.
    func branchName(_ region: SQL) -> SQL {
        """
        (SELECT min(o.name) FROM office o JOIN office_territory t ON t.office_id = o.id
         WHERE o.kind = 'bpjs_branch' AND t.region_code = \(region) AND \(isInForce("t")))
        """
    }
}

extension NoncomplianceQuestion {
    /// Finds the branch that somebody named by id, code or name; "Sampit" is enough for "… Kantor Cabang Sampit". Two
    /// rows mean that it is not named clearly.
    static func branches(_ text: String) -> SQL {
        let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
        let short = "kantor cabang " + name
        return """
            SELECT id FROM office
            WHERE kind IN ('bpjs_branch', 'bpjs_region')
              AND (id::text = \(name) OR lower(code) = \(name) OR lower(name) = \(name)
                   OR right(lower(name), length(\(short))) = \(short))
            ORDER BY name LIMIT 2
            """
    }
}

extension Problem {
    /// A branch that nobody knows, or that is not named clearly.
    static let unknownBranch = Problem.invalid(
        "branch",
        "unknown_branch",
        id: "Kantor BPJS itu tidak dikenal; lihat nama dan kodenya di /v1/offices.",
        en: "That BPJS office is not known; /v1/offices lists names and ids."
    )
}
