import Domain
import HTTPTypes

/// A refusal or failure as a client sees it: RFC 9457 problem details, in the reader's language.
struct Problem: Error, Sendable {
    /// One field of a request that could not be taken.
    struct FieldError: Sendable {
        /// Where it stands in the body, as `letter.number` or `findings[0].kind`; a query or header name otherwise.
        var field: String
        /// A stable word for programs.
        var code: String
        /// What is wrong.
        var detail: Words
        /// What would help, where the detail alone does not say it.
        var remedy: Words?
    }

    /// One reason for which an act is refused.
    struct Reason: Sendable {
        var code: String
        var detail: Words
        var remedy: Words
    }

    var status: HTTPResponse.Status
    /// A stable word for programs.
    var code: String
    var title: Words
    var detail: Words
    var errors: [FieldError] = []
    var reasons: [Reason] = []
    /// The present version, where the client's was stale.
    var currentVersion: Int?
    /// After how many seconds it is worth asking again.
    var retryAfter: Int?
    /// The methods that the path answers, where it does not answer this one.
    var allowed: [HTTPRequest.Method] = []
}

extension Problem {
    /// A request of which one field could not be taken.
    static func invalid(_ field: String, _ code: String, id: String, en: String) -> Problem {
        invalid([FieldError(field: field, code: code, detail: Words(id: id, en: en))])
    }

    /// A request of which one field did not parse.
    static func invalid(_ field: String, _ failure: ParseFailure) -> Problem {
        invalid([FieldError(field: field, code: failure.kind.rawValue, detail: failure.words)])
    }

    /// A request of which these fields could not be taken.
    static func invalid(_ errors: [FieldError]) -> Problem {
        Problem(
            status: .unprocessableContent,
            code: "invalid_fields",
            title: Words(id: "Isian tidak dapat diterima", en: "Some fields could not be taken"),
            detail: Words(
                id: "Perbaiki isian yang disebut, lalu kirim lagi. Tidak ada yang disimpan.",
                en: "Mend the fields named and send again. Nothing was stored."
            ),
            errors: errors
        )
    }

    /// A query of which these parameters could not be taken.
    static func invalidParameters(_ errors: [FieldError]) -> Problem {
        var problem = invalid(errors)
        problem.status = .badRequest
        problem.code = "invalid_parameters"
        return problem
    }

    /// The same of a request that only reads: it has parameters instead of fields, and nothing to store.
    var ofReading: Problem {
        var problem = self
        if status == .unprocessableContent { problem.status = .badRequest }
        switch code {
        case "invalid_fields", "invalid_parameters":
            problem.detail = Words(
                id: "Perbaiki yang disebut, lalu ulangi.",
                en: "Mend what is named and ask again."
            )
        case Problem.unavailable.code:
            problem.detail = Words(id: "Ulangi sebentar lagi.", en: "Repeat in a moment.")
        default: break
        }
        return problem
    }

    /// A body or header that is not of the form the protocol asks for.
    static func malformed(_ code: String, id: String, en: String) -> Problem {
        Problem(
            status: .badRequest,
            code: code,
            title: Words(id: "Permintaan tidak terbaca", en: "The request can't be read"),
            detail: Words(id: id, en: en)
        )
    }

    /// Nothing there, or nothing that this person may know of: the two are never told apart.
    static func notFound(id: String = "data", en: String = "record") -> Problem {
        Problem(
            status: .notFound,
            code: "not_found",
            title: Words(id: "Tidak ditemukan", en: "Not found"),
            detail: Words(
                id: "Tidak ada \(id) dengan pengenal itu yang dapat Anda lihat.",
                en: "There is no \(en) with that identifier that you may see."
            )
        )
    }

    /// Nobody is signed in.
    static let unauthorized = Problem(
        status: .unauthorized,
        code: "not_signed_in",
        title: Words(id: "Belum masuk", en: "Not signed in"),
        detail: Words(
            id: "Masuk lebih dahulu (`patuh login`); token tidak ada, sudah berakhir atau dicabut.",
            en: "Sign in first (`patuh login`); the token is missing, expired or revoked."
        )
    )

    /// The person may not do this at all.
    static func forbidden(_ detail: Words) -> Problem {
        Problem(
            status: .forbidden,
            code: "not_permitted",
            title: Words(id: "Tidak berwenang", en: "Not permitted"),
            detail: detail
        )
    }

    /// Somebody else was faster: the record has moved on.
    static func versionConflict(current: Int?) -> Problem {
        Problem(
            status: .conflict,
            code: "version_conflict",
            title: Words(id: "Data sudah berubah", en: "The record has changed"),
            detail: Words(
                id: "Orang lain sudah mengubahnya. Lihat keadaan terbaru, lalu ulangi bila masih perlu.",
                en: "Somebody else has changed it. Look at it as it is now and repeat if still needed."
            ),
            currentVersion: current
        )
    }

    /// A conflict with what is stored.
    static func conflict(_ code: String, id: String, en: String) -> Problem {
        Problem(
            status: .conflict,
            code: code,
            title: Words(id: "Bertentangan dengan data yang ada", en: "In conflict with what is stored"),
            detail: Words(id: id, en: en)
        )
    }

    /// An act that the procedure does not allow now, with every reason.
    static func refused(_ reasons: [Reason]) -> Problem {
        Problem(
            status: .conflict,
            code: "action_refused",
            title: Words(id: "Tindakan belum dapat dilakukan", en: "The action can't be taken now"),
            detail: reasons.first?.detail ?? Words(id: "Ditolak.", en: "Refused."),
            reasons: reasons
        )
    }

    /// The service is too busy or its database is away; nothing was stored.
    static let unavailable = Problem(
        status: .serviceUnavailable,
        code: "unavailable",
        title: Words(id: "Layanan sedang sibuk", en: "The service is busy"),
        detail: Words(
            id: "Tidak ada yang disimpan. Ulangi sebentar lagi dengan Idempotency-Key yang sama.",
            en: "Nothing was stored. Repeat in a moment with the same Idempotency-Key."
        ),
        retryAfter: 2
    )

    /// The connection broke while the transaction was being committed: it may or may not be stored.
    static let outcomeUnknown = Problem(
        status: .serviceUnavailable,
        code: "outcome_unknown",
        title: Words(id: "Hasil belum pasti", en: "The outcome is not known"),
        detail: Words(
            id:
                "Sambungan ke basis data terputus saat menyimpan. Ulangi dengan Idempotency-Key yang sama: tidak akan tersimpan dua kali.",
            en: "The database went away while storing. Repeat with the same Idempotency-Key: it is never stored twice."
        ),
        retryAfter: 2
    )

    /// A fault of ours. The request id leads to the log; nothing else is told.
    static let `internal` = Problem(
        status: .internalServerError,
        code: "internal_error",
        title: Words(id: "Kesalahan pada layanan", en: "A fault of the service"),
        detail: Words(
            id: "Kesalahan ini bukan karena isian Anda dan sudah dicatat. Laporkan kepada administrator.",
            en: "This is not due to your input and has been logged. Please tell the administrator."
        )
    )
}
