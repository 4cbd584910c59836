import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension LetterRoutes {
    /// `GET /v1/cases/{id}/letter-preview?action=…`: the letter that a step would make today, marked as a draft. Nothing is
    /// stored, and no number is taken.
    @Sendable func preview(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: EnforcementCase.self)
        guard let code = call.query["action"] else { throw Problem.notFound() }
        return try await store.write(as: call.signedIn) { tx in
            // The other side sees that there is a case, and nothing of its log: a draft would show it what is found.
            guard let file = try await cases.file(id, in: tx), !file.facts.history.isEmpty,
                file.facts.state.map({ !CaseView($0, for: call.actor).isHidden }) ?? true
            else { throw Problem.notFound(id: "kasus", en: "case") }
            guard let action = CaseAction(code, on: file.track) else {
                let known = CaseAction.all(on: file.track).map(\.code)
                throw Problem.invalidParameters([.notKnown("action", code, known: known)])
            }
            // A licensing officer prepares her own letters and sees no draft of BPJS'.
            guard
                !call.actor.seesDenialsAlone(of: file.track, over: file.regionCode)
                    || file.rules.roles(of: action, in: file.facts.state).contains(.licensingOfficer)
            else { throw Problem.noLetter(action.words) }
            var act = Casework.Act(action: action, occurredOn: file.today)
            act.details.reason = call.query["reason"]
            act.letterText = call.query["text"]
            return try await page(of: act, file, call, tx)
        }
    }

    /// The page of the letter that an act would make today.
    ///
    /// - Throws: `no_letter` where it makes none in the case's present state.
    func page(of act: Casework.Act, _ file: CaseFile, _ call: Call, _ tx: Transaction) async throws -> Reply {
        let action = act.action
        let decision = try file.letterToCome(act, as: call.signedIn)
        let post = try await post(taking: action, file, call, tx)
        let mayIssue =
            call.signedIn.post(permitting: action, in: file.facts.state, over: file.regionCode, file.rules) != nil
        let issuer = PersonID(call.signedIn.personID)
        let results = try await tx.pipeline(
            LetterFacts.statements(
                file,
                decision.letter.kind,
                on: file.today,
                office: post.officeID,
                people: [issuer],
                naming: act.details.office
            )
        )
        let composer = LetterComposer(
            file: file,
            act: act,
            decision: decision.whole,
            letter: decision.letter,
            post: post,
            issuer: issuer,
            facts: try LetterFacts(Array(results))
        )
        var content = try composer.content(number: nil)
        if !mayIssue { content.leaveIssuerOpen(post.role.post(at: post.officeName)) }
        let page = LetterPage(content: content, publicURL: printer.publicURL, isDraft: true)
        return Self.page(try composer.source.html(page))
    }

    /// The post in which the step would be taken: the reader's own where it permits the step, otherwise that of whoever may.
    private func post(
        taking action: CaseAction,
        _ file: CaseFile,
        _ call: Call,
        _ tx: Transaction
    ) async throws -> HeldPost {
        if let own = call.signedIn.post(permitting: action, in: file.facts.state, over: file.regionCode, file.rules) {
            return own
        }
        let role = file.rules.roles(of: action, in: file.facts.state).first ?? .officeHead
        let row = try await tx.query(
            """
            SELECT o.id, o.code, o.name FROM office o JOIN office_territory t ON t.office_id = o.id
            WHERE t.region_code = \(file.regionCode) AND o.kind = \(role.officeKind) ORDER BY o.code LIMIT 1
            """
        ).singleOrNone()
        guard let row else { throw Problem.noLetter(action.words) }
        return HeldPost(
            role: role,
            officeID: try row.column("id"),
            officeCode: try row.column("code"),
            officeName: try row.column("name"),
            zone: file.zone,
            regions: [file.regionCode],
            fromOn: file.today,
            untilOn: nil,
            capacity: .holder,
            standsFor: nil
        )
    }
}

extension CaseFile {
    /// The letter that an act would make today, with the decision behind it, whatever its guards say.
    ///
    /// - Throws: `no_letter` where it makes none in the case's present state.
    func letterToCome(_ act: Casework.Act, as signedIn: SignedIn) throws -> (letter: LetterToMake, whole: Decision) {
        let request = StepRequest(act.action, by: signedIn.actor, on: today, today: today, details: act.details)
        guard let decision = procedure.preview(facts, request), let letter = decision.letter else {
            throw Problem.noLetter(act.action.words)
        }
        return (letter, decision)
    }
}

extension LetterContent {
    /// Leaves the names of those open who have not issued it yet.
    fileprivate mutating func leaveIssuerOpen(_ post: String) {
        for index in signatories.indices where [.issuer, .endorser].contains(signatories[index].capacity) {
            signatories[index].officer = Officer(name: "(………………………………………)", post: post)
        }
    }
}

extension Problem {
    /// The step makes no letter, or can't be taken in this state.
    static func noLetter(_ action: Words) -> Problem {
        .conflict(
            "no_letter",
            id: "\"\(action.id)\" tidak membuat surat dalam keadaan kasus ini.",
            en: "“\(action.en)” makes no letter in the case's present state."
        )
    }
}
