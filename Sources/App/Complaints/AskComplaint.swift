import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension ComplaintRoutes {
    /// `POST /v1/complaint-progress`: the stage of a complaint, for whoever has its receipt and code. Both come in the body:
    /// an address would be kept by browsers and logs.
    @Sendable func ask(_ call: OpenCall) async throws -> Reply {
        let question: Wire.ComplaintQuestion = try call.read()
        return try .json(try await progress(question.receipt, question.code, call))
    }

    /// The stage of a complaint.
    ///
    /// - Throws: `unknown_complaint`, the same for a receipt that is none and for a code that is wrong;
    ///   `too_many_attempts`.
    func progress(_ receipt: String, _ code: String, _ call: OpenCall) async throws -> Wire.ComplaintProgress {
        let row = try await store.pool.query(
            """
            SELECT status, answer, wait FROM ask_complaint(\(call.address), \(Self.tidy(receipt)), \(Self.tidy(code)))
            """
        ).single()
        let wait: Int = try row.column("wait")
        guard wait == 0 else { throw Problem.tooManyAttempts(wait: wait) }
        guard let text = try row.column("status", as: String?.self) else { throw Problem.unknownComplaint }
        guard let stage = ComplaintStatus(rawValue: text)?.stage else { throw Problem.internal }
        return Wire.ComplaintProgress(stage: stage.rawValue, words: stage.words, answer: try row.column("answer"))
    }

    /// A receipt or code as it is stored: people type blanks, small letters and other dashes.
    static func tidy(_ text: String) -> String {
        let letters = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return stride(from: 0, to: letters.count, by: 4).map { start in
            String(letters.dropFirst(start).prefix(4))
        }.joined(separator: "-")
    }
}

extension Problem {
    /// No complaint under that receipt with that code; the two are never told apart.
    static let unknownComplaint = Problem(
        status: .notFound,
        code: "unknown_complaint",
        title: Words(id: "Tidak ditemukan", en: "Not found"),
        detail: Words(
            id: "Tidak ada pengaduan dengan nomor tanda terima dan kode itu. Periksa keduanya.",
            en: "There is no complaint with that receipt and code. See whether both are typed as they were shown."
        )
    )
}
