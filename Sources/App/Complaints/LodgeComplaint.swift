import API
import Crypto
import Domain
import Foundation
import HTTPTypes
import NIOCore
import Postgres

extension ComplaintRoutes {
    /// `POST /v1/complaints`: takes a complaint from anybody.
    @Sendable func lodge(_ call: OpenCall) async throws -> Reply {
        let request: Wire.ComplaintRequest = try call.read()
        let receipt = try await lodge(request, key: try call.headers.repeatKey, from: call)
        return try .json(receipt, status: .created)
    }

    /// Takes a complaint. The same request under the same key is the same complaint and gives the same answer: a key
    /// belongs to nobody here, so it counts together with what it came with.
    ///
    /// - Throws: `too_many_attempts`, or what is wrong with a field.
    func lodge(
        _ request: Wire.ComplaintRequest,
        key: String?,
        from call: OpenCall
    ) async throws -> Wire.ComplaintReceipt {
        var reader = FieldReader()
        let region = reader.regency("region_code", request.regionCode)
        try reader.check()
        guard let region else { throw Problem.internal }
        var hash = SHA256()
        hash.update(data: Data((key ?? UUIDv7.new().uuidString + UUID().uuidString).utf8))
        hash.update(data: Data("\n".utf8))
        hash.update(data: try Wire.encoder().encode(request))
        let kinds = FindingKind.complained.map(\.rawValue).filter(request.kinds.contains)
        let row = try await store.pool.query(
            """
            SELECT receipt, code, received_at, wait FROM receive_complaint(\(ComplaintID(UUIDv7.new())), \(call.address),
                \(Array(hash.finalize())), \(region), \(request.firmName), \(request.firmPlace), \(request.firmNumber),
                \(kinds), \(request.text), \(request.source), \(request.name), \(request.contact))
            """
        ).single()
        let wait: Int = try row.column("wait")
        guard wait == 0 else { throw Problem.tooManyAttempts(wait: wait) }
        return Wire.ComplaintReceipt(
            receipt: try row.column("receipt"),
            code: try row.column("code"),
            receivedAt: try row.time("received_at")
        )
    }
}
