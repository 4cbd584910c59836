import API
import Domain
import Foundation

extension Call {
    /// Whether the answer shows a field of persons in clear: the sender says what for, and the field is hers to open. The
    /// path is declared as ``ReadDeclaration/opened``, so that it is recorded before anything is shown.
    ///
    /// - Throws: `not_permitted` for somebody who says a purpose and may not open it; `purpose_malformed`.
    func opens(_ field: PersonalField) throws -> Bool {
        guard try purpose != nil else { return false }
        guard field.isOpened(by: actor) else {
            let roles = Role.allCases.filter(field.openers.contains)
            throw Problem.forbidden(
                Words(
                    id: "Yang disamarkan dibuka hanya oleh: \(roles.map(\.words.id).joined(separator: ", ")).",
                    en: "What is masked is opened only by: \(roles.map(\.words.en).joined(separator: ", "))."
                )
            )
        }
        return true
    }
}

extension Wire.ShownPerson {
    /// Somebody met, as a reader is told.
    ///
    /// - Parameter opened: In clear, for a purpose.
    init(_ person: Wire.PersonMet, opened: Bool) {
        let capacity = person.capacity.flatMap(MetCapacity.init)
        let isMasked = !opened && (capacity?.isMasked ?? true)
        self.init(
            name: isMasked ? PersonalMask.initials(person.name) : person.name,
            position: isMasked ? nil : person.position,
            capacity: person.capacity,
            masked: isMasked
        )
    }
}

/// The texts of a visit, without the names that its reader is not told.
struct VisitText: Sendable {
    private let hidden: [String]?

    /// - Parameter opened: In clear, for a purpose.
    init(_ persons: [Wire.PersonMet], _ unionContact: String?, opened: Bool) {
        let masked = persons.filter { $0.capacity.flatMap(MetCapacity.init)?.isMasked ?? true }
        hidden = opened ? nil : masked.map(\.name) + [unionContact].compactMap { $0 }
    }

    /// A text as the reader is told it.
    func shown(_ text: String?) -> String? {
        guard let text, let hidden else { return text }
        return PersonalMask.text(text, hiding: hidden)
    }

    /// A name as the reader is told it.
    func name(_ name: String?) -> String? { hidden == nil ? name : name.map(PersonalMask.initials) }
}
