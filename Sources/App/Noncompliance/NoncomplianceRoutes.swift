import API
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Postgres

/// The branch's question: which firms do not comply?
struct NoncomplianceRoutes: Sendable {
    let store: Store
    /// By which regions questions are narrowed.
    let regions: KnownRegions

    init(store: Store) {
        self.store = store
        regions = KnownRegions(store: store)
    }

    func add(to routes: inout Routes) {
        routes.get("/v1/noncompliant-companies", list)
        routes.get("/v1/noncompliant-companies/facets", facets)
        routes.get("/v1/noncompliant-companies/changes", changes)
        routes.get("/v1/saved-queries", listSaved)
        routes.post("/v1/saved-queries", save)
        routes.delete("/v1/saved-queries/{id}", removeSaved)
    }

    /// `GET /v1/noncompliant-companies`, as a page, a table or lines of JSON.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.queryNoncompliant)
        let type = try AcceptedType.preferred(by: call.headers[.accept])
        let call = try await completed(call)
        let question = try NoncomplianceQuestion(call)
        switch type {
        case .json: return try await page(question, call)
        case .csv: return try await file(question, call, type, "text/csv; charset=utf-8")
        case .xlsx: return try await workbook(question, call)
        case .ndjson: return try await file(question, call, type, type.rawValue)
        }
    }

    private func page(_ question: NoncomplianceQuestion, _ call: Call) async throws -> Reply {
        let page = try PageRequest(call)
        let firms = try await firms(question, after: try FirmKey(page), limit: page.limit + 1, call)
        let shown = firms.prefix(page.limit)
        let next = try firms.count > page.limit ? shown.last.map { PageRequest.encode(try $0.key.parts) } : nil
        return Reply(body: .text(NoncomplianceText(question: question).page(shown, next: next)))
    }

    /// So many firms after a key.
    ///
    /// - Throws: `unknown_branch` where the branch asked for is not known, or not clearly named.
    func firms(
        _ question: NoncomplianceQuestion,
        after key: FirmKey?,
        limit: Int,
        _ call: Call
    ) async throws -> [NoncompliantFirm] {
        let query = question.firms(after: key, limit: limit)
        guard let branch = question.branch else {
            return try NoncompliantFirm.all(try await store.read(as: call.signedIn, query), for: call.actor)
        }
        let results = try await store.read(as: call.signedIn, [NoncomplianceQuestion.branches(branch), query])
        guard results[0].count == 1 else { throw Problem.unknownBranch }
        return try NoncompliantFirm.all(results[1], for: call.actor)
    }

    /// The whole answer, as the client takes it. Its first firms are asked for before anything is sent, so that a refusal
    /// is still a problem document.
    private func file(
        _ question: NoncomplianceQuestion,
        _ call: Call,
        _ type: AcceptedType,
        _ mediaType: String
    ) async throws -> Reply {
        let pages = try await self.pages(question, call)
        let first = try await pages.first()
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: Self.head(type, question.basis, call.language)))
            var page = first
            while let firms = page {
                async let next = pages.page(after: firms)
                try await writer.write(try Self.lines(firms.firms, question, type, call.language))
                page = try await next
            }
            try await writer.finish(nil)
        }
        let name = NoncomplianceTable.fileName(question.basis) + (type == .csv ? ".csv" : ".ndjson")
        let headers: HTTPFields = [.contentType: mediaType, .contentDisposition: "attachment; filename=\"\(name)\""]
        return Reply(headers: headers, body: .stream(body))
    }

    private static func head(
        _ type: AcceptedType,
        _ basis: NoncomplianceQuestion.Basis,
        _ language: Language
    ) -> String {
        guard type == .csv else { return "" }
        var table = CSVWriter()
        table.line(NoncomplianceTable.titles(language, basis))
        return table.text
    }

    private static func lines(
        _ firms: [NoncompliantFirm],
        _ question: NoncomplianceQuestion,
        _ type: AcceptedType,
        _ language: Language
    ) throws -> ByteBuffer {
        switch type {
        case .csv:
            var table = CSVWriter(isContinued: true)
            for firm in firms { table.line(NoncomplianceTable.cells(try firm.item(question), language)) }
            return ByteBuffer(string: table.text)
        case .json, .ndjson, .xlsx:
            return NoncomplianceText(question: question).lines(firms)
        }
    }
}
