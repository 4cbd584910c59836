import Domain

/// Stories that were told once, for all cases that take the same course at the same time.
struct StoryShelf {
    private let teller: StoryTeller
    private var told: [Key: StoryTemplate] = [:]

    private struct Key: Hashable {
        let track: Track
        let course: Int
        let kind: FindingKind
        let shift: Int
    }

    private static let kinds: [(FindingKind, weight: Int)] = [
        (.unregistered, weight: 45), (.partialWorkers, weight: 25), (.partialWages, weight: 15),
        (.partialProgrammes, weight: 10), (.arrears, weight: 5),
    ]

    init(_ teller: StoryTeller) { self.teller = teller }

    /// A story for a case, as its dice fall.
    ///
    /// - Parameter ended: Only stories that have ended, for a firm has one open sanction case of a kind.
    mutating func story(_ track: Track, ended: Bool, _ dice: inout Dice) throws -> StoryTemplate {
        let courses = StoryCatalogue.courses(track)
        let choices = courses.indices.filter { !ended || courses[$0].isEnded }.map { ($0, weight: courses[$0].weight) }
        let course = dice.one(weighted: choices)
        let kind = dice.one(weighted: Self.kinds)
        // Open cases lie around their deadlines, some far behind them; ended ones anywhere in two years. Few days, so
        // that many cases share a story.
        let recent = (dice.one(of: [0, 1, 3, 5]), weight: 60)
        let late = (dice.one(of: [7, 10, 14, 18]), weight: 30)
        let forgotten = ((1 + dice.below(5)) * 21, weight: 10)
        let shift =
            courses[course].isEnded ? dice.below(22) * 28 : dice.one(weighted: [recent, late, forgotten])
        var failure: (any Error)?
        for later in 0..<12 {
            let key = Key(track: track, course: course, kind: kind, shift: shift + later * 2)
            if let story = told[key] { return story }
            do {
                let story = try teller.tell(courses[course].story, about: kind, earlierBy: key.shift)
                told[key] = story
                return story
            } catch let error as UntellableStory {
                failure = UntellableStory(description: "\(track.rawValue) course \(course), \(kind.rawValue): \(error)")
            }
        }
        throw failure ?? UntellableStory(description: "no story")
    }
}
