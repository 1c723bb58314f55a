"""A file of several members with their hashes: a zip archive that can be trusted once it is open.

The same members give the same bytes: dates and modes are fixed, and the order is that of the names. A manifest says
what format it is, and the size and SHA-256 of each member. What is read is held against it first, so that nothing comes
of a file that is damaged, cut short or somebody else's; no name in it is ever used as a path.
"""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import dataclass
from hashlib import sha256
from io import BufferedReader
from typing import TYPE_CHECKING, Any, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import BinaryIO

FORMAT = 1
"""The number of this format; a later one is refused."""
MANIFEST = "manifest.json"
_KIND = "graphq backup"
_MOST_MANIFEST = 10_000_000  # bytes, of which a hundred thousand members have enough
_CHUNK = 1 << 20
_BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OverflowError)
DAMAGED = (*_BROKEN, LookupError, TypeError, AttributeError)
"""What zipfile, zlib and json raise on archives that are broken, and a manifest that is JSON of another kind."""


def pack(members: Mapping[str, bytes], about: Mapping[str, Any], out: BinaryIO) -> None:
    """Write members and the manifest, which also holds ``about``."""
    stated = {name: {"bytes": len(data), "sha256": sha256(data).hexdigest()} for name, data in members.items()}
    manifest = {"kind": _KIND, "format": FORMAT, **about, "members": stated}
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    with ZipFile(out, "w") as archive:
        for name, data in ((MANIFEST, text.encode()), *sorted(members.items())):
            archive.writestr(_entry(name), data)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3  # Unix, whatever system this is
    entry.external_attr = 0o644 << 16
    return entry


@dataclass(frozen=True, slots=True)
class Bundle:
    """A file that is open and sound.

    Attributes:
        path: the file. manifest: what it says of itself. sizes: how many bytes each member has, by name.
    """

    path: Path
    manifest: Mapping[str, Any]
    sizes: Mapping[str, int]
    _archive: ZipFile

    def __enter__(self) -> Bundle:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def stream(self, name: str) -> BufferedReader:
        """A member, to be read piece by piece."""
        return BufferedReader(cast("Any", self._archive.open(name)), _CHUNK)


def unpack(path: Path, room: int) -> Bundle:
    """Open a file that `pack` has written, whose members have no more than ``room`` bytes in all.

    Raises:
        SourceError: it cannot be read, is something else, is not as it was written, or has more.
    """
    try:
        archive = ZipFile(path)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror or error}", path=str(path)) from error
    except DAMAGED as error:
        raise SourceError("is not a graphq backup, or is cut short: use another file", path=str(path)) from error
    try:
        return _verified(path, archive, room)
    except BaseException:
        archive.close()
        raise


def _verified(path: Path, archive: ZipFile, room: int) -> Bundle:
    try:
        manifest = _manifest(archive)
    except (OSError, *DAMAGED) as error:
        raise SourceError(f"is not a graphq backup ({_detail(error)}): use another file", path=str(path)) from error
    if manifest["format"] != FORMAT:
        raise SourceError(f"has the format {manifest['format']}, and this graphq reads {FORMAT}", path=str(path))
    try:
        stated = {str(name): _Member(**member) for name, member in manifest["members"].items()}
        if sorted(archive.namelist()) != sorted((MANIFEST, *stated)):
            raise ValueError("its members are not those of its manifest")
        if sum(member.bytes for member in stated.values()) > room:
            raise SourceError(f"unpacks to more than the {room:,} bytes that are free there", path=str(path))
        for name, member in stated.items():
            member.verify(archive, name)
    except (OSError, *DAMAGED) as error:
        raise SourceError(f"is damaged ({_detail(error)}): use another backup", path=str(path)) from error
    return Bundle(path, manifest, {name: member.bytes for name, member in stated.items()}, archive)


def _manifest(archive: ZipFile) -> dict[str, Any]:
    if archive.getinfo(MANIFEST).file_size > _MOST_MANIFEST:
        raise ValueError("its manifest is too large")
    manifest: dict[str, Any] = json.loads(archive.read(_plain(archive, MANIFEST)))
    if manifest["kind"] != _KIND or not isinstance(manifest["format"], int):
        raise ValueError("its manifest is another's")
    return manifest


@dataclass(frozen=True, slots=True)
class _Member:
    """What the manifest says of a member."""

    bytes: int
    sha256: str

    def verify(self, archive: ZipFile, name: str) -> None:
        """Read it piece by piece, never more than the manifest says, and hold it against its hash."""
        entry = _plain(archive, name)
        if entry.file_size != self.bytes:
            raise ValueError(f"{name!r} has another size than its manifest says")
        digest = sha256()
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
        if digest.hexdigest() != self.sha256:
            raise ValueError(f"{name!r} has another hash than its manifest says")


def _plain(archive: ZipFile, name: str) -> ZipInfo:
    """The entry of a member, packed in one of the two ways that unpack piece by piece."""
    entry = archive.getinfo(name)
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ValueError(f"{name!r} is packed in an uncommon way")
    return entry


def _detail(error: Exception) -> str:
    return " ".join(str(error).split()) or "it ends too early"
