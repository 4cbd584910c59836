import Testing

@testable import Domain

@Suite("What each side sees of a case")
struct VisibilityTests {
    /// One row for each part and track; letters as in ``PermissionTableTests/letters``.
    private static let expected = """
        outline bpjs_sanction icdoaeblpu
        outline inspection icdoaebpu
        finding_text bpjs_sanction aebu
        finding_text inspection icdopu
        officials bpjs_sanction aebu
        officials inspection icdopu
        orders bpjs_sanction \("")
        orders inspection icdopu
        log bpjs_sanction aeblu
        log inspection icdopu
        letters bpjs_sanction aeblu
        letters inspection icdopu
        visits bpjs_sanction \("")
        visits inspection icdopu
        evidence bpjs_sanction aeblu
        evidence inspection icdopu
        closed_file bpjs_sanction p
        closed_file inspection p
        """

    @Test("Every part, track and role is as the expected table says")
    func matrix() {
        let actual = CasePart.allCases.flatMap { part in
            Track.allCases.sorted { $0.rawValue < $1.rawValue }.map { track in
                let readers = Visibility.readers(of: part, on: track)
                let hands = PermissionTableTests.letters.filter { readers.contains($0.1) }.map(\.0)
                return "\(part.rawValue) \(track.rawValue) \(String(hands))"
            }
        }
        #expect(actual.joined(separator: "\n") == Self.expected)
    }

    @Test("Whoever reads a part of a case reads its outline, and may read cases at all")
    func nested() {
        for track in Track.allCases {
            let outline = Visibility.readers(of: .outline, on: track)
            #expect(outline.isSubset(of: PermissionTable.roles(for: .readCases)))
            for part in CasePart.allCases where part != .closedFile {
                #expect(Visibility.readers(of: part, on: track).isSubset(of: outline), "\(part) of \(track)")
            }
        }
        #expect(Visibility.readers(of: .closedFile, on: .inspection) == PermissionTable.roles(for: .readClosedFiles))
        #expect(Visibility.readers(of: .visits, on: .inspection) == PermissionTable.roles(for: .readInspections))
        #expect(Visibility.readers(of: .orders, on: .inspection) == PermissionTable.roles(for: .readAssignments))
    }

    @Test("Several posts see what any of them sees; none sees nothing")
    func posts() {
        let both = Actor(person: Cast.person(1), posts: [Post(.bpjsOfficer, over: []), Post(.inspector, over: [])])
        #expect(Visibility.shows(.findingText, of: .inspection, to: both))
        let nobody = Actor(person: Cast.person(1), posts: [])
        for part in CasePart.allCases {
            #expect(!Visibility.shows(part, of: .inspection, to: nobody))
        }
    }

    @Test("The documentation lists every part of either track with every role")
    func markdown() {
        let lines = Visibility.markdown.split(separator: "\n")
        #expect(lines.count == CasePart.allCases.count * Track.allCases.count + 2)
        #expect(lines.allSatisfy { $0.split(separator: "|").count == Role.allCases.count + 2 })
    }
}
