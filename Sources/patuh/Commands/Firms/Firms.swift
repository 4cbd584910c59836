import ArgumentParser

struct Firms: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Perusahaan: cari, lihat, tambah, impor, ekspor.", "Firms: find, show, add, import, export."),
        subcommands: [
            FirmsList.self, FirmsSearch.self, FirmsShow.self, FirmsTimeline.self, FirmsAdd.self, FirmsCorrect.self,
            FirmsImport.self, FirmsExport.self, FirmsSuccessions.self, FirmsIdentify.self, FirmsFacts.self,
            FirmsRecord.self, FirmsEnd.self, FirmsProvenance.self, FirmsIndications.self, FirmsRisk.self,
            FirmsMerges.self, FirmsMerge.self, FirmsUnmerge.self,
        ]
    )
}
