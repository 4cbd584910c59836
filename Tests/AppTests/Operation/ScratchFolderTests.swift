import Foundation
import Glibc
import Testing

@testable import App

@Suite("Folders for a moment")
struct ScratchFolderTests {
    private static let place = FileManager.default.temporaryDirectory

    /// A folder with something in it, as a process that is gone has left it.
    private static func make(_ name: String) throws -> URL {
        let folder = place.appending(path: "\(name)-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        try Data("x".utf8).write(to: folder.appending(path: "list"))
        return folder
    }

    private static func exists(_ folder: URL) -> Bool { FileManager.default.fileExists(atPath: folder.path) }

    @Test("Nobody else may look into one, and a server that starts leaves those of living processes alone")
    func living() throws {
        let folder = try ScratchFolder.make("list")
        defer { try? FileManager.default.removeItem(at: folder) }
        for made in [folder, folder.deletingLastPathComponent()] {
            let attributes = try FileManager.default.attributesOfItem(atPath: made.path)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)
        }
        ScratchFolder.sweep()
        #expect(Self.exists(folder))
    }

    @Test("What a process holds stays while it lives, and is swept once it was killed")
    func killed() async throws {
        // Under its name only once it is held: another test may sweep at any moment.
        let unheld = try Self.make("held")
        let folder = Self.place.appending(path: "patuh-scratch-\(UUID().uuidString)")
        defer { for folder in [unheld, folder] { try? FileManager.default.removeItem(at: folder) } }
        let holder = Process()
        holder.executableURL = URL(filePath: "/usr/bin/flock")
        holder.arguments = ["--no-fork", unheld.path, "sleep", "600"]
        try holder.run()
        defer { kill(holder.processIdentifier, SIGKILL) }
        try await eventually { Self.isLocked(unheld) }
        try FileManager.default.moveItem(at: unheld, to: folder)
        ScratchFolder.sweep()
        #expect(Self.exists(folder))
        kill(holder.processIdentifier, SIGKILL)
        holder.waitUntilExit()
        try await eventually {
            ScratchFolder.sweep()
            return !Self.exists(folder)
        }
    }

    private static func isLocked(_ folder: URL) -> Bool {
        let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    @Test("What is another user's, a link, or called otherwise is nobody's to sweep")
    func others() throws {
        let target = try Self.make("patuh-list")
        let link = Self.place.appending(path: "patuh-scratch-\(UUID().uuidString)")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
        var kept = [target, link]
        if geteuid() == 0 {
            let foreign = try Self.make("patuh-scratch")
            try #require(chown(foreign.path, 65534, 65534) == 0)
            kept.append(foreign)
        }
        defer { for folder in kept { try? FileManager.default.removeItem(at: folder) } }
        ScratchFolder.sweep()
        for folder in kept { #expect(Self.exists(folder), "\(folder.lastPathComponent)") }
    }

    @Test("Where the process's folder was tidied away, another is made")
    func tidied() throws {
        let home = ScratchFolder.Home()
        let first = try home.url()
        #expect(try home.url() == first)
        try FileManager.default.removeItem(at: first)
        let second = try home.url()
        defer { try? FileManager.default.removeItem(at: second) }
        #expect(second != first && Self.exists(second))
    }
}
