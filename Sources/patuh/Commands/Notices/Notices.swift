import ArgumentParser

struct Notices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Pemberitahuan untuk saya: daftar, sudah dibaca.", "What I am told: list, note as read."),
        subcommands: [NoticesList.self, NoticesRead.self]
    )
}
