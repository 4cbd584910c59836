import API
import Crypto
import Domain
import Foundation
import HTTPTypes

/// What a sender says about a file, in the query.
struct EvidenceLabel: Sendable {
    let kind: EvidenceKind
    let title: String
    let fileName: String
    let datedOn: LocalDate?
    let letterID: LetterID?
    let visitID: VisitID?

    /// Reads the parameters, whose form the contract has checked.
    init(_ call: Call) throws {
        guard let kind = call.query["kind"].flatMap(EvidenceKind.init(rawValue:)) else { throw Problem.internal }
        self.kind = kind
        guard let name = call.query["file_name"].flatMap(Self.lastComponent) else {
            throw Problem.invalidParameters([.empty("file_name")])
        }
        guard name != ".", name != "..", name.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else {
            throw Problem.invalidParameters([.wrongForm("file_name", name)])
        }
        fileName = name
        title = call.query["title"] ?? name
        datedOn = try call.value("dated_on") { text throws(ParseFailure) in try LocalDate(parsing: text) }
        if let datedOn, datedOn > call.signedIn.today {
            throw Problem.invalidParameters([
                .init(
                    field: "dated_on",
                    code: "future_day",
                    detail: Words(id: "Tanggal itu belum tiba.", en: "That day has not come yet.")
                )
            ])
        }
        letterID = try call.value("letter_id") { text throws(ParseFailure) in try LetterID(text) }
        if kind == .signedLetter, letterID == nil {
            throw Problem.invalidParameters([
                .init(
                    field: "letter_id",
                    code: "missing",
                    detail: Words(
                        id: "Sebutkan surat mana yang ditandatangani; lihat `patuh letters list`.",
                        en: "Name the letter that was signed; see `patuh letters list`."
                    )
                )
            ])
        }
        visitID = try call.value("visit_id") { text throws(ParseFailure) in try VisitID(text) }
    }

    /// A name without folders, as some senders give a path.
    private static func lastComponent(_ name: String) -> String? {
        name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
    }

    /// Holds what was sent against what was said of it.
    ///
    /// - Returns: What the file is.
    /// - Throws: What is wrong with it, all at once.
    func check(_ file: StagedFile, _ headers: HTTPFields) throws -> EvidenceFileType {
        guard file.size > 0 else {
            throw Problem.invalid("body", "empty", id: "Berkas itu kosong.", en: "The file is empty.")
        }
        guard let type = file.type else { throw Problem.notEvidence }
        var errors: [Problem.FieldError] = []
        let said = headers[.contentType]?.split(separator: ";").first.map { $0.lowercased() }
        if let said, said != "application/octet-stream", said != type.rawValue {
            errors.append(.differs("Content-Type", said, type))
        }
        let ending = fileName.lowercased().split(separator: ".").dropFirst().last.map(String.init)
        if let ending, !type.extensions.contains(ending) { errors.append(.differs("file_name", fileName, type)) }
        if kind == .photo, type == .pdf { errors.append(.differs("kind", kind.rawValue, type)) }
        if let digest = headers[.contentDigest], !Self.agrees(digest, file.digest) {
            errors.append(
                .init(
                    field: "Content-Digest",
                    code: "digest_differs",
                    detail: Words(
                        id: "Isi yang tiba tidak sama dengan yang dikirim. Kirim lagi.",
                        en: "What arrived is not what was sent. Send it again."
                    )
                )
            )
        }
        guard errors.isEmpty else { throw Problem.invalid(errors) }
        return type
    }

    /// Whether a `Content-Digest` (RFC 9530) names the digest; one that names no SHA-256 says nothing.
    private static func agrees(_ header: String, _ digest: FileDigest) -> Bool {
        let members = header.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        guard let said = members.first(where: { $0.hasPrefix("sha-256=:") && $0.hasSuffix(":") }) else { return true }
        return Data(base64Encoded: String(said.dropFirst(9).dropLast())).map(Array.init) == digest.bytes
    }
}

extension Problem.FieldError {
    fileprivate static func differs(_ field: String, _ said: String, _ type: EvidenceFileType) -> Self {
        .init(
            field: field,
            code: "content_differs",
            detail: Words(
                id: "\(ParseFailure.quoted(said)) tidak sesuai dengan isinya, yaitu \(type.rawValue).",
                en: "\(ParseFailure.quoted(said)) is not what the content is: \(type.rawValue)."
            )
        )
    }
}

extension Problem {
    /// A file of a type that is not taken as evidence.
    static let notEvidence = Problem(
        status: .unsupportedMediaType,
        code: "unsupported_media_type",
        title: Words(id: "Jenis berkas tidak diterima", en: "This type of file is not taken"),
        detail: Words(
            id: "Isi berkas bukan PDF, JPEG, PNG, WebP, HEIC atau TIFF. Simpan ulang dalam salah satu bentuk itu.",
            en: "The content is no PDF, JPEG, PNG, WebP, HEIC or TIFF. Save it in one of these forms."
        )
    )
}

extension HTTPField.Name {
    /// The digest of a body (RFC 9530).
    static let contentDigest = HTTPField.Name(written: "Content-Digest")
}
