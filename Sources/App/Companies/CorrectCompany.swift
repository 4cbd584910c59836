import API
import Domain
import Foundation
import Postgres

extension CompanyRoutes {
    /// `PATCH /v1/companies/{id}`
    @Sendable func correct(_ call: Call) async throws -> Reply {
        _ = try call.permit(.writeCompanies)
        let id = try call.id(of: Company.self)
        let correction = try CompanyCorrection(try call.read())
        guard let expected = try call.expectedVersion(correction.request.expectedVersion) else {
            throw Problem.versionMissing
        }
        return try await store.once(call) { tx in
            let results = try await tx.pipeline([
                "SELECT * FROM company WHERE id = \(id) FOR UPDATE",
                "SELECT kind, value FROM company_identifier WHERE company_id = \(id)",
            ])
            guard let row = results[0].first else { throw Problem.noCompany }
            guard try row.idOrNone("merged_into") == nil else { throw Problem.mergedElsewhere }
            let version: Int = try row.column("version")
            try expected.check(version)
            let held = try results[1].map { row -> CompanyNumber in
                try CompanyNumber(try row.code("kind"), try row.column("value"))
            }
            let old = try CompanyFields(row: row)
            let new = correction.applied(to: old)
            let added = try correction.added(to: held)
            _ = try call.permit(.writeCompanies, over: old.region)
            if new.region != old.region { _ = try call.permit(.writeCompanies, over: new.region) }
            var changes = old.changes(to: new)
            for number in added {
                changes["\(number.kind.rawValue).\(number.value)"] = .init(old: nil, new: number.value)
            }
            if !changes.isEmpty {
                if let reason = correction.request.reason {
                    changes[ChangeSource.reason] = .init(old: nil, new: reason)
                }
                try await write(id, new, added, changes, version: version + 1, call, tx)
            }
            let file = try await tx.pipeline(CompanyFile.statements(id))
            guard
                let company = try CompanyFile.company(
                    file,
                    for: call.signedIn,
                    try await store.rules(in: tx)
                )
            else { throw Problem.internal }
            return try .json(company, version: company.version)
        }
    }

    private func write(
        _ id: CompanyID,
        _ new: CompanyFields,
        _ added: [CompanyNumber],
        _ changes: [String: FieldChange],
        version: Int,
        _ call: Call,
        _ tx: Transaction
    ) async throws {
        let update: SQL = """
            UPDATE company SET legal_name = \(new.name), name_key = \(NameKey.fold(new.name)),
                trading_name = \(new.tradeName), kind = \(new.kind), region_code = \(new.region),
                district = \(new.district), address = \(new.address), phone = \(new.phone), kbli = \(new.kbli),
                scale = \(new.scale), workers_reported = \(new.workers), version = \(version), updated_at = now()
            WHERE id = \(id)
            """
        let numbers = ChangeSource.add(added, to: id, new.region)
        let trail = ChangeSource.record(id, new.region, version: version, by: call.signedIn.personID, changes)
        _ = try await tx.pipeline([update] + numbers + [trail])
    }
}

/// A correction whose fields have been read.
struct CompanyCorrection: Sendable {
    let request: Wire.CompanyChange
    private let name: CompanyName?
    private let region: RegionCode?
    private let numbers: [CompanyNumber]

    /// Reads the fields.
    ///
    /// - Throws: a problem that names every field that can't be taken.
    init(_ request: Wire.CompanyChange) throws {
        self.request = request
        var reader = FieldReader()
        name = reader.read("name", request.name) { text throws(ParseFailure) in try CompanyName(text) }
        region = reader.regency("region_code", request.regionCode)
        numbers = reader.numbers(nib: request.nib, npwp: request.npwp, npps: request.npps, wlkp: request.wlkp)
        try reader.check()
    }

    /// The firm's fields after the correction: what is left out stays, an empty text removes.
    func applied(to old: CompanyFields) -> CompanyFields {
        func text(_ new: String?, _ old: String?) -> String? {
            guard let new else { return old }
            let line = new.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return line.isEmpty ? nil : line
        }
        return CompanyFields(
            name: name?.text ?? old.name,
            tradeName: text(request.tradeName, old.tradeName),
            kind: request.kind ?? old.kind,
            region: region ?? old.region,
            district: text(request.district, old.district),
            address: text(request.address, old.address),
            phone: text(request.phone, old.phone),
            kbli: text(request.kbli, old.kbli),
            scale: request.scale ?? old.scale,
            workers: request.workers ?? old.workers
        )
    }

    /// The numbers that the firm does not hold yet.
    ///
    /// - Throws: `number_removal_not_supported` where a number would have to go.
    func added(to held: [CompanyNumber]) throws -> [CompanyNumber] {
        let asked: [(kind: CompanyNumber.Kind, isNamed: Bool)] = [
            (.nib, request.nib != nil), (.npwp, request.npwp != nil), (.npp, request.npps != nil),
            (.wlkp, request.wlkp != nil),
        ]
        for (kind, isNamed) in asked where isNamed {
            // Of WLKP numbers a firm may hold several while a request names one: a new one joins the others.
            let removesAll = !numbers.contains { $0.kind == kind }
            let stays = held.filter { $0.kind == kind && !numbers.contains($0) }
            guard stays.isEmpty || (kind == .wlkp && !removesAll) else { throw Problem.numberStays(stays[0]) }
        }
        return numbers.filter { !held.contains($0) }
    }
}

extension Problem {
    /// A change without the version that it was decided on.
    static let versionMissing = Problem.invalid(
        "expected_version",
        "missing",
        id: "Sertakan If-Match atau expected_version: versi data yang Anda lihat.",
        en: "Send If-Match or expected_version: the version of the record that you saw."
    )

    /// A number that a firm holds can't be taken from it.
    static func numberStays(_ number: CompanyNumber) -> Problem {
        .conflict(
            "number_removal_not_supported",
            id: "\(number.kind.name) \(number.value) tidak dapat dihapus atau diganti, hanya ditambah; "
                + "biarkan nomor itu, atau minta administrator memeriksanya.",
            en: "\(number.kind.name) \(number.value) can't be removed or replaced, numbers are only added; "
                + "leave it, or ask an administrator to look into it."
        )
    }
}
