import Foundation
import Subprocess
import _NIOFileSystem

/// The programs that look at signed files: qpdf, which reads PDF as every reader must, and OpenSSL. Each looks at one file
/// in a process of its own, with limits of time and memory, for the file comes from outside.
enum SignatureTools {
    /// One of them is not installed.
    struct Missing: Error {
        let program: String
    }

    private static let environment = Environment.custom([
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent",
    ])

    /// Those that are not installed.
    static var missing: [String] {
        ["qpdf", "openssl", "timeout", "prlimit"].filter {
            !FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
        }
    }

    /// Runs one.
    ///
    /// - Returns: What it wrote; `nil` where it was not content, took too long or wrote too much.
    static func run(_ program: String, _ arguments: [String], limit: Int = 1 << 20) async throws -> [UInt8]? {
        if let program = missing.first { throw Missing(program: program) }
        let limits = ["-k", "1", "60", "/usr/bin/prlimit", "--cpu=30", "--as=2147483648", "--core=0", "--"]
        let result = try? await Subprocess.run(
            .path("/usr/bin/timeout"),
            arguments: Arguments(limits + ["/usr/bin/\(program)"] + arguments),
            environment: environment,
            output: .bytes(limit: limit)
        )
        try Task.checkCancellation()
        guard let result, result.terminationStatus.isSuccess else { return nil }
        return result.standardOutput
    }
}
