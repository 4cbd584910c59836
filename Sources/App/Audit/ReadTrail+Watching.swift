import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension ReadTrail {
    /// An endpoint as the trail looks at it.
    struct Reading: Sendable {
        /// `METHOD /path`.
        let operation: String
        let declaration: ReadDeclaration
    }

    /// Has a request answered, and takes up what the answer shows before it is sent: what can't be recorded is not shown.
    /// A refusal for want of permission is taken up too, and that somebody asked for what is not there for her.
    ///
    /// - Throws: What `body` throws; `purpose_missing`, `purpose_malformed`; ``Problem/trailFull``.
    func watch(_ call: Call, _ reading: Reading, _ body: () async throws -> Reply) async throws -> Reply {
        let purpose = try call.purpose
        if reading.declaration == .export, purpose == nil { throw Problem.purposeMissing }
        let reply: Reply
        do {
            reply = try await body()
        } catch let problem as Problem {
            if reading.declaration == .proof {
                failures.add(problem, reading.operation, login: call.signedIn.login, call.origin)
            } else if let outcome = reading.outcome(of: problem, call) {
                try add(entry(call, reading, purpose, outcome: outcome))
            }
            throw problem
        }
        switch reading.declaration {
        case .nothing, .recorded, .open, .proof: break
        case .one: try add(entry(call, reading, purpose))
        case .list: try add(entry(call, reading, purpose, seen: reply.namedIdentities))
        case .listOrFile where !reply.isStreamed:
            try add(entry(call, reading, purpose, seen: reply.namedIdentities))
        // A stream has not begun: nothing of the file was sent.
        case .listOrFile where purpose == nil: throw Problem.purposeMissing
        case .opened where purpose == nil: try add(entry(call, reading, purpose))
        case .opened: try await addDurably(entry(call, reading, purpose))
        case .listOrFile, .export: try await addDurably(entry(call, reading, purpose, kind: .export))
        }
        return reply
    }

    /// Has somebody's attempt to prove who she is answered, and counts it where it fails.
    func watch(_ call: OpenCall, _ reading: Reading, _ body: () async throws -> Reply) async throws -> Reply {
        guard reading.declaration == .proof else { return try await body() }
        do {
            return try await body()
        } catch let problem as Problem {
            let asked = try? JSONDecoder().decode(AskedLogin.self, from: call.body)
            failures.add(problem, reading.operation, login: asked?.login?.lowercased(), call.origin)
            throw problem
        }
    }

    private struct AskedLogin: Decodable { var login: String? }

    private func entry(
        _ call: Call,
        _ reading: Reading,
        _ purpose: String?,
        kind: ReadEntry.Kind = .read,
        outcome: ReadEntry.Outcome = .allowed,
        seen: [UInt8] = []
    ) -> ReadEntry {
        ReadEntry(
            kind: outcome == .refused && call.method != .get ? .write : kind,
            operation: reading.operation,
            subject: call.pathParameters["id"].flatMap(UUID.init),
            outcome: outcome,
            signedIn: call.signedIn,
            origin: call.origin,
            purpose: purpose,
            query: AskedQuery.text(call.query),
            seen: seen
        )
    }
}

extension ReadTrail.Reading {
    /// How a refusal stands in the trail; `nil` where it says nothing about what somebody may see.
    fileprivate func outcome(of problem: Problem, _ call: Call) -> ReadEntry.Outcome? {
        switch problem.status {
        case .forbidden: .refused
        case .notFound where call.method == .get && call.pathParameters["id"].flatMap(UUID.init) != nil: .notFound
        default: nil
        }
    }
}

extension Reply {
    /// Whether the body is written piece by piece.
    fileprivate var isStreamed: Bool {
        if case .stream = body { return true }
        return false
    }

    /// The identities that the body names.
    fileprivate var namedIdentities: [UInt8] {
        switch body {
        case .none, .bytes, .stream: []
        case .json(let data): NamedIdentities.digits(in: data)
        case .text(let buffer): NamedIdentities.digits(in: buffer.readableBytesView)
        }
    }
}
