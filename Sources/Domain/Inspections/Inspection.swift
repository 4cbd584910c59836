/// The field record of exactly one inspection case; in code its ``InspectionID`` stands for it.
public enum Inspection {}

/// Names an inspection.
public typealias InspectionID = ID<Inspection>

/// One visit to a firm; in code its ``VisitID`` stands for it.
public enum Visit {}

/// Names a visit. Its maker is the client, so that a visit logged without a signal has its name already.
public typealias VisitID = ID<Visit>
