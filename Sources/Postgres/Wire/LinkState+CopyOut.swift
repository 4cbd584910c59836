import CLibPQ

/// What a COPY out needs beside the work under way.
struct CopyOutState {
    /// Whole rows, not yet taken by the consumer.
    var rows: [UInt8] = []
    /// Every row has been read; the server's verdict may still be to come.
    var isAtEnd = false
    /// Nobody wants the rest.
    var isDiscarding = false
    /// The socket is out of the reactor's sight, so that the kernel's buffers fill and the server waits.
    var isPaused = false
}

extension LinkState {
    /// How many bytes of whole rows are gathered before the consumer is woken.
    static var copyOutChunk: Int { 65_536 }

    /// The server has begun to send rows. Nothing more is read until somebody asks.
    mutating func beginCopyOut(_ simple: Simple, on handle: OpaquePointer, isLost: Bool) {
        isCopying = true
        copyOut = CopyOutState()
        if var job, job.interruption != nil {
            // The server speaks first when its buffer is full: the caller may have given up before.
            job.kind = .receiving(simple)
            self.job = job
            receive(simple, on: handle, isLost: isLost)
            return
        }
        pauseCopyOut()
        finish(.success([]))
    }

    /// Reads rows until there are enough of them, none is left for now, or the COPY is over.
    mutating func receive(_ simple: Simple, on handle: OpaquePointer, isLost: Bool) {
        if job?.interruption != nil { copyOut?.isDiscarding = true }
        var isLost = isLost
        var isFresh = false
        while copyOut?.isAtEnd == false {
            switch takeRows(handle) {
            case .enough:
                pauseCopyOut()
                finish(.success([]))
                return
            case .nothing where isLost || PQstatus(handle) == CONNECTION_BAD:
                close(brokenError(handle))
                return
            case .nothing where isFresh:
                watchCopyOut()
                return
            case .some where isFresh && !isLost && copyOut?.isDiscarding == true:
                // A server that sends as fast as this reads would keep the lock, and with it every other connection's
                // deadlines, until the COPY's end. The socket speaks up again at once.
                watchCopyOut()
                return
            case .nothing, .some:
                isFresh = true
                if !isLost { isLost = !Arrived.read(handle) }
            case .end:
                copyOut?.isAtEnd = true
            }
        }
        if copyOut?.rows.isEmpty == false {
            finish(.success([]))
            return
        }
        watchCopyOut()
        advance(simple, on: handle, isLost: isLost)
    }

    /// Hands the gathered rows over.
    mutating func takeCopyOutRows() -> [UInt8] {
        guard var copy = copyOut else { return [] }
        let rows = copy.rows
        copy.rows = []
        copyOut = copy
        return rows
    }

    private enum Arrival { case enough, some, nothing, end }

    private mutating func takeRows(_ handle: OpaquePointer) -> Arrival {
        guard let copy = copyOut else { return .end }
        if copy.isDiscarding { copyOut?.rows.removeAll() }
        var arrival = Arrival.nothing
        while (copyOut?.rows.count ?? 0) < Self.copyOutChunk {
            var row: UnsafeMutablePointer<CChar>?
            let count = PQgetCopyData(handle, &row, 1)
            guard count > 0, let row else { return count == 0 ? arrival : .end }
            arrival = .some
            if !copy.isDiscarding {
                copyOut?.rows.append(contentsOf: UnsafeRawBufferPointer(start: row, count: Int(count)))
            }
            PQfreemem(row)
        }
        return .enough
    }

    /// Out of the poller altogether: a hang-up would be reported again and again to nobody.
    private mutating func pauseCopyOut() {
        guard let handle, copyOut?.isPaused == false else { return }
        Reactor.shared.unwatch(PQsocket(handle))
        copyOut?.isPaused = true
    }

    private mutating func watchCopyOut() {
        guard let handle, copyOut?.isPaused == true else { return }
        copyOut?.isPaused = false
        Reactor.shared.watch(PQsocket(handle), id: id)
    }
}
