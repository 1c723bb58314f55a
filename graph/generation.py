"""The states of a store on disk: numbered generations, one of which is published.

::

    .graphq/
        CURRENT          the number of the published generation
        generations/7/   an Oxigraph database and its seal, never changed once it is published
        lock             held by the process that writes

A writer prepares the next generation beside the published one (hard links, so it costs what it changes) and
publishes it by renaming ``CURRENT``. A reader shares a lock on the generation that it reads, which keeps it
from being removed.
"""

from __future__ import annotations

import os
from contextlib import suppress

from graphq.graph import lock
from graphq.ontology.errors import StoreError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


class Generations:
    """The generations of the store in one folder."""

    def __init__(self, root: Path | str) -> None:
        self.root = os.fspath(root)
        self._pointer = os.path.join(self.root, "CURRENT")
        self._folder = os.path.join(self.root, "generations")

    def path(self, number: int) -> str:
        """The folder of one generation."""
        return os.path.join(self._folder, str(number))

    def current(self) -> int | None:
        """The number of the published generation, ``None`` before the first."""
        try:
            with open(self._pointer, "rb") as pointer:
                text = pointer.read()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise StoreError(f"cannot read {self._pointer}: {error.strerror}", path=self.root) from error
        if not text.strip().isdigit() or len(text) > 20:
            raise self._damaged(f"{self._pointer} does not hold a number")
        return int(text)

    def hold(self) -> tuple[int, int]:
        """The published generation and a descriptor that keeps it from being removed until it is closed."""
        last = None
        while (number := self.current()) is not None:
            descriptor = lock.share(self.path(number))
            if descriptor is not None:
                return number, descriptor
            if number == last:
                raise self._damaged(f"generation {number}, which CURRENT names, is not there")
            last = number  # a writer may have published the next one and removed this one: look again
        raise self._missing()

    def next(self) -> int:
        """A number that no generation has had yet."""
        return max((self.current() or 0, *self._numbers())) + 1

    def publish(self, number: int) -> None:
        """Make a finished generation the one that readers open; durable before and after the one rename."""
        from graphq.graph import seal  # readers do without

        folder, before = self.path(number), self.current()
        seal.write(folder, None if before is None else self.path(before))
        for file in os.scandir(folder):
            if file.stat().st_nlink == 1:  # otherwise it is also part of the last generation, and durable
                _sync(file.path)
        for parent in (folder, self._folder, self.root):
            _sync(parent)
        draft = self._pointer + ".new"
        with open(draft, "w") as pointer:
            pointer.write(f"{number}\n")
        _sync(draft)
        os.replace(draft, self._pointer)
        _sync(self.root)

    def sweep(self) -> None:
        """Remove every generation that is neither published nor being read. Only the writer may call this."""
        current = self.current()
        for number in self._numbers():
            if number != current:
                self.remove(number)

    def remove(self, number: int) -> None:
        """Remove one generation unless somebody reads it."""
        from shutil import rmtree

        descriptor = lock.seize(self.path(number))
        if descriptor is not None:
            rmtree(self.path(number), ignore_errors=True)
            os.close(descriptor)

    def leftovers(self, current: int) -> list[str]:
        """What of other generations than one is there: left by a crash, being written, or being read."""
        drafts = [self._pointer + ".new"] if os.path.exists(self._pointer + ".new") else []
        return drafts + [self.path(number) for number in self._numbers() if number != current]

    def discard(self) -> None:
        """Remove a folder that has never held a store, unless it holds something else."""
        for leftover in (os.path.join(self.root, "lock"), self._pointer + ".new"):
            with suppress(FileNotFoundError):
                os.unlink(leftover)
        if os.path.isdir(self._folder):
            os.rmdir(self._folder)
        os.rmdir(self.root)

    def _numbers(self) -> list[int]:
        if not os.path.isdir(self._folder):
            return []
        return sorted(int(name) for name in os.listdir(self._folder) if name.isdigit())

    def _missing(self) -> StoreError:
        inner = os.path.join(self.root, ".graphq")
        if os.path.isdir(inner):
            return StoreError(f"{self.root} is not a store, {inner} may be", suggestions=[inner])
        if os.path.exists(self.root) and not os.path.isdir(self.root):
            return StoreError(f"{self.root} is not a folder: name another store")
        return StoreError(
            f"no store at {self.root}: make it with graphq load SOURCE, or name another one with --store",
            path=self.root,
        )

    def _damaged(self, what: str) -> StoreError:
        return damaged(self.root, what)


def damaged(root: Path | str, what: object) -> StoreError:
    """The error for a store whose files are not what they should be."""
    detail = " ".join(str(what).split())
    return StoreError(
        f"the store {root} is damaged ({detail}): move it away, and load its sources again or restore a backup",
        path=str(root),
    )


def _sync(path: str) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
