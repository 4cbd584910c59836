/// That a firm which closed is said to go on under another name: a link with its evidence, never a merge.
public enum AllegedSuccession {}

/// The identity of an alleged succession.
public typealias AllegedSuccessionID = ID<AllegedSuccession>
