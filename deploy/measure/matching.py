"""Imports an OSS, a WLKP and a BPJS list through the API, lets the register be matched, and holds what came out against the
truth. Prints figures, asserts nothing.

    deploy/bench matching PATUHD [--samples FOLDER | --seed N [--firms N]]

FOLDER holds `oss.csv`, `wlkp.csv`, `bpjs.csv` and `truth.csv` (`file,row,firm`). With --seed a set with names of its own is
made instead (measure/matchset.py); the same number makes the same set. Pairs are pairs of rows of one firm, over the
transitive closure; a pair is linked where both rows ended with one firm, and proposed where proposals lead from one to the
other. Sends traffic to the loopback address only, and ends by itself.
"""

import argparse
import collections
import csv
import itertools
import pathlib
import shutil
import tempfile
import time

from measure import matchset
from measure.server import Database, Server, call, sign_in

PASSWORD = "kata-sandi-untuk-menimbang"
SOURCES = ("oss", "wlkp", "bpjs")


def pages(port, token, path):
    cursor = ""
    while cursor is not None:
        page = call(port, token, "GET", path + ("&" if "?" in path else "?") + "limit=200"
                    + (f"&cursor={cursor}" if cursor else ""))
        yield from page["items"]
        cursor = page["next_cursor"]


class Groups:
    """Which things are one."""

    def __init__(self):
        self.parent = {}

    def head(self, thing):
        while thing in self.parent:
            thing = self.parent[thing]
        return thing

    def join(self, one, other):
        one, other = self.head(one), self.head(other)
        if one != other:
            self.parent[one] = other


def share(part, whole):
    return f"{part}/{whole} = {part / whole:.4f}" if whole else "none"


def closure(rows, truth, head):
    """Pairs of rows of one firm, and how many of them lead to the same head."""
    firms = collections.defaultdict(list)
    for row in rows:
        firms[truth[row]].append(row)
    every = found = 0
    for members in firms.values():
        for one, other in itertools.combinations(members, 2):
            every += 1
            found += head(one) == head(other)
    return found, every


def numbers(folder):
    """The registry numbers of each row, as they were written."""
    found = {}
    for source in SOURCES:
        with open(folder / f"{source}.csv", encoding="utf-8-sig", newline="") as file:
            for index, row in enumerate(csv.DictReader(file, delimiter=";"), 1):
                npwp = "".join(sign for sign in row.get("NPWP", "") if sign.isdigit())
                found[source, index] = {"nib": row.get("NIB", ""), "npwp": npwp.rjust(16, "0") if npwp else "",
                                        "wlkp": row.get("No. Pendaftaran WLKP", "")}
    return found


def contradict(one, other):
    return any(one[kind] and other[kind] and one[kind] != other[kind] for kind in one)


def main(arguments):
    parser = argparse.ArgumentParser(prog="deploy/bench matching", description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("program", type=pathlib.Path, metavar="PATUHD")
    parser.add_argument("--samples", type=pathlib.Path)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--firms", type=int, default=3000, help="how many firms a set of its own has")
    parser.add_argument("--limit", type=int, default=600, help="seconds after which matching is given up")
    parser.add_argument("--verbose", action="store_true", help="name what is wrong or was missed")
    options = parser.parse_args(arguments)
    if (options.samples is None) == (options.seed is None):
        parser.error("give either --samples or --seed")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="patuh-matching-"))
    folder.chmod(0o755)  # PostgreSQL's user must get through when this runs as root
    if options.seed is not None:
        lists = folder / "lists"
        lists.mkdir()
        matchset.write(lists, options.seed, options.firms)
    else:
        lists = options.samples
    server = Server(options.program.resolve(), folder)
    try:
        server.run("migrate")
        server.run("user", "add", "ukur.bidang", "--name", "Ukur", "--role", "division_head", "--office", "disnakertrans",
                   "--from", "2024-01-01", text=PASSWORD + "\n")
        server.start()
        measure(server, lists, options)
    finally:
        if server.is_running:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def measure(server, lists, options):
    token = sign_in(server.port, "ukur.bidang", PASSWORD)
    with open(lists / "truth.csv", encoding="utf-8-sig", newline="") as file:
        truth = {(row["file"], int(row["row"])): row["firm"] for row in csv.DictReader(file) if row["file"] in SOURCES}
    # The row's firm, by the line of its list; the truth counts rows from 1 after the header.
    begin = time.monotonic()
    firm, imports = {}, {}
    reported = collections.Counter()
    server.forget_peak()
    for source in SOURCES:
        made = call(server.port, token, "POST", f"/v1/imports?source={source}", (lists / f"{source}.csv").read_bytes(),
                    kind="text/csv", limit=600)
        imports[made["id"]] = source
        count = 0
        for row in pages(server.port, token, f"/v1/imports/{made['id']}/rows"):
            count += 1
            key = (source, row["line"] - 1)
            if row.get("company_id"):
                firm[key] = row["company_id"]
            if row["status"] in ("rejected", "review"):
                reported[row["status"], row["reason"]["code"]] += 1
        counts = made["counts"]
        print(f"{source:5} read {counts['read']}: created {counts['created']}, updated {counts['updated']}, unchanged "
              f"{counts['unchanged']}, review {counts['review']}, rejected {counts['rejected']}; reported {count}")
    imported = time.monotonic() - begin
    while any(run["status"] == "waiting" for run in pages(server.port, token, "/v1/match-runs")):
        if time.monotonic() - begin - imported > options.limit:
            raise SystemExit(f"the register is not matched after {options.limit} s:\n{faults(server)}")
        time.sleep(0.2)
    matched = time.monotonic() - begin - imported
    _, peak = server.memory()
    for (status, code), count in sorted(reported.items()):
        print(f"      {status:9} {code:24} {count}")
    print(f"rows that no report names: {sum(1 for key in truth if key not in firm) - sum(reported.values()) + reported['rejected', 'duplicate_row']}")

    database = Database(server.data)
    stands = {row[0]: row[1] for row in database.ask("SELECT id, company_standing(id) FROM company")}
    linked = {key: stands[one] for key, one in firm.items()}
    proposals = list(pages(server.port, token, "/v1/match-candidates?status=open"))

    # Firms by truth: a firm of the register is the one that its rows say, where they agree.
    rows_of = collections.defaultdict(set)
    for key, one in linked.items():
        rows_of[one].add(truth[key])
    wrong = [pair for keys in grouped(linked).values() for pair in itertools.combinations(keys, 2)
             if truth[pair[0]] != truth[pair[1]]]
    right, every = closure(linked, truth, linked.get)
    written = numbers(lists)
    against = [pair for pair in wrong if contradict(written[pair[0]], written[pair[1]])]
    merges = database.ask("SELECT m.survivor_id, m.merged_id FROM company_merge m")
    said = collections.defaultdict(set)
    for key, one in firm.items():
        said[one].add(truth[key])
    false_merges = sum(1 for one, other in merges if not said[one] & said[other])

    def side(proposal, name):
        side = proposal[name]
        if "import_id" in side:
            return (imports[side["import_id"]], side["line"] - 1)
        return stands[side["company_id"]]

    groups, true, doubts = Groups(), 0, collections.Counter()
    for proposal in proposals:
        one, other = side(proposal, "first"), side(proposal, "second")
        firms_one = {truth[one]} if isinstance(one, tuple) else rows_of[one]
        firms_other = {truth[other]} if isinstance(other, tuple) else rows_of[other]
        is_true = bool(firms_one & firms_other)
        kind = "row" if isinstance(other, tuple) else "firm"
        doubts[kind, "+".join(sorted(doubt["code"] for doubt in proposal["doubts"])), is_true] += 1
        true += is_true
        if is_true:
            groups.join(one, other)
        elif options.verbose:
            print("false proposal:", proposal["first"]["name"], "|", proposal["second"]["name"], proposal["doubts"][0]["code"])

    def head(key):
        return groups.head(linked.get(key, key))

    reached, among = closure(linked, truth, head)
    everywhere, total = closure(truth, truth, head)
    print(f"merges by themselves: {len(merges)}, false {false_merges}")
    print(f"linked pairs, precision {share(right, right + len(wrong))}; of rows with contradicting numbers {len(against)} wrong")
    print(f"proposals true {share(true, len(proposals))}")
    for (kind, codes, is_true), count in sorted(doubts.items()):
        print(f"      {kind:5} {codes:40} {'true' if is_true else 'false':6} {count}")
    print(f"recall linked or proposed: {share(reached, among)} of pairs of rows that the register has; "
          f"{share(everywhere, total)} of all pairs of the truth (linked alone {share(right, total)})")
    print(f"imported in {imported:.1f} s, matched in {matched:.1f} s more; server's memory at most {peak:.0f} MiB")
    if options.verbose:
        missed = collections.defaultdict(list)
        for key in truth:
            missed[truth[key]].append(key)
        for keys in missed.values():
            for one, other in itertools.combinations(keys, 2):
                if head(one) != head(other):
                    print("missed:", one, other, written[one], written[other])


def faults(server):
    """What the server's log says beside requests."""
    lines = server.log.read_text(errors="replace").splitlines()
    return "\n".join([line for line in lines if '"level":"info"' not in line][-20:])


def grouped(linked):
    groups = collections.defaultdict(list)
    for key, one in linked.items():
        groups[one].append(key)
    return groups
