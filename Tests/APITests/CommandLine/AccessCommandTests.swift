import Foundation
import Testing

@testable import patuh

@Suite("Sign-in, tokens, people and posts at the command line")
struct AccessCommandTests {
    private static func problem(_ status: Int, _ code: String) -> (Int, String) {
        (status, #"{"type":"/problems/\#(code)","title":"t","status":\#(status),"detail":"d","code":"\#(code)"}"#)
    }

    @Test("A sign-in goes on with what the server says is missing, and stops where nothing helps")
    func missing() async {
        let stage = Stage(
            environment: [
                "PATUH_TOKEN": "", "PATUH_PASSWORD": "lama", "PATUH_CODE": "123456", "PATUH_NEW_PASSWORD": "baru",
            ]
        ) { seen in
            if seen.object["code"] == nil { return Self.problem(401, "second_factor_required") }
            if seen.object["new_password"] == nil { return Self.problem(403, "password_change_required") }
            return (201, Stage.example("Session"))
        }
        #expect(await stage.run("login", "pengawas") == 0)
        #expect(stage.seen.count == 3)
        #expect(
            stage.seen[2].object as? [String: String] == [
                "login": "pengawas", "password": "lama", "code": "123456", "new_password": "baru",
            ]
        )
        let wrong = Stage(environment: ["PATUH_TOKEN": "", "PATUH_PASSWORD": "lama"]) { _ in
            Self.problem(401, "second_factor_required")
        }
        #expect(await wrong.run("login", "pengawas", "--code", "000000") == 1)
        #expect(wrong.seen.count == 1)
    }

    @Test("An authenticator is enrolled with secret and first code, and the recovery codes are shown")
    func enrol() async {
        let stage = Stage(environment: ["PATUH_PASSWORD": "lama", "PATUH_CODE": "123456"]) { seen in
            seen.method == "POST"
                ? (201, Stage.example("SecondFactorEnrolment")) : (200, Stage.example("RecoveryCodes"))
        }
        #expect(await stage.run("second-factor", "enrol", "pengawas") == 0)
        #expect(stage.seen.map(\.path) == ["/v1/second-factor", "/v1/second-factor"])
        #expect(stage.seen[1].object["code"] as? String == "123456")
        #expect(stage.error.contains("JBSWY3DPEHPK3PXP") && stage.out.contains("k7mq-2x9d"))
    }

    @Test(
        "Each command asks for what it says",
        arguments: [
            (["sessions", "list"], "GET /v1/sessions"), (["sessions", "end", "--others"], "DELETE /v1/sessions"),
            (["sessions", "end", Known.firm], "DELETE /v1/sessions/\(Known.firm)"),
            (["sessions", "end", "--person", Known.firm], "DELETE /v1/people/\(Known.firm)/sessions"),
            (["tokens", "make", "Laporan", "--reads-only"], "POST /v1/tokens"), (["people"], "GET /v1/people"),
            (["people", "add", "baru", "--name", "Baru"], "POST /v1/people"),
            (["people", "one-time-password", Known.firm], "POST /v1/people/\(Known.firm)/one-time-password"),
            (
                ["people", "link", Known.firm, "--issuer", "https://x.example", "--subject", "s"],
                "POST /v1/people/\(Known.firm)/identities"
            ),
            (["posts", "list"], "GET /v1/posts"),
            (["posts", "give", "baru", "--role", "inspector", "--office", Known.firm], "POST /v1/posts"),
            (["posts", "end", Known.firm, "--to", "-1"], "PUT /v1/posts/\(Known.firm)/end"),
            (["access-rules"], "GET /v1/access-rules"),
            (["access-rules", "set", "second_factor.auditor", "1", "--basis", "x"], "POST /v1/access-rules"),
            (
                ["access-rules", "set", "second_factor.everyone", "1", "--office", Known.firm, "--basis", "x"],
                "POST /v1/access-rules"
            ),
            (["access-events", "--person", Known.firm], "GET /v1/access-events?person_id=\(Known.firm)"),
            (
                ["people", "remove-second-factor", Known.firm, "--reason", "Telepon hilang"],
                "POST /v1/people/\(Known.firm)/second-factor/removal"
            ),
            (["offices"], "GET /v1/offices"),
            (["offices", "add", "kc-x", "--kind", "bpjs_branch", "--name", "Cabang X"], "POST /v1/offices"),
            (["offices", "rename", Known.firm, "Cabang Y"], "PATCH /v1/offices/\(Known.firm)"),
            (["offices", "territory", Known.firm], "GET /v1/offices/\(Known.firm)/territories"),
            (
                ["offices", "give-region", Known.firm, "62.02", "--basis", "x"],
                "POST /v1/offices/\(Known.firm)/territories"
            ),
            (
                ["offices", "end-region", Known.firm, "62.02", "--to", "-1"],
                "PUT /v1/offices/\(Known.firm)/territories/62.02/end"
            ),
            (["password"], "PUT /v1/me/password"), (["second-factor", "show"], "GET /v1/me/second-factor"),
        ]
    )
    func asks(arguments: [String], request: String) async {
        let secrets = ["PATUH_PASSWORD": "lama", "PATUH_NEW_PASSWORD": "baru"]
        let stage = Stage(environment: secrets) { seen in
            switch "\(seen.method) \(seen.path)" {
            case "GET /v1/sessions": (200, Stage.page([Stage.example("SignInSession")]))
            case "GET /v1/people": (200, Stage.page([Stage.example("Person")]))
            case "GET /v1/posts": (200, Stage.page([Stage.example("GivenPost")]))
            case "GET /v1/access-rules": (200, Stage.page([Stage.example("AccessRule")]))
            case "GET /v1/me/second-factor": (200, Stage.example("SecondFactor"))
            case "POST /v1/tokens": (201, Stage.example("Token"))
            case "POST /v1/people": (201, Stage.example("Person"))
            case "POST /v1/posts", "PUT /v1/posts/\(Known.firm)/end": (200, Stage.example("GivenPost"))
            case "POST /v1/access-rules": (201, Stage.example("AccessRule"))
            case let path where path.hasPrefix("GET /v1/access-events"):
                (200, Stage.page([Stage.example("AccessEvent")]))
            case "GET /v1/offices": (200, Stage.page([Stage.example("Office")]))
            case "POST /v1/offices", "PATCH /v1/offices/\(Known.firm)": (200, Stage.example("Office"))
            case "GET /v1/offices/\(Known.firm)/territories": (200, Stage.page([Stage.example("Territory")]))
            case let path where path.contains("/territories"): (200, Stage.example("Territory"))
            case let path where path.hasSuffix("one-time-password"): (201, Stage.example("OneTimePassword"))
            case let path where path.hasSuffix("identities"): (201, Stage.example("Identity"))
            case "DELETE /v1/sessions", "DELETE /v1/people/\(Known.firm)/sessions":
                (200, Stage.example("EndedSessions"))
            default: (204, "")
            }
        }
        #expect(await stage.run(arguments) == 0, "\(stage.error)")
        #expect(stage.seen.map { "\($0.method) \($0.path)" } == [request])
    }
}
