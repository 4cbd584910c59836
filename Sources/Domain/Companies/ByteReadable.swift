/// A value that the import reads straight from a list's bytes.
///
/// `read` is the fast way in and gives no reason; after a nil, parsing the same text throws the reason.
protocol ByteReadable {
    init(_ text: String) throws(ParseFailure)
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Self?
}
