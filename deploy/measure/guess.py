"""deploy/bench guess: what others notice while passwords are guessed. In one run, by turns: a reader at her pace alone,
and the same reader while a thousand guesses a second come in, from many addresses at many logins."""

import argparse
import asyncio
import collections
import json
import multiprocessing
import pathlib
import statistics
import tempfile
import time

from measure import loads
from measure.beside import beside
from measure.server import Server

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
AIM = 2.0
READS = (("koordinator.sampit", "/v1/queue?scope=team&limit=50"), ("pengawas.sampit", "/v1/cases?limit=50"),
         ("ar.sampit", "/v1/noncompliant-companies?limit=50"), ("pengawas.sampit", "/v1/me"))


class Proxied(Server):
    """The same build on the same database, believing what a proxy says of where requests come from."""

    def start(self):
        self.place = [*self.place, "--behind-proxy"]
        return super().start()


def parse(arguments):
    parser = argparse.ArgumentParser(prog="deploy/bench guess", description=__doc__)
    parser.add_argument("--scale", default=0, type=int, help="number of firms; 0 is the small demonstration")
    parser.add_argument("--rounds", default=5, type=int)
    parser.add_argument("--seconds", default=10, type=int, help="of one half of a round")
    parser.add_argument("--guesses", default=1000, type=int, help="a second")
    parser.add_argument("--addresses", default=500, type=int, help="they come from, others in every round")
    parser.add_argument("--logins", default=200, type=int, help="they are aimed at, some of which exist")
    parser.add_argument("--reads", default=50, type=int, help="a second, on four connections")
    parser.add_argument("--program", type=pathlib.Path, default=REPOSITORY / ".build/release/patuhd")
    parser.add_argument("--cache", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "patuh-bench")
    return parser.parse_args(arguments)


async def ask(streams, request):
    """Sends a request on an open connection. Returns the status."""
    reader, writer = streams
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    fields = head.lower()
    at = fields.find(b"content-length:")
    if at >= 0:
        await reader.readexactly(int(fields[at + 15:fields.index(b"\r\n", at)]))
    elif b"transfer-encoding: chunked" in fields:
        while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
            await reader.readexactly(size + 2)
        await reader.readexactly(2)
    return int(head[9:12])


async def paced(port, requests, rate, seconds, connections, note):
    """Sends requests at a pace that does not wait for answers, as long as a connection is free. Tells `note` status and
    seconds of each, counted from when it was due."""
    free = asyncio.Queue()
    for _ in range(connections):
        free.put_nowait(None)
    begin, tasks = time.monotonic(), set()

    async def one(streams, request, due):
        try:
            if streams is None:
                streams = await asyncio.open_connection("127.0.0.1", port)
            status = await ask(streams, request)
        except (OSError, asyncio.IncompleteReadError, ValueError):
            status, streams = 0, None
        note(status, time.monotonic() - due)
        free.put_nowait(streams)

    for number in range(int(rate * seconds)):
        due = begin + number / rate
        if (left := due - time.monotonic()) > 0:
            await asyncio.sleep(left)
        streams = await free.get()
        task = asyncio.create_task(one(streams, requests(number), due))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    await asyncio.gather(*tasks)
    while not free.empty():
        if (streams := free.get_nowait()) is not None:
            streams[1].close()
    return time.monotonic() - begin


def request(method, path, headers, body=b""):
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *headers]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


def read(port, tokens, options, out):
    """The reader, in a process of her own: latencies of answers, in seconds."""
    texts = [request("GET", path, [f"Authorization: Bearer {tokens[login]}"]) for login, path in READS]
    times, refused = [], collections.Counter()

    def note(status, seconds):
        times.append(seconds)
        if status != 200:
            refused[status] += 1

    asyncio.run(paced(port, lambda number: texts[number % len(texts)], options.reads, options.seconds, 4, note))
    out.send((times, refused))


def guess(port, number, options, out):
    """Whoever guesses, in a process of her own: statuses, and how long it took."""
    known = ["admin", "pengawas.sampit", "koordinator.sampit", "kadis", "kabid", "ar.sampit"]
    logins = known + [f"pegawai.{index}" for index in range(options.logins - len(known))]
    statuses = collections.Counter()

    def attempt(index):
        place = index % options.addresses
        body = json.dumps({"login": logins[index * 7 % len(logins)], "password": f"tebakan panjang {index}"}).encode()
        address = f"10.{number}.{place >> 8}.{place & 255}"
        return request("POST", "/v1/sessions", [f"X-Forwarded-For: {address}"], body)

    def note(status, _seconds):
        statuses[status] += 1

    took = asyncio.run(paced(port, attempt, options.guesses, options.seconds, 256, note))
    out.send((statuses, took))


def rightful(port, password, seconds, out):
    """Somebody who knows her password, from an address that she signed in from before: tries again where she is told to
    wait. How long it took each time, in seconds; None for one that did not get through."""
    times, end = [], time.monotonic() + seconds
    body = json.dumps({"login": "kabid", "password": password}).encode()
    text = request("POST", "/v1/sessions", ["X-Forwarded-For: 192.0.2.1"], body)

    async def sign_in():
        streams = await asyncio.open_connection("127.0.0.1", port)
        status = await ask(streams, text)
        streams[1].close()
        return status

    while time.monotonic() < end:
        begin = time.monotonic()
        while (status := asyncio.run(sign_in())) != 201 and time.monotonic() - begin < 10:
            time.sleep(0.5)
        times.append(time.monotonic() - begin if status == 201 else None)
        time.sleep(1)
    out.send(times)


def together(jobs):
    """Runs functions in processes of their own. Returns what they told, in order."""
    running = []
    for function, arguments in jobs:
        ours, theirs = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(target=function, args=(*arguments, theirs))
        process.start()
        running.append((process, ours))
    told = [pipe.recv() for _, pipe in running]
    for process, _ in running:
        process.join()
    return told


def quantile(times, part):
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def main(arguments):
    options = parse(arguments)
    with beside(Proxied, options) as (_, bed, server):
        tokens = {login: bed.desk.token(login) for login, _ in READS}
        port, password = server.port, loads.PASSWORD
        together([(read, (port, tokens, argparse.Namespace(**vars(options) | {"seconds": 2})))])
        together([(rightful, (port, password, 1))])
        quiet, busy, ratios, statuses, sent, entered = [], [], [], collections.Counter(), [], []
        for number in range(options.rounds):
            [(alone, refused)] = together([(read, (port, tokens, options))])
            (meanwhile, refused_too), (told, took), mine = together([
                (read, (port, tokens, options)), (guess, (port, number, options)),
                (rightful, (port, password, options.seconds))])
            if refused or refused_too:
                raise SystemExit(f"reads were refused: {dict(refused)}, {dict(refused_too)}")
            quiet += alone
            busy += meanwhile
            ratios.append(quantile(meanwhile, 0.99) / quantile(alone, 0.99))
            statuses += told
            sent.append(told.total() / took)
            entered += mine
            print(f"round {number + 1}: p99 {quantile(alone, 0.99) * 1000:.1f} ms alone, "
                  f"{quantile(meanwhile, 0.99) * 1000:.1f} ms beside {sent[-1]:.0f} guesses/s", flush=True)
    hashed = statuses[401]
    print(f"{statuses.total():,} guesses, {statistics.median(sent):.0f}/s: {hashed} hashed and wrong (401), "
          f"{statuses[429]} throttled before hashing (429), {statuses[503]} turned away while others were hashed (503), "
          f"{statuses.total() - hashed - statuses[429] - statuses[503]} else")
    through = [seconds for seconds in entered if seconds is not None]
    print(f"rightful sign-ins meanwhile, from an address known: {len(through)} of {len(entered)} within 10 s"
          + (f", median {statistics.median(through):.2f} s" if through else ""))
    for name, part in (("p50", 0.5), ("p99", 0.99)):
        print(f"{name} of a read: {quantile(quiet, part) * 1000:.2f} ms alone, {quantile(busy, part) * 1000:.2f} ms meanwhile")
    ratio = statistics.median(ratios)
    print(f"p99 meanwhile to p99 alone, median of {options.rounds} rounds: {ratio:.2f} "
          f"({'met' if ratio <= AIM else 'MISSED'}, aim {AIM})")
    return 0 if ratio <= AIM else 1
