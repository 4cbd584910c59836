/// A firm in the register; in code its ``CompanyID`` stands for it.
public enum Company {}

/// Names a firm.
public typealias CompanyID = ID<Company>
