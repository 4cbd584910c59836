import Foundation
import Glibc

/// What the process holds at a moment.
struct Footprint {
    /// Under the address sanitizer freed memory is kept back and everything takes long.
    static let isTelling = getenv("ASAN_OPTIONS") == nil

    let descriptors: Int
    let threads: Int
    let bytes: Int

    static var now: Footprint {
        let count = { (path: String) in (try? FileManager.default.contentsOfDirectory(atPath: path).count) ?? 0 }
        let statm = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = statm.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return Footprint(
            descriptors: count("/proc/self/fd"),
            threads: count("/proc/self/task"),
            bytes: pages * sysconf(Int32(_SC_PAGESIZE))
        )
    }
}
