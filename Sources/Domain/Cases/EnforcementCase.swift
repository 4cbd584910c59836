/// A case of either track. The type marks identities; the case itself is its log in the database.
public enum EnforcementCase {}

/// The identity of a case.
public typealias CaseID = ID<EnforcementCase>
