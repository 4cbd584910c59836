/// A file that proves something in a case: a photograph, a scan, a receipt. The type marks identities.
public enum Evidence {}

/// The identity of a piece of evidence.
public typealias EvidenceID = ID<Evidence>
