import API
import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Postgres

/// What the form of complaints sends. Everything may be missing: a browser is no contract.
private struct ComplaintForm: Decodable {
    var nonce: String?
    var source: String?
    var regionCode: String?
    var firmName: String?
    var firmPlace: String?
    var firmNumber: String?
    var kinds: [String]?
    var text: String?
    var name: String?
    var contact: String?

    private enum CodingKeys: String, CodingKey {
        case nonce, source, kinds, text, name, contact
        case regionCode = "region_code"
        case firmName = "firm_name"
        case firmPlace = "firm_place"
        case firmNumber = "firm_number"
    }

    /// As a program would send it.
    var request: Wire.ComplaintRequest {
        func given(_ text: String?) -> String? {
            let tidy = text?.trimmingCharacters(in: .whitespacesAndNewlines)
            return tidy?.isEmpty == false ? tidy : nil
        }
        return Wire.ComplaintRequest(
            source: source ?? "",
            regionCode: regionCode ?? "",
            firmName: given(firmName) ?? "",
            firmPlace: given(firmPlace) ?? "",
            firmNumber: given(firmNumber),
            kinds: kinds ?? [],
            text: given(text) ?? "",
            name: given(name),
            contact: given(contact)
        )
    }
}

/// What the form that asks for the stage sends.
private struct QuestionForm: Decodable {
    var receipt: String?
    var code: String?
}

extension ComplaintRoutes {
    /// `GET /complaints`: the form.
    @Sendable func showForm(_ call: OpenCall) async throws -> Reply {
        try ComplaintPage.reply(.form, try await values(ComplaintForm(), call), call)
    }

    /// `POST /complaints`: what the form sends, answered with receipt and code, or with the form as it was filled in.
    @Sendable func takeForm(_ call: OpenCall) async throws -> Reply {
        let form = try Self.decode(ComplaintForm.self, call)
        do {
            let request = form.request
            try contract.document().operations["POST /v1/complaints"]?.check(body: Wire.encoder().encode(request))
            let receipt = try await lodge(request, key: form.nonce.map { "form \($0)" }, from: call)
            return try ComplaintPage.reply(
                .receipt,
                ["receipt": receipt.receipt, "code": receipt.code],
                call,
                status: .created
            )
        } catch {
            let problem = try Self.told(error)
            return try ComplaintPage.reply(.form, try await values(form, call), call, problem: problem)
        }
    }

    /// `GET /complaints/{receipt}`: asks for the code. The same page for every receipt, whether it exists or not.
    @Sendable func showQuestion(_ call: OpenCall) async throws -> Reply {
        try ComplaintPage.reply(.question, ["receipt": Self.receipt(in: call)], call)
    }

    /// `POST /complaints/{receipt}`: the stage, for whoever sends receipt and code in the body.
    @Sendable func takeQuestion(_ call: OpenCall) async throws -> Reply {
        let form = try Self.decode(QuestionForm.self, call)
        let receipt = Self.tidy(form.receipt ?? Self.receipt(in: call))
        do {
            let progress = try await progress(receipt, form.code ?? "", call)
            var values: [String: Any] = ["stage": progress.words[call.language]]
            values["answer"] = progress.answer
            return try ComplaintPage.reply(.progress, values, call)
        } catch {
            return try ComplaintPage.reply(.question, ["receipt": receipt], call, problem: try Self.told(error))
        }
    }

    /// The receipt in the address, where it looks like one.
    private static func receipt(in call: OpenCall) -> String {
        let text = tidy(call.pathParameters["receipt"] ?? "")
        return text.utf8.count == 9 ? text : ""
    }

    private static func decode<Form: Decodable>(_ type: Form.Type, _ call: OpenCall) throws -> Form {
        do {
            return try URLEncodedFormDecoder().decode(type, from: String(decoding: call.body, as: UTF8.self))
        } catch {
            throw Problem.malformed("malformed_form", id: "Isi formulir tidak terbaca.", en: "The form can't be read.")
        }
    }

    /// What a page tells of an error; faults of the service stay with the one place that logs them.
    private static func told(_ error: any Error) throws -> Problem {
        if let problem = error as? Problem { return problem }
        if let failure = error as? PostgresError, let known = Problem(failure) { return known }
        throw error
    }

    private func values(_ form: ComplaintForm, _ call: OpenCall) async throws -> [String: Any] {
        let language = call.language
        let regions = try await store.pool.query("SELECT code, name FROM complaint_regions()").map { row in
            ComplaintPage.Choice(code: try row.column("code"), words: try row.column("name"))
        }
        let sources = ComplaintSourceKind.allCases.map {
            ComplaintPage.Choice(code: $0.rawValue, words: $0.words[language])
        }
        let kinds = FindingKind.complained.map {
            ComplaintPage.Choice(code: $0.rawValue, words: ($0.plainWords ?? $0.words)[language])
        }
        return [
            // Sent twice, as by a second click, it is one complaint.
            "nonce": form.nonce ?? SymmetricKey(size: .bits128).withUnsafeBytes { Array($0).hex },
            "sources": sources.map { $0.value([form.source ?? ""]) },
            "regions": regions.map { $0.value([form.regionCode ?? ""]) },
            "kinds": kinds.map { $0.value(form.kinds ?? []) },
            "firm_name": form.firmName ?? "", "firm_place": form.firmPlace ?? "",
            "firm_number": form.firmNumber ?? "", "text": form.text ?? "", "name": form.name ?? "",
            "contact": form.contact ?? "",
        ]
    }
}
