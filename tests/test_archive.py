"""Zip archives: which files in them are read, and how an archive can be bad without doing harm."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from terminal import ARTICLE, run

from graphq.loaders import content
from graphq.loaders.inputs import Selection, find

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def packed(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """An archive of some files."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def load(archive: Path, *options: str) -> Result:
    """What loading it says."""
    return run("load", archive, *options, "--store", archive.parent / "store")


def test_names_are_paths_in_the_archive(tmp_path: Path) -> None:
    path = packed(tmp_path / "site.zip", {"b/one.txt": b"", "a.md": b"", "logo.png": b"", "b/": b""})
    assert [item.name for item in find([str(path)])] == ["a.md", "b/one.txt"]


def test_patterns_choose_among_the_files(tmp_path: Path) -> None:
    path = packed(tmp_path / "site.zip", {"b/one.txt": b"", "a.md": b""})
    assert [item.name for item in find([str(path)], Selection(exclude=["b/*"]))] == ["a.md"]


def test_an_archive_is_told_by_its_content(tmp_path: Path) -> None:
    """Whatever it is called."""
    path = packed(tmp_path / "download", {"a.txt": ARTICLE.encode()})
    assert load(path).stdout.startswith("1 source (1 added)")


def test_the_same_facts_as_from_the_file(tmp_path: Path) -> None:
    """Read where they are, by as many processes as are asked for."""
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    packed(tmp_path / "a.zip", {"a.txt": ARTICLE.encode()})
    shown = []
    for source in ("a.txt", "a.zip"):
        run("load", tmp_path / source, "--jobs", "2", "--store", tmp_path / f"{source}.store")
        shown.append(run("export", "--format", "nquads", "--store", tmp_path / f"{source}.store").stdout)
    assert shown[0] == shown[1] != ""


def test_a_bad_file_in_it_is_reported_and_the_rest_is_loaded(tmp_path: Path) -> None:
    path = packed(tmp_path / "site.zip", {"good.txt": ARTICLE.encode(), "empty.html": b""})
    result = load(path)
    assert result.exit_code == 3
    assert f"{path}!empty.html: the file is empty" in result.stderr
    assert result.stdout.startswith("1 source (1 added)")


def test_a_zip_bomb_is_told_by_its_ratio(tmp_path: Path) -> None:
    path = packed(tmp_path / "bomb.zip", {"bomb.txt": b"0" * 5_000_000})
    assert "a zip bomb" in load(path).stderr


def test_sizes_are_what_is_unpacked_and_not_what_is_claimed(tmp_path: Path) -> None:
    """An archive may lie."""
    path = packed(tmp_path / "liar.zip", {"a.txt": b"word " * 1000}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    for header, offset in ((b"PK\1\2", 24), (b"PK\3\4", 22)):
        at = data.index(header) + offset
        data[at : at + 4] = (10).to_bytes(4, "little")
    path.write_bytes(data)
    result = load(path)
    assert result.exit_code == 3
    assert "damaged" in result.stderr


@pytest.mark.parametrize(
    ("spoilt", "says"),
    [
        (lambda data: data[: len(data) // 2], "the archive is damaged"),
        (lambda data: data[:40] + b"\xff" * 8 + data[48:], "damaged in the archive"),
        (lambda data: data[:4], "the archive is damaged"),
    ],
    ids=["cut", "overwritten", "only a beginning"],
)
def test_a_damaged_archive(tmp_path: Path, spoilt: object, says: str) -> None:
    path = packed(tmp_path / "site.zip", {"a.txt": ARTICLE.encode()})
    path.write_bytes(spoilt(path.read_bytes()))  # type: ignore[operator]
    result = load(path)
    assert result.exit_code == 3
    assert says in result.stderr
    assert not (tmp_path / "store").exists()


def test_an_encrypted_file(tmp_path: Path) -> None:
    """Its flag says so."""
    path = packed(tmp_path / "site.zip", {"a.txt": ARTICLE.encode()})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)
    assert "this is encrypted: unpack it first" in load(path).stderr


def test_an_office_document_is_no_archive_of_articles(tmp_path: Path) -> None:
    path = packed(tmp_path / "thesis.docx", {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    assert "office document" in load(path).stderr


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphq.loaders.archive.MOST_FILES", 2)
    path = packed(tmp_path / "site.zip", {f"{i}.txt": b"a" for i in range(3)})
    assert "more than 2 files" in load(path).stderr


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """A sparse file of 200 MB is refused at once; nothing of it but its size is looked at."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    result = run("load", path, "--store", tmp_path / "store")
    assert result.exit_code == 3
    assert f"{content.LARGEST // 1_000_000} MB" in result.stderr
