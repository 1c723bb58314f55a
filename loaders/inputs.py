"""What is to be read: files by themselves, and those in folders, each with the name that it is known by."""

from __future__ import annotations

import os
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ARTICLES = frozenset({"", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read.

    Attributes:
        name: what identifies the source in the graph: the file's name, or its path within the folder that was named.
        path: where it is.
    """

    name: str
    path: Path


def find(
    sources: Iterable[Path], *, include: Sequence[str] = (), exclude: Sequence[str] = (), suffixes: Iterable[str] = ()
) -> Iterator[Input]:
    """The files that some paths mean: a file itself, of a folder all that can be an article, sorted.

    Args:
        sources: files and folders.
        include: patterns (``*.html``) of the paths to take within folders; none for all.
        exclude: patterns of those to leave out.
        suffixes: what else a file in a folder may end in.
    """
    known = _ARTICLES | set(suffixes)
    for source in sources:
        if not source.is_dir():
            yield Input(source.name, source)
            continue
        for path in _files(source):
            name = path.relative_to(source).as_posix()
            wanted = not include or any(fnmatch(name, pattern) for pattern in include)
            if wanted and path.suffix.lower() in known and not any(fnmatch(name, pattern) for pattern in exclude):
                yield Input(name, path)


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder, sorted; hidden ones and links to folders are left out, so that no loop can be."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(parent, name)
