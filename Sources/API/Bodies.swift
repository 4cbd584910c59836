public import Domain
public import Foundation

extension Wire {
    /// Why a body could not be read as the request it should be.
    public enum BodyFailure: Error, Hashable, Sendable {
        /// No JSON object at all: malformed, broken UTF-8, nested too deeply. Answer 400.
        case malformed(Words)
        /// JSON, but fields are missing, unknown or of another type. Answer 422 with these.
        case fields([FieldFault])
    }

    /// One field that is wrong, in both languages.
    public struct FieldFault: Hashable, Sendable {
        /// Where, as in `details.letter.number` or `case_ids[1]`.
        public var field: String
        /// Stable word: `missing`, `unknown_field`, `duplicate_field`, `wrong_type`, `null_value`, `control_character`.
        public var code: String
        /// What is wrong.
        public var detail: Words
        /// What would help.
        public var remedy: Words

        /// Puts the fault together.
        public init(field: String, code: String, detail: Words, remedy: Words) {
            self.field = field
            self.code = code
            self.detail = detail
            self.remedy = remedy
        }

        /// The fault as a problem document tells it.
        public func error(in language: Language) -> FieldError {
            FieldError(field: field, code: code, detail: detail[language], remedy: remedy[language])
        }
    }

    /// Reads what a client sent, and takes nothing for granted: a field that the type does not have or that stands
    /// twice, a `null`, a missing field, another type or a NUL in a text is a fault that names the field.
    ///
    /// - Throws: ``BodyFailure``.
    public static func read<Body: Codable>(_ type: Body.Type, from data: Data) throws(BodyFailure) -> Body {
        guard let sent = JSONTree(data), case .object = sent else { throw .malformed(Faults.malformed) }
        let body: Body
        do {
            body = try decoder().decode(type, from: data)
        } catch let error as DecodingError {
            throw .fields([Faults.fault(of: error, in: sent)])
        } catch {
            throw .malformed(Faults.malformed)
        }
        // What the type did not take is missing when it is written again.
        guard let again = try? encoder().encode(body), let taken = JSONTree(again) else {
            throw .malformed(Faults.malformed)
        }
        let faults = sent.faults(against: taken, at: "")
        guard faults.isEmpty else { throw .fields(faults) }
        return body
    }
}
