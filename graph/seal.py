"""The seal of a generation: the SHA-256 of each file of its database, by which every byte that changes is found.

It is the file ``SHA256SUMS`` in the generation's folder, as ``sha256sum --check`` reads it. Files that a generation has
from the one before, by hard links, have their line from it too, so that sealing costs what is new.
"""

from __future__ import annotations

import hashlib
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "SHA256SUMS"
_NO_CONTENT = frozenset({NAME, "LOCK", "LOG"})  # RocksDB's diary is nothing that is read


def write(folder: str, before: str | None = None) -> None:
    """Seal the database in a folder; ``before`` is that of the generation before it."""
    known = read(before) if before else {}
    with open(os.path.join(folder, NAME), "w", encoding="utf-8") as seal:
        for name in _files(folder):
            path = os.path.join(folder, name)
            inherited = before is not None and name in known and _same(path, os.path.join(before, name))
            seal.write(f"{known[name] if inherited else _digest(path)}  {name}\n")


def read(folder: str) -> dict[str, str]:
    """The hashes in a seal by the names of the files; none if there is no seal."""
    try:
        with open(os.path.join(folder, NAME), encoding="utf-8", errors="replace") as seal:
            lines = [line.rstrip("\n").partition("  ") for line in seal]
    except FileNotFoundError:
        return {}
    return {name: digest for digest, _, name in lines}


def verify(folder: str) -> bool:
    """Whether there is a seal; if there is, all is as it was sealed.

    Raises:
        OSError: a file is gone, cannot be read, or is not as it was.
    """
    sealed = read(folder)
    for name, digest in sealed.items():
        path = os.path.join(folder, name)
        if "\0" in path or _digest(path) != digest:
            raise OSError(f"{path!r} is not as it was written")
    return bool(sealed)


def _files(folder: str) -> Iterator[str]:
    return (name for name in sorted(os.listdir(folder)) if name not in _NO_CONTENT)


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _same(path: str, other: str) -> bool:
    try:
        return os.path.samefile(path, other)
    except FileNotFoundError:
        return False
