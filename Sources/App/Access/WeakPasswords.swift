import Crypto
import Foundation

/// What everybody tries first as a password: sorted beginnings of SHA-256 digests, five bytes each, of words in lower
/// case. `deploy/weak-passwords` makes the file and names its sources.
struct WeakPasswords: Sendable {
    private let digests: Data
    private static let width = 5

    /// The list that was built in; an empty one would let everything pass, so there is none.
    static let builtIn: Result<WeakPasswords, any Error> = Result {
        let file = Bundle.module.bundleURL.appendingPathComponent("weak-passwords")
        let digests = try Data(contentsOf: file)
        guard digests.count >= width else { throw CocoaError(.fileReadCorruptFile, userInfo: [NSURLErrorKey: file]) }
        return WeakPasswords(digests: digests)
    }

    /// Whether a word stands on the list.
    func contains(_ word: String) -> Bool {
        let wanted = Array(SHA256.hash(data: Data(word.utf8)).prefix(Self.width))
        var low = 0
        var high = digests.count / Self.width
        while low < high {
            let middle = (low + high) / 2
            let start = digests.startIndex + middle * Self.width
            let found = digests[start..<start + Self.width]
            if found.elementsEqual(wanted) { return true }
            if found.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
        }
        return false
    }
}
