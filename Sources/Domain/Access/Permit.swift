/// Proof that the permission table allows an operation to an actor. Only the table makes it, so an operation that takes
/// a permit cannot be reached without the check.
public struct Permit: Sendable, Hashable {
    /// The operation allowed.
    public let operation: Operation
    /// Who may do it.
    public let actor: Actor
    /// The actor's posts that allow it; their territories bound what may be touched.
    public let posts: [Post]

    fileprivate init(operation: Operation, actor: Actor, posts: [Post]) {
        self.operation = operation
        self.actor = actor
        self.posts = posts
    }
}

/// Why an actor may not do an operation.
public struct PermitRefusal: Error, Sendable, Hashable {
    /// The operation refused.
    public let operation: Permit.Operation
    /// The roles that may do it.
    public let permitted: [Role]
    /// It is the token that is not made for it, whatever the posts of its holder allow.
    public var isOutsideScope = false

    /// Why, and who may.
    public var words: Words {
        if isOutsideScope {
            return Words(
                id: "Token ini tidak dibuat untuk: \(operation.words.id). Buat token lain dengan cakupan itu.",
                en: "This token was not made for: \(operation.words.en). Make another with that scope."
            )
        }
        return Words(
            id: "Peran Anda tidak berwenang: \(operation.words.id). "
                + "Yang berwenang: \(permitted.map(\.words.id).joined(separator: ", ")).",
            en: "Your role may not do this: \(operation.words.en). "
                + "Who may: \(permitted.map(\.words.en).joined(separator: ", "))."
        )
    }
}

extension Actor {
    /// The permit for an operation.
    ///
    /// - Throws: ``PermitRefusal`` when none of the posts held today allows it, or the token at hand is not for it.
    public func permit(_ operation: Permit.Operation) throws(PermitRefusal) -> Permit {
        if let scope, !scope.contains(operation) {
            throw PermitRefusal(operation: operation, permitted: [], isOutsideScope: true)
        }
        let roles = PermissionTable.roles(for: operation)
        let allowing = posts.filter { roles.contains($0.role) }
        guard !allowing.isEmpty else {
            throw PermitRefusal(operation: operation, permitted: Role.allCases.filter(roles.contains))
        }
        return Permit(operation: operation, actor: self, posts: allowing)
    }
}
