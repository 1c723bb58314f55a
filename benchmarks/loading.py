"""What loading costs, by stage: bytes become text, text a document, a document facts, facts triples on disk.

Run it by ``make bench``, or by ``python benchmarks/loading.py [--profile] [PAGES]`` where graphq and trafilatura are
installed. The articles are the sample in its three forms, and, where they lie beside the project, the annotated texts
and so many pages (30) of the Occupational Outlook Handbook. The peer is trafilatura, which finds the main text of the
same pages and no facts; what counts are the shares and the ratios of one run.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import trafilatura
from process import measured

from graphq.graph.writer import Writer
from graphq.loaders import article, encoding, extract, html, parse
from graphq.loaders import text as plain
from graphq.ontology.source import Extraction, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
BIN = Path(sys.executable).parent
STAGES = ("read", "parse", "extract", "write")
REPEATS = 3


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="?", type=int, default=30)
    parser.add_argument("--profile", action="store_true")
    chosen = parser.parse_args()
    pages = sorted((SHARED / "ooh").rglob("*.html"))[: chosen.pages]
    texts = sorted((SHARED / "evaluation" / "texts").glob("*.txt"))
    sample = next((ROOT / "cli" / "samples").glob("*.txt"))
    extract(sample.read_bytes(), sample.name)  # patterns and vocabularies are read once a process
    for name, paths in {"sample": [sample], "texts": texts, "OOH pages": pages}.items():
        if paths:
            report(name, paths)
    if pages:
        report_peer(pages)
        report_jobs(pages)
    if chosen.profile:
        report_profile([*texts, *pages[:10], sample])
    return 0


def report(name: str, paths: Sequence[Path]) -> None:
    """The seconds of each stage over some articles, the least of several runs, and its share of the whole."""
    best: dict[str, float] = {}
    for _ in range(REPEATS):
        seconds = stages(paths)
        best = {stage: min(seconds[stage], best.get(stage, seconds[stage])) for stage in STAGES}
    whole = sum(best.values())
    size = sum(path.stat().st_size for path in paths)
    rates = f"{len(paths) / whole:.1f}/s, {size / whole / 1e3:.0f} kB/s"
    sys.stdout.write(f"{name}: {len(paths)} in {whole:.2f} s, {rates}\n")
    for stage in STAGES:
        sys.stdout.write(f"  {stage:<8}{best[stage] * 1000 / len(paths):8.1f} ms each {best[stage] / whole:7.1%}\n")


def stages(paths: Sequence[Path]) -> dict[str, float]:
    """The seconds of each stage over some articles."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        with Writer(Path(folder) / "store") as writer:
            for path in paths:
                read_in_stages(path, writer, clock)
            clock.start()
        clock.stop("write")
    return clock.seconds


def read_in_stages(path: Path, writer: Writer, clock: Clock) -> None:
    """One article, from its bytes to the store."""
    clock.start()
    text = encoding.decode(path.read_bytes(), str(path))
    clock.stop("read")
    document = html.parse(text) if html.is_page(text) else plain.parse(text)
    clock.stop("parse")
    found, _ = article.facts(document)
    clock.stop("extract")
    source = Source(str(path), document.title, "0" * 64, document.format, text=document.text)
    writer.put(Extraction(source, found))
    clock.stop("write")


class Clock:
    """Adds up the time of stages: each lasts from the last start or stop."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._at = 0.0

    def start(self) -> None:
        """Begin to measure."""
        self._at = time.perf_counter()

    def stop(self, stage: str) -> None:
        """Add the time since the last start or stop to a stage's."""
        now = time.perf_counter()
        self.seconds[stage] += now - self._at
        self._at = now


def report_peer(pages: Sequence[Path]) -> None:
    """How long trafilatura takes to find the main text of the same pages, beside our reading and parsing."""
    markups = [path.read_text(encoding="utf-8") for path in pages]
    ours = min(_seconds(lambda: [html.parse(markup) for markup in markups]) for _ in range(REPEATS))
    theirs = min(_seconds(lambda: [trafilatura.extract(markup) for markup in markups]) for _ in range(REPEATS))
    sys.stdout.write(f"main text of {len(pages)} pages: graphq {ours:.2f} s, trafilatura {theirs:.2f} s")
    sys.stdout.write(f", ratio {ours / theirs:.2f}\n")


def report_jobs(pages: Sequence[Path]) -> None:
    """Pages a second and peak memory of the command, for one and two processes."""
    for jobs in (1, 2):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            site.mkdir()
            for page in pages:
                os.symlink(page, site / page.name)
            command = [str(BIN / "graphq"), "load", str(site), "--jobs", str(jobs), "--store", f"{folder}/store"]
            started = time.perf_counter()
            code, said, peak = measured(command)
            seconds = time.perf_counter() - started
        if code:
            sys.exit(f"graphq load failed: {said}")
        sys.stdout.write(f"graphq load --jobs {jobs}: {len(pages)} pages in {seconds:.1f} s, ")
        sys.stdout.write(f"{len(pages) / seconds:.2f}/s, {peak:.0f} MB at most in one process\n")


def report_profile(paths: Sequence[Path]) -> None:
    """The functions that take most time themselves."""
    documents = [parse(path.read_bytes(), str(path)) for path in paths]
    profile = cProfile.Profile()
    profile.enable()
    for document in documents:
        article.facts(document)
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(15)


def _seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
