"""The articles in a zip archive; nothing of it is ever written to disk."""

from __future__ import annotations

import zlib
from functools import lru_cache, partial
from typing import TYPE_CHECKING, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from graphq.loaders.content import LARGEST, Content, Input, read, reason, refuse, too_large
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

MOST_FILES = 100_000
"""An archive of more files than this is refused."""
MOST_UNPACKED = 2_000_000_000
"""An archive of more bytes than this, once it is unpacked, is refused."""
MOST_PACKED = 200
"""Text packs to a tenth; what says that it packs to less than a two-hundredth, and is large, is a bomb."""
_LARGE = 1_000_000
_ENCRYPTED = 0x1
_OFFICE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
# What zipfile raises on archives that are broken, each on a part of them: it has no one class for that. A method or
# version that it does not know is a NotImplementedError, which is a RuntimeError.
_DAMAGED = (BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OverflowError)


def is_archive(path: Path) -> bool:
    """Whether a file is a zip archive by its first bytes."""
    try:
        with path.open("rb") as file:
            return file.read(4) in (b"PK\3\4", b"PK\5\6")
    except OSError:
        return False


def members(path: Path) -> Iterator[Input]:
    """The files in an archive by their paths in it, sorted.

    Raises:
        SourceError: if it is an office document, damaged, or larger than is read.
    """
    files = [info for info in _opened(path).infolist() if not info.is_dir()]
    if _OFFICE & {info.filename for info in files}:
        raise SourceError("this is an office document or a program: save its text as a text file", path=str(path))
    if len(files) > MOST_FILES:
        raise SourceError(f"the archive has more than {MOST_FILES:,} files: split it", path=str(path))
    if sum(info.file_size for info in files) > MOST_UNPACKED:
        raise SourceError(f"unpacked it has more than {MOST_UNPACKED // 10**9} GB: split it", path=str(path))
    for info in sorted(files, key=lambda info: info.filename):
        shown = f"{path}!{info.filename}"
        problem = _problem(info)
        content = partial(refuse, problem, shown) if problem else partial(_read, path, info.filename)
        yield Input(info.filename, shown, content, listed=True)


def _problem(info: ZipInfo) -> str:
    """Why a file of an archive is not read; "" if it is."""
    if info.flag_bits & _ENCRYPTED:
        return "this is encrypted: unpack it first"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "this is packed in an uncommon way: unpack it first"
    if info.file_size > max(_LARGE, info.compress_size * MOST_PACKED):
        return f"this claims to unpack to more than {MOST_PACKED} times its size: a zip bomb"
    if info.file_size > LARGEST:
        return too_large(LARGEST)
    return ""


def _read(path: Path, name: str) -> Content:
    shown = f"{path}!{name}"
    try:
        with _opened(path).open(name) as file:
            return Content(read(cast("BinaryIO", file), shown))
    except _DAMAGED as error:
        raise SourceError(f"this is damaged in the archive: {_detail(error)}", path=shown) from error


def _opened(path: Path) -> ZipFile:
    """The archive, which stays open: its table of contents would else be read again for each file in it."""
    try:
        stamp = path.stat()
        return _open(path, stamp.st_mtime_ns, stamp.st_size)
    except _DAMAGED as error:
        raise SourceError(f"the archive is damaged: {_detail(error)}", path=str(path)) from error
    except OSError as error:
        raise SourceError(f"the archive cannot be read: {reason(error)}", path=str(path)) from error


@lru_cache(maxsize=1)
def _open(path: Path, _changed: int, _size: int) -> ZipFile:
    return ZipFile(path)


def _detail(error: Exception) -> str:
    return " ".join(str(error).split()) or "it ends too early"
