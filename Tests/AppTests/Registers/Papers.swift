import Foundation
import HTTPTypes
import Testing

/// What tests of the registers send.
enum Papers {
    /// A reply that was handed in today.
    static let reply: JSON = [
        "kind": "employer_reply", "channel": "by_hand", "sender": "PT Kebun Rekaan", "sender_number": "17/KR/2026",
        "dated_on": .string(ago(2)), "received_on": .string(today), "subject": "Jawaban Nota I",
        "secrecy": "restricted",
    ]
}

extension TestApp {
    /// Registers a paper.
    func register(_ more: [String: JSON] = [:], as person: Person = .inspector) async throws -> JSON {
        try await done(.post, "/v1/incoming-letters", Papers.reply.with(more), as: person)
    }

    /// What somebody sees of the agenda, by number.
    func numbers(_ query: String = "", as person: Person) async throws -> [Int] {
        try await done(.get, "/v1/incoming-letters?\(query)", as: person).items.list.map(\.number.int)
    }
}
