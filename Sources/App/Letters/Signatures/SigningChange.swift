/// What lies between a letter's file and the signed one: a signature and its place on the page, or more than that.
///
/// That the signed file begins with the letter's bytes proves little by itself: what is added behind them may put other
/// objects in the place of the letter's own. So every object that the letter has must be found as it was, but for the few
/// that signing writes anew, and those only by what signing adds.
struct SigningChange {
    let before: PDFObjects
    let after: PDFObjects

    /// Entries that signing adds to the catalog (ISO 32000-1, 7.7.2 and 12.8; ETSI EN 319 142-1).
    private static let catalogEntries: Set = ["/AcroForm", "/DSS", "/Extensions", "/Perms", "/Version"]
    /// How much of a page the box of one signature may take.
    private static let largestBox = 0.25

    /// The signature that was added.
    ///
    /// - Throws: ``SignatureFault`` where none, several or more than that was added.
    func signature() throws(SignatureFault) -> [String: JSONValue] {
        try checkObjects()
        guard after.signatureFields != nil else { throw .letterChanged }
        let added = after.signatures.subtracting(before.signatures)
        guard !added.isEmpty else { throw .noSignature }
        guard added.count == 1, let signature = added.first?.dictionary,
            ["/ETSI.CAdES.detached", "/adbe.pkcs7.detached"].contains(signature["/SubFilter"]?.text ?? "")
        else { throw .notOneSignature }
        return signature
    }

    private func checkObjects() throws(SignatureFault) {
        guard after.trailer["/Encrypt"] == nil, before.trailer["/Root"] == after.trailer["/Root"] else {
            throw .letterChanged
        }
        let catalog = before.catalog
        let pages = before.pages
        try checkNames(before.trailer["/Info"], after.trailer["/Info"])
        try checkNames(catalog["/AcroForm"], after.catalog["/AcroForm"])
        // What says when and with what the file was made is no part of the letter, and every program rewrites it.
        var rewritten = Set(
            [before.trailer["/Info"], catalog["/Metadata"], catalog["/AcroForm"], before.trailer["/Root"]]
                .compactMap(PDFObjects.name)
        )
        rewritten.formUnion(pages.keys)
        rewritten.formUnion(pages.values.compactMap { PDFObjects.name(of: $0["/Annots"]) })
        for (name, object) in before.objects where !rewritten.contains(name) {
            guard after.objects[name] == object else { throw .letterChanged }
        }
        guard Self.without(Self.catalogEntries, catalog) == Self.without(Self.catalogEntries, after.catalog) else {
            throw .letterChanged
        }
        for (name, page) in pages {
            guard let signed = after.objects[name]?["value"]?.dictionary else { throw .letterChanged }
            try checkPage(page, signed)
        }
    }

    private func checkPage(_ page: [String: JSONValue], _ signed: [String: JSONValue]) throws(SignatureFault) {
        try checkNames(page["/Annots"], signed["/Annots"])
        let own = before.elements(page["/Annots"])
        let all = after.elements(signed["/Annots"])
        guard Self.without(["/Annots"], page) == Self.without(["/Annots"], signed), all.starts(with: own) else {
            throw .letterChanged
        }
        for annotation in all.dropFirst(own.count) {
            let parent = after.dictionary(after.dictionary(annotation)?["/Parent"])
            guard let name = PDFObjects.name(of: annotation), before.objects[name] == nil,
                let widget = after.dictionary(annotation), widget["/Subtype"] == .string("/Widget"),
                (widget["/FT"] ?? parent?["/FT"]) == .string("/Sig"), widget["/A"] == nil, widget["/AA"] == nil,
                Self.area(after.elements(widget["/Rect"]))
                    <= Self.largestBox * Self.area(before.elements(page["/MediaBox"]))
            else { throw .letterChanged }
        }
    }

    /// What signing writes anew stays where it was, or is a new object: else a next signature might write over any other.
    private func checkNames(_ own: JSONValue?, _ signed: JSONValue?) throws(SignatureFault) {
        guard let name = PDFObjects.name(of: signed), PDFObjects.name(of: own) != name else { return }
        guard before.objects[name] == nil else { throw .letterChanged }
    }

    private static func without(_ names: Set<String>, _ members: [String: JSONValue]) -> [String: JSONValue] {
        members.filter { !names.contains($0.key) }
    }

    /// The area of a rectangle (ISO 32000-1, 7.9.5).
    private static func area(_ corners: [JSONValue]) -> Double {
        let numbers = corners.compactMap(\.number)
        guard numbers.count == 4 else { return 0 }
        return abs((numbers[2] - numbers[0]) * (numbers[3] - numbers[1]))
    }
}
