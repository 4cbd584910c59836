import Domain
import Foundation
import Postgres

/// The offices' agenda: papers that come in and who is to do what with them, letters that go out, how all of it is filed.
struct RegisterRoutes: Sendable {
    let store: Store
    /// Where this service is reached from outside, for what a letter's QR code leads to.
    let publicURL: String

    func add(to routes: inout Routes) {
        routes.get("/v1/incoming-letters", listIncoming)
        routes.post("/v1/incoming-letters", registerIncoming)
        routes.get("/v1/incoming-letters/{id}", showIncoming)
        routes.post("/v1/incoming-letters/{id}/links", linkIncoming)
        routes.post("/v1/incoming-letters/{id}/void", voidIncoming)
        routes.get("/v1/cases/{id}/documents", listDocuments)
        routes.post("/v1/cases/{id}/documents", registerDocument)
        routes.post("/v1/incoming-letters/{id}/dispositions", passOn)
        routes.get("/v1/dispositions", listDispositions)
        routes.post("/v1/dispositions/{id}/completion", complete)
        routes.get("/v1/outgoing-letters", listOutgoing)
        routes.get("/v1/letters/{id}/life", life)
        routes.get("/v1/letter-agenda", agenda)
        routes.get("/v1/filing-rules", listFilingRules)
        routes.post("/v1/filing-rules", setFilingRule)
        routes.get("/v1/retention-terms", listRetentionTerms)
        routes.post("/v1/retention-terms", setRetentionTerm)
    }
}

extension Call {
    /// The condition that an office's column is the one of the parameter `office`, given by code or id; `nil` without it.
    func officeCondition(on column: SQL) -> SQL? {
        query["office"].map { "\(column) = (SELECT x.id FROM office x WHERE x.code = \($0) OR x.id::text = \($0))" }
    }

    /// A day among the parameters.
    func day(_ name: String) throws -> LocalDate? {
        try value(name) { text throws(ParseFailure) in try LocalDate(parsing: text) }
    }

    /// The post in whose office the sender registers papers: the named one, or the only one.
    ///
    /// - Throws: A problem that names the field where there is none or more than one.
    func registeringPost(_ office: String?) throws -> HeldPost {
        _ = try permit(.registerPapers)
        let roles = PermissionTable.roles(for: .registerPapers)
        let fitting = signedIn.posts.filter { post in
            roles.contains(post.role)
                && (office == nil || post.officeCode == office || post.officeID.uuidString.lowercased() == office)
        }
        guard let first = fitting.first else {
            throw Problem.invalid(
                "office",
                "not_your_office",
                id: "Anda tidak bertugas di kantor itu; sebutkan kantor tempat Anda bertugas.",
                en: "You hold no post at that office; name one at which you do."
            )
        }
        guard Set(fitting.map(\.officeID)).count == 1 else {
            let codes = Set(fitting.map(\.officeCode)).sorted().joined(separator: ", ")
            throw Problem.invalid(
                "office",
                "several_offices",
                id: "Anda bertugas di beberapa kantor; sebutkan salah satu: \(codes).",
                en: "You hold posts at several offices; name one: \(codes)."
            )
        }
        return first
    }
}
