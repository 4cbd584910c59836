import API
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat
import Postgres

extension HandoverRoutes {
    /// `POST /v1/handovers`
    @Sendable func send(_ call: Call) async throws -> Reply {
        _ = try call.permit(.sendHandovers)
        let request: Wire.HandoverRequest = try call.read()
        let firms = try await firms(of: request, call)
        let regions = try await regions(call)
        var lines: [NewHandover.Line] = []
        var errors: [Problem.FieldError] = []
        for (index, line) in request.lines.enumerated() {
            do {
                lines.append(try Self.line(line, at: index, firms, regions))
            } catch let fault as HandoverFault {
                errors.append(fault.error(in: "lines[\(index)]"))
            }
        }
        errors += HandoverList.repeated(lines.map(\.row)).map { $0.error(in: "lines[\($0.line - 1)]") }
        errors += Self.repeatedFirms(lines)
        guard errors.isEmpty else { throw Problem.invalid(Array(errors.prefix(200))) }
        var list = NewHandover(
            title: request.title,
            number: request.number,
            office: request.office,
            receiver: request.receiver,
            handedOn: try LocalDate(field: "handed_on", request.handedOn),
            lines: lines
        )
        if let id = request.id { list.id = try HandoverID(field: "id", id) }
        return try await write(list, call)
    }

    /// `POST /v1/handover-files`
    @Sendable func sendFile(_ call: Call, _ body: RequestBody) async throws -> Reply {
        _ = try call.permit(.sendHandovers)
        try ImportRoutes.checkMediaType(call)
        let handedOn = try call.day("handed_on") ?? call.signedIn.today
        var call = call
        call.body = try await body.data(upTo: Server.largestBody)
        let (rows, faults): ([HandoverRow], [HandoverFault])
        do {
            (rows, faults) = try HandoverList.read(call.body, regions: try await regions(call))
        } catch let failure as ParseFailure {
            throw Problem.invalid("body", failure)
        }
        guard faults.isEmpty else {
            throw Problem.invalid(faults.prefix(200).map { $0.error(in: "line \($0.line)") })
        }
        return try await write(
            NewHandover(
                title: call.query["title"] ?? "",
                number: call.query["number"],
                office: call.query["office"],
                receiver: call.query["receiver"],
                handedOn: handedOn,
                lines: rows.map { NewHandover.Line(row: $0, company: nil) }
            ),
            call
        )
    }

    private func write(_ list: NewHandover, _ call: Call) async throws -> Reply {
        try await store.once(call) { tx in
            try await list.write(call, tx)
            let answer = try await Self.handover(list.id, call, tx)
            return try .json(answer, status: .created, location: "/v1/handovers/\(list.id.text)", version: 0)
        }
    }

    /// What the register says of a firm that a line names.
    struct NamedFirm: Sendable {
        let name: String
        let region: String
    }

    private func firms(of request: Wire.HandoverRequest, _ call: Call) async throws -> [CompanyID: NamedFirm] {
        let ids = try request.lines.enumerated().compactMap { index, line in
            try line.companyId.map { try CompanyID(field: "lines[\(index)].company_id", $0) }
        }
        guard !ids.isEmpty else { return [:] }
        let rows = try await store.read(
            as: call.signedIn,
            "SELECT id, legal_name, region_code FROM company WHERE id = ANY (\(ids))"
        )
        return try Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (
                    try row.column("id"),
                    NamedFirm(name: try row.column("legal_name"), region: try row.column("region_code"))
                )
            }
        )
    }

    private func regions(_ call: Call) async throws -> RegionNames {
        let rows = try await store.read(
            as: call.signedIn,
            "SELECT code, name FROM region WHERE level IN ('province', 'regency')"
        )
        return RegionNames(
            try rows.map { Region(code: try RegionCode($0.column("code")), name: try $0.column("name")) }
        )
    }

    private static func line(
        _ line: Wire.HandoverLineRequest,
        at index: Int,
        _ firms: [CompanyID: NamedFirm],
        _ regions: RegionNames
    ) throws -> NewHandover.Line {
        let company = try line.companyId.map { try CompanyID(field: "lines[\(index)].company_id", $0) }
        let firm = company.flatMap { firms[$0] }
        guard company == nil || firm != nil else { throw Problem.unknownFirm("lines[\(index)].company_id") }
        let row = try HandoverRow(line: index + 1, regions: regions) { column in
            switch column {
            case .nib: line.nib
            case .npwp: line.npwp
            case .npp: line.npp
            case .name: line.name ?? firm?.name
            case .regionCode: line.regionCode ?? firm?.region
            case .indications: line.indications.joined(separator: ",")
            case .debt: line.debt.map(String.init)
            case .workers: line.workers.map(String.init)
            case .note: line.note
            }
        }
        return NewHandover.Line(row: row, company: company)
    }

    private static func repeatedFirms(_ lines: [NewHandover.Line]) -> [Problem.FieldError] {
        var seen: Set<CompanyID> = []
        return lines.compactMap { line in
            guard let company = line.company, !seen.insert(company).inserted else { return nil }
            return .repeated("lines[\(line.row.line - 1)].company_id")
        }
    }
}

extension HandoverFault {
    /// What a client is told, with the line's place in what was sent.
    fileprivate func error(in place: String) -> Problem.FieldError {
        let field = column.map { place.hasPrefix("lines") ? "\(place).\($0.rawValue)" : "\(place): \($0.title)" }
        return Problem.FieldError(field: field ?? place, code: failure.kind.rawValue, detail: failure.words)
    }
}
