/// A person who signs in. Only its identity matters to the rules of procedure.
public enum Person {}

/// The identity of a person.
public typealias PersonID = ID<Person>
