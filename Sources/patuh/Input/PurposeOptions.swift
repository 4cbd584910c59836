import ArgumentParser
import Foundation

/// What data is asked for: opens what is masked, and is kept in the trail.
struct PurposeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            help(
                "Keperluan; membuka yang disamarkan, dan dicatat pada jejak audit.",
                "What it is for; opens what is masked, and is kept in the trail."
            )
        )
    )
    var purpose: String?
}

/// The header that says what data is for; percent-encoded (RFC 3986), as headers hold ASCII alone.
func purposeHeader(_ purpose: String?) -> [String: String] {
    guard let purpose else { return [:] }
    return ["X-Purpose": purpose.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""]
}
