"""What is read: an input, which is known by a name and gives its content when it is asked for, and the content."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO, NoReturn

LARGEST = 20_000_000
"""A source of more bytes than this, once it is unpacked, is refused."""


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a source, and the encoding that whoever handed them out says they are in, "" if nobody does."""

    data: bytes
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """Something to read; it can be sent to another process and read there.

    Attributes:
        name: what identifies the source in the graph: the name of a file, its path within the folder or archive that
            was named, or the address of a page.
        path: what to call it in messages.
        read: gives its content; raises SourceError where that cannot be had.
        file: where it is, if it is a file by itself.
        listed: whether it was found in a folder or archive, and was not named itself.
    """

    name: str
    path: str
    read: Callable[[], Content]
    file: Path | None = None
    listed: bool = False


def read_file(path: Path) -> Content:
    """The content of a file.

    Raises:
        SourceError: if it is missing, no file, too large or not readable.
    """
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise SourceError("the file's name is not UTF-8: rename it", path=ascii(str(path))) from error
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise SourceError("this is a directory; give the articles in it by name", path=str(path))
        if not stat.S_ISREG(mode):  # a pipe would be waited for
            raise SourceError("this is no file: save what it gives as a file first", path=str(path))
        with path.open("rb") as file:
            return Content(read(file, str(path)))
    except FileNotFoundError as error:
        raise SourceError("there is no such file; check the path", path=str(path)) from error
    except OSError as error:
        raise SourceError(f"the file cannot be read: {reason(error)}", path=str(path)) from error


def read(stream: BinaryIO, path: str, most: int = LARGEST) -> bytes:
    """All that a stream gives.

    Raises:
        SourceError: if it is more than ``most`` bytes, of which no more are read.
    """
    data = stream.read(most + 1)
    if len(data) > most:
        raise SourceError(too_large(most), path=path)
    return data


def too_large(most: int) -> str:
    """What is said of a source of more than so many bytes."""
    return f"this has more than {most // 1_000_000:,} MB, too much for an article: split it"


def reason(error: OSError) -> str:
    """What the operating system says of an error, in lower case."""
    return (error.strerror or "unreadable").lower()


def refuse(message: str, path: str) -> NoReturn:
    """Read what cannot be read.

    Raises:
        SourceError: always.
    """
    raise SourceError(message, path=path)
