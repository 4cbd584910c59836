import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// Passwords of people who are there already: one's own, and one for one sign-in that an administrator gives.
struct PasswordRoutes: Sendable {
    let proof: PasswordProof
    let authenticator: Authenticator
    let store: Store

    func add(to routes: inout Routes) {
        routes.put("/v1/me/password", change)
        routes.post("/v1/people/{id}/one-time-password", giveOneTime)
    }

    /// `PUT /v1/me/password`: the old password is asked for and counted like a sign-in. All else that the person has
    /// open ends.
    @Sendable func change(_ call: Call) async throws -> Reply {
        try call.permitPerson()
        let request: Wire.PasswordChangeRequest = try call.read()
        let login = call.signedIn.login
        try PasswordRule.standard.check(
            request.newPassword,
            at: "new_password",
            login: login,
            name: call.signedIn.name
        )
        let key = try await proof.key(login: login, password: request.currentPassword, from: call.address)
        let new = try await proof.newKey(of: request.newPassword)
        let outcome = try await store.write(as: call.signedIn) { tx in
            let outcome = try await tx.query("SELECT change_password(\(key), \(new.phc), \(new.key))")
                .single().column(0, as: String.self)
            if outcome == "changed" {
                _ = try await tx.query("SELECT forgive_attempt(\(login), \(call.address))")
                let subject = WriteSubject(call, subject: call.signedIn.personID)
                _ = try await tx.execute(call.auditEntry(subject))
            }
            return outcome
        }
        if outcome == "wrong" {
            throw Problem.invalid(
                "current_password",
                "wrong_password",
                id: "Kata sandi lama salah.",
                en: "The present password is wrong."
            )
        }
        if let problem = Problem(signInOutcome: outcome) { throw problem }
        authenticator.forgetAll()
        return Reply(status: .noContent)
    }

    /// `POST /v1/people/{id}/one-time-password`
    @Sendable func giveOneTime(_ call: Call) async throws -> Reply {
        _ = try call.permit(.administerUsers)
        try call.permitPerson()
        let id = try call.id(of: Person.self)
        let password = Self.makeOneTime()
        let new = try await proof.newKey(of: password)
        let until = try await store.write(as: call.signedIn) { tx in
            let until = try await tx.query("SELECT give_one_time_password(\(id), \(new.phc), \(new.key))")
                .single().column(0, as: Date?.self)
            if until != nil { _ = try await tx.execute(call.auditEntry) }
            return until
        }
        guard let until else {
            if id == call.actor.person {
                throw Problem.forbidden(
                    Words(
                        id: "Kata sandi Anda sendiri diganti dengan `patuh password`.",
                        en: "Your own password is changed by `patuh password`."
                    )
                )
            }
            throw Problem.notFound(id: "orang", en: "person")
        }
        authenticator.forgetAll()
        return try .json(Wire.OneTimePassword(password: password, until: until.wire), status: .created)
    }

    /// Twenty letters and digits that nobody takes for one another: 100 bits.
    static func makeOneTime() -> String { RandomText.groups(of: 5, count: 4) }
}

/// Random text that people copy by hand.
enum RandomText {
    /// Without i, l, o, u and what they are taken for (Crockford's base 32).
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")

    /// Groups of letters and digits with hyphens between, five bits each.
    static func groups(of length: Int, count: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in
            String((0..<length).map { _ in alphabet[Int.random(in: 0..<32, using: &generator)] })
        }
        .joined(separator: "-")
    }
}
