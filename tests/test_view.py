"""Views: what a reader sees of a text, and where it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphq.loaders.view import view

markup = st.lists(
    st.sampled_from(
        ["word", " ", "\n", "**", "*", "_", "`", "[a](b)", "![x](y)", "<b>", "</b>", "&amp;", "&nbsp;", "\\*", "é", "["]
    ),
    max_size=30,
).map("".join)
texts = markup | st.text(max_size=60)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain words", "plain words"),
        ("**bold** and *slanted* and __bold__ and _slanted_", "bold and slanted and bold and slanted"),
        ('a [kiln](https://kiln.example/x "The kiln") is hot', "a kiln is hot"),
        ("a [**kiln**](#kiln) is hot", "a kiln is hot"),
        ("![a pot](pot.png)clay", "clay"),
        ("<em>clay</em><br/> dries<!-- slowly -->", "clay dries"),
        ("`glaze` recipes", "glaze recipes"),
        ("arts &amp; crafts", "arts & crafts"),
        (r"5 \* 3", "5 * 3"),
        ("  two\n  lines\t here  ", "two lines here"),
        ("snake_case stays", "snake_case stays"),
        ("", ""),
    ],
)
def test_reader_sees_words_without_markup(text: str, seen: str) -> None:
    assert view(text, 0, len(text)).text == seen


def test_span_points_into_the_document() -> None:
    """A stretch of what is seen is found again in the text with its markup."""
    text = "Potters **throw** and [glaze](x) pots."
    seen = view(text, 0, len(text))
    start = seen.text.index("glaze")
    assert text[slice(*seen.span(start, start + 5))] == "glaze"


def test_span_across_markup_keeps_it() -> None:
    """The document's stretch has the markup that stands inside."""
    text = "Potters **throw** and *glaze* pots."
    seen = view(text, 0, len(text))
    start, end = seen.text.index("throw"), seen.text.index("pots")
    assert text[slice(*seen.span(start, end - 1))] == "throw** and *glaze"


def test_view_of_a_part_counts_from_the_document_s_start() -> None:
    text = "Clay dries. Glaze melts."
    seen = view(text, 12, len(text))
    assert (seen.text, seen.offsets[0]) == ("Glaze melts.", 12)


@settings(max_examples=300, deadline=None)
@given(texts, st.integers(0, 60), st.integers(0, 60))
def test_offsets_rise(text: str, start: int, end: int) -> None:
    """Each character seen has a place of its own, in the order of the text and inside the stretch looked at."""
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    offsets = view(text, start, end).offsets
    assert all(a < b for a, b in pairwise(offsets))
    assert all(start <= offset < end for offset in offsets)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_every_character_seen_stands_in_the_text(text: str) -> None:
    """Nothing is made up: a character is the one at its offset, a space any white space there."""
    seen = view(text, 0, len(text))
    assert len(seen.text) == len(seen.offsets)
    for character, offset in zip(seen.text, seen.offsets, strict=True):
        assert text[offset] == character or (character == " " and text[offset].isspace())


@settings(max_examples=200, deadline=None)
@given(texts)
def test_white_space_is_single(text: str) -> None:
    seen = view(text, 0, len(text)).text
    assert seen == " ".join(seen.split())
