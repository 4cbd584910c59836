import Domain
import Foundation
import HTTPTypes
import Mustache
import NIOCore
import Postgres

extension LetterRoutes {
    /// `GET /v1/cases/{id}/commitment-statement`: the paper on which an employer undertakes to do what it is asked, filled in from the
    /// case. The employer signs it; it is no letter of the office, has no number, and nothing of it is stored.
    @Sendable func commitment(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let type = try LetterType.preferred(by: call.headers[.accept])
        let id = try call.id(of: EnforcementCase.self)
        let html = try await store.write(as: call.signedIn) { tx in
            // Whoever sees that there is a case and nothing of its inside sees nothing here either.
            guard let file = try await cases.file(id, in: tx), let state = file.facts.state,
                !file.facts.history.isEmpty, !CaseView(state, for: call.actor).isHidden,
                !call.actor.seesDenialsAlone(of: file.track, over: file.regionCode)
            else { throw Problem.notFound(id: "kasus", en: "case") }
            let statements = LetterFacts.statements(file, .notice, on: file.today, office: file.officeID, people: [])
            let facts = try LetterFacts(Array(try await tx.pipeline(statements)))
            let templates = try LetterTemplates.builtIn.get()
            return try templates.sheet(templates.commitmentText, LetterPage(commitment: file, facts).values)
        }
        return try await sheet(html, as: type, named: "surat-pernyataan-kesanggupan", call)
    }

    /// A paper that is filled in for people to sign: as the page, or as PDF made on the spot.
    func sheet(_ html: String, as type: LetterType, named name: String, _ call: Call) async throws -> Reply {
        guard type == .pdf else { return Self.page(html).unlessKnown(to: call) }
        do {
            let headers: HTTPFields = [
                .contentType: "application/pdf", .contentDisposition: "inline; filename=\"\(name).pdf\"",
                .vary: "Accept",
            ]
            return Reply(headers: headers, body: .bytes(ByteBuffer(bytes: try await printer.press.pdf(html))))
        } catch is LetterPress.Failure {
            throw Problem.rendererUnavailable
        }
    }
}

extension LetterPage {
    /// What a case asks of its employer today: what is open, and the latest letter that asked for it.
    fileprivate init(commitment file: CaseFile, _ facts: LetterFacts) {
        var content = LetterContent(
            kind: .notice,
            action: "",
            number: nil,
            issuedOn: file.today,
            office: facts.office,
            recipient: nil,
            employer: facts.employer,
            token: ""
        )
        content.findings = facts.findings.filter { $0.status == .open }.map(\.content)
        content.references = file.facts.letters.filter { !$0.isVoid }.compactMap { letter in
            facts.numbers[letter.seq].map {
                .init(kind: letter.kind, number: $0, issuedOn: letter.issuedOn, receivedOn: letter.receivedOn)
            }
        }
        self.init(content: content, publicURL: "")
    }
}

extension LetterTemplates {
    /// A page of its own, beside the letters.
    func sheet(_ text: String, _ values: LetterPage.Values) throws -> String {
        let library = MustacheLibrary(templates: try blocks.mapValues { try MustacheTemplate(string: $0) })
        return try MustacheTemplate(string: text).render(values.merging(["style": style]) { $1 }, library: library)
    }
}
