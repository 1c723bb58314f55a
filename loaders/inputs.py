"""What is to be read: files, those in folders and archives, those that a pattern matches, and pages of the web."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from graphq.loaders.content import Input, read_file, reason, refuse
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence

_ARTICLES = frozenset({"", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_MAGIC = re.compile(r"[*?[]")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which of the files found in folders and archives are taken.

    Attributes:
        include: patterns (``*.html``) of the paths to take; none for all. exclude: patterns of those to leave out.
        suffixes: what a file may end in beside what articles end in.
        allow_private: whether pages may come from addresses that are not public.
    """

    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    suffixes: frozenset[str] = field(default_factory=frozenset)
    allow_private: bool = False

    def takes(self, name: str) -> bool:
        """Whether a path within a folder is asked for."""
        wanted = not self.include or any(fnmatch(name, pattern) for pattern in self.include)
        return wanted and not any(fnmatch(name, pattern) for pattern in self.exclude)

    def may_be_article(self, name: str) -> bool:
        """Whether a file can be an article, or whatever else is read, by the end of its name."""
        suffix = os.path.splitext(name)[1].lower()
        return suffix in _ARTICLES or suffix in self.suffixes


_ALL = Selection()


def find(
    sources: Iterable[str], selection: Selection = _ALL, passed_over: Counter[str] | None = None
) -> Iterator[Input]:
    """The inputs that some words of a command line mean, those of a folder, an archive or a pattern sorted.

    Args:
        sources: files, folders, zip archives, patterns (``site/**/*.html``) and ``http(s)`` addresses.
        selection: which of the files in folders and archives are taken.
        passed_over: counts the files that no article can be, by the end of their names.
    """
    for source in sources:
        for item in _meant(source, selection):
            if not item.listed:
                yield item
            elif selection.takes(item.name):
                if selection.may_be_article(item.name):
                    yield item
                elif passed_over is not None:
                    passed_over[os.path.splitext(item.name)[1].lower()] += 1


def are_many(source: str) -> bool:
    """Whether a word means as many inputs as are found: a folder, an archive or a pattern, and no file or page."""
    return os.path.isdir(source) or _is_pattern(source) or _is_archive(source)


def is_address(source: str) -> bool:
    """Whether a word is an address rather than a path."""
    return _ADDRESS.match(source) is not None


def one(source: str, selection: Selection = _ALL) -> Input:
    """The input that a file or an address is.

    Raises:
        SourceError: if the word means many, or an address of a scheme that is not fetched.
    """
    if is_address(source):
        from graphq.loaders import web
        from graphq.loaders.address import checked

        address = checked(source)
        return Input(address, source, partial(web.fetch, address, allow_private=selection.allow_private))
    path = Path(source)
    if os.path.abspath(source).startswith(("/dev/", "/proc/")):
        message = "this has no name that a source could be known by: save it as a file first"
        return Input(path.name, source, partial(refuse, message, source))
    return Input(path.name, source, partial(read_file, path), path)


def _meant(source: str, selection: Selection) -> Iterator[Input]:
    try:
        if _is_archive(source):
            from graphq.loaders import archive

            yield from archive.members(Path(source))
        elif os.path.isdir(source):
            yield from _in_folder(Path(source))
        elif _is_pattern(source):
            yield from _matching(source)
        else:
            yield one(source, selection)
    except SourceError as error:
        shown = error.path or source  # which may leave out a password
        yield Input(shown, shown, partial(refuse, str(error), shown))


def _is_pattern(source: str) -> bool:
    return _MAGIC.search(source) is not None and not is_address(source) and not os.path.lexists(source)


def _is_archive(source: str) -> bool:
    from graphq.loaders import archive

    return not is_address(source) and os.path.isfile(source) and archive.is_archive(Path(source))


def _matching(pattern: str) -> Iterator[Input]:
    """The files that a pattern matches, by their paths below what of it is no pattern."""
    parts = Path(pattern).parts
    fixed = next(i for i, part in enumerate(parts) if _MAGIC.search(part))
    base = Path(*parts[:fixed])
    found = [path for path in base.glob(str(Path(*parts[fixed:]))) if path.is_file()]
    if not found:
        raise SourceError("no file matches the pattern: check it", path=pattern)
    yield from (_within(base, path) for path in sorted(found) if not _is_hidden(path.relative_to(base)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _within(base: Path, path: Path) -> Input:
    return Input(path.relative_to(base).as_posix(), str(path), partial(read_file, path), path, listed=True)


def _in_folder(folder: Path) -> Iterator[Input]:
    """The files below a folder, sorted; hidden ones and links to folders are left out, so that no loop can be."""
    problems: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield _within(folder, Path(parent, name))
    for problem in problems:
        path = os.fsdecode(problem.filename)
        yield Input(path, path, partial(refuse, f"the folder cannot be read: {reason(problem)}", path))
