"""What is measured: the five endpoints, the people who call them, and the cases they work on.

People and offices are those of the demonstration (`patuhd demo`). A load has variants of equal weight; a variant has
one form of statements.
"""

import dataclasses
import json
from datetime import datetime, timedelta, timezone

from measure.server import call, sign_in, uuid7

PASSWORD = "peragaan-patuh-2026"

VERSION = "{version}"
BUCKETS = ("overdue", "due_soon", "on_time", "no_clock")


@dataclasses.dataclass(frozen=True)
class Variant:
    """One kind of request. {case} and {inspection} stand for an item's, {version} for its case's version, {fresh} for
    a new identifier."""
    login: str
    method: str
    path: str
    body: str = ""


@dataclasses.dataclass
class Load:
    name: str
    title: str
    variants: list
    # What `items` are found by, as the first variant's person sees them; None for a load without.
    items_sql: str | None = None
    writes: bool = False
    # What the ratio to pgbench must be at least, and what is aimed at.
    limit: float | None = None
    aim: float | None = None
    # The fewest things a page must hold to count as a page of 50.
    page: int = 0


def today():
    """The day in western Indonesia, where the demonstration's offices are."""
    return (datetime.now(timezone.utc) + timedelta(hours=7)).date()


def all_loads():
    queue = [Variant("kadis", "GET", "/v1/queue?scope=all&limit=50")]
    queue += [Variant("kadis", "GET", f"/v1/queue?scope=all&bucket={bucket}&limit=50") for bucket in BUCKETS]
    queue += [Variant("koordinator.sampit", "GET", "/v1/queue?scope=all&limit=50")]
    queue += [Variant("koordinator.sampit", "GET", "/v1/queue?scope=team&limit=50")]
    queue += [Variant("koordinator.sampit", "GET", f"/v1/queue?scope=team&bucket={bucket}&limit=50")
              for bucket in ("overdue", "on_time")]
    branches = {"sampit": "kc-sampit", "pky": "kc-palangka-raya", "pbun": "kc-pangkalan-bun"}
    branch = [Variant(f"ar.{place}", "GET", f"/v1/noncompliant-companies?branch={office}&limit=50")
              for place, office in branches.items()]
    remark = json.dumps({"action": "add_remark", "expected_version": VERSION, "occurred_on": today().isoformat(),
                         "reason": "Perusahaan menyatakan akan mendaftarkan seluruh pekerjanya."})
    remark = remark.replace(json.dumps(VERSION), VERSION)
    visit = json.dumps({"inspection_id": "{inspection}", "occurred_on": today().isoformat(),
                        "outcome": "nobody_present",
                        "notes": "Kantor tutup; petugas keamanan menerima surat panggilan."})
    return [
        Load("case", "case page", [Variant("kadis", "GET", "/v1/cases/{case}")], CASES, limit=0.25, aim=0.40),
        Load("queue", "queue page of 50", queue, limit=0.25, aim=0.40, page=50),
        Load("branch", "branch page of 50", branch, page=50),
        Load("asof", "branch page of 50, a past day",
             [dataclasses.replace(each, path=f"{each.path}&as_of={today() - timedelta(days=30)}") for each in branch]),
        Load("search", "search", [Variant("ar.sampit", "GET", f"/v1/company-search?limit=20&q={words}")
                                  for words in ("agro%20mandiri", "plantasion%20mulia", "gemilangagro")]),
        Load("facets", "counts of the branch",
             [Variant(f"ar.{place}", "GET", f"/v1/noncompliant-companies/facets?branch={office}")
              for place, office in branches.items()]),
        Load("step", "step",
             [Variant("kadis", "POST", "/v1/cases/{case}/steps", remark)], STEPS, writes=True, limit=0.45, aim=0.60),
        Load("visit", "visit", [Variant("pengawas.sampit", "PUT", "/v1/visits/{fresh}", visit)], VISITS, writes=True),
    ]


CASES = """
    SELECT c.id, c.id, c.version FROM enforcement_case c WHERE c.version > 0 ORDER BY md5(c.id::text) LIMIT 20000
"""

# A remark leaves the state as it is, so that it can be repeated on any case; and so does a visit that met nobody. All
# cases are in one state, the most frequent: the state is a value that the statements carry.
STEPS = """
    WITH fit AS (
        SELECT c.id, c.version, c.state FROM enforcement_case c
        WHERE c.track = 'inspection' AND c.closed_on IS NULL AND c.version > 0 AND EXISTS (
            SELECT FROM transition_role r WHERE r.procedure = c.track AND r.version = c.procedure_version
            AND r.from_state = c.state AND r.action = 'add_remark' AND r.role = 'office_head'))
    SELECT id, id, version FROM fit WHERE state = (SELECT mode() WITHIN GROUP (ORDER BY state) FROM fit)
    ORDER BY md5(id::text) LIMIT 20000
"""

VISITS = """
    WITH fit AS (
        SELECT i.id, c.id AS case_id, c.version, c.state FROM inspection i JOIN enforcement_case c ON c.id = i.case_id
        WHERE c.closed_on IS NULL AND EXISTS (
            SELECT FROM transition t WHERE t.procedure = c.track AND t.version = c.procedure_version
            AND t.from_state = c.state AND t.action = 'log_visit')
        AND EXISTS (
            SELECT FROM assignment_case x JOIN assignment a ON a.id = x.assignment_id
            JOIN assignment_inspector p ON p.assignment_id = a.id
            WHERE x.case_id = c.id AND p.person_id = (SELECT actor_id())
            AND (now() AT TIME ZONE 'Asia/Jakarta')::date BETWEEN a.valid_from AND a.valid_to - 1))
    SELECT id, case_id, version FROM fit WHERE state = (SELECT mode() WITHIN GROUP (ORDER BY state) FROM fit)
    ORDER BY md5(id::text) LIMIT 20000
"""


@dataclasses.dataclass
class Item:
    """What a request is about: an inspection (or, for other loads, the case), its case, the case's version."""
    inspection: str
    case: str
    version: int


class Desk:
    """The people signed in at one server, and the cases they work on."""

    def __init__(self, port, database):
        self.port, self.database, self.tokens = port, database, {}

    def token(self, login):
        if login not in self.tokens:
            self.tokens[login] = sign_in(self.port, login, PASSWORD)
        return self.tokens[login]

    def items(self, load):
        """The load's items as they are now, seen through row security."""
        if load.items_sql is None:
            return []
        rows = self.database.ask(
            f"SELECT set_config('patuh.secret', '{self.token(load.variants[0].login)}', false) \\g /dev/null\n"
            + load.items_sql, user="patuh_app")
        return [Item(inspection, case, int(version)) for inspection, case, version in rows]

    def furnish(self, load, count):
        """Opens inspections under an order until the load has `count` items (small data only)."""
        lacking = count - len(self.items(load)) if load.writes else 0
        if lacking <= 0:
            return
        inspector, head = self.token("pengawas.sampit"), self.token("kadis")
        firms = self.database.ask(f"""
            SELECT f.id FROM company f WHERE f.region_code = '62.02' AND NOT EXISTS (
                SELECT FROM enforcement_case c WHERE c.company_id = f.id) ORDER BY f.id LIMIT {lacking}""")
        day = today()
        cases = []
        for (firm,) in firms:
            body = {"id": uuid7(), "company_id": firm, "kind": "special", "reason": "Tidak ada di daftar BPJS.",
                    "occurred_on": day.isoformat()}
            cases.append(call(self.port, inspector, "POST", "/v1/inspections", json.dumps(body).encode())["case_id"])
        for begin in range(0, len(cases), 50):
            body = {"kind": "special", "case_ids": cases[begin:begin + 50], "inspectors": ["pengawas.sampit"],
                    "valid_from": day.isoformat(), "valid_to": (day + timedelta(days=60)).isoformat(),
                    "occurred_on": day.isoformat()}
            call(self.port, head, "POST", "/v1/assignments", json.dumps(body).encode())

    def send(self, variant, item, fresh, key):
        """Sends one request of a variant. Returns the answer."""
        path, body = fill(variant.path, item), fill(variant.body, item)
        path, body = (text.replace("{fresh}", fresh).replace("{version}", str(item.version if item else 0))
                      for text in (path, body))
        return call(self.port, self.token(variant.login), variant.method, path, body.encode() or None, key=key)

    def lines(self, load, items, tokens=None):
        """The requests for wrk, a line each."""
        token = tokens or self.token
        for item in items or [None]:
            for variant in load.variants:
                yield "\t".join((variant.method, fill(variant.path, item), token(variant.login),
                                 str(item.version if item else 0), fill(variant.body, item)))


def fill(text, item):
    return text.replace("{case}", item.case).replace("{inspection}", item.inspection) if item else text


def page_size(load, answer):
    """How many things a page holds; 1 for what is no page."""
    return len(answer["items"]) if load.page else 1

