import Domain
import Foundation
import _NIOFileSystem

/// A way in which a letter's file gets an electronic signature: today by a file that was signed elsewhere, later by a
/// certified signer (BSrE) that is asked over the network.
///
/// What comes back is never trusted, whoever made it: ``SignedFileCheck`` holds it against the letter before it is kept.
protocol LetterSigner: Sendable {
    /// The way, as records keep it.
    var method: SignatureMethod { get }

    /// Signs a letter's present file for one of its places.
    ///
    /// - Returns: The whole signed file: the letter's own bytes, and behind them what signing adds.
    func sign(_ letter: LetterToSign) async throws -> [UInt8]
}

/// A letter that waits for a signature.
struct LetterToSign: Sendable {
    let id: LetterID
    /// The file as it is now: the paper, or its latest signed version.
    let file: [UInt8]
    /// For whom it is signed, as the letter names them.
    let place: LetterContent.Signatory
}

/// How a signature came. Raw values are the codes of the API and of the database.
enum SignatureMethod: String, Sendable, CaseIterable {
    /// As a file that was signed elsewhere.
    case file
}

/// Takes a file that somebody has signed with a program of their own.
struct BroughtFile: LetterSigner {
    let file: StagedFile
    let method = SignatureMethod.file

    func sign(_ letter: LetterToSign) async throws -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(filePath: file.path.string)))
        } catch {
            throw VaultError.unavailable(error)
        }
    }
}
