import Foundation
import Glibc

/// A stand-in in front of a server that ends TLS there and fills its records, as poolers and later PostgreSQLs do:
/// 16 KiB, where PostgreSQL 15 writes 8.
final class FullRecords: Sendable {
    let port: Int
    private let program = Process()
    /// Its end is the stand-in's, also when this process is killed.
    private let input = Pipe()

    init(_ tls: TLSServer) throws {
        port = try TestServer.freePort()
        program.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        let data = "\(tls.server.folder)/data"
        let socket = "\(tls.server.folder)/.s.PGSQL.\(tls.server.port)"
        program.arguments = ["-c", FullRecords.script, "\(port)", socket, "\(data)/server.crt", "\(data)/server.key"]
        let output = Pipe()
        program.standardInput = input
        program.standardOutput = output
        try program.run()
        // A line is printed when it listens.
        guard !output.fileHandleForReading.availableData.isEmpty else {
            throw TestFailure("the stand-in did not start")
        }
    }

    deinit {
        kill(program.processIdentifier, SIGKILL)
        program.waitUntilExit()
    }

    private static let script = """
        import os, select, socket, ssl, sys, threading
        port, target, certificate, key = int(sys.argv[1]), *sys.argv[2:]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)

        def serve(plain):
            plain.recv(8)
            plain.sendall(b'S')
            client = context.wrap_socket(plain, server_side=True)
            server = socket.socket(socket.AF_UNIX)
            server.connect(target)
            while True:
                ready = [client] if client.pending() else select.select([client, server], [], [])[0]
                for source, sink in ((client, server), (server, client)):
                    if source in ready:
                        data = source.recv(16384)
                        if not data:
                            return
                        sink.sendall(data)

        def quietly(plain):
            try:
                serve(plain)
            except OSError:
                pass
            finally:
                plain.close()

        def outlive_nobody():
            sys.stdin.read()
            os._exit(0)

        threading.Thread(target=outlive_nobody, daemon=True).start()
        listener = socket.create_server(('127.0.0.1', port))
        print('ready', flush=True)
        while True:
            threading.Thread(target=quietly, args=(listener.accept()[0],), daemon=True).start()
        """
}
