import Domain
import Foundation
import HTTPTypes

extension Call {
    /// What the sender says it is for, in the header `X-Purpose`; percent-encoded (RFC 3986) where it holds more than
    /// ASCII.
    ///
    /// - Throws: `purpose_malformed` for one that is no text, or too long.
    var purpose: String? {
        get throws {
            guard let header = headers[.purpose] else { return nil }
            let text = (header.removingPercentEncoding ?? header).trimmingCharacters(in: .whitespacesAndNewlines)
            let isClean = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            guard text.count >= 5, text.count <= 300, isClean else { throw Problem.purposeMalformed }
            return text
        }
    }
}

extension SignedIn {
    /// The posts held, as `inspector@korwil-2`, or `plh:coordinator@korwil-2` for its holder, with a blank between; `nil`
    /// without one.
    var heldPosts: String? {
        guard !posts.isEmpty else { return nil }
        let names = posts.map { post in
            let acting = post.capacity == .holder ? "" : "\(post.capacity.rawValue):"
            return "\(acting)\(post.role.rawValue)@\(post.officeCode)"
        }
        return String(names.joined(separator: " ").prefix(1000))
    }
}

extension HTTPField.Name {
    /// What data is asked for.
    static let purpose = HTTPField.Name(written: "X-Purpose")
}

extension Problem {
    /// A purpose that says nothing, or too much.
    static let purposeMalformed = Problem.malformed(
        "purpose_malformed",
        id: "X-Purpose memuat keperluan dengan 5–300 huruf tanpa ganti baris.",
        en: "X-Purpose says in 5–300 characters on one line what the data is for."
    )

    /// Data that leaves the service only with a purpose.
    static let purposeMissing = Problem.malformed(
        "purpose_missing",
        id: "Sebutkan keperluannya pada header X-Purpose; jejak audit mencatatnya.",
        en: "Say in the header X-Purpose what it is for; the trail keeps it."
    )

    /// The trail takes nothing more at the moment, and so nothing is shown.
    static let trailFull = Problem(
        status: .serviceUnavailable,
        code: "audit_unavailable",
        title: Words(id: "Jejak audit tertahan", en: "The trail is held up"),
        detail: Words(
            id: "Yang tidak dapat dicatat tidak ditampilkan. Ulangi sebentar lagi.",
            en: "What can't be recorded is not shown. Repeat in a moment."
        ),
        retryAfter: 2
    )
}
