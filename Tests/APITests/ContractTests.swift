import API
import Foundation
import Testing

@Suite("The contract and its types say the same")
struct ContractTests {
    @Test("Every object schema has a type, and every type a schema")
    func named() throws {
        #expect(try Contract.names() == Set(forms.keys))
    }

    @Test("Every example comes back whole from its type", arguments: forms.keys.sorted())
    func roundTrip(name: String) throws {
        let examples = try #require(try Contract.schema(name)?["examples"] as? [[String: Any]])
        let form = try #require(forms[name])
        for example in examples {
            let sent = try JSONSerialization.data(
                withJSONObject: example,
                options: [.sortedKeys, .withoutEscapingSlashes]
            )
            let back = try form.roundTrip(sent)
            #expect(String(decoding: back, as: UTF8.self) == String(decoding: sent, as: UTF8.self))
        }
    }

    @Test("The examples of a schema together have all its properties and no other", arguments: forms.keys.sorted())
    func properties(name: String) throws {
        let schema = try #require(try Contract.schema(name))
        let examples = try #require(schema["examples"] as? [[String: Any]])
        let properties = try #require(schema["properties"] as? [String: Any])
        let seen = examples.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
        #expect(seen == Set(properties.keys))
        #expect(schema["additionalProperties"] as? Bool == false)
    }

    @Test("A required property cannot be left out", arguments: forms.keys.sorted())
    func required(name: String) throws {
        let schema = try #require(try Contract.schema(name))
        let form = try #require(forms[name])
        let example = try #require((schema["examples"] as? [[String: Any]])?.first)
        // What a page's end looks like is written always, but read leniently.
        for property in schema["required"] as? [String] ?? [] where property != "next_cursor" {
            var less = example
            less[property] = nil
            let data = try JSONSerialization.data(withJSONObject: less)
            #expect(throws: DecodingError.self, "\(name).\(property)") { try form.roundTrip(data) }
        }
    }

    @Test("A property that is not required can be left out", arguments: forms.keys.sorted())
    func optional(name: String) throws {
        let schema = try #require(try Contract.schema(name))
        let form = try #require(forms[name])
        let required = Set(schema["required"] as? [String] ?? [])
        let example = try #require((schema["examples"] as? [[String: Any]])?.first)
        let least = example.filter { required.contains($0.key) }
        #expect(throws: Never.self) { try form.roundTrip(JSONSerialization.data(withJSONObject: least)) }
    }

    @Test("Every property is of one spelling that survives the way to Swift and back")
    func spelling() throws {
        for name in try Contract.names() {
            for property in (try Contract.schema(name)?["properties"] as? [String: Any] ?? [:]).keys {
                #expect(property.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil, "\(name).\(property)")
            }
        }
    }
}
