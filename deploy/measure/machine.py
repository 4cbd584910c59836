"""What measuring needs on this machine, and what the machine is."""

import os
import pathlib
import platform
import subprocess
import sys


def prepare(cache, repository):
    """Installs what is missing: wrk and pgbench from Debian, hdrhistogram from PyPI into the cache."""
    done = subprocess.run(["bash", "-c", """
        source "$1/deploy/lib.sh"
        need_to_serve
        need 'command -v wrk' wrk
        need 'command -v pgbench' postgresql
        test -d "$2/python/hdrh" || need 'python3 -c "import hdrh" || python3 -m pip --version' python3-pip
        install_missing
    """, "bash", repository, cache], check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
    try:
        import hdrh.histogram  # noqa: F401
    except ImportError:
        folder = cache / "python"
        if not (folder / "hdrh").exists():
            subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                            "--root-user-action=ignore", "--target", folder, "hdrhistogram"], check=True)
        sys.path.insert(0, str(folder))


def facts():
    """The machine in a few words."""
    def first(path, prefix):
        for line in pathlib.Path(path).read_text().splitlines():
            if line.startswith(prefix):
                return line.split(":", 1)[1].strip()
        return "?"
    postgres = subprocess.run(["pgbench", "--version"], text=True, check=False, stdout=subprocess.PIPE).stdout.strip()
    return {
        "processor": first("/proc/cpuinfo", "model name"),
        "processors": os.cpu_count(),
        "memory_gib": round(int(first("/proc/meminfo", "MemTotal").split()[0]) / 1048576, 1),
        "system": f"{platform.system()} {platform.release()}",
        "postgresql": postgres.removeprefix("pgbench (PostgreSQL) "),
        "load_before": os.getloadavg()[0],
    }
