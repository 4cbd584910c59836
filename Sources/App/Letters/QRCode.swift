import CQREncode

/// A QR code, drawn by libqrencode.
enum QRCode {
    /// The code of a text as an SVG image, with the quiet zone that readers want (ISO/IEC 18004: four modules).
    ///
    /// - Returns: `nil` where the text does not fit into a code.
    static func svg(_ text: String) -> String? {
        // Level M survives a creased paper; 0 leaves the size to the library, 8 is its mode for bytes.
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard width > 0, let modules = code.pointee.data else { return nil }
        var path = ""
        for y in 0..<width {
            var x = 0
            while x < width {
                guard modules[y * width + x] & 1 == 1 else {
                    x += 1
                    continue
                }
                let start = x
                while x < width, modules[y * width + x] & 1 == 1 { x += 1 }
                path += "M\(start + 4) \(y + 4)h\(x - start)v1h-\(x - start)z"
            }
        }
        let size = width + 8
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size) \(size)" width="\(size)" height="\(size)" \
            shape-rendering="crispEdges"><path d="\(path)"/></svg>
            """
    }
}
