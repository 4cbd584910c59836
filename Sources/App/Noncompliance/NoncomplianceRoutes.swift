import API
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat
import Postgres

/// The branch's question: which firms do not comply?
struct NoncomplianceRoutes: Sendable {
    let store: Store

    /// How many firms one query gives to a file.
    private static let chunk = 2000

    func add(to routes: inout Routes) {
        routes.get("/v1/noncompliant-companies", list)
    }

    /// `GET /v1/noncompliant-companies`, as a page, a table or lines of JSON.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.queryNoncompliant)
        guard let type = AcceptedType(accept: call.headers[.accept]) else { throw Problem.notAcceptable }
        let question = try await question(call)
        switch type {
        case .json: return try await page(question, call)
        case .csv: return try await file(question, call, type, "text/csv; charset=utf-8", "perusahaan-tidak-patuh.csv")
        case .ndjson: return try await file(question, call, type, type.rawValue, "perusahaan-tidak-patuh.ndjson")
        }
    }

    private func question(_ call: Call) async throws -> NoncomplianceQuestion {
        var question = try NoncomplianceQuestion(call)
        if let branch = call.query["branch"] {
            let found = try await store.read(as: call.signedIn, NoncomplianceQuestion.branch(branch))
            guard found.count == 1, let row = found.first else { throw Problem.unknownBranch }
            question.branch = try row.column("id")
        }
        return question
    }

    private func page(_ question: NoncomplianceQuestion, _ call: Call) async throws -> Reply {
        let page = try PageRequest(call)
        let key = try page.cursor(2)
        let firms = try await firms(question, after: key, limit: page.limit + 1, call)
        let shown = firms.prefix(page.limit)
        return try .json(
            Wire.NoncompliantCompanyPage(
                items: shown.map(\.item),
                nextCursor: firms.count > page.limit ? shown.last.map { PageRequest.encode($0.key) } : nil,
                asOf: question.asOf.description,
                basis: question.basis.rawValue
            )
        )
    }

    private func firms(
        _ question: NoncomplianceQuestion,
        after key: [String]?,
        limit: Int,
        _ call: Call
    ) async throws -> [NoncompliantFirm] {
        var cursor: SQL?
        if let key {
            guard let id = try? CompanyID(key[1]) else { throw Problem.malformedCursor }
            cursor = "(c.name_key, c.id) > (\(key[0]), \(id))"
        }
        let query =
            switch question.basis {
            case .finding: question.examinedFindings(after: cursor, limit: limit)
            case .indication: question.indications(after: cursor, limit: limit)
            }
        let rows = try await store.read(as: call.signedIn, query)
        return try rows.map { try NoncompliantFirm($0, question, for: call.actor) }
    }

    /// The whole answer, one query after the other as the client takes it. The first is asked before anything is sent,
    /// so that a refusal is still a problem document.
    private func file(
        _ question: NoncomplianceQuestion,
        _ call: Call,
        _ type: AcceptedType,
        _ mediaType: String,
        _ name: String
    ) async throws -> Reply {
        let first = try await firms(question, after: nil, limit: Self.chunk, call)
        let body = ResponseBody { writer in
            var firms = first
            try await writer.write(ByteBuffer(string: Self.head(type, call.language)))
            while !firms.isEmpty {
                try await writer.write(try Self.lines(firms, type, call.language))
                guard firms.count == Self.chunk, let last = firms.last else { break }
                firms = try await self.firms(question, after: last.key, limit: Self.chunk, call)
            }
            try await writer.finish(nil)
        }
        let headers: HTTPFields = [.contentType: mediaType, .contentDisposition: "attachment; filename=\"\(name)\""]
        return Reply(headers: headers, body: .stream(body))
    }

    private static func head(_ type: AcceptedType, _ language: Language) -> String {
        guard type == .csv else { return "" }
        var table = CSVWriter()
        table.line(NoncomplianceTable.titles(language))
        return table.text
    }

    private static func lines(
        _ firms: [NoncompliantFirm],
        _ type: AcceptedType,
        _ language: Language
    ) throws -> ByteBuffer {
        var buffer = ByteBuffer()
        switch type {
        case .csv:
            var table = CSVWriter(isContinued: true)
            for firm in firms { table.line(NoncomplianceTable.cells(firm.item, language)) }
            buffer.writeString(table.text)
        case .json, .ndjson:
            let encoder = Wire.encoder()
            for firm in firms {
                buffer.writeData(try encoder.encode(firm.item))
                buffer.writeString("\n")
            }
        }
        return buffer
    }
}
