"""Where a store is: the nearest ``.graphq`` from the working directory upward, or the one that is named."""

from __future__ import annotations

import os

from graphq.ontology.errors import StoreError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = ".graphq"


def nearest(start: Path | str = ".") -> str:
    """The nearest ``.graphq`` folder in ``start`` or above it.

    Raises:
        StoreError: there is none up to the root of the file system.
    """
    here = os.path.realpath(start)
    for folder in _upward(here):
        candidate = os.path.join(folder, NAME)
        if os.path.isdir(candidate):
            return candidate
    raise StoreError(
        f"no store here: there is no {NAME} folder in {here} or above it; "
        "make one with graphq load SOURCE, or name one with --store or GRAPHQ_STORE"
    )


def resolve(explicit: Path | None = None, *, create: bool = False) -> Path:
    """The store to use: the one named, else the nearest, else (to create one) ``.graphq`` right here."""
    from pathlib import Path

    if explicit is not None:
        return explicit
    try:
        return Path(nearest())
    except StoreError:
        if not create:
            raise
        return Path.cwd() / NAME


def _upward(folder: str) -> Iterator[str]:
    while folder != os.path.dirname(folder):
        yield folder
        folder = os.path.dirname(folder)
    yield folder
