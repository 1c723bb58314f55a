"""Pages of the Occupational Outlook Handbook, where they are at hand: what their quick-facts box says is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from graphq import loaders
from graphq.ontology.fact import Amount, Entity, Fact, Figure, Growth, Relation

FOLDER = Path(__file__).parent.parent.parent / "shared" / "ooh"
PAGES = sorted(FOLDER.glob("*.html"))

pytestmark = pytest.mark.skipif(not PAGES, reason=f"the pages of the handbook are not at {FOLDER}")


def box(path: Path) -> dict[str, str]:
    """The rows of a page's quick-facts box, straight from its markup."""
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    rows = {}
    for row in tree.css("#quickfacts tr"):
        head, value = row.css_first("th"), row.css_first("td")
        if head and value:
            rows[" ".join(head.text().split())] = " ".join(value.text(separator=" ").split())
    return rows


def number(text: str) -> float | None:
    """The first number of a text, with its sign; none in "N/A"."""
    match = re.search(r"-?[\d,]*\.?\d+", text)
    return float(match[0].replace(",", "")) if match else None


def disagreements(path: Path) -> list[str]:
    """What a page's box says and its facts do not."""
    facts = loaders.load(path).facts
    return [head for head, value in box(path).items() if not _agrees(head, value, facts)]


def _agrees(head: str, value: str, facts: tuple[Fact, ...]) -> bool:
    objects = [fact.object for fact in facts]
    if "Median Pay" in head:
        stated = re.findall(r"\$([\d,.]+\d) per (year|hour)", value)
        paid = {(o.min, o.period) for o in objects if isinstance(o, Amount) and o.statistic == "median"}
        return all((float(amount.replace(",", "")), period) in paid for amount, period in stated)
    if "Entry-Level Education" in head:
        held = {o.label.lower() for o in objects if isinstance(o, Entity)}
        return value.lower().startswith(("no formal", "see how")) or any(
            word in label for label in held for word in (value.lower(), value.lower().removesuffix(" degree"))
        )
    if head.startswith("Job Outlook"):
        percents = {o.percent for f in facts if isinstance(o := f.object, Growth)}
        return number(value) is None or number(value) in percents
    if head.startswith(("Number of Jobs", "Employment Change")):
        counts = {o.value for f in facts if f.relation is Relation.STATISTIC and isinstance(o := f.object, Figure)}
        return number(value) is None or number(value) in counts
    return True


def test_box_of_a_page() -> None:
    """One page by hand: the box of the mechanical engineers."""
    assert disagreements(FOLDER / "mechanical-engineers.html") == []


def test_boxes_of_all_pages() -> None:
    """At least 99 of 100 pages agree with their own box in pay, education, number of jobs, outlook and change."""
    wrong = {path.name: differing for path in PAGES if (differing := disagreements(path))}
    assert len(wrong) <= len(PAGES) * 0.01, wrong
