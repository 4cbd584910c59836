/// A part of what is known of a case, as far as readers differ in what they see of it.
public enum CasePart: String, Sendable, Hashable, Codable, CaseIterable {
    /// Firm, track, state, days, deadlines, and the kinds of what was found. A closed file's state reads "followed up".
    case outline
    /// What was seen, in words, the visit that it rests on, and who recorded it: minutes and testimony in short.
    case findingText = "finding_text"
    /// Who leads the case by name.
    case officials
    /// The orders (SPT) with the inspectors whom they name.
    case orders
    /// The acts with their reasons and notes.
    case log
    /// The letters as they were issued; what was sent to the other side is a message and part of the outline.
    case letters
    /// Visits, whom they met, what they saw.
    case visits
    /// The files of evidence.
    case evidence
    /// What was done on the criminal way: letters, acts, deadlines, and that it is one at all.
    case closedFile = "closed_file"

    /// The part's name as users read it.
    public var words: Words {
        switch self {
        case .outline:
            Words(id: "Perusahaan, keadaan, tanggal, jenis temuan", en: "Firm, state, days, kinds of findings")
        case .findingText: Words(id: "Uraian temuan", en: "What findings say")
        case .officials: Words(id: "Nama penanggung jawab", en: "Names of those in charge")
        case .orders: Words(id: "SPT", en: "Orders")
        case .log: Words(id: "Tindakan dengan alasan dan catatan", en: "Acts with reasons and notes")
        case .letters: Words(id: "Surat", en: "Letters")
        case .visits: Words(id: "Kunjungan", en: "Visits")
        case .evidence: Words(id: "Bukti", en: "Evidence")
        case .closedFile: Words(id: "Berkas penyidikan", en: "Closed file")
        }
    }
}

/// Which part of a case of a track is read by whom, once a case lies in the reader's territory: the one table that the
/// encoders ask.
///
/// BPJS reads of an inspection what the law tells it, and never minutes, testimony or notes (PP 86/2013 art. 13(5)–(6);
/// UU 13/2003 art. 181; UU 3/1951 art. 5); the inspectors read of a sanction case no more. Auditors read both insides. From
/// the incident report on, the file is the investigators' alone (UU 13/2003 art. 182).
public enum Visibility {
    /// The roles that read a part; a part without an answer does not compile.
    public static func readers(of part: CasePart, on track: Track) -> Set<Role> {
        switch part {
        case .outline:
            track == .inspection
                ? inspectorate.union(bpjs).union([.auditor])
                : inspectorate.union(bpjs).union([.auditor, .licensingOfficer])
        case .findingText, .officials:
            track == .inspection ? inspectorate.union([.auditor]) : bpjs.union([.auditor])
        // A licensing officer reads what concerns the denial that she decides on, and what she brought herself.
        case .log, .evidence, .letters:
            track == .inspection
                ? inspectorate.union([.auditor]) : bpjs.union([.auditor, .licensingOfficer])
        case .orders, .visits:
            track == .inspection ? inspectorate.union([.auditor]) : []
        case .closedFile: [.investigator]
        }
    }

    /// Whether somebody reads a part of cases of a track over a region; over any region when none is given.
    public static func shows(
        _ part: CasePart,
        of track: Track,
        to reader: Actor,
        over region: RegionCode? = nil
    ) -> Bool {
        !readers(of: part, on: track).isDisjoint(with: reader.roles(over: region))
    }

    /// The table as Markdown: one row for each part and track, one column for each role.
    public static var markdown: String {
        let roles = Role.allCases
        let head = "| Part | Track | " + roles.map(\.rawValue).joined(separator: " | ") + " |"
        let rule = "| --- | --- |" + String(repeating: " --- |", count: roles.count)
        let rows = CasePart.allCases.flatMap { part in
            Track.allCases.map { track in
                let cells = roles.map { readers(of: part, on: track).contains($0) ? "yes" : "–" }
                return "| `\(part.rawValue)` | `\(track.rawValue)` | \(cells.joined(separator: " | ")) |"
            }
        }
        return ([head, rule] + rows).map { $0 + "\n" }.joined()
    }

    private static let inspectorate = Set(Role.allCases.filter(\.isInspectorate))
    private static let bpjs = Set(Role.allCases.filter(\.isBPJS))
}
