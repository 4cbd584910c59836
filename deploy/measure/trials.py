"""One trial of a load: over HTTP by wrk, or in the database by pgbench."""

import dataclasses
import os
import re
import subprocess

# pgbench's first second goes into connecting and planning; the service has done both long before.
WARM_UP = 1


@dataclasses.dataclass
class Outcome:
    """What one trial showed."""
    # A second.
    rate: float
    requests: int
    # Processor time per request, in microseconds: of the server measured (None for a stranger's), of PostgreSQL.
    server_work: float | None = None
    database_work: float | None = None
    # wrk's latencies: microseconds to count.
    latencies: dict = dataclasses.field(default_factory=dict)
    # Answers that refuse (status 400 and above), and requests that got no answer.
    refused: int = 0
    broken: int = 0

    @property
    def errors(self):
        return self.refused + self.broken


def over_http(url, lines, folder, *, seconds, connections, server_work=None, database_work=None):
    """Sends the requests by wrk, on one thread. `server_work` and `database_work` tell processor seconds used."""
    source, result = folder / "wrk.in", folder / "wrk.out"
    source.write_text("".join(line + "\n" for line in lines))
    result.unlink(missing_ok=True)
    before = [tell() if tell else None for tell in (server_work, database_work)]
    done = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s",
         "-s", os.path.join(os.path.dirname(__file__), "wrk.lua"), url],
        env={**os.environ, "MEASURE_IN": str(source), "MEASURE_OUT": str(result)}, text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    after = [tell() if tell else None for tell in (server_work, database_work)]
    if done.returncode or not result.exists():
        raise SystemExit(f"wrk failed:\n{done.stdout}")
    first, *rest = result.read_text().splitlines()
    requests, duration, refused, broken = map(int, first.split())
    work = [None if end is None else (end - begin) * 1e6 / max(requests, 1) for begin, end in zip(before, after)]
    latencies = {int(value): int(count) for value, count in (line.split() for line in rest)}
    return Outcome(requests / (duration / 1e6), requests, work[0], work[1], latencies, refused, broken)


def by_pgbench(database, scripts, settings, folder, *, seconds, clients, packs=0, role="patuh_app"):
    """Runs the scripts, equally often, and counts requests per second after the warm-up."""
    command = ["pgbench", "-h", str(database.socket), "-p", "5432", "-n", "-M", "prepared", "-c", str(clients),
               "-j", str(min(clients, os.cpu_count() or 1)), "-T", str(seconds + WARM_UP), "-P", "1",
               "-D", "i=-1", "-D", f"packs={packs}", "-D", f"clients={clients}"]
    constants = {}
    for number, script in enumerate(scripts):
        path = folder / f"script-{number}.sql"
        path.write_text(script.text)
        command += ["-f", f"{path}@1"]
        constants |= script.constants
    for name, value in constants.items():
        command += ["-D", f"{name}={value}"]
    options = list(settings)
    if role == "patuh_app":
        command += ["-U", "patuh_app"]
    else:
        command += ["-U", "postgres"]
        options.append(f"role={role}")
    before = database.work()
    done = subprocess.run([*command, "patuh"], text=True, check=False, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env={**os.environ, "PGOPTIONS": " ".join(f"-c {option}" for option in options)})
    spent = database.work() - before
    total = re.search(r"number of transactions actually processed: (\d+)", done.stdout)
    if done.returncode or total is None or "aborted" in done.stderr:
        raise SystemExit(f"pgbench failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    copies = scripts[0].copies
    points = [(float(at), float(rate)) for at, rate in
              re.findall(r"progress: ([\d.]+) s, ([\d.]+) tps", done.stderr)]
    counted, weight, last = 0.0, 0.0, 0.0
    for at, rate in points:
        if last >= WARM_UP * 0.9:
            counted += rate * (at - last)
            weight += at - last
        last = at
    requests = int(total[1]) * copies
    rate = counted / weight * copies if weight else float(re.search(r"tps = ([\d.]+)", done.stdout)[1]) * copies
    return Outcome(rate, requests, None, spent * 1e6 / max(requests, 1))
