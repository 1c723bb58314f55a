"""Where a store is: the nearest ``.graphq`` from the working directory upward, or the one that is named."""

from __future__ import annotations

from pathlib import Path

from graphq.ontology.errors import StoreError

NAME = ".graphq"


def find(start: Path | None = None) -> Path:
    """The nearest ``.graphq`` folder in ``start`` (the working directory) or above it.

    Raises:
        StoreError: there is none up to the root of the file system.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / NAME).is_dir():
            return folder / NAME
    raise StoreError(
        f"no store here: there is no {NAME} folder in {here} or above it; "
        "make one with graphq load SOURCE, or name one with --store or GRAPHQ_STORE"
    )


def resolve(explicit: Path | None = None, *, create: bool = False) -> Path:
    """The store to use: the one named, else the nearest, else (to create one) ``.graphq`` right here."""
    if explicit is not None:
        return explicit
    try:
        return find()
    except StoreError:
        if not create:
            raise
        return Path.cwd() / NAME
