import API
import ArgumentParser
import Domain

extension Failure {
    /// What a person reads on standard error: what was refused, why, and what would help.
    ///
    /// - Parameter command: The command that was refused, in whose options it is told.
    func text(in language: Language, to command: (any ParsableCommand.Type)? = nil) -> String {
        guard let problem else {
            return ([sentence(in: language)] + [remedy].compactMap { $0.map { "  → " + $0[language] } })
                .joined(separator: "\n")
        }
        let terms = CommandTerms(command, key: key)
        func told(_ text: String) -> String { terms.text(text, in: language) }
        var lines = [Self.headline(problem, told(problem.detail), in: language)]
        for reason in problem.reasons ?? [] {
            lines.append("  • \(told(reason.detail)) (\(reason.code))")
            lines.append("    → \(told(reason.remedy))")
        }
        for error in problem.errors ?? [] {
            let field = terms.field(error.field, in: language).map { $0 + ": " } ?? ""
            lines.append("  • \(field)\(told(error.detail)) (\(error.code))")
            if let remedy = error.remedy { lines.append("    → \(told(remedy))") }
        }
        if let version = problem.currentVersion {
            lines.append(
                language == .id
                    ? "  Versi sekarang: \(version). Lihat lagi keadaannya, lalu putuskan."
                    : "  Present version: \(version). Look again, then decide."
            )
        }
        if let remedy { lines.append("  → " + remedy[language]) }
        return lines.joined(separator: "\n").harmless(lines: true)
    }

    private func sentence(in language: Language) -> String {
        (language == .id ? "Gagal: " : "Failed: ") + message[language].harmless(lines: true)
    }

    private static func headline(_ problem: Wire.Problem, _ detail: String, in language: Language) -> String {
        let word =
            switch (language, problem.status) {
            case (.id, 500...): "Gagal"
            case (.en, 500...): "Failed"
            case (.id, _): "Ditolak"
            case (.en, _): "Refused"
            }
        return "\(word): \(detail) (\(problem.code))"
    }
}
