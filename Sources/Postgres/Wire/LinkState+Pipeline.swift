import CLibPQ

extension LinkState {
    /// Sends the statements together, with one sync behind them.
    mutating func send(_ statements: [Statement]) -> Pipeline? {
        guard let handle else { return nil }
        let pipeline = Pipeline()
        var isSent = true
        // Inside a transaction a failing DEALLOCATE would take it along; leftovers wait.
        if transactionStatus == PQTRANS_IDLE, !cache.leftovers.isEmpty {
            for name in cache.takeLeftovers() {
                isSent = isSent && PQsendQueryParams(handle, "DEALLOCATE \(name)", 0, nil, nil, nil, nil, 0) == 1
                pipeline.steps.append(.deallocate(name))
            }
            isSent = isSent && PQpipelineSync(handle) == 1
            pipeline.steps.append(.housekeepingSync)
        }
        var fresh: [StatementCache.Key: String] = [:]
        for (index, statement) in statements.enumerated() where isSent {
            isSent = send(statement, index: index, on: handle, into: pipeline, fresh: &fresh)
        }
        isSent = isSent && PQpipelineSync(handle) == 1
        pipeline.steps.append(.sync)
        return isSent ? pipeline : nil
    }

    private mutating func send(
        _ statement: Statement,
        index: Int,
        on handle: OpaquePointer,
        into pipeline: Pipeline,
        fresh: inout [StatementCache.Key: String]
    ) -> Bool {
        let binds = statement.sql.binds
        let count = Int32(binds.count)
        let types = binds.types
        guard statement.isCached, cache.isEnabled else {
            pipeline.steps.append(.execute(statement: index, key: nil))
            return binds.withPointers {
                PQsendQueryParams(handle, statement.sql.text, count, types, $0, nil, nil, 0) == 1
            }
        }
        let key = StatementCache.Key(text: statement.sql.text, types: types)
        let known = cache.name(for: key) ?? fresh[key]
        let name = known ?? cache.newName()
        if known == nil {
            fresh[key] = name
            pipeline.steps.append(.prepare(key, name: name, statement: index))
            guard PQsendPrepare(handle, name, key.text, count, types) == 1 else { return false }
        }
        pipeline.steps.append(.execute(statement: index, key: key))
        return binds.withPointers { PQsendQueryPrepared(handle, name, count, $0, nil, nil, 0) == 1 }
    }

    /// Reads answers until one is missing or the sync has come.
    mutating func advance(_ pipeline: Pipeline, on handle: OpaquePointer, isLost: Bool) {
        while PQisBusy(handle) == 0 {
            guard let result = PQgetResult(handle) else {
                guard pipeline.awaitsEnd else { break }
                pipeline.awaitsEnd = false
                pipeline.position += 1
                continue
            }
            let status = PQresultStatus(result)
            if status == PGRES_PIPELINE_SYNC {
                PQclear(result)
                pipeline.position += 1
                if pipeline.position < pipeline.steps.count {
                    pipeline.error = nil
                    continue
                }
                finish(pipeline.error.map { .failure($0) } ?? .success(pipeline.results))
                return
            }
            pipeline.awaitsEnd = true
            guard pipeline.position < pipeline.steps.count, take(result, status, pipeline) else {
                let error = pipeline.error ?? brokenError(handle)
                close(error.endsSession || error.code == .connectionLost ? error.asLostConnection : error)
                return
            }
        }
        if isLost || PQstatus(handle) == CONNECTION_BAD {
            close((pipeline.error ?? brokenError(handle)).asLostConnection)
        }
    }

    /// Takes one result; `false` when the connection can't go on.
    private mutating func take(
        _ result: OpaquePointer,
        _ status: ExecStatusType,
        _ pipeline: Pipeline
    ) -> Bool {
        let step = pipeline.steps[pipeline.position]
        switch status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            succeed(step, result, pipeline)
            return true
        case PGRES_FATAL_ERROR:
            let error = PostgresError(result: result)
            PQclear(result)
            fail(step, error, pipeline)
            return !error.endsSession && error.code != .connectionLost
        case PGRES_PIPELINE_ABORTED:
            PQclear(result)
            return true
        default:
            PQclear(result)
            pipeline.error = PostgresError(
                code: .protocolViolation,
                message: "a result that a pipeline can't have (COPY belongs to copyIn)"
            )
            return false
        }
    }

    private mutating func succeed(_ step: Pipeline.Step, _ result: OpaquePointer, _ pipeline: Pipeline) {
        switch step {
        case .prepare(let key, let name, _):
            cache.insert(key, name: name)
            PQclear(result)
        case .deallocate, .housekeepingSync, .sync:
            PQclear(result)
        case .execute:
            let box = ResultBox(result)
            cache.note(commandTag: box.commandTag)
            pipeline.results.append(box)
        }
    }

    private mutating func fail(_ step: Pipeline.Step, _ error: PostgresError, _ pipeline: Pipeline) {
        var error = error
        switch step {
        case .prepare(_, _, let statement):
            error.statement = statement
        case .execute(let statement, let key):
            error.statement = statement
            if error.isStaleStatement {
                if error.sqlState == .invalidStatementName { cache.forgetAll() } else if let key { cache.remove(key) }
            }
        case .deallocate, .housekeepingSync, .sync:
            break
        }
        if pipeline.error == nil { pipeline.error = error }
    }
}
