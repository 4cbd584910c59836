import API
import Domain
import Foundation

/// A checklist in a file, to be answered without a connection: all that it asks, the answers that the server has, and those
/// that wait. It is written whole after every answer, so that a crash loses nothing.
struct ChecklistFile: Codable, Sendable {
    let visitId: String
    let checklist: String
    let version: Int
    /// The visit's legal day, on which days in conditions are reckoned.
    let day: String
    let content: Wire.Checklist
    /// What the server has.
    var known: [Wire.ChecklistAnswer]
    /// What it has not confirmed yet.
    var waiting: [Wire.ChecklistAnswerRequest]

    /// Reads a file.
    static func read(_ name: String) throws -> ChecklistFile {
        guard let data = FileManager.default.contents(atPath: name),
            let file = try? Wire.decoder().decode(ChecklistFile.self, from: data)
        else {
            throw Failure.local(
                id: "\(name) bukan berkas daftar periksa.",
                en: "\(name) is no file of a checklist.",
                remedy: Words(
                    id: "Buat dengan: patuh checklists take",
                    en: "Make one with: patuh checklists take"
                )
            )
        }
        return file
    }

    /// Writes it, safe on the disk when this returns.
    func write(_ name: String) throws {
        try PrivateFile.write(try Wire.encoder(pretty: true).encode(self), to: URL(fileURLWithPath: name))
    }

    /// The latest answer to every question, as far as this file knows.
    private var latest: [String: Wire.ChecklistAnswerRequest] {
        let known = known.filter { $0.standing == "current" }.map { answer in
            Wire.ChecklistAnswerRequest(
                id: answer.id,
                question: answer.question,
                code: answer.code,
                number: answer.number,
                day: answer.day,
                text: answer.text,
                answeredAt: answer.answeredAt
            )
        }
        return Dictionary((known + waiting).map { ($0.question, $0) }) { _, later in later }
    }

    /// What is asked and missing with the answers of this file.
    func reading() throws -> ChecklistReading {
        guard let day = LocalDate(day) else {
            throw Failure.local(id: "Tanggal kunjungan rusak.", en: "The visit's day is damaged.")
        }
        return ChecklistReading(content, latest.compactMapValues(\.value), on: day)
    }

    /// Adds an answer in place of all that the file knows of its question; none takes it back.
    mutating func answer(_ question: String, _ value: ChecklistValue?, note: String?, _ surroundings: Surroundings) {
        let seen =
            known.filter { $0.question == question }.map(\.id)
            + waiting.filter { $0.question == question }.map(\.id)
        var request = Wire.ChecklistAnswerRequest(
            id: surroundings.newID(),
            question: question,
            note: note,
            answeredAt: surroundings.now().formatted(.iso8601),
            replaces: seen.isEmpty ? nil : Array(seen.suffix(50))
        )
        switch value {
        case .code(let code): request.code = code
        case .number(let number): request.number = number
        case .day(let day): request.day = day.description
        case .text(let text): request.text = text
        case nil: break
        }
        waiting.append(request)
    }
}

extension Wire.ChecklistAnswerRequest {
    /// The answer as the domain reads it; nil where it was taken back.
    var value: ChecklistValue? {
        if let code { return .code(code) }
        if let number { return .number(number) }
        if let day { return LocalDate(day).map(ChecklistValue.day) }
        return text.map(ChecklistValue.text)
    }
}

extension ChecklistQuestion {
    /// Reads an answer as a person types it; `-` takes one back.
    func read(_ text: String) throws -> ChecklistValue? {
        if text == "-" { return nil }
        let value: ChecklistValue? =
            switch kind {
            case .yesNo, .choice: .code(text)
            case .number: Int(text).map(ChecklistValue.number)
            case .rupiah: (try? Rupiah(text)).map { .number(Int($0.amount)) }
            case .date: LocalDate(text).map(ChecklistValue.day)
            case .text: .text(text)
            }
        guard let value else {
            throw Failure.local(
                id: "\(code): \(text) bukan \(kind == .date ? "tanggal (YYYY-MM-DD)" : "bilangan bulat").",
                en: "\(code): \(text) is no \(kind == .date ? "day (YYYY-MM-DD)" : "whole number")."
            )
        }
        if let words = value.misfit(self) {
            throw Failure.local(id: "\(code): \(words.id)", en: "\(code): \(words.en)")
        }
        return value
    }
}
