import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension CompanyRoutes {
    /// `POST /v1/companies`
    @Sendable func create(_ call: Call) async throws -> Reply {
        _ = try call.permit(.writeCompanies)
        let request: Wire.CompanyRequest = try call.read()
        var reader = FieldReader()
        let id = reader.read("id", request.id) { text throws(ParseFailure) in try CompanyID(text) }
        let name = reader.read("name", request.name) { text throws(ParseFailure) in try CompanyName(text) }
        let region = reader.regency("region_code", request.regionCode)
        let numbers = reader.numbers(nib: request.nib, npwp: request.npwp, npps: request.npps, wlkp: request.wlkp)
        let (address, district) = (reader.line(request.address), reader.line(request.district))
        let (tradeName, phone) = (reader.line(request.tradeName), reader.line(request.phone))
        try reader.check()
        guard let name, let region else { throw Problem.internal }
        _ = try call.permit(.writeCompanies, over: region)
        let fields = CompanyFields(
            name: name.text,
            tradeName: tradeName,
            kind: request.kind ?? CompanyFields.usualKind,
            region: region,
            district: district,
            address: address,
            phone: phone,
            kbli: request.kbli,
            scale: request.scale,
            workers: request.workers
        )
        return try await store.once(call) { tx in
            try await insert(id ?? .new(at: Date()), fields, numbers, call, tx)
        }
    }

    private func insert(
        _ id: CompanyID,
        _ fields: CompanyFields,
        _ numbers: [CompanyNumber],
        _ call: Call,
        _ tx: Transaction
    ) async throws -> Reply {
        let inserted = try await tx.execute(
            """
            INSERT INTO company (id, legal_name, name_key, trading_name, region_code, district, address, phone, kbli,
                                 scale, workers_reported, kind)
            VALUES (\(id), \(fields.name), \(NameKey.fold(fields.name)), \(fields.tradeName), \(fields.region),
                    \(fields.district), \(fields.address), \(fields.phone), \(fields.kbli), \(fields.scale),
                    \(fields.workers), \(fields.kind))
            ON CONFLICT (id) DO NOTHING
            """
        )
        guard inserted == 1 else { throw Problem.companyIDTaken }
        var changes: [String: FieldChange] = [:]
        for (field, text) in fields.texts where text != nil { changes[field] = FieldChange(old: nil, new: text) }
        _ = try await tx.pipeline(
            ChangeSource.add(numbers, to: id, fields.region)
                + [ChangeSource.record(id, fields.region, version: 1, by: call.signedIn.personID, changes)]
        )
        let rules = try await store.rules(in: tx)
        let file = try await tx.pipeline(CompanyFile.statements(id))
        guard let company = try CompanyFile.company(file, for: call.signedIn, rules) else { throw Problem.internal }
        return try .json(company, status: .created, location: "/v1/companies/\(id)", version: company.version)
    }
}

extension Problem {
    /// Another firm bears the identity that the client made.
    static let companyIDTaken = Problem.conflict(
        "id_taken",
        id: "Pengenal itu sudah dipakai; buat UUIDv7 yang baru.",
        en: "That identifier is already used; make a new UUIDv7."
    )
}
