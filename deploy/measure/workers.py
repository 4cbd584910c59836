"""Holds a worker list against a membership list through the API, and what comes out against the truth. Prints figures,
asserts nothing.

    deploy/bench workers PATUHD [--samples FOLDER]

PATUHD is the program to measure. FOLDER holds `workers.csv`, `membership.csv` and the truth: `workers-truth.csv`
(`nik,outcome`), or `truth.csv` with rows `workers,NIK,outcome`; `deploy/demo` without it. Precision is the share of those
accused who are so in truth, recall the share of those who are so in truth whom the comparison found. Sends traffic to the
loopback address only, and ends by itself.
"""

import argparse
import csv
import datetime
import http.client
import json
import pathlib
import shutil
import tempfile
import time

from measure.server import Server, call, sign_in

PASSWORD = "kata-sandi-untuk-menimbang"
DEMO = pathlib.Path(__file__).resolve().parents[1] / "demo"


def truth(folder):
    """The outcome of each NIK."""
    own = folder / "workers-truth.csv"
    if own.exists():
        with open(own, encoding="utf-8-sig", newline="") as file:
            return {row["nik"]: row["outcome"] for row in csv.DictReader(file)}
    with open(folder / "truth.csv", encoding="utf-8-sig", newline="") as file:
        return {row[1]: row[2] for row in csv.reader(file) if row[0] == "workers"}


def people(port, token, comparison):
    """Everybody whom a comparison speaks of, unmasked."""
    cursor = ""
    while cursor is not None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        path = f"/v1/worker-comparisons/{comparison}/workers?limit=200" + (f"&cursor={cursor}" if cursor else "")
        connection.request("GET", path, headers={"Authorization": f"Bearer {token}", "X-Purpose": "Measuring"})
        response = connection.getresponse()
        page = json.loads(response.read())
        connection.close()
        if response.status != 200:
            raise SystemExit(f"{path} answered {response.status}: {page}")
        yield from page["items"]
        cursor = page["next_cursor"]


def share(part, whole):
    return f"{len(part)}/{len(whole)} = {len(part) / len(whole):.4f}" if whole else "none"


def main(arguments):
    parser = argparse.ArgumentParser(prog="deploy/bench workers", description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("program", type=pathlib.Path, metavar="PATUHD")
    parser.add_argument("--samples", default=DEMO, type=pathlib.Path)
    options = parser.parse_args(arguments)
    expected = truth(options.samples)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="patuh-workers-"))
    folder.chmod(0o755)  # PostgreSQL's user must get through when this runs as root
    server = Server(options.program.resolve(), folder)
    try:
        server.run("migrate")
        server.run("user", "add", "ukur.pengawas", "--name", "Ukur", "--role", "inspector", "--office", "korwil-2",
                   "--from", "2024-01-01", text=PASSWORD + "\n")
        server.start()
        token = sign_in(server.port, "ukur.pengawas", PASSWORD)
        today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date().isoformat()

        def post(path, body):
            return call(server.port, token, "POST", path, json.dumps(body).encode())

        firm = post("/v1/companies", {"name": "PT Timbangan Rekaan", "region_code": "62.02"})
        inspection = post("/v1/inspections", {"company_id": firm["id"], "kind": "periodic", "occurred_on": today,
                                              "reason": "Measuring"})["id"]
        begin = time.monotonic()
        for kind, name in (("workers", "workers.csv"), ("membership", "membership.csv")):
            path = f"/v1/inspections/{inspection}/worker-lists?kind={kind}&listed_on={today}&source=measure"
            listed = call(server.port, token, "POST", path, (options.samples / name).read_bytes(), kind="text/csv")
            print(f"{name:16} {listed['rows']:6} rows, {listed['left_out']} left out, {len(listed['faults'])} faults")
        made = post(f"/v1/inspections/{inspection}/worker-comparisons", {"scale": "mikro"})
        seconds = time.monotonic() - begin
        said = {"missing": set(), "under_reported": set(), "unclear": set()}
        recognised = 0
        for person in people(server.port, token, made["id"]):
            if "worker_line" not in person:
                continue
            for outcome in said:
                if outcome in person["outcomes"]:
                    said[outcome].add(person["nik"])
            recognised += any("name and birth date" in words["en"] and words["en"].startswith("Matched")
                              for words in person["explanation"])
        for outcome in ("missing", "under_reported"):
            true = {nik for nik, what in expected.items() if what == outcome}
            found = said[outcome] & true
            print(f"{outcome:16} precision {share(found, said[outcome])}, recall {share(found, true)}")
        print(f"recognised by name and birth date {recognised}, left to a person {len(said['unclear'])}; {seconds:.2f} s")
    finally:
        if server.is_running:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return 0
