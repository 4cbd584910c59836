import ArgumentParser

struct Evidence: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Bukti: foto, pindaian, tanda terima.", "Evidence: photographs, scans, receipts."),
        subcommands: [EvidenceAdd.self, EvidenceList.self, EvidenceShow.self, EvidenceSave.self]
    )
}
