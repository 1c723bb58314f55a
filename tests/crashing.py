"""A loading process that is killed at some moment, and what must be true of its store afterwards."""

from __future__ import annotations

import time
from collections import defaultdict
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from terminal import ARTICLE, article, run, started

from graphq.graph.generation import Generations
from graphq.graph.store import Store
from graphq.loaders import extract
from graphq.ontology.rdf import quads

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SOURCES = 60
WHOLE = (0, 25, 50, SOURCES)
"""So many sources are left: they are published in batches, and of none a part."""
LONGEST = 4.0
"""Seconds within which the process is killed; it takes about three to the end."""


def kill(seed: int, folder: Path) -> int:
    """Load a folder, kill the process at the moment of a seed, and check the store; how many sources were left in it.

    Raises:
        AssertionError: the store does not open, holds a part of a source, has lost one, or does not go on from there.
    """
    site, path = folder / "site", folder / "store"
    site.mkdir()
    for name, text in _texts().items():
        article(site, name, text)
    running = started("load", site, "--store", path)
    time.sleep(Random(seed).uniform(0.2, LONGEST))
    committed = _sources(path)
    running.kill()
    running.communicate()
    left = _sources(path)
    assert committed <= left, "a source that was committed is lost"
    assert len(left) in WHOLE, "a batch was published in parts"
    _check(path)
    assert run("load", site, "--store", path).exit_code == 0
    assert len(_sources(path)) == SOURCES
    _check(path)
    return len(left)


def _sources(path: Path) -> set[str]:
    """The sources of a store that may not be there yet."""
    if not path.exists() or Generations(path).current() is None:
        return set()
    with Store.open(path) as store:
        return {row.name for row in store.sources()}


def _check(path: Path) -> None:
    """Every source that is there is there as a whole."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    if not _sources(path):
        return
    with Store.open(path) as store:
        for quad in store.quads():
            held[str(quad.graph_name)].add(str(quad.triple))
    for graph, triples in held.items():
        assert triples == _whole()[graph], f"{graph} is there in part"


def _texts() -> dict[str, str]:
    return {f"{number:02}.txt": ARTICLE.replace("Harbor", f"Harbor{number}") for number in range(SOURCES)}


@cache
def _whole() -> Mapping[str, set[str]]:
    """The triples of each source, as its loader gives them."""
    whole: defaultdict[str, set[str]] = defaultdict(set)
    for name, text in _texts().items():
        for quad in quads(extract(text.encode(), name)):
            whole[str(quad.graph_name)].add(str(quad.triple))
    return whole
