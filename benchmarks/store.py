"""What can be relied on in a store of hundreds of sources: one graph whatever the order, and a cost that is the page's.

Run it by ``make store``, or by ``python benchmarks/store.py [PAGES]`` where graphq is installed and the pages of the
Occupational Outlook Handbook lie beside the project. Three shuffled orders with a removal and a reload in between
must export the same bytes; one changed page is loaded into stores of a tenth of the pages and of all of them, by the
library in a process that is warm, and by the command.
"""

from __future__ import annotations

import hashlib
import io
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from graphq.graph.export import export
from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.loaders import extract, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphq.ontology.source import Extraction

FOLDER = Path(__file__).parents[2] / "shared" / "ooh"
GRAPHQ = Path(sys.executable).with_name("graphq")
ORDERS = 3
BATCH = 25
REPEATS = 7


def main() -> int:
    """Measure and print; 1 if the orders differ."""
    pages = sorted(FOLDER.glob("*.html"))[: int(sys.argv[1]) if len(sys.argv) > 1 else 300]
    if not pages:
        sys.stdout.write(f"the pages are not at {FOLDER}\n")
        return 0
    with ProcessPoolExecutor(2) as pool:
        extractions = list(pool.map(load, pages, chunksize=10))
    hashes = [shuffled(extractions, seed) for seed in range(ORDERS)]
    alike = len(set(hashes)) == 1
    sys.stdout.write(f"{len(pages)} pages in {ORDERS} orders: {'the same' if alike else 'different'} bytes {hashes}\n")
    for size in (len(pages) // 10, len(pages)):
        report_change(extractions[:size], pages[0])
    return 0 if alike else 1


def shuffled(extractions: Sequence[Extraction], seed: int) -> str:
    """The SHA-256 of the export of a store into which sources came in some order, some going and coming back."""
    random = Random(seed)
    order = random.sample(extractions, len(extractions))
    again = random.sample(order, max(1, len(order) // 20))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "store")
        for start in range(0, len(order), BATCH):
            with Writer(path) as writer:
                for extraction in order[start : start + BATCH]:
                    writer.put(extraction)
        with Writer(path) as writer:
            for extraction in again:
                writer.remove(extraction.source.name)
        with Writer(path) as writer:
            for extraction in again:
                writer.put(extraction)
        return exported(path)


def exported(path: Path) -> str:
    """The SHA-256 of a store as sorted N-Quads."""
    out = io.BytesIO()
    with Store.open(path) as store:
        export(store, "nquads", out)
    return hashlib.sha256(out.getvalue()).hexdigest()[:16]


def report_change(extractions: Sequence[Extraction], page: Path) -> None:
    """The seconds that it takes to load one changed page into a store of some sources."""
    data = page.read_bytes()
    changed = [data.replace(b"2024", str(2030 + turn).encode()) for turn in range(REPEATS)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "store")
        with Writer(path) as writer:
            for extraction in extractions:
                writer.put(extraction)
        writes, commands = [], []
        for content in changed:
            extraction = extract(content, page.name)
            started = time.perf_counter()
            with Writer(path) as writer:
                assert writer.put(extraction).status == "replaced"
            writes.append(time.perf_counter() - started)
        for content in changed:
            file = Path(folder, page.name)
            file.write_bytes(content)
            started = time.perf_counter()
            subprocess.run([GRAPHQ, "load", file, "--store", path], check=True, capture_output=True)
            commands.append(time.perf_counter() - started)
    written, told = statistics.median(writes), statistics.median(commands)
    sys.stdout.write(f"1 changed page into {len(extractions)}: written in {written:.3f} s, the command {told:.2f} s\n")


if __name__ == "__main__":
    sys.exit(main())
