import API
import Foundation
import HTTPTypes
import Testing
import Yams

@testable import App
@testable import Domain
@testable import Postgres

/// Everything that everybody can read about a firm, in one of two worlds that differ in nothing but a complaint.
struct TwinWorld: Sendable {
    /// What was answered, by reader and address, without identities and times.
    private(set) var answers: [String: String] = [:]
    /// The trail's lines.
    private(set) var trail: [String] = []
    /// What is counted, without durations.
    private(set) var metrics: [String] = []
    /// Each letter as PDF, as text.
    private(set) var papers: [String] = []

    /// Looks at everything as everybody, while letters are printed.
    ///
    /// - Parameter complaint: The complaint of this world; another identity where there was none.
    init(_ story: Story, complaint: String) async throws {
        let app = story.app
        var names = Pseudonyms()
        let counted = try await app.raw(.get, "/metrics").text
        metrics = counted.split(separator: "\n").map(String.init).filter { line in
            Self.counters.contains(where: line.hasPrefix) && !line.contains("complaint")
        }.sorted()
        trail = try await app.superuser.query(
            "SELECT operation || ' ' || coalesce(actor_id::text, '') || ' ' || details::text FROM audit_entry ORDER BY id"
        ).map { row in
            let line: String = try row.column(0)
            var its = names
            defer { if !line.contains("complaint") { names = its } }
            return its.hide(line)
        }
        let letters = try await app.done(.get, "/v1/cases/\(story.caseID)/letters", as: .coordinator).items.list
        let ids = [
            "companies": [story.firm.id], "cases": [story.caseID], "inspections": [story.inspectionID],
            "letters": letters.map(\.letter.id.text), "complaints": [complaint],
        ]
        for id in ids.sorted(by: { $0.key < $1.key }).flatMap(\.value) { _ = names.hide(id) }
        for (path, kinds) in try Self.paths().sorted(by: { $0.key < $1.key }) {
            for address in Self.addresses(path, ids) {
                for person in Person.allCases {
                    for kind in kinds {
                        let answer = try await app.get(address, as: person, headers: ["Accept": kind])
                        let place = "\(person) \(names.hide(address)) \(kind)"
                        let type = answer.header("Content-Type") ?? ""
                        // A spreadsheet is an archive with times in it; its rows are those of the other forms.
                        let body = type.contains("sheet") || type.contains("pdf") ? "" : Self.inOrder(answer, address)
                        // What is seen of a complaint must not count among the identities seen of everything else.
                        var its = names
                        answers[place] = "\(answer.status) \(type) \(its.hide(body))"
                        if !address.contains("complaint") { names = its }
                    }
                }
            }
        }
        for letter in letters {
            // The address for verification is broken where its cell ends.
            let token = letter.verification_url.text.split(separator: "/").last.map(String.init) ?? ""
            let pdf = try await app.paper(letter.letter.id.text, as: .inspector).data
            let text = try PDFTool.text(Array(pdf)).filter { !$0.isWhitespace }
            papers.append(names.hide(text.replacing(token, with: "TOKEN")))
        }
    }

    /// The text of an answer. Clocks that one act started on one day stand in the order of their identities, which is
    /// chance.
    private static func inOrder(_ answer: Answer, _ address: String) -> String {
        if address.hasSuffix("/changes"), answer.status == 200 {
            // Where to go on is a time and an identity, in a form of its own.
            return String(decoding: answer.json.with(["next": "CURSOR"]).data, as: UTF8.self)
        }
        if address.hasSuffix("/life"), answer.status == 200 {
            // What was known within one second stands in the order of cause and effect, and seconds begin by chance.
            let entries = answer.json.entries.list.sorted { lifeKey($0).lexicographicallyPrecedes(lifeKey($1)) }
            return String(decoding: answer.json.with(["entries": .array(entries)]).data, as: UTF8.self)
        }
        guard address.hasSuffix("/clocks"), answer.status == 200 else { return answer.text }
        let items = answer.json.items.list.sorted { $0.kind.text < $1.kind.text }
        return String(decoding: answer.json.with(["items": .array(items)]).data, as: UTF8.self)
    }

    private static func lifeKey(_ entry: JSON) -> [String] {
        [entry.kind.text, entry.occurred_on.text, entry["text"].text, entry.person.name.text]
    }

    private static let counters = [
        "patuh_cases_", "patuh_jobs{", "patuh_ladder_", "patuh_http_requests_total", "patuh_problems_total",
        "patuh_refusal_reasons_total", "patuh_idempotent_repeats_total",
    ]

    /// What is the same for everybody at any time, and no firm stands in.
    private static let aside = [
        "/metrics", "/openapi.json", "/healthz", "/readyz", "/v1/procedures", "/v1/parameters", "/v1/calendar",
        "/v1/offices",
    ]

    /// The GET paths of the contract, each with the media types in which it answers.
    private static func paths() throws -> [String: [String]] {
        let root = try Yams.load(yaml: Wire.document()) as? [String: Any] ?? [:]
        let all = root["paths"] as? [String: [String: Any]] ?? [:]
        return all.compactMapValues { item in
            guard let get = item["get"] as? [String: Any], let responses = get["responses"] as? [String: [String: Any]]
            else { return nil }
            return (responses["200"]?["content"] as? [String: Any])?.keys.sorted()
        }.filter { path, _ in !aside.contains(where: path.hasPrefix) }
    }

    /// A path with the identities that it may be asked for; none where it is about something else.
    private static func addresses(_ path: String, _ ids: [String: [String]]) -> [String] {
        guard path.contains("{") else { return [path] }
        guard path.filter({ $0 == "{" }).count == 1 else { return [] }
        let known = ids[path.split(separator: "/").dropFirst().first.map(String.init) ?? ""] ?? []
        return known.map { path.replacing("{id}", with: $0) }.filter { !$0.contains("{") }
    }
}

/// Takes out of a text what is never the same twice: identities, times, hashes and what is made of them.
struct Pseudonyms {
    private var names: [String: Int] = [:]

    private static let id = pattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
    private static let others: [(NSRegularExpression, String)] = [
        (pattern("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z"), "TIME"),
        (pattern("[0-9a-f]{64}"), "HASH"), (pattern("/verify/[A-Za-z0-9_-]{22,64}"), "/verify/TOKEN"),
        (pattern("\"next_cursor\":\"[^\"]*\""), "CURSOR"), (pattern("\"request_id\":\"[^\"]*\""), "REQUEST"),
        // A file is as long as its code of verification makes it.
        (pattern("\"bytes\":\\d+"), "BYTES"),
        // Auditors read which number an entry has among all, and may see that some are not for them: never of what.
        (pattern("\"number\":\\d+,\"operation\""), "NUMBER"), (pattern("\"unsealed\":\\d+"), "UNSEALED"),
        // From where a session was used is noted once a minute: not yet, where a test comes soon after the sessions.
        (pattern(",\"last_used_from\":\"[^\"]*\""), ""),
        // The drawing of a QR code is its token in another form.
        (pattern("name=\"nonce\" value=\"[0-9a-f]{32}\""), "NONCE"), (pattern("<svg[\\s\\S]*?</svg>"), "DRAWING"),
    ]

    private static func pattern(_ text: String) -> NSRegularExpression {
        do { return try NSRegularExpression(pattern: text) } catch { preconditionFailure("\(text): \(error)") }
    }

    mutating func hide(_ text: String) -> String {
        let shown = NSMutableString(string: text)
        let found = Self.id.matches(in: text, range: NSRange(location: 0, length: shown.length))
        let written = found.map { match in
            let id = shown.substring(with: match.range)
            let number = names[id] ?? names.count
            names[id] = number
            return (match.range, "ID\(number)")
        }
        for (range, name) in written.reversed() { shown.replaceCharacters(in: range, with: name) }
        for (pattern, name) in Self.others {
            let whole = NSRange(location: 0, length: shown.length)
            _ = pattern.replaceMatches(in: shown, range: whole, withTemplate: name)
        }
        return "\(shown)"
    }
}
