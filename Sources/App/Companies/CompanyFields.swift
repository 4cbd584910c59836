import Domain
import Foundation
import Postgres

/// What a firm's record holds beside its numbers, as it is stored.
struct CompanyFields: Sendable, Hashable {
    var name: String
    var tradeName: String?
    var kind = usualKind
    var region: RegionCode
    var district: String?
    var address: String?
    var phone: String?
    var kbli: String?
    var scale: String?
    var workers: Int?

    /// What a firm is unless something else is said: an employer other than a state body.
    static let usualKind = SubjectKind.employer.rawValue

    /// The columns' names in the trail and their values as text.
    var texts: [(field: String, text: String?)] {
        [
            ("legal_name", name), ("trading_name", tradeName), ("kind", kind), ("region_code", region.text),
            ("district", district), ("address", address), ("phone", phone), ("kbli", kbli), ("scale", scale),
            ("workers_reported", workers.map(String.init)),
        ]
    }

    /// What is different in `new`, by column.
    func changes(to new: CompanyFields) -> [String: FieldChange] {
        var changes: [String: FieldChange] = [:]
        for (old, new) in zip(texts, new.texts) where old.text != new.text {
            changes[old.field] = FieldChange(old: old.text, new: new.text)
        }
        return changes
    }
}

/// One field of a firm before and after, as the trail keeps it.
struct FieldChange: Codable, Sendable, Hashable {
    var old: String?
    var new: String?
}

extension CompanyFields: RowDecodable {
    init(row: Row) throws {
        name = try row.column("legal_name")
        tradeName = try row.column("trading_name")
        kind = try row.column("kind")
        region = try RegionCode(try row.column("region_code", as: String.self))
        district = try row.column("district")
        address = try row.column("address")
        phone = try row.column("phone")
        kbli = try row.column("kbli")
        scale = try row.column("scale")
        workers = try row.column("workers_reported")
    }
}

/// Who last set a firm's fields, beside the three lists: a person.
enum ChangeSource {
    /// The source of what somebody entered or corrected by hand.
    static let person = "person"
    /// The source of what came along when another record of the firm went into it.
    static let merge = "merge"
    /// The source of a merge that was taken back.
    static let unmerge = "unmerge"
    /// The source of what a row brought that somebody took for the firm's, and of that being taken back.
    static let row = "row"
    /// The key under which the trail keeps why somebody corrected a firm.
    static let reason = "reason"

    /// A line of the trail.
    static func record(
        _ id: CompanyID,
        _ region: RegionCode,
        version: Int,
        by person: UUID,
        _ fields: [String: FieldChange]
    ) -> SQL {
        """
        INSERT INTO company_change (company_id, region_code, version, actor_id, source, fields)
        VALUES (\(id), \(region), \(version), \(person), \(Self.person), \(JSON(fields)))
        """
    }

    /// The statements that give a firm its numbers.
    static func add(_ numbers: [CompanyNumber], to id: CompanyID, _ region: RegionCode) -> [SQL] {
        numbers.map { number in
            """
            INSERT INTO company_identifier (kind, value, company_id, region_code, source)
            VALUES (\(number.kind.rawValue), \(number.value), \(id), \(region), \(Self.person))
            """
        }
    }
}
