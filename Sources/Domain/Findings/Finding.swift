/// A finding on a case. The type marks identities.
public enum Finding {}

/// The identity of a finding.
public typealias FindingID = ID<Finding>

/// What a step says about one finding.
public struct FindingChange: Sendable, Hashable {
    /// The finding.
    public let finding: FindingID
    /// What was found.
    public let result: VerificationResult
    /// The kind of the finding that takes its place, when it is succeeded.
    public let successor: FindingKind?

    /// Makes a change.
    public init(_ finding: FindingID, _ result: VerificationResult, successor: FindingKind? = nil) {
        self.finding = finding
        self.result = result
        self.successor = successor
    }
}

extension FindingStatus {
    /// The status after a verification; nil when the finding stays open.
    public init?(after result: VerificationResult) {
        switch result {
        case .remedied: self = .remedied
        case .succeeded: self = .succeeded
        case .unfounded: self = .unfounded
        case .unremedied: return nil
        }
    }
}
