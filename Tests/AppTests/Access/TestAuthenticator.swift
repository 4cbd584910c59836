import Foundation
import HTTPTypes
import Testing

/// An authenticator as people have it on their phones.
enum TestAuthenticator {
    /// What `oathtool`, an implementation of somebody else's, says the code is, so many steps from now.
    static func code(_ secret: String, in steps: Int = 0) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/oathtool")
        let at = Int(Date().timeIntervalSince1970) + 30 * steps
        process.arguments = ["--totp", "--base32", "--now=@\(at)", secret]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw TestFailure("oathtool") }
        return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    static func body(_ person: Person, _ code: String? = nil) -> JSON {
        var body: [String: JSON] = ["login": .string(person.login), "password": .string(Person.password)]
        if let code { body["code"] = .string(code) }
        return .object(body)
    }

    /// Enrols a factor with the present code; what comes next is the code of the next step.
    static func enrol(_ app: TestApp, _ person: Person) async throws -> (secret: String, codes: [String]) {
        let begun = try await app.send(.post, "/v1/second-factor", body(person), as: nil)
        #expect(begun.status == 201)
        let secret = begun.json.secret.text
        #expect(begun.json.uri.text.contains(secret) && begun.json.qr.text.hasPrefix("<svg"))
        let confirmed = try await app.send(.put, "/v1/second-factor", body(person, try code(secret)), as: nil)
        #expect(confirmed.status == 200, "\(confirmed.text)")
        return (secret, confirmed.json.codes.list.map(\.text))
    }
}
