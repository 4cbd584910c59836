import API
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import _NIOFileSystem

extension NoncomplianceRoutes {
    /// The whole answer as a workbook: written into a file that has gone when it has been sent.
    ///
    /// The first firms are asked for before, so that a refusal is still a problem document.
    func workbook(_ question: NoncomplianceQuestion, _ call: Call) async throws -> Reply {
        let pages = try await self.pages(question, call)
        let first = try await pages.first()
        let body = ResponseBody { writer in
            let folder = try ScratchFolder.make("answer")
            defer { try? FileManager.default.removeItem(at: folder) }
            let path = folder.appending(path: "answer.xlsx").path
            try await fill(path, question, pages, first, call)
            try await FileSystem.shared.withFileHandle(forReadingAt: FilePath(path)) { file in
                for try await chunk in file.readChunks(chunkLength: .kibibytes(128)) { try await writer.write(chunk) }
            }
            try await writer.finish(nil)
        }
        let headers: HTTPFields = [
            .contentType: AcceptedType.xlsx.rawValue,
            .contentDisposition: "attachment; filename=\"\(NoncomplianceTable.fileName(question.basis)).xlsx\"",
        ]
        return Reply(headers: headers, body: .stream(body))
    }

    private func fill(
        _ path: String,
        _ question: NoncomplianceQuestion,
        _ pages: FirmPages,
        _ first: FirmPages.Page?,
        _ call: Call
    ) async throws {
        let language = call.language
        let book = try Workbook(
            path,
            notesName: Words(id: "Keterangan", en: "About")[language],
            name: Words(id: "Perusahaan", en: "Firms")[language],
            columns: NoncomplianceTable.columns(language, question.basis)
        )
        var (page, count) = (first, 0)
        while let firms = page {
            async let next = pages.page(after: firms)
            try await book.add(try firms.firms.map { NoncomplianceTable.cells(try $0.item(question), language) })
            count += firms.firms.count
            page = try await next
        }
        try await book.finish(NoncomplianceTable.notes(question, call, count: count))
    }
}

extension NoncomplianceTable {
    /// The columns of a sheet.
    static func columns(_ language: Language, _ basis: NoncomplianceQuestion.Basis) -> [Workbook.Column] {
        let forms: [(Double, Workbook.Column.Kind)] = [
            (38, .text), (36, .text), (24, .text), (16, .text), (20, .text), (10, .text), (22, .text), (40, .text),
            (10, .text), (60, .text), (26, .text), (12, .day), (10, .number), (30, .text), (30, .text), (12, .day),
            (12, .day), (12, .day),
        ]
        return zip(titles(language, basis), forms).map { .init(title: $0, width: $1.0, kind: $1.1) }
    }

    /// What the first sheet says of the tables: what they rest on, which day they tell of, and what was asked for.
    static func notes(_ question: NoncomplianceQuestion, _ call: Call, count: Int) -> [(String, String)] {
        let content =
            switch question.basis {
            case .finding: Words(id: "Perusahaan tidak patuh", en: "Non-compliant firms")
            case .indication: Words(id: "Perusahaan dengan indikasi", en: "Firms with indications")
            }
        let basis =
            switch question.basis {
            case .finding:
                Words(id: "Temuan pemeriksaan yang masih terbuka", en: "Examined findings that are still open")
            case .indication:
                Words(
                    id: "Indikasi – belum diperiksa; bukan temuan",
                    en: "Indications – not examined; no findings"
                )
            }
        let asked = call.query.filter { !["limit", "cursor", "as_of", "basis"].contains($0.key) }
            .sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: "; ")
        let lines: [(Words, String)] = [
            (Words(id: "Isi", en: "Content"), content[call.language]),
            (Words(id: "Dasar", en: "Basis"), basis[call.language]),
            (Words(id: "Per tanggal", en: "As known on"), question.asOf.description),
            (Words(id: "Saringan", en: "Filters"), asked.isEmpty ? "–" : asked),
            (Words(id: "Jumlah perusahaan", en: "Number of firms"), String(count)),
        ]
        return lines.map { ($0.0[call.language], $0.1) }
    }
}
