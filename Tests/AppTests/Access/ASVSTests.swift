import API
import Foundation
import HTTPTypes
import Testing
import Yams

@testable import App
@testable import Domain
@testable import Postgres

/// Items of OWASP's ASVS 4.0.3 at level 2 that are about the whole of the surface, each named by its number. Those that
/// have a home of their own are tested there; `deploy/security.md` lists all of them with their tests.
@Suite("ASVS level 2")
struct ASVSTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test("Every test that the checklist names is there, and no item stands in it twice")
    func checklist() throws {
        let page = try String(contentsOf: Self.root.appendingPathComponent("deploy/security.md"), encoding: .utf8)
        var tests = ""
        let files = FileManager.default.enumerator(
            at: Self.root.appendingPathComponent("Tests"),
            includingPropertiesForKeys: nil
        )
        while let file = files?.nextObject() as? URL {
            if file.pathExtension == "swift" { tests += try String(contentsOf: file, encoding: .utf8) }
        }
        var items: [String] = []
        for line in page.split(separator: "\n") where line.starts(with: /\| V?[0-9]+\.[0-9]/) {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            items += cells[0].split(separator: ", ").map(String.init)
            let names = (cells.last ?? "").matches(of: /`([A-Za-z]+Tests)`/).map { String($0.1) }
            #expect(!names.isEmpty, "\(cells[0]) names no test")
            for name in names { #expect(tests.contains("struct \(name)"), "\(cells[0]): \(name)") }
        }
        #expect(items.count >= 80 && Set(items).count == items.count, "\(items.count)")
    }

    @Test("3.4, 4.2.2, 13.2.3: no answer sets a cookie and none is taken; another site's page gets no leave to read")
    func cookies() async throws {
        try await withApp { app in
            let signedIn = try await app.signIn(Person.inspector.login)
            #expect(signedIn.status == 201 && signedIn.header("Set-Cookie") == nil)
            let token = signedIn.json.token.text
            for cookie in ["token=\(token)", "__Host-session=\(token)", "Authorization=Bearer \(token)"] {
                let headers = ["Cookie": cookie, "Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"]
                let answer = try await app.raw(.get, "/v1/me", headers: headers)
                #expect(answer.status == 401 && answer.header("Set-Cookie") == nil)
                #expect(answer.header("Access-Control-Allow-Origin") == nil)
                #expect(answer.header("Access-Control-Allow-Credentials") == nil)
                let asked = try await app.raw(
                    .options,
                    "/v1/companies",
                    headers: headers.merging(["Access-Control-Request-Method": "POST"]) { $1 }
                )
                #expect(asked.status >= 400 && asked.header("Access-Control-Allow-Methods") == nil)
            }
        }
    }

    @Test("14.4.3, 5.3.3: pages for people hold no script and no style of their own, whatever is asked for in them")
    func pages() async throws {
        try await withSharedApp { app in
            let hostile = "%3Cscript%3Ealert(1)%3C/script%3E%22%20onload=%22x"
            for path in [
                "/complaints", "/complaints/status", "/complaints/\(hostile)", "/verify/\(hostile)",
                "/verify/AAAAAAAAAAAAAAAAAAAAAA", "/complaints?x=\(hostile)",
            ] {
                let answer = try await app.raw(.get, path, headers: ["Accept": "text/html"])
                let policy = answer.header("Content-Security-Policy") ?? ""
                #expect(policy.hasPrefix("default-src 'none'"), "\(path): \(policy)")
                for loose in ["unsafe-inline", "unsafe-eval", "script-src", " *", "http:"] {
                    #expect(!policy.contains(loose), "\(path): \(policy)")
                }
                #expect(answer.header("X-Content-Type-Options") == "nosniff", "\(path)")
                let type = answer.header("Content-Type") ?? ""
                // JSON has no character set to name (RFC 8259 §11).
                #expect(type.contains("charset=utf-8") || type == "application/problem+json", "\(path): \(type)")
                #expect(!answer.text.contains("<script") && !answer.text.contains("onload=\"x"), "\(path)")
                #expect(!answer.text.contains("style=\"") && !answer.text.contains("javascript:"), "\(path)")
            }
        }
    }

    @Test("5.1.5: nothing that a client says leads anybody elsewhere")
    func redirects() async throws {
        try await withSharedApp { app in
            let lure = "?next=https://x.example&url=//x.example&redirect_uri=https://x.example&return=/\\x.example"
            for endpoint in app.service.routes.endpoints where endpoint.method == .get {
                let path = endpoint.path.replacing(/\{[a-z_]+\}/, with: newID())
                let answer = try await app.raw(
                    .get,
                    path + lure,
                    token: Person.coordinator.token,
                    headers: ["Host": "x.example", "X-Forwarded-Host": "x.example"]
                )
                #expect(!(300..<400).contains(answer.status), "\(path): \(answer.status)")
                #expect(answer.header("Location")?.contains("x.example") != true, "\(path)")
            }
        }
    }

    @Test("3.1.1, 8.3.1, 13.1.3: no secret stands in an address, by the contract")
    func addresses() throws {
        let root = try Yams.load(yaml: Wire.document()) as? [String: Any] ?? [:]
        let paths = root["paths"] as? [String: [String: Any]] ?? [:]
        let secrets: Set<String> = ["password", "token", "secret", "new_password", "nik", "api_key", "session"]
        for (path, item) in paths {
            for value in item.values {
                let parameters = (value as? [String: Any])?["parameters"] as? [[String: Any]] ?? []
                for parameter in parameters where parameter["in"] as? String == "query" {
                    #expect(!secrets.contains(parameter["name"] as? String ?? ""), "\(path)")
                }
            }
            // What a letter bears for everybody to see is no secret.
            #expect(!path.contains("{token}") || path.hasPrefix("/verify/"), "\(path)")
        }
    }

    @Test("13.2.1, 14.5.1: a method that a path does not serve is refused, whoever asks")
    func methods() async throws {
        try await withSharedApp { app in
            for name in ["TRACE", "CONNECT", "PROPFIND", "DELETE", "PUT"] {
                let method = try #require(HTTPRequest.Method(name))
                for token in [nil, Person.administrator.token] {
                    let answer = try await app.raw(method, "/v1/companies", token: token)
                    #expect([404, 405].contains(answer.status), "\(name): \(answer.status)")
                }
            }
        }
    }

    @Test("13.1.5, 13.2.5: what is not of the type that is asked for is refused unread")
    func types() async throws {
        try await withSharedApp { app in
            let body = Data(#"{"name": "PT Rekaan", "region_code": "62.02"}"#.utf8)
            for type in ["text/plain", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded"] {
                let answer = try await app.raw(
                    .post,
                    "/v1/companies",
                    body,
                    type: type,
                    token: Person.inspector.token
                )
                #expect(answer.status == 415, "\(type): \(answer.status)")
            }
        }
    }

    @Test("7.4.1: a fault of ours tells its reader a number to ask by and nothing of what happened")
    func faults() async throws {
        try await withApp { app in
            try await app.change("ALTER TABLE office RENAME COLUMN zone TO zona_rusak")
            let answer = try await app.get("/v1/offices", as: .inspector)
            #expect(answer.status == 500 && !answer.json.request_id.text.isEmpty)
            for hint in ["zona", "zone", "column", "SELECT", "office_territory", "Postgres"] {
                #expect(!answer.text.contains(hint), "\(answer.text)")
            }
        }
    }
}
