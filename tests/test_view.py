"""Views: what a reader sees of a text, and where it stands."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

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
    """Nothing is made up: a character is the one at its offset, a space any white space there, or an entity."""
    seen = view(text, 0, len(text))
    assert len(seen.text) == len(seen.offsets)
    for character, offset in zip(seen.text, seen.offsets, strict=True):
        found = text[offset]
        assert found == character or found == "&" or (character == " " and found.isspace())


@settings(max_examples=200, deadline=None)
@given(texts)
def test_white_space_is_single(text: str) -> None:
    seen = view(text, 0, len(text)).text
    assert seen == " ".join(seen.split())


@pytest.mark.parametrize(
    ("text", "seen_as"),
    [
        ("a &amp; b&nbsp;c &mdash; &#8217;&#x2019;", "a & b c — ’’"),
        ("see [the guide][1] and[^2] more", "see the guide and more"),
        ("{% include ad.html %}Nurses{{ site.name }} earn{: .lead}", "Nurses earn"),
        ("~~not~~ this \\| that", "not this | that"),
        ("[a](https://example.org/b_(c)) end", "a end"),
    ],
)
def test_other_markup_is_not_seen(text: str, seen_as: str) -> None:
    assert view(text, 0, len(text)).text == seen_as


@pytest.mark.parametrize("mark", ["![", "[", "[\\a", "<!--", "{{", "{%", "<a", "[a](", "*_`", "[a][", "&"])
def test_no_mark_makes_it_slow(mark: str) -> None:
    """Marks that nothing closes: half a megabyte of them takes a moment, not minutes."""
    text = mark * (500_000 // len(mark))
    started = perf_counter()
    view(text, 0, len(text))
    assert perf_counter() - started < 5
