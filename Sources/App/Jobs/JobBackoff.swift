/// How long a failed job waits: 15 s, doubling with every attempt up to an hour, and varied downwards by up to a half
/// so that many that failed together do not come back together.
enum JobBackoff {
    /// The pause in seconds after so many attempts.
    ///
    /// - Parameters:
    ///   - attempts: How many there were, 1 or more.
    ///   - chance: Between 0 and 1: how much of the variation is taken.
    static func seconds(after attempts: Int, chance: Double) -> Double {
        let whole = min(3600, 15 * Double(1 << min(max(attempts - 1, 0), 16)))
        return whole * (1 - chance / 2)
    }
}
