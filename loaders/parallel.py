"""Many sources are extracted by several processes, in the order in which they were named."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from graphq.loaders.inputs import Input
    from graphq.ontology.source import Extraction

    Outcome = tuple[Input, Extraction | SourceError]

AHEAD = 4
"""So many sources per process wait for their turn at most: memory does not grow with their number."""


def extract_each(inputs: Iterable[Input], jobs: int = 1) -> Iterator[Outcome]:
    """Each source with its facts, or with what is wrong with it.

    Args:
        inputs: what to read.
        jobs: how many processes work; 1 for this one alone.
    """
    if jobs == 1:
        yield from ((item, _extract(item)) for item in inputs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[tuple[Input, Future[Extraction | SourceError]]] = deque()
        for item in inputs:
            waiting.append((item, pool.submit(_extract, item)))
            if len(waiting) >= jobs * AHEAD:
                yield _outcome(*waiting.popleft())
        while waiting:
            yield _outcome(*waiting.popleft())


def _outcome(item: Input, future: Future[Extraction | SourceError]) -> Outcome:
    from concurrent.futures import BrokenExecutor

    try:
        return item, future.result()
    except BrokenExecutor:
        return item, SourceError("the process that read it was stopped; load it again", path=str(item.path))


def _extract(item: Input) -> Extraction | SourceError:
    from graphq import loaders
    from graphq.loaders.text import read_bytes

    try:
        return loaders.extract(read_bytes(item.path), item.name, str(item.path))
    except SourceError as error:
        return error
