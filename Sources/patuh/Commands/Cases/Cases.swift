import ArgumentParser

struct Cases: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Kasus: daftar, lihat, buka, lanjutkan, jelaskan.",
            "Cases: list, show, open, advance, explain."
        ),
        subcommands: [
            CasesList.self, CasesShow.self, CasesOpen.self, CasesAdvance.self, CasesDeliver.self, CasesExplain.self,
            CasesEvents.self, CasesClocks.self, CasesExtension.self, CasesSuspension.self, CasesMessages.self,
        ]
    )
}
