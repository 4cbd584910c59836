"""Imports lists over HTTP, beside PostgreSQL's bare COPY of the same rows into equally indexed tables in the same run.

    deploy/bench import PATUHD [--firms 1000000]

PATUHD is the program to measure. First a list of firms into an empty register, then a list of the next day of which 70 of
100 are known, then that very file again. The bare COPY takes what the register's tables then hold into tables `LIKE` them,
with all their indexes. Prints seconds, how many times COPY's they are, and the program's peak memory; asserts nothing.
Sends traffic to the loopback address only, and ends by itself.
"""

import argparse
import datetime
import http.client
import json
import os
import pathlib
import shutil
import tempfile
import time

from measure.server import Database, Server, sign_in, uuid7

PASSWORD = "kata-sandi-untuk-menimbang"
HEADER = "NIB;Nama Perusahaan;NPWP;KBLI;Uraian KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha\r\n"
REGENCIES = ("Kotawaringin Timur", "Seruyan", "Kapuas", "Katingan", "Palangka Raya", "Barito Utara", "Kotawaringin Barat")
SCALES = ("Mikro", "Kecil", "Menengah", "Besar")
TABLES = ("company", "company_identifier", "company_listing", "company_change", "company_region_period", "import_row")


def write_list(path, first, count):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        for number in range(first, first + count):
            file.write(f"{1_000_000_000_000 + number};PT Timbangan {number} Rekaan;;10431;Industri minyak mentah kelapa sawit;"
                       f"Jl. Rekaan No. {number % 997};Kecamatan {number % 136};{REGENCIES[number % len(REGENCIES)]};"
                       f"{SCALES[number % 4]}\r\n")


def send(port, token, path, day, more=""):
    """Sends a list as a stream. Returns what was answered."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1800)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "text/csv", "Content-Length": str(os.path.getsize(path)),
               "Idempotency-Key": uuid7(), "Accept": "application/json"}
    with open(path, "rb") as file:
        connection.request("POST", f"/v1/imports?source=oss&list_date={day}{more}", file, headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status != 201:
        raise SystemExit(f"import answered {response.status}: {body[:600]!r}")
    return json.loads(body)


def bare_copy(database, folder):
    """Seconds of COPY of the register's rows into tables like its own."""
    total = 0.0
    for table in TABLES:
        file = folder / f"{table}.copy"
        columns = ", ".join(row[0] for row in database.ask(
            f"SELECT attname FROM pg_attribute WHERE attrelid = 'patuh.{table}'::regclass AND attnum > 0 "
            "AND NOT attisdropped AND attgenerated = '' ORDER BY attnum"))
        database.ask(f"COPY (SELECT {columns} FROM {table}) TO '{file}'; CREATE TABLE public.bare_{table} "
                     f"(LIKE {table} INCLUDING ALL)")
        begin = time.monotonic()
        database.ask(f"COPY public.bare_{table} ({columns}) FROM '{file}'")
        total += time.monotonic() - begin
        database.ask(f"DROP TABLE public.bare_{table}")
    return total


def main(arguments):
    parser = argparse.ArgumentParser(prog="deploy/bench import", description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("program", type=pathlib.Path, metavar="PATUHD")
    parser.add_argument("--firms", default=1_000_000, type=int)
    options = parser.parse_args(arguments)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="patuh-importing-"))
    folder.chmod(0o777)  # PostgreSQL's user writes its copies here
    server = Server(options.program.resolve(), folder)
    try:
        server.run("migrate")
        server.run("user", "add", "ukur.admin", "--name", "Ukur", "--role", "administrator", "--office", "disnakertrans",
                   "--from", "2024-01-01", text=PASSWORD + "\n")
        server.start()
        token = sign_in(server.port, "ukur.admin", PASSWORD)
        today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
        known = options.firms * 7 // 10
        first, second = folder / "first.csv", folder / "second.csv"
        write_list(first, 0, options.firms)
        write_list(second, options.firms - known, options.firms)
        database, results = Database(server.data), []
        for name, file, day in (("into an empty register", first, today - datetime.timedelta(days=1)),
                                ("70 of 100 known", second, today), ("the same file again", second, today)):
            database.ask("CHECKPOINT")
            server.forget_peak()
            begin = time.monotonic()
            answer = send(server.port, token, file, day)
            seconds = time.monotonic() - begin
            results.append((name, seconds, server.memory()[1], answer["counts"]))
            if name == "into an empty register":
                database.ask("CHECKPOINT")
                copy = bare_copy(database, folder)
        print(f"{options.firms:,} rows, {os.path.getsize(first) / 2**20:.0f} MiB; bare COPY of what the first import wrote: "
              f"{copy:.1f} s")
        for name, seconds, peak, counts in results:
            told = ", ".join(f"{count:,} {status}" for status, count in counts.items() if count and status != "read")
            print(f"{name:24} {seconds:7.1f} s, {seconds / copy:5.2f} × COPY, {options.firms / seconds:9,.0f} rows/s, "
                  f"patuhd's peak {peak:4.0f} MiB; {told}", flush=True)
    finally:
        if server.is_running:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return 0
