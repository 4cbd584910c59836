import Foundation
import Logging

/// How lines are logged.
public enum LogFormat: String, Sendable, CaseIterable {
    /// One JSON object a line, for programs.
    case json
    /// `time level message key=value …`, for people.
    case text
}

/// One event as one line, whatever stands in it.
struct LogLine {
    /// The longest line in bytes, its line feed included: what a pipe takes whole or not at all (PIPE_BUF).
    static let longest = 4_096

    private let format: LogFormat
    private var bytes: [UInt8] = []

    /// Writes an event. What makes the line too long is cut.
    static func bytes(
        _ format: LogFormat,
        time: Date,
        level: Logger.Level,
        message: String,
        metadata: [(key: String, value: Logger.MetadataValue)]
    ) -> [UInt8] {
        for most in [2_600, 512, 64] {
            var line = LogLine(format: format)
            line.event(time, level, message, metadata, most: most)
            if line.bytes.count <= longest { return line.bytes }
        }
        var line = LogLine(format: format)
        line.event(time, level, message, [], most: 64)
        return line.bytes
    }

    private init(format: LogFormat) {
        self.format = format
        bytes.reserveCapacity(320)
    }

    private mutating func event(
        _ time: Date,
        _ level: Logger.Level,
        _ message: String,
        _ metadata: [(key: String, value: Logger.MetadataValue)],
        most: Int
    ) {
        switch format {
        case .json:
            bytes += "{\"time\":\"".utf8
            bytes += Self.text(of: time)
            bytes += "\",\"level\":\"".utf8
            bytes += level.rawValue.utf8
            bytes += "\",\"message\":".utf8
            quoted(message, most: most)
            for (key, value) in metadata {
                bytes.append(UInt8(ascii: ","))
                quoted(key, most: 64)
                bytes.append(UInt8(ascii: ":"))
                json(value, most: most)
            }
            bytes += "}\n".utf8
        case .text:
            bytes += Self.text(of: time)
            bytes.append(UInt8(ascii: " "))
            bytes += level.rawValue.utf8
            bytes.append(UInt8(ascii: " "))
            escaped(message, most: most)
            for (key, value) in metadata {
                bytes.append(UInt8(ascii: " "))
                escaped(key, most: 64)
                bytes.append(UInt8(ascii: "="))
                plain(value.description, most: most)
            }
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    private mutating func json(_ value: Logger.MetadataValue, most: Int) {
        switch value {
        case .string(let text): quoted(text, most: most)
        case .stringConvertible(let number as Int): bytes += String(number).utf8
        case .stringConvertible(let number as Double) where number.isFinite: bytes += String(number).utf8
        case .stringConvertible(let flag as Bool): bytes += String(flag).utf8
        default: quoted(value.description, most: most)
        }
    }

    /// A value without quotes where it needs none.
    private mutating func plain(_ text: String, most: Int) {
        let needsNone = !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != 0x22 && $0 != 0x5c }
        if needsNone { escaped(text, most: most) } else { quoted(text, most: most) }
    }

    private mutating func quoted(_ text: String, most: Int) {
        bytes.append(UInt8(ascii: "\""))
        escaped(text, most: most)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Nothing that ends a line, moves a cursor or turns the direction of reading stands unescaped.
    private mutating func escaped(_ text: String, most: Int) {
        let start = bytes.count
        for scalar in text.unicodeScalars {
            guard bytes.count - start < most else {
                bytes += "…".utf8
                return
            }
            switch scalar.value {
            case 0x22, 0x5c: bytes += [0x5c, UInt8(scalar.value)]
            case 0x20...0x7e: bytes.append(UInt8(scalar.value))
            case 0x0a: bytes += "\\n".utf8
            case 0x00...0x1f, 0x7f...0x9f, 0x061c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069, 0xfeff:
                let digits = String(scalar.value, radix: 16)
                bytes += "\\u".utf8
                bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
                bytes += digits.utf8
            default: bytes += UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
    }

    /// RFC 3339 in UTC, to the millisecond.
    private static func text(of time: Date) -> [UInt8] {
        let milliseconds = Int((time.timeIntervalSince1970 * 1000).rounded(.down))
        var seconds = time_t(milliseconds / 1000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        func digits(_ number: Int, _ count: Int, _ end: Unicode.Scalar) {
            var scale = 1
            for _ in 1..<count { scale *= 10 }
            while scale > 0 {
                bytes.append(UInt8(ascii: "0") + UInt8(number / scale % 10))
                scale /= 10
            }
            bytes.append(UInt8(ascii: end))
        }
        digits(Int(parts.tm_year) + 1900, 4, "-")
        digits(Int(parts.tm_mon) + 1, 2, "-")
        digits(Int(parts.tm_mday), 2, "T")
        digits(Int(parts.tm_hour), 2, ":")
        digits(Int(parts.tm_min), 2, ":")
        digits(Int(parts.tm_sec), 2, ".")
        digits(milliseconds % 1000, 3, "Z")
        return bytes
    }
}
