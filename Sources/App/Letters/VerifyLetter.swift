import API
import Crypto
import Domain
import Foundation
import HTTPTypes
import Mustache
import NIOCore
import Postgres

extension LetterRoutes {
    /// The media types in which the answer is given.
    private enum AnswerType: String, MediaType {
        case html = "text/html"
        case json = "application/json"
    }

    /// `GET /verify/{token}`: what anybody who holds a letter may know of it.
    ///
    /// Never the firm nor what the letter says: the token stands on a paper that may lie anywhere, a case under
    /// enforcement is no public information (UU 14/2008 art. 17), and a note is secret (UU 13/2003 art. 181). Who holds the
    /// paper reads both on it, and compares number, day, office and hash.
    @Sendable func verify(_ call: OpenCall) async throws -> Reply {
        let type = try AnswerType.preferred(by: call.headers[.accept])
        let token = call.pathParameters["token"] ?? ""
        let row = try await store.pool.query("SELECT * FROM verify_letter(\(String(token.prefix(100))))").singleOrNone()
        guard let row else {
            guard type == .html else { throw Problem.notFound(id: "surat", en: "letter") }
            return try Self.page("unknown", [:], call.language, status: .notFound)
        }
        let answer = try Wire.LetterVerification(row)
        guard type == .html else { return try .json(answer) }
        var values: [String: Any] = [
            "kind": answer.words[call.language == .en ? .en : .id], "number": PrintableText.clean(answer.number),
            "date": try row.column("issued_on", as: LocalDate.self).words[call.language],
            "office": PrintableText.clean(answer.office),
            "status": answer.statusWords[call.language == .en ? .en : .id],
            "isVoid": answer.status == "void", "isAltered": !answer.unaltered,
        ]
        values["hash"] = answer.sha256
        values["signedHash"] = answer.signedSha
        values["signatures"] = answer.signatures > 0 ? String(answer.signatures) : nil
        values["voidOn"] = try row.column("void_on", as: LocalDate?.self)?.words[call.language]
        values["replacedBy"] = answer.replacedBy.map(PrintableText.clean)
        return try Self.page("letter", values, call.language, status: .ok)
    }

    private static func page(
        _ name: String,
        _ values: [String: Any],
        _ language: Domain.Language,
        status: HTTPResponse.Status
    ) throws -> Reply {
        let folder = LetterTemplates.resources.appendingPathComponent("verify")
        let text = try String(contentsOf: folder.appendingPathComponent("page.mustache"), encoding: .utf8)
        let values = values.merging([
            "isKnown": name == "letter", "lang": language.rawValue, "isEnglish": language == .en,
        ]) {
            $1
        }
        let body = try MustacheTemplate(string: text).render(values)
        // The page's own style, and no other.
        let style = text.firstMatch(of: /<style>(.*?)<\/style>/.dotMatchesNewlines())?.1 ?? ""
        let hash = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
        let headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8",
            .contentLanguage: language.rawValue,
            .contentSecurityPolicy: "default-src 'none'; style-src 'sha256-\(hash)'",
            .referrerPolicy: "no-referrer",
        ]
        return Reply(status: status, headers: headers, body: .bytes(ByteBuffer(string: body)))
    }
}

extension Wire.LetterVerification {
    /// Reads a row of `verify_letter`.
    init(_ row: Row) throws {
        let kind: LetterKind = try row.code("kind")
        let voidOn = try row.dayOrNone("void_on")
        let isTrue: Bool = try row.column("is_true")
        let ended: Int = try row.column("ended_for")
        let withdrawnFor = voidOn == nil && ended > 0 ? ended : nil
        self.init(
            kind: kind.rawValue,
            words: kind.words,
            number: try row.column("number"),
            issuedOn: try row.day("issued_on"),
            office: try row.column("office"),
            status: voidOn == nil ? "valid" : "void",
            statusWords: Self.words(isVoid: voidOn != nil, withdrawnFor: withdrawnFor),
            voidOn: voidOn,
            withdrawnFor: withdrawnFor,
            replacedBy: try row.column("replaced_by", as: String?.self),
            sha256: try row.column("sha256", as: [UInt8]?.self)?.hex,
            signedSha: try row.column("signed_sha256", as: [UInt8]?.self)?.hex,
            signatures: try row.column("signatures"),
            unaltered: isTrue
        )
    }

    /// Nobody is named: who is shown the paper asks the office whether it still is for his firm.
    private static func words(isVoid: Bool, withdrawnFor firms: Int?) -> Wire.Words {
        if isVoid { return Wire.Words(id: "Tidak berlaku", en: "Void") }
        guard let firms else { return Wire.Words(id: "Tercatat dan tidak dicabut", en: "Registered, not withdrawn") }
        return Wire.Words(
            id: "Tercatat, dicabut untuk \(firms) perusahaan di dalamnya; tanyakan kepada kantor penerbit",
            en: "Registered, withdrawn for \(firms) of its firms; ask the issuing office"
        )
    }
}

extension HTTPField.Name {
    /// What a page tells other sites of where its reader came from.
    static let referrerPolicy = HTTPField.Name(written: "Referrer-Policy")
}
