import Testing

@testable import Domain

@Suite("Addressees")
struct AddresseeTests {
    /// Whom each effect tells, from a case of the inspectors and from one of BPJS.
    private static let table: [(Effect, inspection: [Addressee], sanction: [Addressee])] = [
        (.inspectionWanted, [.holders(.coordinator)], [.holders(.coordinator)]),
        (.sanctionRecommended, [.holders(.bpjsBranchHead)], [.holders(.bpjsBranchHead)]),
        (
            .reportAnswered, [.holders(.bpjsOfficer), .holders(.bpjsBranchHead)],
            [.holders(.bpjsOfficer), .holders(.bpjsBranchHead)]
        ),
        (.noticePosted, [.holders(.bpjsOfficer)], [.holders(.coordinator)]),
        (.copyWanted, [.holders(.coordinator)], [.holders(.coordinator)]),
        (.copyIssued, [.holders(.bpjsOfficer)], [.holders(.bpjsOfficer)]),
        (.denialWanted, [.holders(.licensingOfficer)], [.holders(.licensingOfficer)]),
        (
            .denialAnswered, [.holders(.bpjsOfficer), .holders(.bpjsBranchHead)],
            [.holders(.bpjsOfficer), .holders(.bpjsBranchHead)]
        ),
        (.fileClosed, [.holders(.investigator)], [.holders(.investigator)]),
        (.lettersVoided, [.responsible, .holders(.coordinator)], [.responsible, .holders(.bpjsBranchHead)]),
        (.debtFrozen, [.holders(.coordinator)], [.holders(.bpjsBranchHead)]),
        (.officeChanged, [.holders(.coordinator)], [.holders(.bpjsBranchHead)]),
        (.successorAlleged, [.holders(.coordinator)], [.holders(.bpjsBranchHead)]),
        (.caseEnded, [.responsible, .holders(.coordinator)], [.responsible, .holders(.bpjsBranchHead)]),
    ]

    @Test("Every effect tells whom the table names, on either track")
    func everyEffect() {
        #expect(Set(Self.table.map(\.0)) == Set(Effect.allCases))
        for (effect, inspection, sanction) in Self.table {
            #expect(effect.addressees(on: .inspection, fileIsClosed: false) == inspection, "\(effect)")
            #expect(effect.addressees(on: .bpjsSanction, fileIsClosed: false) == sanction, "\(effect)")
        }
    }

    @Test("Of a closed file only investigators are told, whatever the effect", arguments: Effect.allCases)
    func closedFile(effect: Effect) {
        for track in Track.allCases {
            #expect(effect.addressees(on: track, fileIsClosed: true) == [.holders(.investigator)])
        }
    }

    @Test(
        "The inside of a case is told to its own side alone",
        arguments: [Effect.lettersVoided, .debtFrozen, .officeChanged, .successorAlleged, .caseEnded]
    )
    func ownSide(effect: Effect) {
        let inspection = effect.addressees(on: .inspection, fileIsClosed: false).compactMap(\.role)
        #expect(inspection.allSatisfy { $0.isInspectorate })
        let sanction = effect.addressees(on: .bpjsSanction, fileIsClosed: false).compactMap(\.role)
        #expect(sanction.allSatisfy { $0.isBPJS })
    }
}
