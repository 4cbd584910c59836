import Domain

/// The text of a kind of letter, taken apart.
///
/// The engine that renders it leaves out silently what it does not know. So a text is read here first, strictly: every
/// name is known, every section and element is closed where it was opened, and nothing reaches past the page's frame.
struct LetterText: Sendable {
    /// A piece of the text; elements of HTML leave none.
    indirect enum Node: Sendable {
        case text(String)
        case field([String], line: Int)
        case section([String], isInverted: Bool, [Node], line: Int)
        case block(String, line: Int)
    }

    /// Something that keeps a text from being used.
    struct Fault: Error, Sendable, Hashable {
        /// A stable word for programs.
        let code: String
        /// Where, counted from 1.
        let line: Int
        /// What is wrong.
        let detail: Words
    }

    let nodes: [Node]

    /// Takes a text apart.
    ///
    /// - Parameter vocabulary: what it may name; `nil` for the program's own blocks, which may name anything.
    /// - Throws: ``Faults`` with everything that is wrong.
    init(_ text: String, _ vocabulary: LetterVocabulary?) throws(Faults) {
        var reader = LetterTextReader(text, vocabulary)
        nodes = reader.read()
        if let vocabulary { reader.require(vocabulary.required, in: nodes) }
        guard reader.faults.isEmpty else { throw Faults(all: reader.faults) }
    }

    /// Everything that is wrong with a text, by line.
    struct Faults: Error, Sendable {
        let all: [Fault]
    }
}
