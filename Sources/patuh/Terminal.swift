import Foundation

/// The terminal, as the operating system shows it.
enum Terminal {
    /// Whether a file descriptor is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Columns of the terminal on standard output; nil when it is none.
    static var width: Int? {
        guard isTerminal(STDOUT_FILENO) else { return nil }
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
    }

    /// Asks on the controlling terminal, with echo off; nil when there is none.
    static func askSecret(_ prompt: String) -> String? {
        guard let terminal = FileHandle(forUpdatingAtPath: "/dev/tty") else { return nil }
        let descriptor = terminal.fileDescriptor
        var before = termios()
        guard tcgetattr(descriptor, &before) == 0 else { return nil }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        guard tcsetattr(descriptor, TCSAFLUSH, &silent) == 0 else { return nil }
        defer {
            _ = tcsetattr(descriptor, TCSAFLUSH, &before)
            terminal.write(Data("\n".utf8))
        }
        terminal.write(Data(prompt.utf8))
        var line = Data()
        while let byte = try? terminal.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") { line.append(byte) }
        return String(data: line, encoding: .utf8)
    }
}
