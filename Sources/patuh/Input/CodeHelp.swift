import Domain
import Foundation

/// The codes that an option takes, each with what it means, for its help: "arrears (Menunggak iuran)".
func codesHelp<Code: RawRepresentable<String>>(_ codes: [Code], _ words: (Code) -> Words) -> String {
    let told = codes.map { code in
        let words = words(code)
        return Words(id: "\(code.rawValue) (\(words.id))", en: "\(code.rawValue) (\(words.en))")
    }
    return help(told.map(\.id).joined(separator: ", "), told.map(\.en).joined(separator: ", "))
}
