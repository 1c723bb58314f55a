"""Front matter: YAML and TOML, well formed or not."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphq.loaders import frontmatter, text
from graphq.ontology.errors import SourceError

BODY = "\n## Pay\n\nThatchers earn $41,000 a year.\n"
YAML = """---
title: "Thatching: a guide"   # the title
authors:
  - Ada Reed
  - name: Bo Straw
date: 2025-03-04T10:00:00Z
lastmod: March 6, 2025
description: >
  How roofs
  are made.
canonical: https://example.org/thatch
lang: en-GB
tags: [roofs, straw]
---
"""
TOML = """+++
title = "Thatching: a guide"
authors = ["Ada Reed", "Bo Straw"]
date = 2025-03-04T10:00:00Z
lastmod = 2025-03-06
description = "How roofs are made."
canonical = "https://example.org/thatch"
lang = "en-GB"
+++
"""

FORMS = {"yaml": YAML, "toml": TOML, "crlf": YAML.replace("\n", "\r\n"), "bom": "\ufeff" + YAML}


@pytest.mark.parametrize("matter", FORMS.values(), ids=FORMS)
def test_what_an_article_states_of_itself(matter: str) -> None:
    document = text.parse(matter + BODY)
    assert document.title == "Thatching: a guide"
    assert document.authors == ("Ada Reed", "Bo Straw")
    assert (document.published, document.modified) == ("2025-03-04", "2025-03-06")
    assert document.description == "How roofs are made."
    assert (document.url, document.language) == ("https://example.org/thatch", "en-GB")


@pytest.mark.parametrize("matter", [YAML, TOML], ids=["yaml", "toml"])
def test_it_is_no_part_of_the_blocks(matter: str) -> None:
    """But of the text, to which spans refer."""
    document = text.parse(matter + BODY)
    assert [block.text for block in document.blocks] == ["Thatchers earn $41,000 a year."]
    assert document.text == matter + BODY


def test_a_text_that_opens_with_a_rule_has_none() -> None:
    """And one later is a rule too."""
    assert frontmatter.split("---\nThatching is old. It is dry.\n\n---\n", "a")[1] == 0


@pytest.mark.parametrize(
    ("matter", "line"),
    [
        ("---\ntitle: [a\nb: c\n---\n", 3),
        ("---\ntitle: a\n\tb: c\n---\n", 3),
        ("+++\ntitle = a\n+++\n", 2),
        ("---\na: " + "[" * 9000 + "\n---\n", 1),
        ("+++\na = " + "[" * 9000 + "\n+++\n", 1),
    ],
    ids=["yaml", "tab", "toml", "deep yaml", "deep toml"],
)
def test_front_matter_that_cannot_be_read(matter: str, line: int) -> None:
    """The line is that of the file."""
    with pytest.raises(SourceError, match="front matter") as caught:
        text.parse(matter + BODY, "a.md")
    assert (caught.value.path, caught.value.line) == ("a.md", line)


def test_references_do_not_multiply() -> None:
    """Eight levels of tenfold references stay what they are: a few lines."""
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10) if n else 'a'}]\n" for n in range(8))
    assert text.parse(f"---\ntitle: Roofs\n{levels}author: *l7\n---\n{BODY}").authors == ()


@given(st.text(alphabet=st.sampled_from("abc:-[]{}&*!|>#'\"\n\t ,=+.1"), max_size=80), st.sampled_from(["---", "+++"]))
def test_anything_is_read_or_refused(matter: str, mark: str) -> None:
    """Nothing but a SourceError is raised."""
    article = f"{mark}\ntitle: a\n{matter}\n{mark}\n{BODY}"
    with suppress(SourceError):
        assert text.parse(article, "a.md").text == article
