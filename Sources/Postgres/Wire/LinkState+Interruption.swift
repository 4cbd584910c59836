import CLibPQ

extension LinkState {
    /// How long the server has to end a cancelled statement before the connection is given up.
    static var cancelGrace: Duration { .seconds(5) }

    /// Asks the server to end the work under way.
    mutating func interrupt(_ reason: Interruption.Reason, now: ContinuousClock.Instant) {
        guard let job, job.outcome == nil, job.interruption == nil else { return }
        if case .sending = job.kind {
            // The server only reads; the caller ends the COPY.
            self.job?.interruption = Interruption(reason: reason, isInFlight: false, nextAttempt: now, giveUp: now)
            let code: PostgresError.Code = reason == .cancelled ? .cancelled : .clientTimeout
            finish(.failure(PostgresError(code: code, message: "the COPY was broken off")))
            return
        }
        self.job?.interruption = Interruption(
            reason: reason,
            isInFlight: false,
            nextAttempt: now,
            giveUp: now + Self.cancelGrace
        )
        effects.append(.wake(now + .milliseconds(100)))
        sendCancel(now: now)
    }

    /// A cancel request has reached the server, or failed to.
    mutating func cancelDelivered(token: UInt64, now: ContinuousClock.Instant) {
        guard job?.token == token else { return }
        job?.interruption?.isInFlight = false
        job?.interruption?.nextAttempt = now + .milliseconds(100)
        if job?.outcome == nil { effects.append(.wake(now + .milliseconds(100))) }
        deliver()
    }

    private mutating func sendCancel(now: ContinuousClock.Instant) {
        guard let handle, let job, let request = PQgetCancel(handle) else { return }
        needsSettling = true
        self.job?.interruption?.isInFlight = true
        effects.append(.sendCancel(request, token: job.token))
        effects.append(.wake(now + Self.cancelGrace))
    }

    /// Time has passed. Returns the next moment that matters.
    mutating func tick(now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        guard let job else { return nil }
        guard let interruption = job.interruption else {
            guard let deadline = job.deadline else { return nil }
            if deadline > now { return deadline }
            interrupt(.timeout, now: now)
            return now + .milliseconds(100)
        }
        if interruption.giveUp <= now {
            close(PostgresError(code: .connectionLost, message: "the server did not end a cancelled statement"))
            return nil
        }
        if !interruption.isInFlight {
            if interruption.nextAttempt > now { return min(interruption.nextAttempt, interruption.giveUp) }
            if job.outcome == nil { sendCancel(now: now) }
        }
        return interruption.giveUp
    }
}
