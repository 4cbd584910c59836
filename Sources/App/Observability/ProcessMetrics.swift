import Foundation
import Glibc

/// What the operating system says of this process, under the names that Prometheus' client libraries use.
struct ProcessMetrics: Sendable {
    /// Reads `/proc/self`; what can't be read is left out.
    func families() -> [MetricFamily] {
        var families = [
            MetricFamily.counter(
                "process_cpu_seconds_total",
                "Total user and system CPU time spent in seconds.",
                Self.cpuSeconds
            )
        ]
        if let count = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count {
            // Reading the folder opened one more.
            let help = "Number of open file descriptors."
            families.append(.gauge("process_open_fds", help, Double(count - 1)))
        }
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            let help = "Maximum number of open file descriptors."
            families.append(.gauge("process_max_fds", help, Double(limit.rlim_cur)))
        }
        guard let stat = Self.stat else { return families }
        families += [
            .gauge("process_threads", "Number of OS threads in the process.", stat.threads),
            .gauge("process_virtual_memory_bytes", "Virtual memory size in bytes.", stat.virtualBytes),
            .gauge("process_resident_memory_bytes", "Resident memory size in bytes.", stat.residentBytes),
        ]
        if let start = Self.startTime {
            let help = "Start time of the process since unix epoch in seconds."
            families.append(.gauge("process_start_time_seconds", help, start))
        }
        return families
    }

    private static var cpuSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    private struct Stat {
        let threads: Double
        let virtualBytes: Double
        let residentBytes: Double
        /// Clock ticks after the machine's start.
        let startTicks: Double
    }

    private static var stat: Stat? {
        // proc(5): the second field, in parentheses, may hold anything; the third follows the last parenthesis.
        guard let text = read("/proc/self/stat"), let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ").map { Double($0) ?? 0 }
        guard fields.count > 21 else { return nil }
        return Stat(
            threads: fields[17],
            virtualBytes: fields[20],
            residentBytes: fields[21] * Double(sysconf(Int32(_SC_PAGESIZE))),
            startTicks: fields[19]
        )
    }

    private static let startTime: Double? = {
        guard let stat, let machine = read("/proc/stat"),
            let line = machine.split(separator: "\n").first(where: { $0.hasPrefix("btime ") }),
            let booted = Double(line.dropFirst(6))
        else { return nil }
        return booted + stat.startTicks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }()

    private static func read(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
}
