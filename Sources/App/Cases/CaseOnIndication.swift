import API
import Domain
import Postgres

extension CaseRoutes {
    /// Rests a case that is about to be opened on what lists suggest of its firm today: the log keeps the words, the rows and
    /// their days as they stood, whatever later lists say.
    ///
    /// - Throws: `nothing_indicated` where lists suggest no such thing.
    func rest(_ new: inout Casework.NewCase, _ act: inout Casework.Act, _ call: Call, _ tx: Transaction) async throws {
        let results = try await tx.pipeline(FirmIndications.statements(new.companyID, on: call.signedIn.today))
        guard !results[0].isEmpty else { throw Problem.unknownFirm() }
        let kind = new.findingKind
        let said = try FirmIndications.items(results, for: call.signedIn, try await store.rules(in: tx)).filter {
            $0.kind == kind?.rawValue && $0.source != Indication.Source.unexaminedCase.rawValue
        }
        guard !said.isEmpty else { throw Problem.nothingIndicated }
        act.indications = said
        act.note = (said.map(\.statement.id) + [act.note].compactMap(\.self)).joined(separator: "\n")
        if new.workersAffected == nil { new.workersAffected = said.compactMap(\.workers).max() }
    }
}

extension Problem {
    /// Lists suggest nothing of the kind.
    static let nothingIndicated = Problem.conflict(
        "nothing_indicated",
        id: "Daftar yang terbaca tidak memberi indikasi itu untuk perusahaan ini; "
            + "lihat `patuh firms indications`, atau buka kasus tanpa from_indication dengan faktanya.",
        en: "The lists that were read suggest no such thing of this firm; "
            + "see `patuh firms indications`, or open the case without from_indication, with its facts."
    )

    /// Another action, or another kind of finding.
    static let notOfIndication = Problem.invalid(
        "from_indication",
        "not_indicated",
        id: "from_indication hanya untuk tindakan indicate pada jalur bpjs_sanction, dengan jenis yang sama.",
        en: "from_indication goes with the action indicate on the track bpjs_sanction, and the same kind."
    )
}
