"""Web pages: their article as it is read, and the same facts as from the same article as text."""

from __future__ import annotations

import html
from pathlib import Path
from time import perf_counter

import pytest

from graphq import loaders
from graphq.loaders.document import Block, BlockKind, Document
from graphq.ontology.errors import SourceError

SAMPLE = Path(__file__).parent.parent / "cli" / "samples" / "sample-article.txt"

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title} | Lantern Careers</title>
<meta name="author" content="Ida Quill"><meta property="article:published_time" content="2025-03-04T10:00:00Z">
<link rel="canonical" href="https://example.org/a"><script>var jobs = "<p>Painter earns $5</p>";</script></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/jobs">Plumber jobs</a></li></ul></nav></header>
<div class="cookie-banner"><p>We use cookies. Accept them to become a baker.</p></div>
<main><article>{body}</article></main>
<aside class="sidebar"><h2>Popular</h2><p>Roofers earn $90,000 a year.</p></aside>
<div class="advert"><p>Become a diver and earn $200,000 a year.</p></div>
<footer><p>Glaziers earn $10 an hour. All rights reserved.</p></footer></body></html>"""


def written(document: Document) -> list[Block]:
    """The blocks without those that are headings too, since these state something."""
    return [block for block in document.blocks if block.view is not block.section.view]


def page(document: Document) -> str:
    """A document as a realistic page, with navigation, an advert and the rest around it."""
    parts: list[str] = []
    section, group, table = None, 0, False
    for block in written(document):
        is_list, is_row = block.kind is BlockKind.ITEM, block.kind is BlockKind.ROW
        if block.section is not section or block.group != group:
            parts.extend(["</ul>"] * bool(group and not table) + ["</table>"] * table)
            group, table = 0, False
        if block.section is not section:
            section = block.section
            parts.append(f"<h{section.level}>{html.escape(section.heading)}</h{section.level}>")
        if (is_list or is_row) and block.group != group:
            group, table = block.group, is_row
            parts.append("<table>" if is_row else "<ul>")
        parts.append(_block(block.text, block.bold, item=is_list, row=is_row))
    parts.extend(["</ul>"] * bool(group and not table) + ["</table>"] * table)
    return PAGE.format(title=html.escape(document.title), body="\n".join(parts))


def _block(text: str, bold: int, *, item: bool, row: bool) -> str:
    if row:
        return "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in text.strip("| ").split(" | ")) + "</tr>"
    inner = f"<strong>{html.escape(text[:bold])}</strong>{html.escape(text[bold:])}" if bold else html.escape(text)
    return f"<li>{inner}</li>" if item else f"<p>{inner}</p>"


def stated(data: bytes) -> set[tuple[str, str, str]]:
    """What an article states, without where."""
    return {
        (fact.relation.value, fact.subject.key, str(getattr(fact.object, "key", fact.object)))
        for fact in loaders.extract(data, "a").facts
    }


def test_same_facts_as_text() -> None:
    """The sample article as a web page states what it states as text."""
    data = SAMPLE.read_bytes()
    assert stated(page(loaders.read(SAMPLE)).encode()) == stated(data)


def test_metadata() -> None:
    document = loaders.parse(PAGE.format(title="x", body="<h1>Welders</h1><p>Welders join metal.</p>").encode())
    assert (document.title, document.authors, document.published) == ("Welders", ("Ida Quill",), "2025-03-04")
    assert (document.url, document.language, document.format) == ("https://example.org/a", "en", "html")


def test_what_is_not_the_article_is_passed_over_and_counted() -> None:
    document = loaders.parse(PAGE.format(title="x", body="<h1>Welders</h1><p>Welders join metal.</p>").encode())
    assert document.text == "# Welders\nWelders join metal.\n"
    assert loaders.extract(PAGE.format(title="x", body="<h1>W</h1><p>Text.</p>").encode(), "a").facts == ()


def test_table_keeps_its_header_cells() -> None:
    body = (
        "<h1>Pay</h1><table><tr><th>Role</th><th>Pay</th></tr><tr><th>Welder</th><td>$50,000 a year</td></tr></table>"
    )
    document = loaders.parse(PAGE.format(title="x", body=body).encode())
    assert [block.text for block in document.blocks] == ["Role | Pay", "Welder | $50,000 a year"]


def test_items_of_an_ordered_list_are_numbered() -> None:
    """Each list from one, also one that stands in another."""
    body = "<h1>Steps</h1><ol><li><p>Read.</p></li><li>Ask:<ol><li>a friend.</li></ol></li><li>Go.</li></ol>"
    document = loaders.parse(PAGE.format(title="x", body=body).encode())
    assert document.text.splitlines()[1:] == ["1. Read.", "2. Ask:", "1. a friend.", "3. Go."]


def test_notices_inside_what_is_dropped() -> None:
    """A part that goes takes its inner parts with it, and counts once."""
    inner = '<nav><div class="menu"><ul class="nav"><li>Home</li></ul><script>x</script></div></nav>' * 50
    document = loaders.parse(PAGE.format(title="x", body=f"<h1>W</h1><p>Welders join metal.</p>{inner}").encode())
    assert document.passed_over["navigation"] == 52


def test_definition_list_is_run_in() -> None:
    body = "<h1>Jobs</h1><dl><dt>Welder</dt><dd>Joins metal.</dd><dt>Baker</dt><dd>Bakes bread.</dd></dl>"
    document = loaders.parse(PAGE.format(title="x", body=body).encode())
    assert [block.text for block in document.blocks] == ["Welder: Joins metal.", "Baker: Bakes bread."]


def test_quotes_stand_in_the_canonical_text() -> None:
    extraction = loaders.extract(page(loaders.read(SAMPLE)).encode(), "a")
    assert extraction.facts
    for fact in extraction.facts:
        assert extraction.source.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


def test_deep_nesting_is_refused_at_once() -> None:
    started = perf_counter()
    with pytest.raises(SourceError, match="nested more than"):
        loaders.parse(b"<html><body>" + b"<div>" * 100_000 + b"x")
    assert perf_counter() - started < 5


def test_huge_page_is_refused() -> None:
    with pytest.raises(SourceError, match="more than"):
        loaders.parse(b"<html><body><h1>x</h1>" + b"<p>word word</p>" * 1_500_000)


@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1", "utf-8"])
def test_declared_encoding(declared: str) -> None:
    """A page is read by what it declares, in the way of browsers; what is wrongly declared is detected."""
    markup = f'<html><head><meta charset="{declared}"></head><body><h1>Pay</h1><p>“Café” £45,000.</p></body></html>'
    assert "“Café” £45,000." in loaders.parse(markup.encode("windows-1252")).text


@pytest.mark.parametrize("magic", [b"%PDF-1.7 x", b"\x89PNG\r\n", b"PK\x03\x04xx"])
def test_binary_by_another_name(magic: bytes) -> None:
    with pytest.raises(SourceError, match="binary"):
        loaders.parse(magic, "page.html")


def test_truncated_utf8() -> None:
    with pytest.raises(SourceError, match="breaks off"):
        loaders.parse("# Pay\n\nCafé".encode()[:-1])


def test_too_many_attributes() -> None:
    """The parser's time grows with their square; what stands in quotes does not count."""
    many = " ".join(f"a{number}" for number in range(3000))
    with pytest.raises(SourceError, match="more than 2000 attributes"):
        loaders.parse(f"<!doctype html><h1>Jobs</h1><p {many}>x</p>".encode())
    assert loaders.parse(f"<!doctype html><h1>Jobs</h1><p a='{many}'>x</p>".encode()).title == "Jobs"


def test_an_article_that_is_too_long() -> None:
    """It is refused before it is taken apart."""
    with pytest.raises(SourceError, match="split it"):
        loaders.parse(b"<!doctype html><h1>Jobs</h1>" + b"<p>Nurses care.</p>" * 60_000)
    with pytest.raises(SourceError, match="split it"):
        loaders.parse(b"# Jobs\n\n" + b"Nurses care.\n\n" * 60_000)


def test_what_nobody_reads_to_its_end_is_passed_over() -> None:
    """A paragraph, or a sentence, without end; it is counted."""
    words = "nurses and doctors, "
    for size, reason in ((60_000, "overlong paragraphs"), (6_000, "overlong sentences")):
        text = f"# Jobs\n\n{words * (size // len(words))}\n\nNurses earn $52,000 a year.\n"
        extraction = loaders.extract(text.encode(), "a")
        assert extraction.source.passed_over[reason] == 1
        assert len(extraction.facts) == 1


def test_value_in_boxes_stands_on_the_line_of_its_term() -> None:
    """A chart made of a description list draws its bars with boxes in boxes."""
    bar = "<dd><div></div><div><div><p><span> $51,000 </span></p></div></div></dd>"
    terms = f"<dt><span> Welders </span></dt>{bar} <dt>All jobs</dt>{bar} <dt>&nbsp;</dt><dd></dd>"
    document = loaders.parse(PAGE.format(title="x", body=f"<h1>Pay</h1><dl> {terms}</dl>").encode())
    assert [block.text for block in document.blocks] == ["Welders: $51,000", "All jobs: $51,000"]


def test_link_behind_the_words_of_a_heading_is_none_of_them() -> None:
    """It leads to the heading itself, or to notes on it; a heading that is a link keeps its words."""
    body = """<h1>Pay</h1><h2><span>Welders</span> <a href="#note">About this section</a></h2><p>They weld.</p>
        <h2><a href="#divers">Divers</a></h2><p>They dive.</p><h2>See <a href="/u">Ushers</a></h2><p>They show.</p>"""
    document = loaders.parse(PAGE.format(title="x", body=body).encode())
    assert [section.heading for section in document.sections[1:]] == ["Welders", "Divers", "See Ushers"]
