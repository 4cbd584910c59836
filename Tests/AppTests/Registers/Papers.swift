import Foundation
import HTTPTypes
import Testing

@testable import Postgres

/// What tests of the registers send.
enum Papers {
    /// A reply that was handed in today.
    static let reply: JSON = [
        "kind": "employer_reply", "channel": "by_hand", "sender": "PT Kebun Rekaan", "sender_number": "17/KR/2026",
        "dated_on": .string(ago(2)), "received_on": .string(today), "subject": "Jawaban Nota I",
        "secrecy": "ordinary",
    ]

    /// A row of an office's agenda, as the service would write it.
    static func row(_ office: String, corrects: String? = nil, reason: String? = "x", day: Int = 0) -> SQL {
        """
        INSERT INTO incoming_letter (id, office_id, kind, channel, sender, received_on, subject, secrecy, corrects, reason)
        SELECT gen_random_uuid(), o.id, 'other', 'post', 'Siapa', current_date - \(day)::integer, 'Hal', 'ordinary',
            \(corrects)::uuid, \(reason) FROM office o WHERE o.code = \(office)
        """
    }
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
