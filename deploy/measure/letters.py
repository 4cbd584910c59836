"""Measures how fast letters are printed, beside one renderer for each letter. Prints figures, asserts nothing.

    deploy/bench letters PATUHD [--letters 200] [--rounds 4] [--kind first_note] [--fixture full]

PATUHD is the program to measure. The first figure is cold: the page is asked for while no renderer runs. Then rounds take
turns: a share of the letters through the server's press, as many at a time as it has renderers, and a tenth of that share
through a renderer of its own for each letter, as many at a time. Memory is the resident size of the press's renderers.
Sends traffic to the loopback address only, and ends by itself.
"""

import argparse
import concurrent.futures
import http.client
import json
import os
import pathlib
import shutil
import statistics
import struct
import subprocess
import tempfile
import time

from measure.server import Server, sign_in

PASSWORD = "kata-sandi-untuk-menimbang"
RENDERER = pathlib.Path(__file__).resolve().parents[2] / "Sources/App/Letters/Resources/letter-renderer"
SIDE_BY_SIDE = max(1, min(2, os.cpu_count() or 1))


def page(server, token, path, kind):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    connection.request("GET", path, headers={"Authorization": f"Bearer {token}", "Accept": kind})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status != 200:
        raise SystemExit(f"{path} answered {response.status}: {body[:300]!r}")
    return body


def alone(html):
    """One letter by a renderer of its own, as the press speaks to it."""
    request = json.dumps({"html": html}).encode()
    done = subprocess.run(["python3", "-I", RENDERER, "1024"], input=struct.pack(">I", len(request)) + request,
                          env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"}, check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    (greeting,) = struct.unpack(">I", done.stdout[:4])
    if done.stdout[8 + greeting:][:1] != b"P":
        raise SystemExit("a renderer of its own printed nothing")


def renderers(parent):
    """Resident size and high-water mark of a server's renderers, in MiB."""
    sizes = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "status").read_text()
        except OSError:
            continue
        fields = dict(line.split(":", 1) for line in status.splitlines())
        if int(fields["PPid"]) == parent and "VmRSS" in fields and fields["Name"].strip().startswith("python"):
            sizes.append(tuple(int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM", "VmPeak")))
    return sizes


def rate(count, work):
    begin = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        list(pool.map(lambda _: work(), range(count)))
    return count / (time.monotonic() - begin)


def main(arguments):
    parser = argparse.ArgumentParser(prog="deploy/bench letters", description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("program", type=pathlib.Path, metavar="PATUHD")
    parser.add_argument("--letters", default=200, type=int)
    parser.add_argument("--rounds", default=4, type=int)
    parser.add_argument("--kind", default="first_note")
    parser.add_argument("--fixture", default="full")
    options = parser.parse_args(arguments)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="patuh-letters-"))
    folder.chmod(0o755)  # PostgreSQL's user must get through when this runs as root
    server = Server(options.program.resolve(), folder)
    try:
        server.run("migrate")
        server.run("user", "add", "ukur.admin", "--name", "Ukur", "--role", "administrator", "--office",
                   "disnakertrans", "--from", "2024-01-01", text=PASSWORD + "\n")
        server.start()
        token = sign_in(server.port, "ukur.admin", PASSWORD)
        path = f"/v1/letter-templates/{options.kind}/versions/0/preview?fixture={options.fixture}"
        html = page(server, token, path, "text/html").decode()
        begin = time.monotonic()
        pdf = page(server, token, path, "application/pdf")
        print(f"cold, one letter          {time.monotonic() - begin:6.2f} s ({len(pdf)} bytes)")
        begin = time.monotonic()
        page(server, token, path, "application/pdf")
        print(f"warm, one letter          {time.monotonic() - begin:6.2f} s")
        share = max(1, options.letters // options.rounds)
        press, single = [], []
        for number in range(options.rounds):
            # Who goes first changes with every round.
            for ours in (True, False) if number % 2 == 0 else (False, True):
                if ours:
                    press.append(rate(share, lambda: page(server, token, path, "application/pdf")))
                else:
                    single.append(rate(max(2, share // 10), lambda: alone(html)))
            print(f"round {number + 1}: {press[-1]:.2f} letters a second by the press, {single[-1]:.2f} by one renderer each")
        ratio = statistics.median(one / other for one, other in zip(press, single))
        print(f"{share * options.rounds} letters, {SIDE_BY_SIDE} side by side: {statistics.median(press):.2f} a second "
              f"(median of rounds), {ratio:.1f} times one renderer each; load {os.getloadavg()[0]:.1f}")
        for resident, highest, space in renderers(server.process.pid):
            print(f"a renderer has {resident:.0f} MiB resident, {highest:.0f} at most, {space:.0f} of address space at most")
    finally:
        if server.is_running:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return 0
