import Domain
import Foundation

extension OfficeZone {
    /// An instant of the server's, `2026-11-22T18:28:15Z`, as clocks show it here: "2026-11-23 01:28 WIB". Any other text
    /// stays.
    func told(_ text: String) -> String {
        guard text.count >= 20, text.hasSuffix("Z"),
            text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?Z/) != nil,
            let instant = try? Date(String(text.prefix(19)) + "Z", strategy: .iso8601)
        else { return text }
        let local = instant.addingTimeInterval(Double(secondsFromUTC)).formatted(.iso8601)
        return "\(local.prefix(10)) \(local.dropFirst(11).prefix(5)) \(abbreviation)"
    }
}

extension Card {
    /// With the times of the user's zone.
    func told(in zone: OfficeZone) -> Card {
        Card(fields.map { Field($0.key, $0.title.id, $0.title.en, $0.value.map(zone.told)) })
    }
}

extension Table {
    /// With the times of the user's zone.
    func told(in zone: OfficeZone) -> Table { Table(columns: columns, rows: rows.map { $0.map(zone.told) }) }
}
