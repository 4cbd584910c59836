/// A letter of a case; in code its ``LetterID`` stands for it.
public enum Letter {}

/// Names a letter.
public typealias LetterID = ID<Letter>
