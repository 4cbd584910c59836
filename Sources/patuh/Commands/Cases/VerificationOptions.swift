import API
import ArgumentParser
import Domain

/// What a verification found.
struct VerificationOptions: ParsableArguments {
    @Option(
        name: .customLong("finding"),
        help: ArgumentHelp(
            help(
                "Hasil tiap temuan: ID=remedied, unremedied, succeeded atau unfounded; boleh berulang.",
                "Result of each finding: ID=remedied, unremedied, succeeded or unfounded; may be repeated."
            ),
            valueName: "id=outcome"
        )
    )
    var findings: [String] = []

    @Option(help: ArgumentHelp(help("Temuan pengganti: jenisnya.", "Succeeding finding: its kind.")))
    var successorKind: String?

    @Option(help: ArgumentHelp(help("Temuan pengganti: faktanya.", "Succeeding finding: its facts.")))
    var successorFacts: String?

    @Option(
        help: ArgumentHelp(help("Temuan pengganti: pekerja yang terkena.", "Succeeding finding: workers affected."))
    )
    var successorWorkers: Int?

    /// The results that were given; nil without any.
    func outcomes(on day: String, evidence: String?) throws -> [Wire.FindingOutcome]? {
        guard !findings.isEmpty else { return nil }
        return try findings.map { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let id = Input.id(parts[0]) else {
                throw ValidationError(help("Temuan: ID=hasil, bukan \(text)", "A finding is ID=outcome, not \(text)"))
            }
            return Wire.FindingOutcome(
                findingId: id,
                outcome: parts[1],
                evidence: evidence,
                successor: parts[1] == "succeeded" ? successor(on: day, evidence: evidence) : nil
            )
        }
    }

    private func successor(on day: String, evidence: String?) -> Wire.FindingRequest? {
        successorKind.map { kind in
            Wire.FindingRequest(
                kind: kind,
                facts: successorFacts ?? evidence ?? kind,
                workersAffected: successorWorkers,
                occurredOn: day
            )
        }
    }
}
