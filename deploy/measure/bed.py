"""A server with the data of one scale, made ready to be measured: its cluster copied from the cache, people signed in,
statements overheard, pgbench's scripts built."""

import hashlib
import shutil
import subprocess
import time

from measure import loads, scripts, trials
from measure.server import Database, Server, uuid7, work
from measure.wire import Listener, folder_for_socket


def stored(program, cache, scale, repository, tell):
    """The folder of a cluster with the data of a scale, made on first use. 0 stands for the small demonstration."""
    digest = hashlib.sha256()
    for folder in ("sql", "Sources/App/Demo", "deploy/demo"):
        for path in sorted((repository / folder).rglob("*")):
            if path.is_file():
                digest.update(path.read_bytes())
    place = cache / f"firms-{scale or 'demo'}"
    mark = place / "made-from"
    if mark.exists() and mark.read_text() == digest.hexdigest():
        return place
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    place.chmod(0o755)
    server = Server(program, place)
    begin = time.monotonic()
    server.run("demo", *(["--scale", str(scale)] if scale else []), limit=7200)
    tell(f"generated {scale or 'the demonstration'} in {time.monotonic() - begin:.0f} s")
    server.start()
    try:
        Database(server.data).ask("VACUUM ANALYZE; CHECKPOINT;")
    finally:
        server.stop()
    mark.write_text(digest.hexdigest())
    return place


class Bed:
    """A running server on a copy of a scale's data."""

    def __init__(self, program, source, folder, scale, tell):
        self.scale, self.folder, self.tell, self.program = scale, folder, tell, program
        folder.mkdir(parents=True)
        folder.chmod(0o755)
        subprocess.run(["cp", "-a", "--reflink=auto", source / "data", folder / "data"], check=True)
        # Room for pgbench's clients beside the servers'.
        (folder / "data/cluster/local.conf").write_text("max_connections = 120\n")
        self.peer = None
        self.server = Server(program, folder)
        self.server.start()
        self.database = Database(self.server.data)
        self.desk = loads.Desk(self.server.port, self.database)
        self.settings, self.scripts, self.clients, self.pages = [], {}, {}, {}
        # The lists' last trip by itself, as it is and with the policy's condition written into the statement.
        self.secured_scripts, self.plain_scripts = {}, {}
        self.acts_before = {}
        self.types = dict(self.database.ask("SELECT oid, format_type(oid, NULL) FROM pg_type"))
        self.database.ask(scripts.GROUND)
        self.firms = int(self.database.ask("SELECT count(*) FROM company")[0][0])
        self.cases = int(self.database.ask("SELECT count(*) FROM enforcement_case")[0][0])
        self.events = int(self.database.ask("SELECT count(*) FROM case_event")[0][0])

    def close(self):
        for server in (self.peer, self.server):
            if server is not None and server.is_running:
                server.stop()

    def start_peer(self, program):
        """Serves the same database by another build as well."""
        folder = self.folder / "peer"
        folder.mkdir()
        self.peer = Server(program, folder, database=self.url(self.database.socket))
        self.peer.start()

    @staticmethod
    def url(folder):
        return f"host={folder} port=5432 user=postgres dbname=patuh"

    # Statements

    def overhear(self, chosen, connections):
        """Builds pgbench's scripts for the loads from what a second server sends for them."""
        listener = Listener(folder_for_socket(self.folder), self.database.socket / ".s.PGSQL.5432")
        scribe = Server(self.program, self.folder / "wire",
                        database=self.url(listener.folder))
        try:
            scribe.start()
            desk = loads.Desk(scribe.port, self.database)
            for load in chosen:
                # At scale so many that no case's log grows out of proportion by the measuring.
                desk.furnish(load, max(8 * connections, 2000 if self.scale else 0))
                found = [self._overhear(load, number, variant, desk, listener)
                         for number, variant in enumerate(load.variants)]
                self.scripts[load.name], self.secured_scripts[load.name], self.plain_scripts[load.name] = (
                    list(kind) for kind in zip(*found))
            self.settings = listener.settings()
        finally:
            if scribe.is_running:
                scribe.stop()
            listener.close()

    def _overhear(self, load, number, variant, desk, listener):
        for _ in range(8):
            first, second, known = self._try_to_overhear(load, variant, desk, listener)
            if first and [[s.text for s in trip] for trip in first] == [[s.text for s in trip] for trip in second]:
                break
        else:
            raise SystemExit(f"{load.name}: two requests of one kind never sent the same statements")
        types = {int(oid): name for oid, name in self.types.items()}
        make = {"name": f"{load.name}{number}", "items": load.items_sql, "writes": load.writes}
        regions = ",".join(code for (code,) in self.database.ask(f"""
            SELECT DISTINCT t.region_code FROM person e JOIN post p ON p.person_id = e.id
            JOIN office_territory t ON t.office_id = p.office_id
            WHERE e.login = '{variant.login}' AND t.until_on IS NULL"""))
        plain = ("FROM queue_item q", f"FROM (SELECT * FROM queue_item WHERE region_code = ANY ('{{{regions}}}')) q")
        return (scripts.build(first, second, known, types, **make),
                scripts.build(first, second, known, types, last_trip_only=True, **make),
                scripts.build(first, second, known, types, last_trip_only=True, replacing=plain, **make))

    def _try_to_overhear(self, load, variant, desk, listener):
        """Two requests about cases of different versions, after one that prepares what stays prepared."""
        items = desk.items(load)
        pair = [None, None]
        if items:
            by_version = {}
            for item in items:
                by_version.setdefault(item.version, item)
            pair = sorted(by_version.values(), key=lambda item: item.version)[-2:]
            if len(pair) < 2:
                pair = [items[0], items[1]]
        if load.writes and pair[0].version == pair[1].version:
            # One more act tells their versions apart.
            desk.send(variant, pair[1], uuid7(), uuid7())
            pair[1].version += 1
        trips, marks = [], []
        others = [item for item in items if item.case not in (pair[0] and pair[0].case, pair[1] and pair[1].case)]
        for item in ([others[0]] if others else []) + pair + ([] if items else [None]):
            mark = (uuid7(), uuid7())
            # Signs in afresh where the server has forgotten, so that no request pays for that.
            desk.send(loads.Variant(variant.login, "GET", "/v1/me"), None, "", "")
            time.sleep(0.05)
            begin = time.monotonic()
            page = loads.page_size(load, desk.send(variant, item, *mark))
            time.sleep(0.03)
            trips.append(listener.since(begin))
            marks.append(mark)
            self.pages.setdefault(load.name, {})[variant.path, variant.login] = page
        known = {}
        if items:
            (one, other) = pair
            known = {"case": (one.case, other.case), "fresh": (marks[-2][0], marks[-1][0]),
                     "key": (marks[-2][1], marks[-1][1])}
            if one.inspection != one.case:
                known["inspection"] = (one.inspection, other.inspection)
            if load.writes:
                known |= {"seq": (str(one.version + 1), str(other.version + 1)),
                          "before": (str(one.version), str(other.version))}
        return trips[-2], trips[-1], known

    # Trials

    def sign_in(self, chosen):
        """Signs everybody in, so that no hashing falls into what is measured, and lets the memory's peak count from
        now."""
        for load in chosen:
            for variant in load.variants:
                self.desk.token(variant.login)
            if load.writes:
                items = self.desk.items(load)
                self.acts_before[load.name] = (len(items), sum(item.version for item in items))
        self.server.forget_peak()

    def acts_added(self, load):
        """On how many cases a load wrote, and how many acts it added to each on the average."""
        count, before = self.acts_before[load.name]
        return count, (sum(item.version for item in self.desk.items(load)) - before) / max(count, 1)

    def settle(self):
        """Waits for what wrk left under way when its time was up, and begins a clean stretch of the log."""
        quiet = 0
        while quiet < 3:
            time.sleep(0.05)
            busy = self.database.ask("""
                SELECT count(*) FROM pg_stat_activity WHERE application_name = 'patuhd' AND state <> 'idle'""")
            quiet = quiet + 1 if busy == [["0"]] else 0
        self.database.ask("CHECKPOINT")

    def over_http(self, load, options):
        """One trial of ours."""
        self.settle()
        items = self.desk.items(load)
        return trials.over_http(
            self.server.url, self.desk.lines(load, items), self.folder, seconds=options.seconds,
            connections=options.connections, server_work=lambda: work(self.server.process.pid),
            database_work=self.database.work)

    def by_pgbench(self, load, options, *, clients=None, seconds=None, role="patuh_app", kind="scripts"):
        """One trial of PostgreSQL alone. Checks that what was to be written was written."""
        self.settle()
        sql, packs = scripts.pack(self.desk.items(load))
        self.database.ask(sql)
        before = self._acts() if load.writes else 0
        outcome = trials.by_pgbench(
            self.database, getattr(self, kind)[load.name], self.settings, self.folder,
            seconds=seconds or options.seconds, clients=clients or self.clients[load.name], packs=packs, role=role)
        if load.writes and (written := self._acts() - before) != outcome.requests:
            raise SystemExit(f"{load.name}: pgbench made {outcome.requests} requests, but {written} acts were written")
        return outcome

    def _acts(self):
        return int(self.database.ask("SELECT sum(version) FROM enforcement_case")[0][0])

    def find_clients(self, load, options):
        """Tries how many clients serve pgbench best."""
        rates = {}
        for count in (4, 8, 16, 32):
            if load.writes and len(self.desk.items(load)) < count * scripts.COPIES:
                continue
            rates[count] = self.by_pgbench(load, options, clients=count, seconds=options.try_seconds).rate
        self.clients[load.name] = max(rates, key=rates.get)
        return rates

