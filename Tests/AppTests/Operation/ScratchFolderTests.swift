import Foundation
import Glibc
import Testing

@testable import App

@Suite("Folders for a moment")
struct ScratchFolderTests {
    /// A folder with something in it, beside those of the service.
    private static func make(_ name: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        try Data("x".utf8).write(to: folder.appending(path: "list"))
        return folder
    }

    /// The number of a process that is gone.
    private static func goneProcess() throws -> pid_t {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/true")
        try process.run()
        process.waitUntilExit()
        return process.processIdentifier
    }

    private static func exists(_ folder: URL) -> Bool { FileManager.default.fileExists(atPath: folder.path) }

    @Test("Nobody else may look into one, and a server that starts leaves those of living processes alone")
    func living() throws {
        let folder = try ScratchFolder.make("list")
        defer { try? FileManager.default.removeItem(at: folder) }
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)
        ScratchFolder.sweep()
        #expect(Self.exists(folder))
    }

    @Test("What a process that is gone has left is swept, also where its number was given again")
    func left() throws {
        let gone = try Self.make("patuh-list-\(try Self.goneProcess())-1-\(UUID().uuidString.prefix(8))")
        let again = try Self.make("patuh-answer-\(getpid())-1-\(UUID().uuidString.prefix(8))")
        #expect(ScratchFolder.sweep() >= 2)
        #expect(!Self.exists(gone) && !Self.exists(again))
    }

    @Test("What is another user's, a link, or called otherwise is nobody's to sweep")
    func others() throws {
        let process = try Self.goneProcess()
        let id = UUID().uuidString.prefix(8)
        let target = try Self.make("patuh-\(id)")
        let link = FileManager.default.temporaryDirectory.appending(path: "patuh-list-\(process)-2-\(id)")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
        let named = try Self.make("patuh-list-\(process)-x-\(id)")
        var kept = [target, link, named]
        if geteuid() == 0 {
            let foreign = try Self.make("patuh-list-\(process)-3-\(id)")
            try #require(chown(foreign.path, 65534, 65534) == 0)
            kept.append(foreign)
        }
        defer { for folder in kept { try? FileManager.default.removeItem(at: folder) } }
        ScratchFolder.sweep()
        for folder in kept { #expect(Self.exists(folder), "\(folder.lastPathComponent)") }
    }
}
