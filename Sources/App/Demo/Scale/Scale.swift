/// How large a generated demonstration is to be.
public struct Scale: Sendable {
    /// How many firms.
    public var firms: Int
    /// How many acts on cases, about; `nil` for one case at three firms of a hundred.
    public var events: Int?
    /// What everything is drawn from: the same seed gives the same firms and stories.
    public var seed: UInt64

    /// Asks for so many firms.
    public init(firms: Int, events: Int? = nil, seed: UInt64 = 1) {
        self.firms = firms
        self.events = events
        self.seed = seed
    }

    /// The firms that have cases, three of a hundred.
    var firmsWithCases: Int { max(1, min(firms, firms * 3 / 100)) }
}

/// Random numbers that depend on nothing but a seed, a subject and its index (SplitMix64, Steele et al. 2014).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    /// What is drawn for; each subject has a sequence of its own.
    enum Subject: UInt64 { case firm = 1, enforcement, numbers }

    init(_ seed: UInt64, _ subject: Subject, _ index: Int = 0) {
        state = seed &* 0xD605_1B35_9F2B_7C1D &+ subject.rawValue &* 0xA24B_AED4_963E_E407
        state = next() ^ (UInt64(bitPattern: Int64(index)) &* 0x9FB2_1C65_1E98_DF25)
        state = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A number below a bound.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    /// Whether something that happens so often in a hundred happens.
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    /// One of some, each as likely.
    mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

    /// One of some, each as likely as its weight.
    mutating func one<Element>(weighted elements: [(Element, weight: Int)]) -> Element {
        var rest = below(elements.reduce(0) { $0 + $1.weight })
        for (element, weight) in elements {
            if rest < weight { return element }
            rest -= weight
        }
        return elements[elements.count - 1].0
    }
}
