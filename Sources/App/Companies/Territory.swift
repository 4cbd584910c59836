import Domain

extension Permit {
    /// The regencies over which this permit holds.
    var regions: [String] { Set(posts.flatMap { $0.territory.map(\.text) }).sorted() }
}
