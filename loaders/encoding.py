"""Bytes become text: by their mark, by what the page declares, as UTF-8, else as detected."""

from __future__ import annotations

import codecs
import re

from graphq.ontology.errors import SourceError

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.I)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Browsers read these labels as the wider encoding of Windows (WHATWG Encoding Standard, "windows-1252").
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
_MOST_ACCENTS = 0.15
"""A text with a smaller share of bytes beyond ASCII is in Latin letters: browsers read it as Windows-1252."""
_ASCII = bytes(range(128))
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
)
_FORMS = "plain text, Markdown or HTML"


def decode(data: bytes, path: str, charset: str = "") -> str:
    """The text of a file's bytes.

    Args:
        data: the bytes.
        path: what to call them in messages.
        charset: the encoding that a server says they are in, "" where nobody does.

    Raises:
        SourceError: if they are empty, binary, broken off inside a character, or in no encoding that can be told.
    """
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        raise SourceError(f"the file is empty; give an article as {_FORMS}", path=path)
    _refuse_binary(data, path)
    text = _decoded(data, path, _known(charset))
    if not text.strip():
        raise SourceError(f"the file is empty; give an article as {_FORMS}", path=path)
    return text


def _refuse_binary(data: bytes, path: str) -> None:
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise SourceError(f"the file is binary, {what} by its first bytes; give an article as {_FORMS}", path=path)
    if b"\0" in data[:65536] and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SourceError(f"the file is binary; give an article as {_FORMS}", path=path)


def _decoded(data: bytes, path: str, told: str) -> str:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    for name in filter(None, (marked, told, _declared(data), "utf-8")):
        try:
            return data.decode(name)
        except UnicodeDecodeError as error:
            if name.startswith("utf") and error.start >= len(data) - 3:
                raise _broken(data, error, path, "the text breaks off inside a character; save it again") from error
            failure = error
    if len(data.translate(None, _ASCII)) < len(data) * _MOST_ACCENTS:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise _broken(data, failure, path, "the text is in no encoding that can be told; convert it to UTF-8 first")
    return str(best)


def _broken(data: bytes, error: UnicodeDecodeError, path: str, message: str) -> SourceError:
    return SourceError(message, path=path, line=data.count(b"\n", 0, error.start) + 1)


def _declared(data: bytes) -> str:
    """The encoding that a page declares in its first kilobytes; "" if it declares none that is known."""
    match = _DECLARED.search(data[:4096])
    return _known((match[1] or match[2]).decode("ascii", "ignore")) if match else ""


def _known(label: str) -> str:
    """Python's name of an encoding; "" for none."""
    try:
        name = codecs.lookup(label).name if label else ""
    except LookupError:
        return ""
    return _WIDER.get(name, name)
