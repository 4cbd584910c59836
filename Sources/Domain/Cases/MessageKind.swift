/// What the case of one track tells the case of the other. Each comes with an act of the telling case and moves nothing
/// on the case that is told (PP 86/2013 art. 13(5)-(7); the note itself stays secret, UU 3/1951 art. 5).
public enum MessageKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// What one track has learned.
    case notice
    /// BPJS' report to the inspectors.
    case report
    /// The inspectors' dated answer to the report.
    case reply
    /// The inspectors' recommendation, which BPJS accepts as an indication or an examination.
    case recommendation
    /// BPJS asks for a formal copy or excerpt of a note.
    case copyRequest = "copy_request"
    /// The formal copy or excerpt.
    case copy
    /// A visit on which BPJS took part: its day and its outcome.
    case jointVisit = "joint_visit"

    /// The message which an act of a case sends; nil for an act that tells the other track nothing.
    public init?(of action: CaseAction) {
        switch action {
        case .inspection(.postNotice), .sanction(.postNotice): self = .notice
        case .sanction(.reportToInspectors): self = .report
        case .inspection(.answerBPJSReport): self = .reply
        case .inspection(.recommend): self = .recommendation
        case .sanction(.requestCopy): self = .copyRequest
        case .inspection(.issueCopy): self = .copy
        default: return nil
        }
    }

    /// The message's name as users read it.
    ///
    /// - Parameter track: The track that sends it.
    public func words(from track: Track) -> Words {
        switch self {
        case .notice:
            Words(id: "Pemberitahuan dari jalur \(track.words.id)", en: "Notice from the track “\(track.words.en)”")
        case .report: Words(id: "Laporan BPJS kepada pengawas", en: "BPJS' report to the inspectors")
        case .reply: Words(id: "Jawaban pengawas atas laporan BPJS", en: "The inspectors' answer to BPJS' report")
        case .recommendation: Words(id: "Rekomendasi sanksi dari pengawas", en: "The inspectors' recommendation")
        case .copyRequest: Words(id: "Permintaan salinan resmi", en: "Request for a formal copy")
        case .copy: Words(id: "Salinan atau petikan resmi", en: "Formal copy or excerpt")
        case .jointVisit: Words(id: "Kunjungan bersama", en: "Joint visit")
        }
    }
}
