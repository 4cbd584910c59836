import API
import Crypto
import Domain
import Foundation
import HTTPTypes
import Mustache
import NIOCore

/// The public pages of complaints: plain HTML that works without scripts.
enum ComplaintPage {
    /// Where the page and its style are.
    private static let folder = Bundle.module.bundleURL.appendingPathComponent("Pages")

    /// What a page is about.
    enum Part: String {
        case form = "isForm"
        case receipt = "isReceipt"
        case question = "isQuestion"
        case progress = "isProgress"
    }

    /// One thing to choose.
    struct Choice {
        let code: String
        let words: String

        /// As the page shows it, chosen or not.
        func value(_ chosen: [String]) -> [String: Any] {
            ["code": code, "words": words, "isChosen": chosen.contains(code)]
        }
    }

    /// A page with what its part shows, and with what is wrong.
    static func reply(
        _ part: Part,
        _ values: [String: Any],
        _ call: OpenCall,
        problem: Problem? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Reply {
        let language = call.language
        let text = try String(contentsOf: folder.appendingPathComponent("page.mustache"), encoding: .utf8)
        let style = try String(contentsOf: folder.appendingPathComponent("style.css"), encoding: .utf8)
        let errors = problem.map { faults(of: $0, language) } ?? []
        let body = try MustacheTemplate(string: text).render(
            values.merging([
                part.rawValue: true, "lang": language.rawValue, "isEnglish": language == .en, "style": style,
                "errors": errors, "hasErrors": !errors.isEmpty,
            ]) { $1 }
        )
        let hash = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8",
            .contentLanguage: language.rawValue,
            .contentSecurityPolicy: "default-src 'none'; style-src 'sha256-\(hash)'; form-action 'self'",
            .referrerPolicy: "no-referrer",
            .xContentTypeOptions: "nosniff",
        ]
        if let wait = problem?.retryAfter { headers[.retryAfter] = String(wait) }
        return Reply(
            status: problem?.status ?? status,
            headers: headers,
            body: .bytes(ByteBuffer(string: body))
        )
    }

    /// What is wrong, each with the name that the page gives to the field.
    private static func faults(of problem: Problem, _ language: Domain.Language) -> [[String: Any]] {
        guard !problem.errors.isEmpty else { return [["detail": problem.detail[language]]] }
        return problem.errors.map { error in
            let label = labels[error.field.prefix { $0 != "[" }.description]
            return ["label": label?[language] ?? "", "detail": error.detail[language]]
        }
    }

    private static let labels: [String: Words] = [
        "source": Words(id: "Anda adalah", en: "You are"),
        "region_code": Words(id: "Kabupaten atau kota", en: "Regency or city"),
        "firm_name": Words(id: "Nama perusahaan", en: "Name of the firm"),
        "firm_place": Words(id: "Tempat", en: "Where it is"),
        "firm_number": Words(id: "Nomor perusahaan", en: "Number of the firm"),
        "kinds": Words(id: "Apa yang salah", en: "What is wrong"),
        "text": Words(id: "Kejadian", en: "What happened"),
        "name": Words(id: "Nama Anda", en: "Your name"),
        "contact": Words(id: "Cara menghubungi", en: "How to reach you"),
    ]
}
