import Foundation

@testable import App
@testable import Domain

/// Letters with every part filled in, to be printed.
enum LetterSamples {
    /// 5 October 2026.
    static let day = LetterFixture.day

    /// A letter of a kind in which everything stands that any letter of that kind may show.
    static func full(_ kind: LetterKind, findings: Int = 2, firm: String = "PT Kebun Rekaan") -> LetterContent {
        LetterFixture.whole(kind, findings: findings, firm: firm)
    }

    /// Minutes of a visit with everything that they may say.
    static var visitMinutes: VisitMinutes {
        let letter = full(.inspectionReport)
        return VisitMinutes(
            office: letter.office,
            employer: letter.employer,
            day: day,
            outcome: VisitOutcome.examined.words.id,
            inspectors: [("Sari Rekaan", "197001012000012001")],
            order: ("B.560/SPT.0001/DISNAKERTRANS/IX/2026", day),
            persons: [("Budi Rekaan", "manajer")],
            unionContact: "Serikat Rekaan",
            notes: "Keadaan.",
            evidence: ["Daftar upah"],
            questions: [("Berapa pekerja?", "42")]
        )
    }
}

/// A press that runs as long as a test needs it.
func withPress<Result: Sendable>(
    _ limits: LetterPress.Limits = .init(),
    script: String? = nil,
    _ body: @Sendable (LetterPress) async throws -> Result
) async throws -> Result {
    let press =
        script.map { LetterPress(script: $0, limits: limits, logger: TestDatabases.logger) }
        ?? LetterPress(limits: limits, logger: TestDatabases.logger)
    return try await running(press) { try await body(press) }
}

/// Runs a press beside a body.
func running<Result: Sendable>(_ press: LetterPress, _ body: () async throws -> Result) async throws -> Result {
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await press.run() }
        defer { group.cancelAll() }
        return try await body()
    }
}

/// A program that looks at a PDF.
enum PDFTool {
    /// Runs a program on bytes in a file of its own.
    ///
    /// - Returns: What it wrote, and whether it was content.
    static func run(_ program: String, _ arguments: [String], on pdf: [UInt8]) throws -> (text: String, isContent: Bool)
    {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("letters-\(UUID()).pdf")
        try Data(pdf).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/\(program)")
        process.arguments = arguments.map { $0 == "FILE" ? file.path : $0 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: data, as: UTF8.self), process.terminationStatus == 0)
    }

    /// The text of a PDF, with every run of white space as one blank.
    static func text(_ pdf: [UInt8]) throws -> String {
        try run("pdftotext", ["-layout", "FILE", "-"], on: pdf).text
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// How many pages it has.
    static func pages(_ pdf: [UInt8]) throws -> Int {
        let line = try run("pdfinfo", ["FILE"], on: pdf).text.split(separator: "\n").first { $0.hasPrefix("Pages:") }
        return line.flatMap { Int($0.dropFirst(6).trimmingCharacters(in: .whitespaces)) } ?? 0
    }
}
