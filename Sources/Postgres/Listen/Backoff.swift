/// Pauses between attempts: they double, and vary so that many clients do not come back at the same moment.
struct Backoff {
    let longest: Duration
    private(set) var failures = 0

    init(longest: Duration) {
        self.longest = longest
    }

    /// The next pause: between a half and the whole of 50 ms, 100 ms, 200 ms, … `longest`.
    mutating func next() -> Duration {
        let whole = min(longest, .milliseconds(50) * (1 << min(failures, 16)))
        failures += 1
        return whole * Double.random(in: 0.5...1)
    }

    /// The pause when only somebody's help can heal what is wrong.
    mutating func longestNext() -> Duration {
        failures += 1
        return longest * Double.random(in: 0.5...1)
    }

    mutating func reset() {
        failures = 0
    }
}
