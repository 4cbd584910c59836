import CLibPQ

extension LinkState {
    /// Leaves pipeline mode and sends text by the simple protocol.
    mutating func sendSimple(_ text: String) -> Bool {
        guard let handle else { return false }
        return PQexitPipelineMode(handle) == 1 && PQsendQuery(handle, text) == 1
    }

    /// Reads answers until the end of the text, or until the server waits for the data of a COPY.
    mutating func advance(_ simple: Simple, on handle: OpaquePointer, isLost: Bool) {
        while PQisBusy(handle) == 0 {
            guard let result = PQgetResult(handle) else {
                endSimple(handle, simple)
                return
            }
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
                let box = ResultBox(result)
                cache.note(commandTag: box.commandTag)
                simple.results.append(box)
            case PGRES_COPY_IN:
                PQclear(result)
                isCopying = true
                finish(.success([]))
                return
            case PGRES_COPY_OUT where simple.takesRows:
                PQclear(result)
                beginCopyOut(simple, on: handle, isLost: isLost)
                return
            case PGRES_FATAL_ERROR:
                let error = PostgresError(result: result)
                PQclear(result)
                if simple.error == nil { simple.error = error }
                if error.endsSession || error.code == .connectionLost {
                    close(error.asLostConnection)
                    return
                }
            default:
                PQclear(result)
                close(PostgresError(code: .protocolViolation, message: "a result that was not asked for"))
                return
            }
        }
        if isLost || PQstatus(handle) == CONNECTION_BAD {
            close((simple.error ?? brokenError(handle)).asLostConnection)
        }
    }

    private mutating func endSimple(_ handle: OpaquePointer, _ simple: Simple) {
        isCopying = false
        copyOut = nil
        guard PQstatus(handle) != CONNECTION_BAD, PQenterPipelineMode(handle) == 1 else {
            close((simple.error ?? brokenError(handle)).asLostConnection)
            return
        }
        finish(simple.error.map { .failure($0) } ?? .success(simple.results))
    }
}
