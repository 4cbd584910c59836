"""deploy/bench: arguments, the rounds, what comes out."""

import argparse
import contextlib
import json
import os
import pathlib
import shutil
import statistics
import tempfile
import time
import urllib.parse

from measure import loads, machine, report, trials
from measure.bed import Bed, stored
from measure.server import call, work

MB = 1.048576  # to a MiB

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


def parse(arguments, description):
    parser = argparse.ArgumentParser(prog="deploy/bench", description=description,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scales", default="10000,100000,1000000",
                        help="numbers of firms; 0 is the small demonstration")
    parser.add_argument("--rounds", default=5, type=int)
    parser.add_argument("--seconds", default=5, type=int, help="of one trial")
    parser.add_argument("--connections", default=32, type=int, help="kept open by wrk")
    parser.add_argument("--only", default="", help="some of case,queue,branch,step,visit")
    parser.add_argument("--quick", action="store_true", help="2 rounds of 1 second on the small demonstration")
    parser.add_argument("--no-row-security", action="store_true", help="leave out what row security costs")
    parser.add_argument("--program", type=pathlib.Path, default=REPOSITORY / ".build/release/patuhd")
    parser.add_argument("--cache", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "patuh-bench",
                        help="where generated clusters are kept")
    parser.add_argument("--json", type=pathlib.Path, help="write all figures to this file")
    parser.add_argument("--keep-scripts", type=pathlib.Path, help="leave pgbench's scripts in this folder")
    parser.add_argument("--peer", help="the URL of another server with the same cases; or another build of patuhd, which "
                        "is then served on the same database")
    parser.add_argument("--peer-token", action="append", default=[], metavar="[LOGIN=]TOKEN",
                        help="the token for the URL, in everybody's stead or in one login's; may be repeated")
    options = parser.parse_args(arguments)
    if options.quick:
        options.scales, options.rounds, options.seconds = "0", min(options.rounds, 2), 1
    options.scales = [int(scale) for scale in options.scales.split(",")]
    options.try_seconds = 1 if options.seconds < 3 else 2
    chosen = [load for load in loads.all_loads() if not options.only or load.name in options.only.split(",")]
    if not chosen:
        parser.error(f"--only: none of {options.only}")
    options.peer_program = None
    if options.peer and "://" not in options.peer:
        options.peer_program = pathlib.Path(options.peer).resolve()
        if not os.access(options.peer_program, os.X_OK):
            parser.error(f"--peer: {options.peer} is neither a URL nor a program")
    elif options.peer and not options.peer_token:
        parser.error("--peer URL needs --peer-token")
    if not os.access(options.program, os.X_OK):
        parser.error(f"{options.program} is missing: swift build -c release --product patuhd, or give --program")
    return options, chosen


def say(line):
    print(line, flush=True)


def measure(beds, chosen, options):
    """The rounds. Returns outcomes by (scale, load, kind)."""
    outcomes = {}
    for bed in beds:
        bed.overhear(chosen, options.connections)
        bed.sign_in(chosen)
        for load in chosen:
            script = bed.scripts[load.name][0]
            tried = bed.find_clients(load, options)
            say(f"{bed.firms:>9,} firms, {load.title}: {script.statements} statements in {script.trips} round trips; "
                "pgbench by clients " + ", ".join(f"{count}: {rate:.0f}" for count, rate in tried.items()))
            for place in script.held:
                say(f"          held at one value: {place}")
            for (path, login), count in bed.pages[load.name].items():
                if count < load.page and bed.scale:
                    say(f"          {path} shows {login} only {count}")
        if options.peer_program:
            bed.start_peer(options.peer_program)
        # One second each that does not count: connections are made and statements prepared.
        short = argparse.Namespace(**vars(options) | {"seconds": 1})
        for load in chosen:
            bed.over_http(load, short)
            if options.peer:
                over_peer(bed, load, short)
    security = not options.no_row_security and any(load.name == "queue" for load in chosen)
    for number in range(options.rounds):
        for bed in beds:
            for load in chosen:
                kinds = {"http": lambda bed=bed, load=load: bed.over_http(load, options),
                         "pgbench": lambda bed=bed, load=load: bed.by_pgbench(load, options)}
                if options.peer:
                    kinds["peer"] = lambda bed=bed, load=load: over_peer(bed, load, options)
                if load.name == "queue" and security:
                    for kind, role, chosen_scripts in (("with", "patuh_app", "secured_scripts"),
                                                       ("without", "measure_bypass", "plain_scripts")):
                        kinds[kind] = lambda bed=bed, load=load, role=role, chosen_scripts=chosen_scripts: (
                            bed.by_pgbench(load, options, role=role, kind=chosen_scripts))
                # Who goes first changes with every round.
                for kind in list(kinds) if number % 2 == 0 else reversed(kinds):
                    outcome = kinds[kind]()
                    outcomes.setdefault((bed.scale, load.name, kind), []).append(outcome)
                    if outcome.errors:
                        raise SystemExit(f"{load.title} ({kind}): of {outcome.requests} requests {outcome.refused} were refused, "
                                         f"{outcome.broken} broken off")
        say(f"round {number + 1} of {options.rounds} done, {time.strftime('%H:%M:%S')}")
    return outcomes


def over_peer(bed, load, options):
    """One trial of the peer, which is asked for its own versions of the cases."""
    bed.settle()
    items = bed.desk.items(load)
    common = {"seconds": options.seconds, "connections": options.connections}
    if bed.peer is not None:
        return trials.over_http(bed.peer.url, bed.desk.lines(load, items), bed.folder, **common,
                                server_work=lambda: work(bed.peer.process.pid), database_work=bed.database.work)
    given = dict(token.rpartition("=")[::2] for token in options.peer_token)

    def token(login):
        if login not in given and "" not in given:
            raise SystemExit(f"--peer-token: none for {login}")
        return given.get(login, given.get(""))

    if load.writes:
        address = urllib.parse.urlsplit(options.peer)
        if address.hostname not in ("127.0.0.1", "localhost"):
            raise SystemExit("--peer: writes are measured on this machine only")
        items = items[:2000]
        for item in items:
            item.version = call(address.port or 80, token("kadis"), "GET", f"/v1/cases/{item.case}")["version"]
    return trials.over_http(options.peer, bed.desk.lines(load, items, tokens=token), bed.folder, **common)


def summarise(beds, chosen, outcomes, options):
    result = {"machine": machine.facts(), "connections": options.connections, "rounds": options.rounds,
              "seconds": options.seconds, "scales": [], "growth": {}}
    for bed in beds:
        now, peak = bed.server.memory()
        entry = {"scale": bed.scale, "firms": bed.firms, "cases": bed.cases, "events": bed.events,
                 "memory_mb": now * MB, "memory_peak_mb": peak * MB, "loads": []}
        for load in chosen:
            ours, alone = outcomes[bed.scale, load.name, "http"], outcomes[bed.scale, load.name, "pgbench"]
            figures = {"name": load.name, "title": load.title, "limit": load.limit, "aim": load.aim,
                       "clients": bed.clients[load.name], "http": report.http_figures(ours),
                       "pgbench": report.pgbench_figures(alone), "ratio": report.ratio(ours, alone)}
            if load.writes:
                figures["cases"], figures["acts_added_per_case"] = bed.acts_added(load)
            if peers := outcomes.get((bed.scale, load.name, "peer")):
                figures["peer"] = report.http_figures(peers)
            entry["loads"].append(figures)
        if secured := outcomes.get((bed.scale, "queue", "with")):
            unsecured = outcomes[bed.scale, "queue", "without"]
            entry["row_security"] = {"with": statistics.median(outcome.rate for outcome in secured),
                                     "without": statistics.median(outcome.rate for outcome in unsecured),
                                     "cost": 1 - report.ratio(secured, unsecured)}
        result["scales"].append(entry)
    if len(beds) > 1:
        small, large = result["scales"][-2:]
        for one, other in zip(small["loads"], large["loads"]):
            if one["name"] in ("queue", "branch"):
                name = f"{one['title']}, {small['firms']:,} to {large['firms']:,} firms"
                result["growth"][name] = other["http"]["p50_ms"] / one["http"]["p50_ms"]
    return result


def main(arguments, description):
    options, chosen = parse(arguments, description)
    options.cache.mkdir(parents=True, exist_ok=True)
    options.cache.chmod(0o755)
    options.cache = options.cache.resolve()
    machine.prepare(options.cache, REPOSITORY)
    program = options.program.resolve()
    facts = machine.facts()
    say(f"{facts['processors']} × {facts['processor']}, {facts['memory_gib']} GiB, {facts['system']}, PostgreSQL "
        f"{facts['postgresql']}; load {facts['load_before']:.1f} before")
    say("server, PostgreSQL and the load share these processors; wrk with 1 thread, "
        f"{options.connections} connections, {options.rounds} rounds of {options.seconds} s")
    run = pathlib.Path(tempfile.mkdtemp(prefix="run-", dir=options.cache))
    run.chmod(0o755)
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, run, ignore_errors=True)
        beds = []
        sources = [stored(program, options.cache, scale, REPOSITORY, say) for scale in options.scales]
        for scale, source in zip(options.scales, sources):
            beds.append(Bed(program, source, run / str(scale), scale, say))
            stack.callback(beds[-1].close)
        outcomes = measure(beds, chosen, options)
        result = summarise(beds, chosen, outcomes, options)
        for entry in result["scales"]:
            report.print_scale(entry, say)
        found = report.verdicts(result)
        say("\nAt the largest scale measured:")
        report.print_verdicts(found, say)
        result["verdicts"] = [dict(zip(("limit", "value", "met", "aim_met"), verdict)) for verdict in found]
        if options.json:
            options.json.write_text(json.dumps(result, indent=1) + "\n")
        if options.keep_scripts:
            options.keep_scripts.mkdir(parents=True, exist_ok=True)
            for bed in beds:
                for name, made in bed.scripts.items():
                    for number, script in enumerate(made):
                        (options.keep_scripts / f"{bed.scale}-{name}-{number}.sql").write_text(script.text)
    return 0
