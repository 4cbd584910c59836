import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension CaseRoutes {
    /// `POST /v1/cases/{id}/deliveries`
    @Sendable func deliver(_ call: Call) async throws -> Reply {
        _ = try call.permit(.recordDelivery)
        let id = try call.id(of: EnforcementCase.self)
        let request: Wire.DeliveryRequest = try call.read()
        let expected = try call.expectedVersion(request.expectedVersion)
        guard let kind = DeliveryKind(rawValue: request.kind) else {
            throw Problem.invalid([.notKnown("kind", request.kind, known: DeliveryKind.allCases.map(\.rawValue))])
        }
        let named = try request.letterId.map { try LetterID(field: "letter_id", $0) }
        let occurredOn = try LocalDate(field: "occurred_on", request.occurredOn)
        try Self.checkProof(of: kind, request)
        return try await store.once(call) { tx in
            guard let file = try await cases.file(id, in: tx) else {
                throw Problem.notFound(id: "kasus", en: "case")
            }
            let action: CaseAction =
                file.track == .inspection ? .inspection(.recordDelivery) : .sanction(.recordDelivery)
            // Whoever may not record a receipt here is told so before any letter is looked for.
            try file.refuse(action, on: occurredOn, to: call.actor)
            guard let letter = try Self.letter(named, in: file), let letterID = file.letters[letter.seq] else {
                let rule = Guard.letterAwaitsReceipt
                throw Problem.refused([.init(code: rule.rawValue, detail: rule.words, remedy: rule.remedy)])
            }
            var act = Casework.Act(action: action, occurredOn: occurredOn)
            act.details.letter = letter.kind
            act.details.letterSeq = letter.seq
            act.details.delivery = kind
            act.details.reason = request.reason
            act.note = request.note
            act.expected = expected
            act.evidence = try CitedEvidence.ids(request.evidenceIds)
            let taken = try await cases.take(act, file, as: call.signedIn, in: tx)
            let deliveryID = try request.id.map { try ID<Letter>(field: "id", $0).uuid } ?? UUIDv7.new()
            _ = try await tx.query(
                """
                INSERT INTO letter_delivery (id, case_id, seq, letter_id, kind, occurred_on, counts, received_by, witnesses,
                    proof_reference)
                VALUES (\(deliveryID), \(id), \(taken.seq), \(letterID), \(kind.rawValue), \(occurredOn), \(kind.counts),
                    \(request.receivedBy), \(request.witnesses ?? []), \(request.proofReference))
                """
            )
            return try await Self.answer(deliveryID, taken, file, call, tx)
        }
    }

    /// A receipt is worth what proves it (UU 30/2014 art. 60(3)): the recipient's name, a number, or two witnesses.
    private static func checkProof(of kind: DeliveryKind, _ request: Wire.DeliveryRequest) throws {
        switch kind {
        case .signedReceipt where request.receivedBy == nil:
            throw Problem.invalid(
                "received_by",
                "missing",
                id: "Sebutkan siapa yang menandatangani tanda terima.",
                en: "Name whoever signed the receipt."
            )
        case .registeredPost, .courier, .electronic:
            guard request.proofReference == nil, request.receivedBy == nil else { return }
            throw Problem.invalid(
                "proof_reference",
                "missing",
                id: "Sebutkan nomor bukti terima atau nama penerimanya.",
                en: "Give the number of the proof, or who received it."
            )
        case .refusedWithMinutes where Set(request.witnesses ?? []).count < 2:
            throw Problem.invalid(
                "witnesses",
                "too_few",
                id: "Penolakan dicatat dengan berita acara dan dua orang saksi yang berbeda.",
                en: "A refusal is recorded with minutes and two different witnesses."
            )
        case .signedReceipt, .refusedWithMinutes, .returned:
            return
        }
    }

    /// The letter that is meant: the one named, or the one that awaits receipt.
    ///
    /// - Returns: `nil` where none awaits receipt; the procedure then says so among its reasons.
    private static func letter(_ named: LetterID?, in file: CaseFile) throws -> LetterFact? {
        if let named {
            guard let seq = file.letters.first(where: { $0.value == named })?.key,
                let letter = file.facts.letters.first(where: { $0.seq == seq })
            else {
                throw Problem.invalid(
                    "letter_id",
                    "unknown_letter",
                    id: "Tidak ada surat dengan pengenal itu pada kasus ini.",
                    en: "This case has no letter with that identifier."
                )
            }
            return letter
        }
        let awaited = file.facts.letters.filter { $0.kind.awaitsReceipt && !$0.isVoid && $0.receivedOn == nil }
        // The order goes with the inspectors, who show it; whoever wants its receipt recorded names it.
        return awaited.last { $0.kind != .assignment }
    }

    private static func answer(
        _ deliveryID: UUID,
        _ taken: Casework.Taken,
        _ file: CaseFile,
        _ call: Call,
        _ tx: Transaction
    ) async throws -> Reply {
        let (event, summary) = try await read(taken, call, tx)
        let results = try await tx.pipeline([
            "\(Wire.Delivery.select) WHERE d.id = \(deliveryID)",
            "\(Wire.Clock.select) WHERE k.id = ANY (\(taken.clocks)) ORDER BY k.due_on",
        ])
        let today = call.signedIn.today
        return try .json(
            Wire.DeliveryResult(
                delivery: try Wire.Delivery(try results[0].single()),
                event: event,
                clocks: try results[1].map { try Wire.Clock($0, today: today, file.parameters, file.calendar) },
                case: summary
            ),
            status: .created,
            version: summary.version
        )
    }
}
