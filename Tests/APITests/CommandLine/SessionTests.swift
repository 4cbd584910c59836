import Foundation
import Testing

@testable import patuh

@Suite("Signing in and out")
struct SessionTests {
    @Test("The token is kept by server, readable by its owner alone, and never shown")
    func login() async throws {
        let stage = Stage(environment: ["PATUH_TOKEN": "", "PATUH_PASSWORD": "rahasia"]) { seen in
            switch seen.path {
            case "/v1/sessions": (201, Stage.example("Session"))
            case "/v1/sessions/current": (204, "")
            default: (200, Stage.example("Me"))
            }
        }
        #expect(await stage.run("login", "pengawas.sampit") == 0)
        #expect(stage.seen[0].object["password"] as? String == "rahasia")
        #expect(stage.seen[0].headers["Authorization"] == nil)
        #expect(!stage.out.contains("bukan-token-sungguhan"))
        let file = stage.home.appending(path: ".config/patuh/credentials.json")
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path())
        #expect(attributes[.posixPermissions] as? Int == 0o600)

        stage.clear()
        #expect(await stage.run("whoami") == 0)
        #expect(stage.seen[0].headers["Authorization"] == "Bearer bukan-token-sungguhan")
        #expect(stage.out.contains("Rahmat Fiktif"))

        #expect(await stage.run("logout") == 0)
        #expect(await stage.run("whoami") == 1)
        #expect(stage.error.contains("patuh login"))
    }

    @Test("Several people sign in on one machine; the last acts unless another is named")
    func several() async {
        let stage = Stage(environment: ["PATUH_TOKEN": "", "PATUH_PASSWORD": "rahasia"]) { seen in
            guard seen.path == "/v1/sessions", let login = seen.object["login"] as? String else {
                return (200, Stage.example("Me"))
            }
            return (201, Stage.example("Session", ["token": "token-\(login)"]))
        }
        #expect(await stage.run("login", "pengawas") == 0)
        #expect(await stage.run("login", "kadis") == 0)
        stage.clear()
        #expect(await stage.run("whoami") == 0)
        #expect(await stage.run("whoami", "--as", "pengawas") == 0)
        #expect(await stage.run("whoami", "--as", "siapa") == 1)
        #expect(stage.seen.map { $0.headers["Authorization"] } == ["Bearer token-kadis", "Bearer token-pengawas"])
        #expect(stage.error.contains("patuh login siapa"))
    }

    @Test("Without a password nothing is asked of the server")
    func passwordless() async {
        let stage = Stage { _ in nil }
        #expect(await stage.run("login", "pengawas.sampit") == 1)
        #expect(stage.seen.isEmpty)
    }

    @Test("A worthless token asks for another sign-in")
    func expired() async {
        let stage = Stage { _ in
            (401, #"{"type":"about:blank","title":"t","status":401,"detail":"Sesi berakhir.","code":"unauthorized"}"#)
        }
        #expect(await stage.run("whoami") == 1)
        #expect(stage.error.contains("patuh login"))
    }

    @Test("What is not Patuh is told apart")
    func stranger() async {
        let stage = Stage { _ in (404, "<html>") }
        #expect(await stage.run("whoami") == 1)
        #expect(stage.error.contains("404"))
        let odd = Stage { _ in (200, "<html>") }
        #expect(await odd.run("whoami") == 1)
        #expect(odd.error.contains("tidak dapat dibaca"))
    }
}
