import Foundation
import Glibc

/// Folders for files that are wanted for a moment: `patuh-PURPOSE-PROCESS-BIRTH-ID` among the system's temporary ones, and
/// open to this user alone.
///
/// Who makes one removes it. A process that is killed can't: its folders are swept when the next server starts. They say
/// whose they are by the process's number and the moment at which it began, since numbers are given again.
enum ScratchFolder {
    /// Where they are.
    private static var place: URL { FileManager.default.temporaryDirectory }

    /// Makes one.
    ///
    /// - Parameter purpose: A word in small letters.
    static func make(_ purpose: String) throws -> URL {
        let folder = name(purpose)
        try FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        return folder
    }

    /// Where one of this process would be.
    static func name(_ purpose: String) -> URL {
        let process = getpid()
        let id = UUID().uuidString.replacing("-", with: "").lowercased()
        return place.appending(path: "patuh-\(purpose)-\(process)-\(birth(of: process) ?? "")-\(id)")
    }

    /// Removes those of this user's processes that are gone.
    ///
    /// - Returns: How many.
    @discardableResult
    static func sweep() -> Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        return names.count { name in
            let folder = place.appending(path: name)
            guard isLeft(name), isOwn(folder.path) else { return false }
            return (try? FileManager.default.removeItem(at: folder)) != nil
        }
    }

    /// Whether a name is of a process that is gone. Where processes can't be looked at, none is.
    private static func isLeft(_ name: String) -> Bool {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "patuh", let process = pid_t(parts[2]), UInt64(parts[3]) != nil,
            birth(of: getpid()) != nil
        else { return false }
        return birth(of: process) != String(parts[3])
    }

    /// Whether a path is a folder of this user's, and no link to one.
    private static func isOwn(_ path: String) -> Bool {
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        return facts?[.type] as? FileAttributeType == .typeDirectory
            && (facts?[.ownerAccountID] as? NSNumber)?.uint32Value == geteuid()
    }

    /// When a process began, in ticks since this machine did (proc(5), the 22nd field of `stat`); nil where there is none.
    private static func birth(of process: pid_t) -> String? {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            // The second field is the program's name, which may hold anything.
            let name = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[text.index(after: name)...].split(separator: " ")
        return fields.count > 20 ? String(fields[20]) : nil
    }
}
