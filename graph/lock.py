"""Advisory locks: one process writes to a store, any number read its generations.

All locks are ``flock`` locks: the kernel drops them when their process ends, however it ends. Systems that have no
``flock`` (Windows) can hold no store.
"""

from __future__ import annotations

import os
import time

from graphq.ontology.errors import StoreError, StoreLockedError

try:
    import fcntl
except ImportError as error:
    raise StoreError("this operating system has no flock, which a store needs: use Linux, macOS or WSL") from error

_PAUSE = 0.02  # seconds between two attempts to get the writer's lock


def share(folder: str) -> int | None:
    """Hold a folder against removal; the descriptor to close, or ``None`` if it is gone or going."""
    return _lock_folder(folder, fcntl.LOCK_SH)


def seize(folder: str) -> int | None:
    """Hold a folder that nobody shares; the descriptor to close, or ``None`` if somebody does."""
    return _lock_folder(folder, fcntl.LOCK_EX)


def acquire(file: str, wait: float) -> int:
    """Take the writer's lock, waiting up to ``wait`` seconds; the descriptor for :func:`release`.

    Raises:
        StoreLockedError: another process still holds it.
        FileNotFoundError: the folder of the lock file does not exist.
    """
    deadline = time.monotonic() + wait
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
        locked = _try(descriptor, fcntl.LOCK_EX)
        if locked and _names(file, descriptor):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, b"%d\n" % os.getpid(), 0)
            return descriptor
        holder = os.pread(descriptor, 20, 0).decode(errors="replace").strip()
        os.close(descriptor)
        if not locked and time.monotonic() >= deadline:
            raise _locked(file, holder)
        time.sleep(0 if locked else _PAUSE)


def release(descriptor: int) -> None:
    """Give the writer's lock back."""
    os.ftruncate(descriptor, 0)
    os.close(descriptor)


def _locked(file: str, holder: str) -> StoreLockedError:
    who = f"process {holder}" if holder else "another process"
    folder = os.path.dirname(file)
    return StoreLockedError(
        f"{who} is writing to {folder}: try again when it is done, or wait for it with --wait SECONDS", path=folder
    )


def _lock_folder(folder: str, mode: int) -> int | None:
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if _try(descriptor, mode) and _names(folder, descriptor):
        return descriptor
    os.close(descriptor)
    return None


def _try(descriptor: int, mode: int) -> bool:
    try:
        fcntl.flock(descriptor, mode | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _names(path: str, descriptor: int) -> bool:
    """Whether the path still leads to what was locked: it may have been removed in between."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except FileNotFoundError:
        return False
