import Domain
import NIOCore
import Postgres

/// The answer to the branch's question as JSON, written straight from the rows.
struct NoncomplianceText {
    let question: NoncomplianceQuestion

    /// A page, as `Wire.NoncompliantCompanyPage` reads it.
    func page(_ firms: some Collection<NoncompliantFirm>, next: String?) -> ByteBuffer {
        var writer = JSONWriter(capacity: 1024 + firms.count * 1400)
        writer.literal("{\"as_of\":")
        writer.string(question.asOf.description)
        writer.literal(",\"basis\":")
        writer.string(question.basis.rawValue)
        writer.literal(",\"items\":[")
        for (index, firm) in firms.enumerated() {
            if index > 0 { writer.literal(",") }
            write(firm, &writer)
        }
        writer.literal("],\"next_cursor\":")
        if let next { writer.string(next) } else { writer.literal("null") }
        writer.literal("}")
        return writer.buffer
    }

    /// Firms, a line each.
    func lines(_ firms: [NoncompliantFirm]) -> ByteBuffer {
        var writer = JSONWriter(capacity: firms.count * 1400)
        for firm in firms {
            write(firm, &writer)
            writer.literal("\n")
        }
        return writer.buffer
    }

    private func write(_ firm: NoncompliantFirm, _ writer: inout JSONWriter) {
        let row = firm.row
        writer.literal("{\"as_of\":")
        writer.string(question.asOf.description)
        writer.literal(",\"basis\":")
        writer.string(question.basis.rawValue)
        writer.literal(",")
        writer.field("\"branch\":", row, 8)
        writer.field("\"company_id\":", row, 0)
        writer.field("\"due_on\":", firm.dueOn)
        writer.literal("\"findings\":[")
        for (index, (row, fact)) in zip(firm.rows, firm.facts).enumerated() {
            if index > 0 { writer.literal(",") }
            write(fact, row, &writer)
        }
        writer.literal("],")
        if let action = firm.lastAction {
            writer.literal("\"last_action\":{\"action\":")
            writer.string(action.code)
            writer.literal(",\"words\":")
            writer.words(action.words)
            writer.literal("},")
        }
        writer.field("\"last_occurred_on\":", firm.lastOccurredOn)
        writer.field("\"name\":", row, 2)
        writer.field("\"nib\":", row, 6)
        writer.field("\"npwp\":", firm.taxNumber)
        writer.field("\"region_code\":", row, 4)
        writer.field("\"region_name\":", row, 5)
        writer.literal("\"statement\":")
        writer.words(firm.statement(question.basis))
        if !row.isNull(column: 3) {
            writer.literal(",\"trade_name\":")
            writer.string(row, 3)
        }
        writer.literal("}")
    }

    private func write(_ fact: NoncomplianceFact, _ row: Row, _ writer: inout JSONWriter) {
        writer.literal("{")
        writer.field("\"case_id\":", row, 15)
        writer.field("\"kind\":", row, 10)
        writer.field("\"since\":", row, 11)
        if let state = fact.stateText {
            writer.json(state.state)
            writer.literal(",")
        }
        writer.literal("\"words\":")
        if question.basis == .finding, let words = KindText.words[fact.kind] {
            writer.json(words)
        } else {
            writer.words(fact.words)
        }
        if !row.isNull(column: 12) {
            writer.literal(",\"workers_affected\":")
            writer.bare(row, 12)
        }
        writer.literal("}")
    }
}

/// The kinds of findings in words, as JSON made once.
private enum KindText {
    static let words: [FindingKind: [UInt8]] = Dictionary(
        uniqueKeysWithValues: FindingKind.allCases.map { ($0, (try? Array(json: $0.words)) ?? []) }
    )
}
