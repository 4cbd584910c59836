extension LetterContent {
    /// The template with which a letter is printed, whenever that happens.
    public struct Template: Sendable, Hashable, Codable {
        /// The version of the kind's text; 0 is the one that comes with the program.
        public var version: Int
        /// SHA-256 of the template's source, in hexadecimal: text, layout and style together.
        public var sha: String

        /// Names a template.
        public init(version: Int, sha: String) {
            self.version = version
            self.sha = sha
        }
    }
}
