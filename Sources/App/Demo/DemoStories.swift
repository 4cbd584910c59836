import API
import Domain

/// How far the cases of the demonstration have come. Days count back from today, so that deadlines always lie around
/// the day on which the data is loaded.
enum DemoStories {
    /// One act of a story, with the day on which it is done.
    enum Act {
        case propose(Int)
        case order(Int, validFor: Int = 120)
        case visit(Int, VisitOutcome = .examined)
        case finding(Int, FindingKind, workers: Int)
        /// The checklist of the latest visit is answered and completed, and what it proposes becomes a finding.
        case checklist(Int, workers: Int)
        /// Any other act of a case, by its code.
        ///
        /// - `outcomes`: What a verification finds of the open findings, in their order; the last holds for the rest.
        /// - `saying`: What the act says beside its day.
        /// - `until`: The last day of what it agrees or gives, counted like every other.
        case step(
            Int,
            String,
            by: Actor,
            outcomes: [VerificationResult] = [],
            saying: Wire.StepDetails = Wire.StepDetails(),
            until: Int? = nil
        )
        case deliver(Int, DeliveryKind = .signedReceipt)
        case indicate(Int, FindingKind)
        /// The story goes on in the firm's case of the other track.
        case turn(to: Track)
        /// The firm moves to another regency, as its record is corrected today.
        case move(to: String)
    }

    /// Whose hand an act is.
    enum Actor {
        case inspector, coordinator, divisionHead, officeHead, investigator
        case bpjsOfficer, bpjsExaminer, bpjsBranchHead, licensing
    }
}

extension [VerificationResult] {
    /// What was found of one of several findings; nil where nothing was verified.
    func of(_ finding: Int) -> VerificationResult? { isEmpty ? nil : self[Swift.min(finding, count - 1)] }
}
