"""Measures COPY out through the client beside `psql`, interleaved, on one cluster. Prints figures, asserts nothing.

    deploy/bench copy [--rows 1000000] [--rounds 9] [--cache /tmp/patuh-bench]

Both read the whole of one table and drop it: psql by `\\copy … to /dev/null`, the client by counting bytes. Each begins
with a connection of its own; psql's time has the start of its process in it, a few hundredths of a second.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]

PACKAGE = """// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "copyout",
    dependencies: [
        .package(path: "%(repository)s"), .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        .executableTarget(
            name: "copyout",
            dependencies: [
                .product(name: "Postgres", package: "%(name)s"), .product(name: "Logging", package: "swift-log"),
            ]
        )
    ]
)
"""


def build(cache):
    """The program that measures, in a package of its own beside the product's."""
    folder = cache / "copyout"
    sources = folder / "Sources/copyout"
    sources.mkdir(parents=True, exist_ok=True)
    (folder / "Package.swift").write_text(PACKAGE % {"repository": REPOSITORY, "name": REPOSITORY.name})
    shutil.copy(REPOSITORY / "deploy/measure/copyout.swift", sources / "main.swift")
    subprocess.run(["swift", "build", "-c", "release", "--package-path", folder], check=True,
                   env=os.environ | {"PATUH_CORE": "1"})
    return folder / ".build/release/copyout"


def main(arguments):
    parser = argparse.ArgumentParser(prog="deploy/bench copy", description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--cache", type=pathlib.Path, default=pathlib.Path("/tmp/patuh-bench"))
    options = parser.parse_args(arguments)
    program = build(options.cache)
    with tempfile.TemporaryDirectory(prefix="patuh-copy-") as folder:
        os.chmod(folder, 0o755)
        output = subprocess.run([program, folder + "/d", str(options.rows), str(options.rounds)], check=True, text=True,
                                stdout=subprocess.PIPE).stdout
    rounds = [[float(word) for word in line.split()] for line in output.splitlines()]
    psql = statistics.median(line[0] for line in rounds)
    client = statistics.median(line[1] for line in rounds)
    ratio = statistics.median(line[0] / line[1] for line in rounds)
    print(f"{options.rows} rows, {rounds[0][2] / 1e6:.0f} MB, median of {len(rounds)} rounds")
    print(f"psql    {psql:6.3f} s  {options.rows / psql / 1e6:5.2f} M rows/s")
    print(f"client  {client:6.3f} s  {options.rows / client / 1e6:5.2f} M rows/s")
    print(f"client's speed as a multiple of psql's: {ratio:.2f}")
    return 0
