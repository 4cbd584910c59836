import Foundation
import NIOCore
import NIOFoundationCompat

extension AsyncSequence where Element == ByteBuffer, Self: Sendable {
    /// All the bytes of a body.
    ///
    /// - Throws: The problem of a body that is larger than is taken; whatever breaks the body off.
    func data(upTo most: Int) async throws -> Data {
        do {
            return Data(buffer: try await collect(upTo: most))
        } catch is NIOTooManyBytesError {
            throw Problem.tooLarge(most: most)
        }
    }
}
