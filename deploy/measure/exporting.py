"""Measures the whole answer as a file beside PostgreSQL's COPY of the same statement, interleaved, on one cluster.

    deploy/bench export PATUHD [--scale 1000000] [--rounds 3] [--cache /tmp/patuh-bench]

PATUHD is the program to measure. The statement is the product's own, overheard on its way to PostgreSQL and asked without
its limit, in the same person's name and under the same row security: `COPY (…) TO STDOUT`, read and dropped by psql. The
file is fetched by curl and dropped. Prints seconds, the ratio of firms a second, and the program's memory before and at its
highest; asserts nothing.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

from measure import bed as beds
from measure.loads import Desk, Variant
from measure.server import Server
from measure.wire import Listener, folder_for_socket

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
LOGIN = "kadis"
FORMATS = {"NDJSON": "application/x-ndjson", "CSV": "text/csv", "XLSX":
           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
LIMIT = 198


def quoted(value):
    return "NULL" if value is None else "'" + value.replace("'", "''") + "'"


class Answer:
    """One question: the statement behind it, and its file."""

    def __init__(self, bed, path):
        self.bed, self.path = bed, path
        self.settings, self.statement = self._overhear()

    def _overhear(self):
        listener = Listener(folder_for_socket(self.bed.folder), self.bed.database.socket / ".s.PGSQL.5432")
        scribe = Server(self.bed.program, self.bed.folder / "wire", database=self.bed.url(listener.folder))
        try:
            scribe.start()
            desk = Desk(scribe.port, self.bed.database)
            desk.token(LOGIN)
            begin = time.monotonic()
            desk.send(Variant(LOGIN, "GET", f"{self.path}&limit={LIMIT}"), None, "", "")
            time.sleep(0.1)
            sent = next(statement for trip in listener.since(begin) for statement in trip if str(LIMIT + 1) in statement.values)
            settings = listener.settings()
        finally:
            if scribe.is_running:
                scribe.stop()
            listener.close()
        text = sent.text
        for index in range(len(sent.values), 0, -1):
            value, kind = sent.values[index - 1], self.bed.types.get(str(sent.types[index - 1]))
            spoken = "NULL" if value == str(LIMIT + 1) else quoted(value)
            text = text.replace(f"${index}", f"{spoken}::{kind}" if kind else spoken)
        return settings, text

    def copy(self):
        """Seconds of COPY."""
        script = f"SELECT present('{self.bed.desk.token(LOGIN)}') \\g /dev/null\nCOPY ({self.statement}) TO STDOUT;"
        options = " ".join(f"-c {setting}" for setting in self.settings) + " -c role=patuh_app -c statement_timeout=0"
        begin = time.monotonic()
        done = subprocess.run(["psql", "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-h", self.bed.database.socket, "-p", "5432",
                               "-U", "postgres", "-d", "patuh", "-f", "-"], input=script, text=True, check=False,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, "PGOPTIONS": options})
        if done.returncode:
            raise SystemExit(f"COPY was refused:\n{done.stderr}\n{script[:3000]}")
        return time.monotonic() - begin

    def fetch(self, kind, to="/dev/null"):
        """Seconds and bytes of the file."""
        done = subprocess.run(
            ["curl", "-sS", "--fail", "-o", to, "-w", "%{time_total} %{size_download}", "-H", f"Accept: {FORMATS[kind]}", "-H",
             f"Authorization: Bearer {self.bed.desk.token(LOGIN)}", "-H", "X-Purpose: Penimbangan",
             f"http://127.0.0.1:{self.bed.server.port}{self.path}"],
            check=True, text=True, stdout=subprocess.PIPE).stdout.split()
        return float(done[0]), int(done[1])


def main(arguments):
    parser = argparse.ArgumentParser(prog="deploy/bench export", description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("program", type=pathlib.Path, metavar="PATUHD")
    parser.add_argument("--scale", default=1_000_000, type=int)
    parser.add_argument("--rounds", default=3, type=int)
    parser.add_argument("--basis", default="finding,indication")
    parser.add_argument("--region", help="only the firms of a region, as 62.03")
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--cache", type=pathlib.Path, default=pathlib.Path("/tmp/patuh-bench"))
    options = parser.parse_args(arguments)
    program = options.program.resolve()
    source = beds.stored(program, options.cache, options.scale, REPOSITORY, print)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="patuh-exporting-"))
    folder.chmod(0o755)
    bed = beds.Bed(program, source, folder / "bed", options.scale, print)
    try:
        print(f"{bed.firms:,} firms", flush=True)
        for basis in options.basis.split(","):
            path = f"/v1/noncompliant-companies?basis={basis}"
            measure(Answer(bed, path + (f"&region={options.region}" if options.region else "")), basis, options)
    finally:
        bed.close()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def measure(answer, basis, options):
    lines = answer.bed.folder / "lines"
    answer.fetch("NDJSON", to=lines)
    with open(lines, "rb") as file:
        firms = sum(1 for _ in file)
    lines.unlink()
    server = answer.bed.server
    for kind in options.formats.split(","):
        rounds, before = [], server.memory()[0]
        server.forget_peak()
        for _ in range(options.rounds):
            seconds, size = answer.fetch(kind)
            rounds.append((answer.copy(), seconds))
        copied, fetched = (statistics.median(column) for column in zip(*rounds))
        ratio = statistics.median(copy / fetch for copy, fetch in rounds)
        print(f"{basis:10} {kind:6} {firms:9,} firms, {size / 1e6:6.0f} MB: {fetched:6.1f} s, {firms / fetched:8,.0f} firms/s; "
              f"COPY {copied:6.1f} s; {ratio:.2f} of COPY; memory {before:.0f} MiB before, {server.memory()[1]:.0f} at its "
              "highest", flush=True)
