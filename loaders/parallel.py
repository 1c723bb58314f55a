"""Many sources are extracted by several processes, in the order in which they were named."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from graphq.loaders.content import Input
    from graphq.ontology.source import Extraction

    Result = Extraction | SourceError | None
    Outcome = tuple[Input, Result]

AHEAD = 4
"""So many sources per process wait for their turn at most: memory does not grow with their number."""


def extract_each(inputs: Iterable[Input], known: Callable[[str], str], jobs: int = 1) -> Iterator[Outcome]:
    """Each source with its facts, or with what is wrong with it, or ``None`` if its content is known already.

    Args:
        inputs: what to read.
        known: the SHA-256 of the content of a source, by its name, that need not be read again; "" for none.
        jobs: how many processes work; 1 for this one alone.
    """
    if jobs == 1:
        yield from ((item, _extract(item, known(item.name))) for item in inputs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[tuple[Input, Future[Result]]] = deque()
        for item in inputs:
            waiting.append((item, pool.submit(_extract, item, known(item.name))))
            if len(waiting) >= jobs * AHEAD:
                yield _outcome(*waiting.popleft())
        while waiting:
            yield _outcome(*waiting.popleft())


def _outcome(item: Input, future: Future[Result]) -> Outcome:
    from concurrent.futures import BrokenExecutor

    try:
        return item, future.result()
    except BrokenExecutor:
        return item, SourceError("the process that read it was stopped; load it again", path=item.path)


def _extract(item: Input, known: str) -> Result:
    from graphq import loaders

    try:
        return loaders.news(item, known)
    except SourceError as error:
        return error
