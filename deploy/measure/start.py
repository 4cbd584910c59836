"""Measures how soon a server is ready, and how much memory it takes under load. Prints figures, asserts nothing.

    deploy/bench start PATUHD [--starts 10] [--clients 32] [--seconds 20]

PATUHD is the program to measure (a release build, as a rule). The cluster is made, migrated and stopped cleanly once;
then each start is timed from its exec to the first 200 of /readyz. Afterwards the clients, each on a connection that
stays open, read the queue, cases and firms, and propose inspections and write remarks. Memory is that of patuhd alone,
without PostgreSQL. Sends traffic to the loopback address only, and ends by itself.
"""

import argparse
import collections
import http.client
import json
import pathlib
import random
import shutil
import statistics
import tempfile
import threading
import time
from datetime import datetime, timedelta, timezone

from measure.server import Server, call, sign_in, uuid7

PASSWORD = "kata-sandi-untuk-menimbang"


class Client(threading.Thread):
    """Reads and writes on one connection."""

    def __init__(self, port, token, firms, until):
        super().__init__(daemon=True)
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.token, self.firms, self.until = token, firms, until
        self.cases, self.times, self.statuses = [], collections.defaultdict(list), collections.Counter()

    def send(self, kind, method, path, body=None):
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        if body is not None:
            headers |= {"Content-Type": "application/json", "Idempotency-Key": uuid7()}
        begin = time.monotonic()
        self.connection.request(method, path, None if body is None else json.dumps(body).encode(), headers)
        response = self.connection.getresponse()
        content = response.read()
        self.times[kind].append(time.monotonic() - begin)
        self.statuses[response.status] += 1
        return json.loads(content) if response.status in (200, 201) else {}

    def run(self):
        today = (datetime.now(timezone.utc) + timedelta(hours=7)).date().isoformat()
        while time.monotonic() < self.until:
            chance = random.random()
            if not self.cases or chance < 0.1:
                made = self.send("propose", "POST", "/v1/inspections", {
                    "id": uuid7(), "company_id": random.choice(self.firms), "kind": "special", "reason": "Ukur.",
                    "occurred_on": today})
                if made:
                    self.cases.append(made["case_id"])
            elif chance < 0.3:
                case = random.choice(self.cases)
                version = self.send("case", "GET", f"/v1/cases/{case}")["version"]
                self.send("remark", "POST", f"/v1/cases/{case}/steps", {
                    "action": "add_remark", "expected_version": version, "occurred_on": today, "reason": "Ukur."})
            elif chance < 0.5:
                self.send("queue", "GET", "/v1/queue?limit=50")
            elif chance < 0.6:
                self.send("counts", "GET", "/v1/queue/counts")
            elif chance < 0.8:
                self.send("case", "GET", f"/v1/cases/{random.choice(self.cases)}")
            else:
                self.send("firm", "GET", f"/v1/companies/{random.choice(self.firms)}")
        self.connection.close()


def load(server, clients, seconds):
    server.start()
    try:
        print(f"memory at rest         {server.memory()[0]:8.1f} MiB")
        admin = sign_in(server.port, "ukur.admin", PASSWORD)
        sample = pathlib.Path(__file__).resolve().parents[1] / "demo/oss.csv"
        call(server.port, admin, "POST", "/v1/imports?source=oss&file_name=oss.csv", sample.read_bytes(), "text/csv")
        print(f"after the import       {server.memory()[0]:8.1f} MiB")
        token = sign_in(server.port, "ukur.pengawas", PASSWORD)
        print(f"after two sign-ins     {server.memory()[0]:8.1f} MiB")
        firms = [firm["id"] for firm in
                 call(server.port, token, "GET", "/v1/companies?region=62.02&limit=200")["items"]]
        begin = time.monotonic()
        workers = [Client(server.port, token, firms, begin + seconds) for _ in range(clients)]
        for worker in workers:
            worker.start()
        samples = []
        while any(worker.is_alive() for worker in workers):
            samples.append(server.memory()[0])
            time.sleep(0.25)
        taken = time.monotonic() - begin
        now, highest = server.memory()
        statuses = sum((worker.statuses for worker in workers), collections.Counter())
        total = sum(statuses.values())
        print(f"under {clients} clients       {statistics.median(samples):8.1f} MiB (median), "
              f"{max(samples):.1f} highest sample, {now:.1f} at the end, {highest:.1f} high-water mark (VmHWM)")
        print(f"{total} requests in {taken:.1f} s, {total / taken:.0f} a second; "
              + ", ".join(f"{count} × {status}" for status, count in sorted(statuses.items())))
        for kind in sorted({kind for worker in workers for kind in worker.times}):
            times = sorted(t for worker in workers for t in worker.times[kind])
            print(f"  {kind:8} {len(times):6} requests, median {times[len(times) // 2] * 1000:7.1f} ms, "
                  f"99th percentile {times[min(len(times) - 1, len(times) * 99 // 100)] * 1000:7.1f} ms")
    finally:
        server.stop()


def main(arguments):
    parser = argparse.ArgumentParser(prog="deploy/bench start", description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("program", type=pathlib.Path, metavar="PATUHD")
    parser.add_argument("--starts", default=10, type=int)
    parser.add_argument("--clients", default=32, type=int)
    parser.add_argument("--seconds", default=20, type=float)
    options = parser.parse_args(arguments)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="patuh-start-"))
    folder.chmod(0o755)  # PostgreSQL's user must get through when this runs as root
    server = Server(options.program.resolve(), folder)
    try:
        server.run("migrate")
        for login, role, office in (("ukur.admin", "administrator", "disnakertrans"),
                                    ("ukur.pengawas", "inspector", "korwil-2")):
            server.run("user", "add", login, "--name", "Ukur", "--role", role, "--office", office,
                       "--from", "2024-01-01", text=PASSWORD + "\n")
        starts, stops = [], []
        for _ in range(options.starts):
            starts.append(server.start() * 1000)
            stops.append(server.stop() * 1000)
        print("ready after, in ms:    " + " ".join(f"{value:.0f}" for value in starts))
        print(f"median {statistics.median(starts):.0f} ms; stopped after {statistics.median(stops):.0f} ms (median)")
        load(server, options.clients, options.seconds)
    finally:
        if server.is_running:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return 0

