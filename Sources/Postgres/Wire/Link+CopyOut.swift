extension Link {
    /// Starts a COPY whose rows come to the client.
    func startCopyOut(_ text: String, patience: Patience) async -> Outcome {
        guard !text.utf8.contains(0) else {
            return .failure(PostgresError(code: .invalidText, message: "SQL text contains a NUL character"))
        }
        return await work(patience) { state in
            let simple = Simple()
            simple.takesRows = true
            return state.sendSimple(text) ? .simple(simple) : nil
        }
    }

    /// Waits for the next rows; none are the end.
    func receive(patience: Patience) async throws -> [UInt8] {
        _ = try await work(patience) { state in
            state.copyOut == nil ? nil : .receiving(Simple())
        }.get()
        return state.withLock { $0.takeCopyOutRows() }
    }

    /// Ends a COPY whose other rows nobody wants: cancelled in the server, and read to its end.
    func abandonCopyOut() async {
        _ = await work(.shielded, isInterrupted: true) { state in
            guard state.copyOut != nil else { return nil }
            state.copyOut?.isDiscarding = true
            return .receiving(Simple())
        }
    }

    /// Whether the server has rows of a COPY to send, or its verdict.
    var isReceiving: Bool {
        state.withLock { $0.copyOut != nil && $0.handle != nil }
    }
}
