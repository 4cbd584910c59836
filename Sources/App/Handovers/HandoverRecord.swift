import API
import Domain
import Foundation

/// How a list stood, as it is kept for a meeting: nothing that only one side may read.
struct HandoverRecord: Codable, Sendable {
    /// A line of it.
    struct Line: Codable, Sendable {
        let line: Int
        let name: String
        let stage: HandoverStage
        let paid: Int64
        let workersCovered: Int
    }

    let title: String
    let status: HandoverStatus
    let handedOn: String
    let totals: Wire.HandoverTotals
    let lines: [Line]

    init(_ list: Wire.Handover, _ entries: [HandoverEntry]) throws {
        guard let status = HandoverStatus(rawValue: list.status) else { throw Problem.internal }
        title = list.title
        self.status = status
        handedOn = list.handedOn
        totals = HandoverEntry.totals(entries)
        lines = entries.map { entry in
            Line(
                line: entry.line,
                name: entry.name,
                stage: entry.fact.stage,
                paid: entry.fact.paid,
                workersCovered: entry.fact.workers
            )
        }
    }

    /// The lines that stand elsewhere, or have brought something, since an earlier record.
    func changes(since earlier: HandoverRecord) -> [Wire.HandoverChange] {
        let before = Dictionary(uniqueKeysWithValues: earlier.lines.map { ($0.line, $0) })
        return lines.compactMap { now in
            guard let then = before[now.line],
                then.stage != now.stage || then.paid != now.paid || then.workersCovered != now.workersCovered
            else { return nil }
            return Wire.HandoverChange(
                line: now.line,
                name: now.name,
                from: then.stage.rawValue,
                fromWords: then.stage.words,
                to: now.stage.rawValue,
                toWords: now.stage.words,
                paid: now.paid - then.paid,
                workersCovered: now.workersCovered - then.workersCovered
            )
        }
    }
}
