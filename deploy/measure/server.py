"""`patuhd` on a data folder of its own, and talking to it."""

import http.client
import json
import os
import pathlib
import secrets
import signal
import socket
import subprocess
import time


def uuid7():
    """A time-ordered identifier, as clients make them (RFC 9562)."""
    number = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    text = f"{number:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`patuhd` on a data folder of its own, or on a database that another server runs."""

    def __init__(self, program, folder, database=None):
        self.program, self.log = program, folder / "patuhd.log"
        self.data = folder / "data"
        self.place = ["--data", self.data] if database is None else ["--database", database]
        self.port, self.process = free_port(), None

    def run(self, *arguments, text=None, limit=180):
        done = subprocess.run([self.program, *arguments, *self.place], input=text, text=True, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=limit)
        if done.returncode:
            raise SystemExit(f"patuhd {arguments[0]} ended with {done.returncode}:\n{done.stdout}")

    def start(self):
        """Starts it. Returns the seconds until /readyz first answered 200."""
        with open(self.log, "ab") as log:
            begin = time.monotonic()
            self.process = subprocess.Popen(
                [self.program, "serve", *self.place, "--port", str(self.port)],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/readyz")
                if connection.getresponse().status == 200:
                    return time.monotonic() - begin
            except OSError:
                pass
            finally:
                connection.close()
            if self.process.poll() is not None or time.monotonic() - begin > 60:
                raise SystemExit(f"patuhd is not ready:\n{self.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.002)

    def stop(self):
        """Stops it cleanly. Returns the seconds that took."""
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        if status := self.process.wait(timeout=60):
            raise SystemExit(f"patuhd ended with {status}")
        return time.monotonic() - begin

    @property
    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def forget_peak(self):
        """Lets the highest memory count from now."""
        pathlib.Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")

    def memory(self):
        """Resident memory now and at its highest, in MiB."""
        fields = dict(line.split(":", 1) for line in
                      pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines())
        return tuple(int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"


class Database:
    """The private cluster of a running server, asked as its administrator through psql."""

    def __init__(self, data):
        self.cluster = data / "cluster"
        lines = (self.cluster / "data/postmaster.pid").read_text().splitlines()
        self.postmaster, self.socket = int(lines[0]), pathlib.Path(lines[4])

    def ask(self, sql, user="postgres"):
        """Runs statements. Returns the rows of the last as lists of text."""
        done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-F", "\x1f", "-v", "ON_ERROR_STOP=1", "-h", self.socket,
                               "-p", "5432", "-U", user, "-d", "patuh"],
                              input="SET search_path = patuh;\n" + sql, text=True, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PGOPTIONS": ""})
        if done.returncode:
            raise SystemExit(f"psql refused:\n{done.stderr}\n{sql[:2000]}")
        return [line.split("\x1f") for line in done.stdout.splitlines()]

    def work(self):
        """The processor time that the cluster's processes have used, in seconds."""
        tick = os.sysconf("SC_CLK_TCK")
        total = 0
        for entry in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = entry.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(entry.parent.name) == self.postmaster:
                # Its own time, and that of the back-ends that have ended.
                total += sum(int(field) for field in fields[11:15])
            elif int(fields[1]) == self.postmaster:
                total += int(fields[11]) + int(fields[12])
        return total / tick


def work(pid):
    """The processor time that a process has used, in seconds."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Refused(Exception):
    """The server answered, but not with success."""

    def __init__(self, what, status, body):
        super().__init__(f"{what}: {status} {body[:600]!r}")
        self.status, self.body = status, body


def call(port, token, method, path, data=None, kind="application/json", key=None, limit=120):
    """Sends one request on a connection of its own. Returns what the JSON says; raises `Refused`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=limit)
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
    if data is not None:
        headers["Content-Type"] = kind
        if method == "POST":
            headers["Idempotency-Key"] = key or uuid7()
    try:
        connection.request(method, path, data, headers)
        response = connection.getresponse()
        content = response.read()
    finally:
        connection.close()
    if response.status not in (200, 201):
        raise Refused(f"{method} {path}", response.status, content)
    return json.loads(content)


def sign_in(port, login, password):
    """Opens a session. Returns its token."""
    body = json.dumps({"login": login, "password": password}).encode()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("POST", "/v1/sessions", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    content = response.read()
    connection.close()
    if response.status not in (200, 201):
        raise Refused(f"sign-in of {login}", response.status, content)
    return json.loads(content)["token"]
