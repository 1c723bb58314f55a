"""Files and bytes that are text, in whatever encoding, and those that are not."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphq import loaders
from graphq.loaders import encoding
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path


def test_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.txt"
    with pytest.raises(SourceError, match="no such file") as caught:
        loaders.load(path)
    assert caught.value.path == str(path)


def test_directory(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="directory") as caught:
        loaders.load(tmp_path)
    assert caught.value.path == str(tmp_path)


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_empty_file(tmp_path: Path, data: bytes) -> None:
    """Nothing, white space and a byte-order mark alone are empty."""
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match="empty") as caught:
        loaders.load(path)
    assert caught.value.path == str(path)


def test_binary_file(tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    with pytest.raises(SourceError, match="binary"):
        loaders.load(path)


def test_other_encoding_is_detected(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Cheese\n\nIt is milk.\nGruyère is too.\n".encode("latin-1"))
    assert "Gruyère" in loaders.read(path).text


def test_utf_16_is_told_by_its_mark() -> None:
    assert encoding.decode("Cheese\n\nIt is milk.".encode("utf-16"), "cheese.txt") == "Cheese\n\nIt is milk."


def test_truncated_utf_16() -> None:
    """Half a character at the end is refused like any other wrong byte."""
    with pytest.raises(SourceError, match="breaks off"):
        encoding.decode("Cheese\n\nIt is milk.".encode("utf-16")[:-1], "cheese.txt")


def test_truncated_utf_8() -> None:
    """A character cut in half at the end is told with its line."""
    with pytest.raises(SourceError, match="breaks off") as caught:
        encoding.decode("Cheese\n\nGruyère".encode()[:-3], "cheese.txt")
    assert caught.value.line == 3


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is readable for the superuser")
def test_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("Cheese\n\nIt is milk.\n")
    path.chmod(0)
    with pytest.raises(SourceError, match="permission denied"):
        loaders.load(path)


def test_messages_say_what_to_do() -> None:
    with pytest.raises(SourceError, match="save it again"):
        encoding.decode(b"caf\xe9", "cheese.txt")


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=80)
    | st.text(max_size=40).map(str.encode)
    | st.text(max_size=40).map(lambda t: t.encode("utf-16"))
)
def test_any_bytes_are_a_text_or_an_error(data: bytes) -> None:
    try:
        found = encoding.decode(data, "cheese.txt")
    except SourceError:
        return
    assert found.strip()
