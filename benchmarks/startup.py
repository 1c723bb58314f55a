"""How long a cold command takes: ``graphq query`` and ``graphq --help`` against their peers, in turn, in one run.

Run it by ``make bench``, or by ``python benchmarks/startup.py [RUNS]`` where graphq and ``oxigraph`` are installed.
The sample article is loaded into a store, and its triples into one of Oxigraph's own; both are asked the same join
and must give the same rows. What counts are the ratios of the medians: a query may take twice what Python takes to
start and Oxigraph to answer, help six times what Python takes to start.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from importlib.metadata import distribution
from pathlib import Path
from statistics import median

import graphq.graph
from graphq.graph.export import export
from graphq.graph.store import Store

BIN = Path(sys.executable).parent
QUERY = """PREFIX gq: <https://w3id.org/graphq/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?role ?skill { ?r gq:requiresSkill ?s ; skos:prefLabel ?role . ?s skos:prefLabel ?skill }
ORDER BY ?role ?skill"""
QUERY_LIMIT, HELP_LIMIT = 2.0, 6.0
WARM_UPS = 3


def main() -> int:
    """Measure, print the medians and ratios, and return 1 if one is above its limit."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as folder:
        commands = prepare(Path(folder))
        check_same_rows(commands)
        times = measure(commands, runs)
    medians = {name: median(seconds) * 1000 for name, seconds in times.items()}
    sys.stdout.write(f"{installation()}\nmedian of {runs} runs each, in turn\n")
    for name, milliseconds in medians.items():
        sys.stdout.write(f"  {name:<16}{milliseconds:8.1f} ms\n")
    floor = medians["python"] + medians["oxigraph query"]
    fits = report("graphq query / (python + oxigraph query)", medians["graphq query"] / floor, QUERY_LIMIT)
    fits &= report("graphq --help / python", medians["graphq --help"] / medians["python"], HELP_LIMIT)
    return 0 if fits else 1


def installation() -> str:
    """Which graphq is measured: an editable installation makes every start of Python slower, ours or not."""
    installed = distribution("career-graphq")
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    kind = "editable" if origin.get("dir_info", {}).get("editable") else "installed"
    return f"graphq {installed.version}, {kind} in {Path(graphq.graph.__file__).parents[1]}"


def prepare(folder: Path) -> dict[str, list[str]]:
    """The commands to measure, over stores of the sample article in a folder."""
    ours, theirs, triples = folder / ".graphq", folder / "oxigraph", folder / "triples.nt"
    sample = next(Path(__file__).parents[1].glob("cli/samples/*.txt"))
    _quietly([str(BIN / "graphq"), "load", str(sample), "--store", str(ours)])
    with Store.open(ours) as store, triples.open("wb") as out:
        export(store, "ntriples", out)
    oxigraph = [str(BIN / "oxigraph")]
    _quietly([*oxigraph, "load", "--location", str(theirs), "--file", str(triples)])
    asked = ["--query", QUERY, "--results-format", "csv"]
    return {
        "python": [sys.executable, "-c", "pass"],
        "oxigraph query": [*oxigraph, "query", "--location", str(theirs), *asked],
        "graphq query": [str(BIN / "graphq"), "query", QUERY, "--format", "csv", "--store", str(ours)],
        "graphq --help": [str(BIN / "graphq"), "--help"],
    }


def check_same_rows(commands: dict[str, list[str]]) -> None:
    """Stop if the two stores do not answer alike."""
    answers = [_quietly(commands[name]).split() for name in ("graphq query", "oxigraph query")]
    if answers[0] != answers[1] or len(answers[0]) < 2:
        sys.exit("graphq and oxigraph answer differently: nothing to compare")


def measure(commands: dict[str, list[str]], runs: int) -> dict[str, list[float]]:
    """Seconds of each run of each command, one run of each in turn."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + WARM_UPS):
        for name, command in commands.items():
            started = time.perf_counter()
            _quietly(command)
            if run >= WARM_UPS:
                times[name].append(time.perf_counter() - started)
    return times


def report(what: str, ratio: float, limit: float) -> bool:
    """Print a ratio beside its limit; whether it is within it."""
    verdict = "ok" if ratio <= limit else "TOO SLOW"
    sys.stdout.write(f"{what}: {ratio:.2f} (at most {limit:g}) {verdict}\n")
    return ratio <= limit


def _quietly(command: list[str]) -> bytes:
    environment = {**os.environ, "RUST_LOG": "off"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a command is compiled when it is first used, not each time
    return subprocess.run(command, check=True, stdout=-1, stderr=subprocess.DEVNULL, env=environment).stdout


if __name__ == "__main__":
    sys.exit(main())
