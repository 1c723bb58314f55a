"""``graphq text``: the text that a source was read as."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from terminal import complaint, run

SAMPLE = Path(__file__).parent.parent / "cli" / "samples" / "sample-article.txt"
PAGE = """<!doctype html><html><head><title>Tide Careers</title></head><body><nav>Home</nav>
<main><h1>Tide Careers</h1><p>A tide reader needs patience and algebra.</p></main></body></html>"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample article, of a page in a folder, and of RDF."""
    folder = tmp_path_factory.mktemp("text")
    (folder / "site" / "sea").mkdir(parents=True)
    (folder / "site" / "sea" / "tide.html").write_text(PAGE, encoding="utf-8")
    (folder / "things.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    for source in (SAMPLE, folder / "site", folder / "things.ttl"):
        run("load", source, "--store", folder / "store")
    return folder / "store"


def test_the_text_is_what_the_evidence_counts_in(store: Path) -> None:
    """Every fact's quote stands at its place."""
    text = run("text", SAMPLE.name, "--store", store).stdout
    lines = run("extract", SAMPLE, "--format", "jsonl").stdout.splitlines()
    spans = [json.loads(line)["evidence"] for line in lines]
    assert spans
    assert all(text[span["start"] : span["end"]] == span["quote"] for span in spans)


def test_a_page_is_shown_as_its_readers_see_it(store: Path) -> None:
    """Without what stands around the article; named by its path in the folder."""
    assert run("text", "sea/tide.html", "--store", store).stdout == (
        "# Tide Careers\nA tide reader needs patience and algebra.\n"
    )


def test_extract_prints_the_same_text_without_a_store(store: Path, tmp_path: Path) -> None:
    """For those who have only facts."""
    (tmp_path / "tide.html").write_text(PAGE, encoding="utf-8")
    extracted = run("extract", tmp_path / "tide.html", "--format", "text").stdout
    assert extracted == run("text", "sea/tide.html", "--store", store).stdout


def test_a_stretch_is_marked_among_its_lines(store: Path) -> None:
    """With numbers, as an editor has them."""
    shown = run("text", "sea/tide.html", "--span", "35:43", "--store", store).stdout
    assert shown.splitlines() == ["1  # Tide Careers", "2  A tide reader needs >>patience<< and algebra.", "3"]


def test_a_stretch_of_several_lines_is_marked_in_each(store: Path) -> None:
    """Nothing but characters of the text is marked."""
    shown = run("text", "sea/tide.html", "--span", "2:21", "--store", store).stdout
    assert shown.splitlines()[:2] == ["1  # >>Tide Careers<<", "2  >>A tide<< reader needs patience and algebra."]


def refusal(store: Path, code: int, *arguments: str) -> str:
    """What a command says that ends with an exit code."""
    result = run(*arguments, "--store", store)
    assert result.exit_code == code
    return complaint(result)


@pytest.mark.parametrize("span", ["9:3", "4:4", "a:b", "7", "-1:4"])
def test_a_span_is_two_positions(store: Path, span: str) -> None:
    """In their order."""
    assert "START:END" in refusal(store, 2, "text", "sea/tide.html", "--span", span)


def test_a_span_must_be_within_the_text(store: Path) -> None:
    """And the message says how long that is."""
    assert "57 characters" in refusal(store, 2, "text", "sea/tide.html", "--span", "5:99")


def test_an_unknown_source_is_told_with_the_nearest(store: Path) -> None:
    """As for other names."""
    assert 'Did you mean "sea/tide.html"?' in refusal(store, 6, "text", "sea/tides.html")


def test_rdf_has_no_text(store: Path) -> None:
    """It says what to do in place."""
    assert "graphq export" in refusal(store, 1, "text", "things.ttl")
