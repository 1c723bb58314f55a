"""The loaders on inputs that nobody would write: 100,000 small ones, and a few monsters.

Run it by ``make fuzz``, or by ``python benchmarks/fuzz.py [INPUTS]`` where graphq is installed. Each input is read or
refused (see ``tests/fuzzing.py``); one that takes more than ``SECONDS`` counts as a hang. Of a monster, the time and
the memory are printed beside those that an honest page of the sample article takes.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import fuzzing
from process import measured

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 5
CHUNK = 500
BIN = Path(sys.executable).parent
MEGABYTE = 1_000_000


class Outcome(NamedTuple):
    """What became of a chunk of inputs: how many gave facts, the slowest one, and the failures."""

    with_facts: int
    slowest: tuple[float, int]
    failures: list[str]


def main() -> int:
    """Run, print, and return 1 if an input failed."""
    inputs = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    failed = report_inputs(inputs)
    return report_monsters() or failed


def report_inputs(inputs: int) -> int:
    """Read the inputs of all seeds in two processes."""
    started = time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        outcomes = list(pool.map(chunk, range(0, inputs, CHUNK)))
    failures = [failure for outcome in outcomes for failure in outcome.failures]
    seconds, seed = max(outcome.slowest for outcome in outcomes)
    facts = sum(outcome.with_facts for outcome in outcomes)
    sys.stdout.write(f"{inputs:,} inputs in {time.perf_counter() - started:.0f} s, {facts:,} of them with facts, ")
    sys.stdout.write(f"{len(failures)} failures; the slowest took {seconds * 1000:.0f} ms (seed {seed})\n")
    for failure in failures[:20]:
        sys.stdout.write(f"  {failure}\n")
    return 1 if failures else 0


def chunk(first: int) -> Outcome:
    """Read the inputs of some seeds."""
    signal.signal(signal.SIGALRM, hung)
    with_facts, slowest, failures = 0, (0.0, first), []
    for seed in range(first, first + CHUNK):
        started = time.perf_counter()
        signal.alarm(SECONDS)
        found, problem = fuzzing.outcome(seed)
        signal.alarm(0)
        with_facts += found > 0
        failures += [problem] if problem else []
        slowest = max(slowest, (time.perf_counter() - started, seed))
    return Outcome(with_facts, slowest, failures)


def hung(*_: object) -> NoReturn:
    """An input takes too long."""
    raise TimeoutError(f"more than {SECONDS} s")


def report_monsters() -> int:
    """Load each monster by the command, and print its time, its memory and what is said of it."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, data in monsters():
            path = Path(folder) / name.replace(" ", "-")
            path.write_bytes(data)
            started = time.perf_counter()
            code, said, peak = measured([str(BIN / "graphq"), "load", str(path), "--store", f"{folder}/store"])
            failed |= code not in (0, 3)
            sys.stdout.write(f"  {name:<26}{time.perf_counter() - started:6.1f} s{peak:7.0f} MB  {said}\n")
            path.unlink()
    return failed


def monsters() -> Iterator[tuple[str, bytes]]:
    """Each monster by its name."""
    sample = fuzzing.SAMPLE.read_bytes()
    page = b"<!doctype html><html><body><main><h1>Nursing jobs</h1>%b</main></body></html>"
    yield "an honest article", sample
    yield "100,000 nested elements", page % (b"<div>" * 100_000)
    yield "unclosed elements", page % (b"<div>" * (3 * MEGABYTE))
    yield "unclosed inline elements", page % (b"<b>" * (5 * MEGABYTE))
    yield (
        "an entity bomb",
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY a%d "%b">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
        + b"]><html><body><h1>Jobs</h1><p>&a9;</p></body></html>",
    )
    yield "19 MB of entities", page % (b"<p>" + b"&amp;" * (19 * MEGABYTE // 5))
    yield "100,000 attributes", page % (b"<p " + b" ".join(b"a%d=b" % n for n in range(100_000)) + b">x</p>")
    yield "200,000 cells", page % (b"<table>" + b"<tr>" + b"<td>nurse</td>" * 200_000 + b"</tr></table>")
    yield "20,000 rows", page % (b"<table>" + b"<tr><td>Nurse</td><td>$52,000</td></tr>" * 20_000 + b"</table>")
    yield "half a MB of one word", b"Jobs\n\n" + b"a" * (MEGABYTE // 2 - 100)
    for name, piece in {
        "one sentence": "nurses and doctors earn money, ",
        "amounts": "$52,000 to $61,000, ",
        "figures": "1,2.3-",
        "sentences": "Nurses need a degree in nursing. ",
        "paragraphs": "Nurses earn $52,000 a year.\n\n",
        "bullets": "- Nurse\n",
        "bold heads": "- **Nurse:** cares\n",
        "headings": "## Nurse\n\n",
        "rows": "| Nurse | $52,000 |\n",
        "brackets": "[",
        "short lines": "a\n",
    }.items():
        yield f"half a MB of {name}", f"Nursing jobs\n\n{piece * ((MEGABYTE // 2 - 100) // len(piece))}".encode()
    yield "a binary", os.urandom(MEGABYTE)
    yield "200 MB", b"Jobs\n\n" + b"a " * (100 * MEGABYTE)


if __name__ == "__main__":
    sys.exit(main())
