"""Labels: what counts when two of them are compared."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from graphq.ontology.label import key, singular, slug, tidy

labels = st.text(max_size=40) | st.from_regex(r"[A-Za-z.'&/+#-]{1,12}( [A-Za-z.'’()-]{1,10}){0,3}", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("the pastry chef", "pastry chef"),
        ("  Landscape \n Designer ", "Landscape Designer"),
        ("soil science.", "soil science"),
        ("“teamwork”", "teamwork"),
        ("- Arborist:", "Arborist"),
        ("Computer-Aided Design (CAD)", "Computer-Aided Design (CAD)"),
        ("C++", "C++"),
        ("C#", "C#"),
        ("theatre", "theatre"),
    ],
)
def test_tidy(text: str, label: str) -> None:
    """Articles, white space runs and punctuation at the edges go; the words stay as they are written."""
    assert tidy(text) == label


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("nurses", "nurse"),
        ("secretaries", "secretary"),
        ("coaches", "coach"),
        ("actresses", "actress"),
        ("boss", "boss"),
        ("status", "status"),
        ("logistics", "logistics"),
        ("analysis", "analysis"),
        ("gas", "gas"),
    ],
)
def test_singular(plural: str, one: str) -> None:
    """Words that only look plural stay as they are."""
    assert singular(plural) == one


@pytest.mark.parametrize(
    "spelling",
    ["Pâtissiers", "the patissier", "PATISSIER", "“Pâtissier”", "a patissier,"],
)
def test_spellings_meet(spelling: str) -> None:
    """Case, accents, articles, number and punctuation do not count."""
    assert key(spelling) == "patissier"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C++", "C#"),
        ("nurse manager", "manager"),
        ("A.A.", "A.A.S."),
    ],
)
def test_different_things_keep_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_possessive_does_not_count() -> None:
    assert key("Bachelor's degrees") == key("bachelor’s degree")


@settings(max_examples=300, deadline=None)
@given(labels)
@example("A.A.S.")
def test_key_of_a_key_is_itself(label: str) -> None:
    """Unless it begins like an article, as "a level" does, the key of A-levels."""
    found = key(label)
    assume(tidy(found) == found)
    assert key(found) == found


def test_first_letter_is_no_article() -> None:
    """A-levels are not levels."""
    assert key("A-levels") == "a level"


@settings(max_examples=200, deadline=None)
@given(labels)
def test_key_is_tidy(label: str) -> None:
    """No capital letter, white space run or space at an edge is left."""
    found = key(label)
    assert found == " ".join(found.split()) == found.casefold()


@settings(max_examples=300, deadline=None)
@given(labels)
def test_slug_is_safe_in_an_iri(label: str) -> None:
    """Only small letters, digits and single hyphens inside."""
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug(label))


@pytest.mark.parametrize(
    ("label", "segment"),
    [
        ("Landscape Designers", "landscape-designer"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("R&D", "r-and-d"),
        ("CI/CD", "ci-cd"),
    ],
)
def test_slug_reads_as_the_label(label: str, segment: str) -> None:
    assert slug(label) == segment


def test_slugs_of_other_scripts_differ() -> None:
    """A label without a Latin letter still has a slug of its own."""
    assert slug("教師") != slug("看護師")
