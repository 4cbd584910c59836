import ArgumentParser
import Domain
import Foundation

/// How an answer is written.
enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// For people.
    case table
    /// The server's JSON, for programs.
    case json
    /// For spreadsheets.
    case csv
}

/// Something that an answer shows.
enum Block: Sendable {
    case card(Card)
    case table(Table)
    case heading(Words)
    /// A sentence.
    case text(String)
}

/// Writes answers in the format asked for.
struct Output: Sendable {
    let format: Format
    let surroundings: Surroundings

    /// Writes an answer: as it came for programs, its blocks for people, the first table or card for spreadsheets.
    func show(_ data: Data, _ blocks: [Block]) {
        switch format {
        case .json: line(data)
        case .csv: csv(blocks)
        case .table: line(Data(blocks.map(text).joined(separator: "\n").utf8))
        }
    }

    /// Writes a list, with a word when it is empty and a hint when there is more.
    func list(_ data: Data, _ table: Table, next: String?, empty: Words) {
        guard format == .table else { return show(data, [.table(table)]) }
        guard !table.rows.isEmpty else { return note(empty) }
        show(data, [.table(table)])
        if let next {
            note(
                Words(
                    id: "… masih ada lagi: --all, atau --cursor \(next)",
                    en: "… there is more: --all, or --cursor \(next)"
                )
            )
        }
    }

    /// Says something beside the answer, to people only.
    func note(_ words: Words) {
        if format == .table { surroundings.complain(words[surroundings.language]) }
    }

    private func csv(_ blocks: [Block]) {
        for block in blocks {
            switch block {
            case .table(let table): return surroundings.write(Data((CSV.mark + table.csv).utf8))
            case .card(let card): return surroundings.write(Data((CSV.mark + card.csv).utf8))
            case .heading, .text: continue
            }
        }
    }

    private func text(_ block: Block) -> String {
        switch block {
        case .card(let card):
            card.told(in: surroundings.zone).text(in: surroundings.language, width: surroundings.width)
        case .table(let table):
            table.told(in: surroundings.zone).text(in: surroundings.language, width: surroundings.width)
        case .heading(let words): "\n" + words[surroundings.language]
        case .text(let text): text.harmless(lines: true)
        }
    }

    private func line(_ data: Data) {
        surroundings.write(data.last == UInt8(ascii: "\n") ? data : data + [UInt8(ascii: "\n")])
    }
}
