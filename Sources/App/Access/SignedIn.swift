import Domain
import Foundation

/// Somebody who has signed in, with the posts of today.
struct SignedIn: Sendable {
    let secret: SessionSecret
    let personID: UUID
    let login: String
    let name: String
    /// What the permission table decides on.
    let actor: Actor
    let posts: [HeldPost]
    /// The session or token that the secret belongs to.
    let sessionID: UUID
    /// A program acts in the person's name, by a token.
    let isToken: Bool
}

/// A post as its holder sees it.
struct HeldPost: Sendable {
    let role: Role
    let officeID: UUID
    let officeCode: String
    let officeName: String
    let zone: OfficeZone
    let regions: [RegionCode]
    let fromOn: LocalDate
    let untilOn: LocalDate?
    /// As what the post is held.
    let capacity: PostCapacity
    /// The name of the holder who is acted for.
    let standsFor: String?
}
