import API
import ArgumentParser
import Domain

/// The evidence that a record rests on: already there, or sent with it.
struct CitedOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            help(
                "Id bukti yang mendasari; boleh berulang. Pada langkah kasus juga rujukan dengan kata-kata.",
                "Id of the evidence it rests on; may be repeated. For a step also a reference in words."
            ),
            valueName: "id"
        )
    )
    var evidence: [String] = []

    @Option(
        help: ArgumentHelp(
            help(
                "Unggah berkas ini dahulu, lalu sebutkan; boleh berulang.",
                "Upload this file first, then cite it; may be repeated."
            ),
            valueName: "file"
        ),
        completion: .file()
    )
    var attach: [String] = []

    @Option(
        help: ArgumentHelp(help("Berkas apa yang diunggah.", "What the uploaded files are."), valueName: "kind"),
        completion: .list(EvidenceKind.allCases.map(\.rawValue)),
        transform: { code in
            guard let kind = EvidenceKind(rawValue: code) else {
                let known = EvidenceKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError(help("--attach-kind: salah satu dari \(known)", "--attach-kind: one of \(known)"))
            }
            return kind
        }
    )
    var attachKind: EvidenceKind?

    /// What was said of the evidence in words; `nil` without any.
    var reference: String? { evidence.first { Input.id($0) == nil } }

    /// Refuses words where only identities count.
    func identitiesOnly() throws {
        guard let words = reference else { return }
        throw ValidationError(
            help("--evidence: id bukti, bukan \(words)", "--evidence: the id of evidence, not \(words)")
        )
    }

    /// The identities to cite; `nil` without any. Files are sent before.
    ///
    /// - Parameter kind: What a file is where nothing is said of it.
    func ids(
        on caseID: @autoclosure () async throws -> String,
        as kind: EvidenceKind,
        by client: Client
    ) async throws -> [String]? {
        var ids = evidence.compactMap(Input.id)
        if !attach.isEmpty {
            let uploads = try attach.map { try EvidenceUpload(path: $0, kind: attachKind ?? kind) }
            let caseID = try await caseID()
            for upload in uploads {
                let id = try await upload.send(to: caseID, by: client, key: nil).value.id
                if !ids.contains(id) { ids.append(id) }
            }
        }
        return ids.isEmpty ? nil : ids
    }
}
