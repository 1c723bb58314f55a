"""Eight readers ask without pause while sources are loaded and removed: no error, and one generation an answer."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

from stores import ANALYST, PILOT, fact, source

from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.fact import Growth, Relation

if TYPE_CHECKING:
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Event
    from pathlib import Path

READERS = 8
WRITES = 50
STATED = "SELECT ?value { ?role gq:grows/schema:value ?value }"


def write(path: Path, number: int) -> None:
    """Have two sources state the same number in one write, or every third time take both back."""
    with Writer(path) as writer:
        for name, role in (("left.txt", ANALYST), ("right.txt", PILOT)):
            if number % 3 == 2:
                writer.remove(name)
            else:
                writer.put(source(name, fact(Relation.GROWS, role, Growth(number, years=10))))


def read(path: Path, end: Event, answers: Queue[tuple[int, list[str]]]) -> None:
    """Ask until the end; the number of questions, and what was wrong with their answers."""
    asked, wrong = 0, []
    last = 0
    while not end.is_set():
        try:
            with Store.open(path) as store:
                values = [row[0].value for row in store.query(STATED)]  # type: ignore[union-attr]
                if store.generation < last or len(values) not in (0, 2) or len(set(values)) > 1:
                    wrong.append(f"{values} in generation {store.generation} after {last}")
                last = store.generation
        except Exception as error:
            wrong.append(f"{type(error).__name__}: {error}")
        asked += 1
    answers.put((asked, wrong))


def test_every_answer_belongs_to_one_generation(tmp_path: Path) -> None:
    write(tmp_path, 0)
    processes = multiprocessing.get_context("spawn")
    end, answers = processes.Event(), processes.Queue()
    readers = [processes.Process(target=read, args=(tmp_path, end, answers)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for number in range(1, WRITES + 1):
        write(tmp_path, number)
    end.set()
    found = [answers.get(timeout=60) for _ in readers]
    for reader in readers:
        reader.join()
    assert [wrong for _, wrong in found if wrong] == []
    assert all(asked > 0 for asked, _ in found)
    assert len([*(tmp_path / "generations").iterdir()]) <= 1 + READERS  # old ones are cleaned up by the next writer
    write(tmp_path, WRITES + 2)
    assert len([*(tmp_path / "generations").iterdir()]) == 1
