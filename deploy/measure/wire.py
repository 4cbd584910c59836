"""Listens to what the server says to PostgreSQL: which statements a request sends, with which values, and how many
travel together.

A proxy on a Unix socket reads the client's side of PostgreSQL's protocol (version 3) as it passes. So the statements
that pgbench repeats are the product's own, and a change of the product needs no change here.
"""

import contextlib
import dataclasses
import os
import socket
import struct
import threading
import time


@dataclasses.dataclass(frozen=True)
class Sent:
    """One statement as it was sent: its text, the types of its parameters (0 for unstated), their values as text."""
    text: str
    types: tuple
    values: tuple


class Listener:
    """The proxy. `trips` are the round trips of all connections: time of the sync, the start-up's parameters, what was
    sent."""

    def __init__(self, folder, upstream):
        self.folder, self.upstream = folder, upstream
        self.trips, self.lock = [], threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
        self.path = folder / ".s.PGSQL.5432"
        self.path.unlink(missing_ok=True)
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(str(self.path))
        self.server.listen(64)
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        with contextlib.suppress(OSError):
            self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()
        self.path.unlink(missing_ok=True)

    def since(self, moment):
        """The round trips of the service's own connections since a moment of `time.monotonic()`."""
        with self.lock:
            return [sent for at, start, sent in self.trips
                    if at >= moment and "role=patuh_app" in start.get("options", "")]

    def settings(self):
        """What the service's connections set at their start, as libpq's `options`."""
        with self.lock:
            for _, start, _ in self.trips:
                if "role=patuh_app" in start.get("options", ""):
                    return [word for word in start["options"].split() if word != "-c" and not word.startswith("role=")]
        return []

    def _accept(self):
        while True:
            try:
                client, _ = self.server.accept()
            except OSError:
                return
            upstream = socket.socket(socket.AF_UNIX)
            try:
                upstream.connect(str(self.upstream))
            except OSError:
                client.close()
                continue
            threading.Thread(target=self._listen, args=(client, upstream), daemon=True).start()
            threading.Thread(target=self._pass, args=(upstream, client), daemon=True).start()

    @staticmethod
    def _pass(source, target):
        try:
            while data := source.recv(1 << 16):
                target.sendall(data)
        except OSError:
            pass
        with contextlib.suppress(OSError):
            target.shutdown(socket.SHUT_RDWR)

    def _listen(self, client, upstream):
        connection = Connection()
        try:
            while data := client.recv(1 << 16):
                for trip in connection.read(data):
                    with self.lock:
                        self.trips.append((time.monotonic(), connection.start, trip))
                upstream.sendall(data)
        except OSError:
            pass
        with contextlib.suppress(OSError):
            upstream.shutdown(socket.SHUT_RDWR)


class Connection:
    """The client's side of one connection."""

    def __init__(self):
        self.buffer, self.start, self.statements, self.portal, self.trip = b"", None, {}, None, []

    def read(self, data):
        """Takes bytes. Returns the round trips that they complete."""
        self.buffer += data
        done = []
        while True:
            head = 0 if self.start is None else 1
            if len(self.buffer) < head + 4:
                return done
            length = head + struct.unpack_from("!i", self.buffer, head)[0]
            if len(self.buffer) < length:
                return done
            kind, body, self.buffer = self.buffer[:head], self.buffer[head + 4:length], self.buffer[length:]
            if head == 0:
                if struct.unpack_from("!i", body)[0] == 3 << 16:
                    words = [word.decode() for word in body[4:].split(b"\0")]
                    self.start = dict(zip(words[::2], words[1::2]))
                continue
            self._take(kind, body)
            if kind in (b"S", b"Q") and self.trip:
                done.append(self.trip)
                self.trip = []

    def _take(self, kind, body):
        if kind == b"P":
            name, text, rest = body.split(b"\0", 2)
            count = struct.unpack_from("!h", rest)[0]
            self.statements[name] = (text.decode(), struct.unpack_from(f"!{count}I", rest, 2))
        elif kind == b"B":
            _, name, rest = body.split(b"\0", 2)
            at = 2 + 2 * struct.unpack_from("!h", rest)[0]
            count = struct.unpack_from("!h", rest, at)[0]
            at += 2
            values = []
            for _ in range(count):
                length = struct.unpack_from("!i", rest, at)[0]
                at += 4
                values.append(None if length < 0 else rest[at:at + length].decode())
                at += max(length, 0)
            self.portal = Sent(*self.statements.get(name, ("", ())), tuple(values))
        elif kind == b"E" and self.portal is not None:
            self.trip.append(self.portal)
        elif kind == b"Q":
            self.trip.append(Sent(body.rstrip(b"\0").decode(), (), ()))


def folder_for_socket(parent):
    """A folder whose socket's path is short enough (107 bytes)."""
    folder = parent / "wire"
    if len(os.fsencode(folder)) > 80:
        raise SystemExit(f"the path {folder} is too long for a socket; choose another --cache")
    return folder
