/// A paper that came in, as an office's agenda has it; in code its ``IncomingLetterID`` stands for it.
public enum IncomingLetter {}

/// Names an incoming paper.
public typealias IncomingLetterID = ID<IncomingLetter>

/// That a paper was passed to somebody with an instruction; in code its ``DispositionID`` stands for it.
public enum Disposition {}

/// Names a disposition.
public typealias DispositionID = ID<Disposition>
