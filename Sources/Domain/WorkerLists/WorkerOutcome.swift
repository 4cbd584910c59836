/// What the comparison says of somebody. Nothing of it is a finding: a person confirms it.
public enum WorkerOutcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// Works for the firm, and is not on the membership list.
    case missing
    /// Is a member with a wage below the one that the firm's list shows.
    case underReported = "under_reported"
    /// Is a member of fewer programmes than the firm's scale demands.
    case tooFewProgrammes = "too_few_programmes"
    /// Is on the membership list, and not on the firm's.
    case notAnEmployee = "not_an_employee"
    /// Stands on one list more than once.
    case duplicate
    /// A person has to decide.
    case unclear
    /// Nothing differs.
    case ok

    /// The outcome's name as users read it.
    public var words: Words {
        switch self {
        case .missing: Words(id: "Tidak ada di daftar peserta", en: "Not on the membership list")
        case .underReported: Words(id: "Upah dilaporkan lebih rendah", en: "Wage reported too low")
        case .tooFewProgrammes: Words(id: "Program kurang dari yang wajib", en: "Fewer programmes than mandatory")
        case .notAnEmployee:
            Words(id: "Peserta tidak ada di daftar pekerja", en: "Member who is not on the firm's list")
        case .duplicate: Words(id: "Tercantum lebih dari satu kali", en: "Listed more than once")
        case .unclear: Words(id: "Perlu dipastikan pemeriksa", en: "For an inspector to decide")
        case .ok: Words(id: "Sesuai", en: "Agrees")
        }
    }

    /// The finding that it may become.
    public var finding: FindingKind? {
        switch self {
        case .missing: .partialWorkers
        case .underReported: .partialWages
        case .tooFewProgrammes: .partialProgrammes
        case .notAnEmployee, .duplicate, .unclear, .ok: nil
        }
    }
}

/// What the comparison says of one person.
public struct WorkerResult: Sendable, Hashable {
    /// The worker's lines on the firm's list, the one that was compared first; none for somebody who is only a member.
    public internal(set) var workerLines: [Int] = []
    /// The member's lines on the membership list.
    public internal(set) var memberLines: [Int] = []
    /// What is said; never empty, ``WorkerOutcome/ok`` only alone.
    public internal(set) var outcomes: [WorkerOutcome] = []
    /// What the match rests on.
    public internal(set) var ground: WorkerMatch.Ground?
    /// Why a person has to look.
    public internal(set) var doubts: [WorkerDoubt] = []
    /// The line on the other list that may be meant.
    public internal(set) var candidateLine: Int?
    /// The wage that the firm's list shows; the lowest of several.
    public internal(set) var wage: Rupiah?
    /// The wage that BPJS was told; the highest of several.
    public internal(set) var reportedWage: Rupiah?
    /// The programmes in which the person is a member.
    public internal(set) var programmes: ProgrammeSet?
    /// Mandatory programmes that are lacking.
    public internal(set) var lacking: ProgrammeSet = []

    /// By how much the wage was reported too low.
    public var wageShort: Rupiah? {
        guard outcomes.contains(.underReported), let wage, let reportedWage else { return nil }
        return try? wage.subtracting(reportedWage)
    }

    /// Why, in a sentence for each reason. No number of a person stands in it, nor a wage.
    public var explanation: [Words] {
        var said: [Words] = []
        if let ground { said.append(Words(id: "Dicocokkan: \(ground.words.id).", en: "Matched: \(ground.words.en).")) }
        for outcome in outcomes where outcome != .unclear {
            switch outcome {
            case .missing:
                said.append(
                    Words(
                        id: "Tidak ditemukan di daftar peserta menurut NIK maupun menurut nama dan tanggal lahir.",
                        en: "Not found on the membership list by NIK, nor by name and birth date."
                    )
                )
            case .notAnEmployee:
                said.append(
                    Words(
                        id: "Tidak ditemukan di daftar pekerja menurut NIK maupun menurut nama dan tanggal lahir.",
                        en: "Not found on the firm's list by NIK, nor by name and birth date."
                    )
                )
            case .underReported:
                said.append(
                    Words(
                        id: "Upah yang dilaporkan lebih rendah daripada upah pada daftar perusahaan.",
                        en: "The wage reported is lower than that on the firm's list."
                    )
                )
            case .tooFewProgrammes:
                said.append(
                    Words(
                        id: "Belum diikutkan dalam program wajib: \(lacking).",
                        en: "Not a member of the mandatory programmes \(lacking)."
                    )
                )
            case .duplicate:
                let lines = (workerLines.count > 1 ? workerLines : memberLines).map(String.init).joined(separator: ", ")
                said.append(Words(id: "Tercantum pada baris \(lines).", en: "Stands on the lines \(lines)."))
            case .unclear, .ok: break
            }
        }
        for doubt in doubts {
            said.append(Words(id: "Perlu dipastikan: \(doubt.words.id).", en: "To be decided: \(doubt.words.en)."))
        }
        return said
    }
}
