import ArgumentParser
import Domain

/// `patuhd permissions`
struct Permissions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print who may do what, and who reads which part of a case, as Markdown."
    )

    func run() { print(PermissionDocument.markdown, terminator: "") }
}
