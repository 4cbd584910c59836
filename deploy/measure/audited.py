"""deploy/bench audit: what it costs that readings are recorded. Two servers on one database, one of which records none,
asked in turn."""

import argparse
import pathlib
import statistics
import tempfile
import time

from measure import loads, trials
from measure.beside import beside
from measure.server import Server, work

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
AIM = 0.85


class Silent(Server):
    """The same build on the same database, recording no readings."""

    def start(self):
        self.place = [*self.place, "--measure-without-read-trail"]
        return super().start()


def parse(arguments):
    parser = argparse.ArgumentParser(prog="deploy/bench audit", description=__doc__)
    parser.add_argument("--scale", default=100000, type=int, help="number of firms; 0 is the small demonstration")
    parser.add_argument("--rounds", default=5, type=int)
    parser.add_argument("--seconds", default=5, type=int, help="of one trial")
    parser.add_argument("--connections", default=32, type=int)
    parser.add_argument("--program", type=pathlib.Path, default=REPOSITORY / ".build/release/patuhd")
    parser.add_argument("--cache", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "patuh-bench")
    return parser.parse_args(arguments)


def main(arguments):
    options = parse(arguments)
    chosen = [load for load in loads.all_loads() if load.name in ("case", "queue", "branch")]
    with beside(Silent, options) as (run, bed, silent):
        bed.sign_in(chosen)
        rates, costs = {}, {}
        for number in range(-1, options.rounds):
            for load in chosen:
                sides = [("recorded", bed.server), ("unrecorded", silent)]
                for name, server in sides if number % 2 == 0 else reversed(sides):
                    items = bed.desk.items(load)
                    outcome = trials.over_http(
                        server.url, bed.desk.lines(load, items), run, seconds=1 if number < 0 else options.seconds,
                        connections=options.connections, server_work=lambda server=server: work(server.process.pid),
                        database_work=bed.database.work)
                    if outcome.errors:
                        raise SystemExit(f"{load.title} ({name}): {outcome.refused} refused, {outcome.broken} broken off")
                    if number >= 0:
                        rates.setdefault((load.name, name), []).append(outcome.rate)
                        costs.setdefault((load.name, name), []).append(outcome.server_work + outcome.database_work)
        time.sleep(2)
        recorded = bed.database.ask("SELECT count(*) FROM audit_entry WHERE kind = 'read'")[0][0]
        print(f"{int(recorded):,} readings recorded; medians of {options.rounds} rounds of {options.seconds} s, "
              f"{options.connections} connections")
        for load in chosen:
            audited, plain = (statistics.median(rates[load.name, name]) for name in ("recorded", "unrecorded"))
            work_audited, work_plain = (statistics.median(costs[load.name, name]) for name in ("recorded", "unrecorded"))
            # Of each round by itself: what disturbs the machine disturbs both sides of a round.
            ratios = [one / other for one, other in zip(rates[load.name, "recorded"], rates[load.name, "unrecorded"])]
            ratio = statistics.median(ratios)
            print(f"{load.title:>20}: {audited:7.0f}/s of {plain:7.0f}/s, ratio {ratio:.2f} ({min(ratios):.2f} to {max(ratios):.2f}) "
                  f"({'met' if ratio >= AIM else 'MISSED'}, aim {AIM}); processor {work_audited:.0f} µs of {work_plain:.0f} µs")
    return 0
