import API
import Domain

extension Failure {
    /// What a person reads on standard error: what was refused, why, and what would help.
    func text(in language: Language) -> String {
        guard let problem else {
            return ([sentence(in: language)] + [remedy].compactMap { $0.map { "  → " + $0[language] } })
                .joined(separator: "\n")
        }
        var lines = [Self.headline(problem, in: language)]
        for reason in problem.reasons ?? [] {
            lines.append("  • \(reason.detail) (\(reason.code))")
            lines.append("    → \(reason.remedy)")
        }
        for error in problem.errors ?? [] {
            lines.append("  • \(error.field): \(error.detail) (\(error.code))")
            if let remedy = error.remedy { lines.append("    → \(remedy)") }
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

    private static func headline(_ problem: Wire.Problem, in language: Language) -> String {
        let word =
            switch (language, problem.status) {
            case (.id, 500...): "Gagal"
            case (.en, 500...): "Failed"
            case (.id, _): "Ditolak"
            case (.en, _): "Refused"
            }
        return "\(word): \(problem.detail) (\(problem.code))"
    }
}
