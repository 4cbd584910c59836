import Foundation

/// The objects of a PDF (ISO 32000-1, 7.3.10) as qpdf reads them: what a reader would see of it, whatever updates and
/// object streams it is made of.
struct PDFObjects: Sendable {
    /// By qpdf's names, `obj:3 0 R`; a dictionary, an array, a scalar, or a stream with its data.
    let objects: [String: JSONValue]
    let trailer: [String: JSONValue]

    /// Reads what `qpdf --json=2 --json-stream-data=inline` writes; `nil` where it is something else.
    init?(json: [UInt8]) {
        guard case .object(let root)? = try? JSONDecoder().decode(JSONValue.self, from: Data(json)),
            case .array(let parts)? = root["qpdf"], parts.count == 2, case .object(var objects) = parts[1],
            let trailer = objects.removeValue(forKey: "trailer")?["value"]?.dictionary
        else { return nil }
        self.objects = objects
        self.trailer = trailer
    }

    /// A value, or what a reference leads to; a stream stays under `stream`.
    func resolved(_ value: JSONValue?) -> JSONValue? {
        guard let value, let name = Self.name(of: value) else { return value }
        guard let object = objects[name] else { return nil }
        return object["value"] ?? object
    }

    /// The elements of an array, given itself or by reference; none of anything else.
    func elements(_ value: JSONValue?) -> [JSONValue] {
        guard case .array(let items)? = resolved(value) else { return [] }
        return items
    }

    /// The dictionary that a value is or refers to.
    func dictionary(_ value: JSONValue?) -> [String: JSONValue]? { resolved(value)?.dictionary }

    /// qpdf's name of the object that a reference means; `nil` for what is none.
    static func name(of value: JSONValue?) -> String? {
        guard case .string(let text)? = value, text.wholeMatch(of: /[0-9]+ [0-9]+ R/) != nil else { return nil }
        return "obj:" + text
    }

    /// The catalog.
    var catalog: [String: JSONValue] { dictionary(trailer["/Root"]) ?? [:] }

    /// The pages, by their objects' names.
    var pages: [String: [String: JSONValue]] {
        objects.compactMapValues { object in
            guard let page = object["value"]?.dictionary, page["/Type"] == .string("/Page") else { return nil }
            return page
        }
    }

    /// The dictionaries of all form fields; `nil` where one is no signature field.
    var signatureFields: [[String: JSONValue]]? {
        guard let form = dictionary(catalog["/AcroForm"]) else { return catalog["/AcroForm"] == nil ? [] : nil }
        guard form["/XFA"] == nil, form["/NeedAppearances"] != .bool(true), form["/Fields"] != nil else { return nil }
        var fields: [[String: JSONValue]] = []
        var waiting = elements(form["/Fields"]).map { ($0, 0) }
        while let (next, depth) = waiting.popLast() {
            guard depth < 8, fields.count < 1000, let field = dictionary(next) else { return nil }
            let kids = elements(field["/Kids"])
            guard field["/FT"] == .string("/Sig") || field["/FT"] == nil && !kids.isEmpty else { return nil }
            fields.append(field)
            // Widgets of a field have no name of their own.
            waiting += kids.filter { dictionary($0)?["/T"] != nil }.map { ($0, depth + 1) }
        }
        return fields
    }

    /// The signatures, each once.
    var signatures: Set<JSONValue> { Set((signatureFields ?? []).compactMap { resolved($0["/V"]) }) }
}

extension JSONValue {
    /// A member of an object.
    subscript(name: String) -> JSONValue? { dictionary?[name] }

    /// The members of an object; `nil` for anything else.
    var dictionary: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// A number; `nil` for anything else.
    var number: Double? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    /// A text; `nil` for anything else.
    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }
}
