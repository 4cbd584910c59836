"""Two servers of one build on one database: what is measured is the difference between them."""

import contextlib
import pathlib
import shutil
import tempfile

from measure import machine
from measure.bed import Bed, stored

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


@contextlib.contextmanager
def beside(kind, options):
    """A bed of `options.scale` firms, and a server of the class `kind` on its database: (folder of the run, bed, server)."""
    options.cache.mkdir(parents=True, exist_ok=True)
    options.cache.chmod(0o755)
    options.cache = options.cache.resolve()
    machine.prepare(options.cache, REPOSITORY)
    program = options.program.resolve()
    facts = machine.facts()
    print(f"{facts['processors']} × {facts['processor']}, PostgreSQL {facts['postgresql']}; load {facts['load_before']:.1f} "
          "before", flush=True)
    run = pathlib.Path(tempfile.mkdtemp(prefix="beside-", dir=options.cache))
    run.chmod(0o755)
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, run, ignore_errors=True)
        source = stored(program, options.cache, options.scale, REPOSITORY, print)
        bed = Bed(program, source, run / "bed", options.scale, print)
        stack.callback(bed.close)
        folder = run / "other"
        folder.mkdir()
        server = kind(program, folder, database=Bed.url(bed.database.socket))
        server.start()
        stack.callback(server.stop)
        yield run, bed, server
