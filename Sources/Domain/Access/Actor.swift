/// A role that a person holds today, over a territory.
public struct Post: Sendable, Hashable {
    /// What the post lets its holder do.
    public let role: Role
    /// The regions over which it is held; each stands for all regions inside it.
    public let territory: [RegionCode]

    /// Makes a post.
    public init(_ role: Role, over territory: [RegionCode]) {
        self.role = role
        self.territory = territory
    }

    /// Whether the post is held over a region.
    public func covers(_ region: RegionCode) -> Bool { territory.contains { $0.contains(region) } }
}

/// A signed-in person with the posts held today, as the database resolved them from the session.
public struct Actor: Sendable, Hashable {
    /// Who acts.
    public let person: PersonID
    /// The posts held today.
    public let posts: [Post]
    /// The operations that the token at hand is for; nil where a person herself is signed in.
    public let scope: Set<Permit.Operation>?

    /// Makes an actor.
    public init(person: PersonID, posts: [Post], scope: Set<Permit.Operation>? = nil) {
        self.person = person
        self.posts = posts
        self.scope = scope
    }

    /// The roles held anywhere.
    public var roles: Set<Role> { Set(posts.map(\.role)) }

    /// The roles held over a region; everywhere when no region is given.
    public func roles(over region: RegionCode?) -> Set<Role> {
        guard let region else { return roles }
        return Set(posts.filter { $0.covers(region) }.map(\.role))
    }
}
