"""How long ``graphq path`` takes, cold, on a graph of ESCO's shape and on one twenty times as large, and its peers.

Run it by ``make paths``, or by ``python benchmarks/paths.py [FOLDER]`` where graphq, rustworkx and oaklib are there.
The two stores are made in FOLDER, and stay there, or in a temporary one; that takes two minutes and 1.5 GB.

Each command is a process of its own, in turn with ``python -c "import networkx"``. What counts are the ratios of the
medians: the three best paths between things that were drawn by lot may take three times that import, and one and a
half times as long on the large graph as on the small one, within 150 MB. Paths between the two commonest skills, where
every thing between them is a path, are told apart. Beside them stand what a full copy takes, by NetworkX and by
rustworkx, each with one shortest path, and ``runoak paths`` on the smaller graph.
"""

from __future__ import annotations

import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import count, islice
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

import esco
from process import measured

from graphq.graph.adjacency import Adjacency
from graphq.graph.store import Store

BIN = Path(sys.executable).parent
TIME_LIMIT, GROWTH_LIMIT, MEMORY_LIMIT = 3.0, 1.5, 150.0
PAIRS, RUNS = 12, 3
SIZES = {"small": esco.ESCO, "large": esco.LARGE}
COPY = """
import sys, networkx
from graphq.graph.network import to_networkx
from graphq.graph.store import Store
with Store.open(sys.argv[1]) as store:
    graph = to_networkx(store).to_undirected(as_view=True)
networkx.shortest_path(graph, *sys.argv[2:])
"""
RUSTWORKX = """
import sys, rustworkx
from graphq.graph.adjacency import Adjacency
from graphq.graph.store import Store
graph, numbers = rustworkx.PyGraph(), {}
with Store.open(sys.argv[1]) as store:
    edges = [(subject, object_) for subject, _, object_, _ in Adjacency(store).edges()]
for iri in {iri for edge in edges for iri in edge}:
    numbers[iri] = graph.add_node(iri)
graph.add_edges_from_no_data([(numbers[subject], numbers[object_]) for subject, object_ in edges])
start, goal = (numbers[iri] for iri in sys.argv[2:])
rustworkx.dijkstra_shortest_paths(graph, start, goal)
"""


class Measure(NamedTuple):
    """What a process took."""

    seconds: float
    megabytes: float


def main() -> int:
    """Measure, print a table, and return 1 if a limit is not kept."""
    if len(sys.argv) > 1:
        return report(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as folder:
        return report(Path(folder))


def report(folder: Path) -> int:
    """Measure with the stores of a folder."""
    stores = {name: prepared(folder / name, shape) for name, shape in SIZES.items()}
    commands = {
        name: [path_command(stores[name], *pair) for pair in pairs(shape, stores[name])]
        for name, shape in SIZES.items()
    }
    imports, found = in_turn(commands)
    hubs = {name: run(path_command(store, esco.hub(0), esco.hub(1))) for name, store in stores.items()}
    write(
        f"import networkx: {imports.seconds:.2f} s, {imports.megabytes:.0f} MB, medians of {PAIRS} pairs, {RUNS} runs"
    )
    for name, measures in found.items():
        write(f"graphq path -k 3, {name}: {line(middle(measures))}, slowest {max(m.seconds for m in measures):.2f} s")
    for name, measure in hubs.items():
        write(f"graphq path -k 3 between the commonest skills, {name}: {line(measure)}")
    small, large = (middle(found[name]) for name in SIZES)
    kept = [
        within("time on the large graph / import networkx", large.seconds / imports.seconds, TIME_LIMIT),
        within("time on the large graph / on the small one", large.seconds / small.seconds, GROWTH_LIMIT),
        within("memory on the large graph, MB", max(m.megabytes for m in found["large"]), MEMORY_LIMIT),
    ]
    for name, store in stores.items():
        peers(name, store)
    return 0 if all(kept) else 1


def prepared(store: Path, shape: esco.Shape) -> Path:
    """The store of a shape, made unless it is there: by another process, whose memory this one does not take."""
    if not store.exists():
        started = time.perf_counter()
        with ProcessPoolExecutor(1) as pool:
            triples = pool.submit(esco.write, shape, store).result()
        write(f"{store.name}: {triples:,} triples, written in {time.perf_counter() - started:.0f} s")
    return store


def pairs(shape: esco.Shape, store: Path) -> list[tuple[str, str]]:
    """Skills that any occupation asks for, and occupations, drawn by lot."""
    random = Random(11)
    with Store.open(store) as graph:
        adjacency = Adjacency(graph)
        drawn = (esco.skill(random.randrange(shape.sectors), random.randrange(shape.skills)) for _ in count())
        skills = list(islice((skill for skill in drawn if esco.thing("skill", skill) in adjacency), PAIRS))
    roles = [esco.role(random.randrange(shape.sectors), random.randrange(shape.roles)) for _ in range(PAIRS)]
    return list(zip(skills, roles, strict=True))


def path_command(store: Path, start: str, goal: str) -> list[str]:
    """The three best paths, as they are asked for in a shell."""
    return [str(BIN / "graphq"), "path", "-k", "3", start, goal, "--store", str(store)]


def in_turn(commands: dict[str, list[list[str]]]) -> tuple[Measure, dict[str, list[Measure]]]:
    """The import of NetworkX, and for each size what each pair takes: medians of some runs, all in turn."""
    importing = [sys.executable, "-c", "import networkx"]
    run(importing)
    imports: list[Measure] = []
    taken: dict[str, list[list[Measure]]] = {name: [[] for _ in asked] for name, asked in commands.items()}
    for _ in range(RUNS):
        for place in range(PAIRS):
            imports.append(run(importing))
            for name, asked in commands.items():
                taken[name][place].append(run(asked[place]))
    return middle(imports), {name: [middle(runs) for runs in of_pairs] for name, of_pairs in taken.items()}


def middle(measures: list[Measure]) -> Measure:
    """The medians."""
    return Measure(median(m.seconds for m in measures), median(m.megabytes for m in measures))


def run(command: list[str]) -> Measure:
    """What a command takes.

    Raises:
        SystemExit: it fails.
    """
    started = time.perf_counter()
    code, said, megabytes = measured(command)
    if code:
        sys.exit(f"{' '.join(command[:2])} failed: {said}")
    return Measure(time.perf_counter() - started, megabytes)


def peers(name: str, store: Path) -> None:
    """What else could answer, each as a process of its own."""
    ends = [str(thing) for thing in (esco.thing("skill", esco.skill(3, 40)), esco.thing("role", esco.role(7, 40)))]
    for title, code in (("copy to networkx", COPY), ("copy to rustworkx", RUSTWORKX)):
        write(f"{title} and one shortest path, {name}: {line(run([sys.executable, '-c', code, str(store), *ends]))}")
    if name == "small":
        graph = esco.write_obo(SIZES[name], store.parent / "small.obo")
        ends = [esco.obo_id(esco.skill(3, 40)), esco.obo_id(esco.role(7, 40))]
        asked = [str(BIN / "runoak"), "-i", f"simpleobo:{graph}", "paths", ends[0], "--target", ends[1]]
        write(f"runoak paths, all shortest, {name}: {line(run(asked))}")


def line(measure: Measure) -> str:
    """A measure in words."""
    return f"{measure.seconds:.2f} s, {measure.megabytes:.0f} MB"


def within(what: str, value: float, limit: float) -> bool:
    """Print a figure beside its limit; whether it is within it."""
    kept = value <= limit
    write(f"{what}: {value:.2f} (at most {limit:g}) {'ok' if kept else 'TOO MUCH'}")
    return kept


def write(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
