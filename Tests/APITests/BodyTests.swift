import API
import Domain
import Foundation
import Testing

@Suite("What a client sends is read strictly")
struct BodyTests {
    private func faults(_ json: String) -> [Wire.FieldFault] {
        do {
            _ = try Wire.read(Wire.StepRequest.self, from: Data(json.utf8))
            return []
        } catch {
            guard case .fields(let faults) = error else { return [] }
            return faults
        }
    }

    @Test("Every example of a request passes", arguments: forms.keys.filter { $0.hasSuffix("Request") }.sorted())
    func examples(name: String) throws {
        let examples = try #require(try Contract.schema(name)?["examples"] as? [[String: Any]])
        let form = try #require(forms[name])
        for example in examples {
            let sent = try JSONSerialization.data(withJSONObject: example)
            #expect(throws: Never.self) { try form.strictly(sent) }
        }
    }

    @Test(
        "A wrong field is named, with what is wrong",
        arguments: [
            (#"{"action":"order","occurred_on":"2026-10-05","color":1}"#, "color", "unknown_field"),
            (
                #"{"action":"order","occurredOn":"2026-10-05","occurred_on":"2026-10-05"}"#, "occurredOn",
                "unknown_field"
            ),
            (#"{"action":"order"}"#, "occurred_on", "missing"),
            (#"{"action":"order","occurred_on":null}"#, "occurred_on", "null_value"),
            (#"{"action":"order","occurred_on":"2026-10-05","note":null}"#, "note", "null_value"),
            (#"{"action":"order","action":"refer","occurred_on":"2026-10-05"}"#, "action", "duplicate_field"),
            (#"{"action":"order","occurred_on":"2026-10-05","note":"a\u0000b"}"#, "note", "control_character"),
            (#"{"action":7,"occurred_on":"2026-10-05"}"#, "action", "wrong_type"),
            (
                #"{"action":"order","occurred_on":"2026-10-05","expected_version":"7"}"#, "expected_version",
                "wrong_type"
            ),
            (
                #"{"action":"order","occurred_on":"2026-10-05","expected_version":7.5}"#, "expected_version",
                "wrong_type"
            ),
            (
                #"{"action":"x","occurred_on":"2026-10-05","details":{"letter":{"nomor":"1"}}}"#,
                "details.letter.nomor", "unknown_field"
            ),
            (
                #"{"action":"x","occurred_on":"2026-10-05","details":{"findings":[{"finding_id":"a","outcome":"b"},{"outcome":"b"}]}}"#,
                "details.findings[1].finding_id", "missing"
            ),
            (
                #"{"action":"x","occurred_on":"2026-10-05","details":{"findings":[{"finding_id":"a","outcome":"b","x":1}]}}"#,
                "details.findings[0].x", "unknown_field"
            ),
        ]
    )
    func faults(json: String, field: String, code: String) {
        let found = faults(json)
        #expect(found.map(\.field) == [field])
        #expect(found.map(\.code) == [code])
        #expect(found.allSatisfy { !$0.detail.id.isEmpty && !$0.detail.en.isEmpty && !$0.remedy.id.isEmpty })
    }

    @Test(
        "What is no JSON object is malformed",
        arguments: [
            "", "{", "[]", "7", "\"a\"", "null", "{\"action\":\"order\",}", "nonsense", "{} {}", "{\"a\":01}",
            "{\"a\":\"\u{1}\"}", #"{"a":"\ud800"}"#, #"{"a":"\ud83d\u0041"}"#, #"{"a":"\x"}"#, "{\"a\":1.}",
            "{\"a\":+1}",
        ]
    )
    func malformed(json: String) {
        #expect(throws: Wire.BodyFailure.self) { try Wire.read(Wire.StepRequest.self, from: Data(json.utf8)) }
        #expect(faults(json).isEmpty)
    }

    @Test("Texts come through as they were written")
    func texts() throws {
        let json = #"{"action":"add_remark","occurred_on":"2026-10-05","note":"a\ud83d\ude00\n\"\/é"}"#
        #expect(try Wire.read(Wire.StepRequest.self, from: Data(json.utf8)).note == "a😀\n\"/é")
    }

    @Test("Broken UTF-8 and endless nesting are malformed, not a crash")
    func hostile() {
        let broken = Data(#"{"action":""#.utf8) + [0xFF, 0xFE] + Data(#"","occurred_on":"2026-10-05"}"#.utf8)
        let deep = Data((String(repeating: #"{"details":"#, count: 20_000) + "1").utf8)
        for body in [broken, deep] {
            #expect(throws: Wire.BodyFailure.self) { try Wire.read(Wire.StepRequest.self, from: body) }
        }
    }
}
