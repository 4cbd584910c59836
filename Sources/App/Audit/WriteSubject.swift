import API
import Domain
import Foundation
import HTTPTypes

/// What a write was about, read from its path, its body and its answer: no operation has to say it again, and none can
/// forget it.
struct WriteSubject: Sendable {
    /// The identity of the thing; `nil` where things of its kind have a name instead.
    let id: UUID?
    /// What the trail keeps beside it.
    let details: Wire.AuditDetails
    /// Why something was corrected.
    let reason: String?

    /// Whether the entry says what it is about.
    var isNamed: Bool { id != nil || details.subject != nil }

    /// Corrections: their reason is what the entry says they are for.
    static let corrections: Set<String> = [
        "POST /v1/data-subjects/corrections", "PATCH /v1/companies/{id}", "POST /v1/parameters",
    ]

    /// What names a thing without identity in its answer, where the path does not.
    private static let names = ["key", "kind", "retention", "year", "version", "number"]

    /// - Parameters:
    ///   - subject: The thing, where neither path nor answer tells.
    ///   - reply: The answer.
    init(_ call: Call, subject: UUID? = nil, _ reply: Reply? = nil) {
        let asked = Self.object(call.body)
        var answer: [String: Any] = [:]
        if case .json(let data)? = reply?.body { answer = Self.object(data) }
        let rule = answer["rule"] as? [String: Any]
        let made = Self.id(answer["id"]) ?? Self.id(rule?["id"])
        let path = call.pathParameters["id"].flatMap(UUID.init)
        id = subject ?? path ?? Self.id(asked["record_id"]) ?? made
        var details = Wire.AuditDetails()
        if let made, made != id { details.made = made.uuidString.lowercased() }
        if let event = answer["event"] as? [String: Any] {
            // What investigators do is theirs, in the trail too; that somebody did something is not.
            let states = ["from_state", "to_state"].compactMap { event[$0] as? String }
            if !states.contains(where: { ClosedFiles.states.contains($0) || $0 == ClosedFiles.followedUp }) {
                details.event = event["seq"] as? Int
                details.action = event["action"] as? String
            }
        }
        if id == nil { details.subject = Self.name(call, answer) }
        self.details = details
        let isCorrection = Self.corrections.contains("\(call.method.rawValue) \(call.route)")
        reason = isCorrection ? (asked["reason"] as? String).map(Self.line) : nil
    }

    /// A step whose answer is written from what is stored, and names neither action nor event.
    init(_ call: Call, event: Int, _ action: CaseAction) {
        id = call.pathParameters["id"].flatMap(UUID.init)
        details = Wire.AuditDetails(action: action.code, event: event)
        reason = nil
    }

    private static func object(_ data: Data) -> [String: Any] {
        guard !data.isEmpty else { return [:] }
        return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
    }

    private static func id(_ value: Any?) -> UUID? { (value as? String).flatMap(UUID.init) }

    /// The parameters of the path in their order, and what the answer calls the thing: `first_note/3`.
    private static func name(_ call: Call, _ answer: [String: Any]) -> String? {
        let inPath = call.route.split(separator: "/").filter { $0.hasPrefix("{") }
            .map { String($0.dropFirst().dropLast()) }
        var parts = inPath.compactMap { call.pathParameters[$0] }
        for name in Self.names where !inPath.contains(name) {
            switch answer[name] {
            case let text as String: parts.append(text)
            case let number as Int: parts.append(String(number))
            default: continue
            }
        }
        return parts.isEmpty ? nil : String(parts.joined(separator: "/").prefix(200))
    }

    /// A text on one line, as long as a purpose may be.
    private static func line(_ text: String) -> String {
        let clean = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) }
        return String(String(clean).prefix(300))
    }
}
