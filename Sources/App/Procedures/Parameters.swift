import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension ProcedureRoutes {
    /// `GET /v1/parameters`: every dated row, with its law and how certain that is.
    @Sendable func parameters(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readProcedures)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["true"]
        if let key = call.query["key"] { conditions.append("p.key = \(key)") }
        if let on = try call.value("on", { text throws(ParseFailure) in try LocalDate(parsing: text) }) {
            conditions.append("p.effective_from = \(Self.inForce(on))")
        }
        if let key = try page.cursor(2) {
            guard let day = LocalDate(key[1]) else { throw Problem.malformedCursor }
            conditions.append("(p.key, p.effective_from) > (\(key[0]), \(day))")
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Self.parameterRows(today: call.signedIn.today)) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY p.key, p.effective_from LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map(Wire.Parameter.init),
                nextCursor: try page.next(rows) { [try $0.column("key"), try $0.day("effective_from")] }
            )
        )
    }

    /// `POST /v1/parameters`: publishes values together.
    @Sendable func publishParameters(_ call: Call) async throws -> Reply {
        _ = try call.permit(.changeParameters)
        let request: Wire.ParameterSetRequest = try call.read()
        let id = try request.id.map { try ID<ParameterSet>(field: "id", $0) } ?? ID<ParameterSet>(UUIDv7.new())
        let isCorrection = request.correction ?? false
        return try await store.once(call) { tx in
            let known = try await store.rules(in: tx).parameters
            let values = try request.values.enumerated().map { index, value in
                try ParameterDefault(value, at: "values[\(index)]", like: known)
            }
            guard Set(values.map { "\($0.key.rawValue) \($0.effectiveFrom)" }).count == values.count else {
                throw Problem.invalid(
                    "values",
                    "twice",
                    id: "Satu kunci hanya boleh sekali untuk hari yang sama.",
                    en: "A key may stand only once for the same day."
                )
            }
            var statements: [SQL] = [
                """
                INSERT INTO parameter_set (id, reason, is_correction, published_by)
                VALUES (\(id), \(request.reason), \(isCorrection), \(call.signedIn.personID))
                """
            ]
            statements += values.map { value in
                """
                INSERT INTO parameter_entry (set_id, key, effective_from, value, unit, legal_basis, certainty)
                VALUES (\(id), \(value.key.rawValue), \(value.effectiveFrom), \(value.value), \(value.unit.rawValue),
                    \(value.basis.citation), \(value.basis.wireCertainty))
                """
            }
            _ = try await tx.pipeline(statements)
            let results = try await tx.pipeline([
                "SELECT reason, is_correction, published_at FROM parameter_set WHERE id = \(id)",
                """
                \(Self.parameterRows(today: call.signedIn.today))
                WHERE EXISTS (SELECT FROM parameter_entry e
                    WHERE e.set_id = \(id) AND e.key = p.key AND e.effective_from = p.effective_from)
                ORDER BY p.key, p.effective_from
                """,
            ])
            let row = try results[0].single()
            return try .json(
                Wire.ParameterSet(
                    id: id.text,
                    reason: try row.column("reason"),
                    correction: try row.column("is_correction"),
                    publishedAt: try row.time("published_at"),
                    values: try results[1].map(Wire.Parameter.init)
                ),
                status: .created
            )
        }
    }

    private static func inForce(_ day: LocalDate) -> SQL {
        "(SELECT max(q.effective_from) FROM parameter q WHERE q.key = p.key AND q.effective_from <= \(day))"
    }

    private static func parameterRows(today: LocalDate) -> SQL {
        """
        SELECT p.key, p.effective_from, p.value, p.unit, p.legal_basis, p.certainty,
               coalesce(p.effective_from = \(inForce(today)), false) AS in_force
        FROM parameter p
        """
    }
}

/// Values that were published together.
enum ParameterSet {}

extension Wire.Parameter {
    /// Reads a row.
    init(_ row: Row) throws {
        let key: ParameterKey = try row.code("key")
        let certainty = Certainty(rawValue: try row.column("certainty"))
        self.init(
            key: key.rawValue,
            words: key.words,
            value: try row.column("value", as: Decimal?.self)?.description,
            unit: try row.column("unit"),
            effectiveFrom: try row.day("effective_from"),
            legalBasis: try row.column("legal_basis"),
            certainty: try row.column("certainty"),
            certaintyWords: certainty?.words ?? LegalBasis.practice.words,
            staysWithCase: key.staysWithCase,
            inForce: try row.column("in_force")
        )
    }
}

extension ParameterDefault {
    /// Reads a value to publish. Its unit is the one that the key has, save that days may be of either sort.
    ///
    /// - Throws: what is wrong with the key, the value or the unit.
    init(_ wire: Wire.ParameterValue, at path: String, like known: Parameters) throws {
        guard let key = ParameterKey(rawValue: wire.key) else {
            throw Problem.invalid([.notKnown("\(path).key", wire.key, known: ParameterKey.allCases.map(\.rawValue))])
        }
        guard let unit = ParameterUnit(rawValue: wire.unit), Self.fits(unit, known.row(key, on: .last)?.unit) else {
            throw Problem.invalid(
                "\(path).unit",
                "wrong_unit",
                id: "Satuan ini tidak cocok bagi \(key.words.id).",
                en: "This unit does not suit “\(key.words.en)”."
            )
        }
        let value = wire.value.flatMap { Decimal(string: $0, locale: Locale(identifier: "en_US_POSIX")) }
        if let value, !unit.admits(value) {
            throw Problem.invalid(
                "\(path).value",
                "implausible",
                id: "Nilai ini tidak mungkin dalam satuan \(unit.words.id).",
                en: "This value can't be, counted in \(unit.words.en)."
            )
        }
        self.init(
            key,
            value,
            unit,
            from: try LocalDate(field: "\(path).effective_from", wire.effectiveFrom),
            basis: try LegalBasis(citation: wire.legalBasis, certainty: wire.certainty)
        )
    }

    private static func fits(_ unit: ParameterUnit, _ known: ParameterUnit?) -> Bool {
        guard let known else { return true }
        return unit == known || unit.dayUnit != nil && known.dayUnit != nil
    }
}

extension ParameterUnit {
    /// Whether a value can be one of this unit.
    fileprivate func admits(_ value: Decimal) -> Bool {
        let isWhole = Int(value.description) != nil
        return switch self {
        case .workingDays, .calendarDays: isWhole && value >= 0 && value <= 3_660
        case .dayOfMonth: isWhole && value >= 1 && value <= 31
        case .percentPerMonth: value >= 0 && value <= 100
        case .rupiah: isWhole && value >= 0
        case .months, .times: isWhole && value >= 0 && value <= 1_200
        case .workers: isWhole && value >= 1 && value <= 100
        case .firms: isWhole && value >= 1 && value <= 1000
        case .points: isWhole && value >= 0 && value <= 100
        case .years: isWhole && value >= 1 && value <= 50
        case .switch: value == 0 || value == 1
        }
    }
}
