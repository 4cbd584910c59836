import ArgumentParser
import Domain
import Foundation

/// What a list is.
enum ListSource: String, ExpressibleByArgument, CaseIterable {
    case oss, wlkp, bpjs

    /// Told by the heading line of a file.
    static func tell(_ file: URL) throws -> ListSource {
        let start: Data
        do {
            let handle = try FileHandle(forReadingFrom: file)
            start = try handle.read(upToCount: 4096) ?? Data()
            try handle.close()
        } catch {
            throw Failure.local(
                id: "\(file.filePath) tidak dapat dibaca.",
                en: "\(file.filePath) cannot be read.",
                remedy: Words(id: "Periksa nama berkas dan izinnya.", en: "Check the file's name and permissions.")
            )
        }
        guard let source = tell(heading: String(decoding: start, as: UTF8.self)) else {
            throw ValidationError(
                help(
                    "Judul kolom tidak dikenal; sebutkan --source oss, wlkp atau bpjs.",
                    "The heading is unknown; say --source oss, wlkp or bpjs."
                )
            )
        }
        return source
    }

    /// Told by a workbook's name, whose heading is not to be read here.
    static func named(by file: URL) throws -> ListSource {
        let name = file.lastPathComponent.lowercased()
        let named = allCases.filter { name.contains($0.rawValue) }
        guard named.count == 1, let source = named.first else {
            throw ValidationError(
                help(
                    "Sebutkan daftar apa buku kerja ini: --source oss, wlkp atau bpjs.",
                    "Say what list this workbook is: --source oss, wlkp or bpjs."
                )
            )
        }
        return source
    }

    /// Told by a heading line.
    static func tell(heading text: String) -> ListSource? {
        let line = text.prefix { !$0.isNewline }.uppercased()
        let titles = line.split { $0 == ";" || $0 == "," }
            .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\u{FEFF}\" ")) }
        // The columns that a file of corrections has before the list's own.
        let first = titles.first { !$0.hasPrefix("PATUH:") }
        switch first {
        case "NIB": return .oss
        case "NPP": return .bpjs
        case let first? where first.contains("WLKP"): return .wlkp
        default: return nil
        }
    }
}

/// The media type of a list's file, told by its name.
func listType(of file: URL) -> String {
    file.pathExtension.lowercased() == "xlsx"
        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv"
}
