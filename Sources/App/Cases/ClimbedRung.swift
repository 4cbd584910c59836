import API
import Domain
import Foundation

/// A rung that a clock has reached, as the database puts it together.
struct ClimbedRung: Decodable, Sendable {
    let rung: EscalationRung
    let reachedOn: String
    let role: Role?
    /// Seconds since 1970.
    let toldAt: Double?
    let passedOver: [Role]

    /// Its place among the clock's rungs.
    var order: Int { EscalationRung.allCases.firstIndex(of: rung) ?? 0 }
}

extension Wire.ClockRung {
    /// The rung as people read it: who was told, or that nobody could be.
    init(_ climbed: ClimbedRung) {
        let status: String
        let words: Words
        switch climbed.role {
        case let role? where climbed.passedOver.isEmpty:
            status = "told"
            words = Words(id: "Disampaikan kepada \(role.words.id)", en: "Told: \(role.words.en)")
        case let role?:
            status = "passed_up"
            words = Words(
                id: "Dinaikkan kepada \(role.words.id); tidak ada pemegang \(Self.names(climbed.passedOver).id)",
                en: "Passed up to: \(role.words.en); nobody holds \(Self.names(climbed.passedOver).en)"
            )
        case nil:
            status = "unheard"
            words = Words(
                id: "Belum sampai kepada siapa pun; tidak ada pemegang \(Self.names(climbed.passedOver).id)",
                en: "Nobody could be told yet; nobody holds \(Self.names(climbed.passedOver).en)"
            )
        }
        self.init(
            rung: climbed.rung.rawValue,
            words: climbed.rung.words,
            reachedOn: climbed.reachedOn,
            status: status,
            statusWords: words,
            role: climbed.role?.rawValue,
            toldAt: climbed.toldAt.map { Date(timeIntervalSince1970: $0).wire },
            passedOver: climbed.passedOver.isEmpty ? nil : climbed.passedOver.map(\.rawValue)
        )
    }

    private static func names(_ roles: [Role]) -> Words {
        Words(id: roles.map(\.words.id).joined(separator: ", "), en: roles.map(\.words.en).joined(separator: ", "))
    }
}
