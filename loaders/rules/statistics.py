"""``statistic``: any figure but pay and growth that a text states as a fact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphq.loaders import number
from graphq.loaders.citation import source_of
from graphq.loaders.rules.growth import is_baseline, is_growth
from graphq.ontology import pattern
from graphq.ontology.fact import Entity, Figure, Kind, Relation
from graphq.ontology.label import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.number import Number
    from graphq.loaders.reading import Reading
    from graphq.ontology.fact import Fact

LONGEST_TOPIC = 100
"""What a figure is about is told in at most this many characters."""


def find(reading: Reading) -> Iterator[Fact]:
    """The shares, ratios, counts and lengths of time that a sentence states."""
    if reading.kind == "testimonials":
        return
    text = reading.sentence.text
    for figure in reading.shares:
        if not is_growth(reading, figure) and not is_baseline(reading, figure):
            yield from _statistic(reading, figure)
    for figure in [*number.ratios(text), *(number.counts(text) or _bare_count(reading)), *_durations(reading)]:
        yield from _statistic(reading, figure)


def _statistic(reading: Reading, figure: Number) -> Iterator[Fact]:
    """A figure with what it measures; one that stands alone, so that nothing says that, is no fact."""
    about = _about(reading, figure)
    if not re.search(r"[^\W\d_]{2}", about):
        return
    single = figure.low == figure.high
    value = Figure(
        value=figure.low if single else None,
        min=None if single else figure.low,
        max=None if single else figure.high,
        unit=figure.unit,
        about=about,
        year=number.year(reading.sentence.text),
    )
    topic = Entity(Kind.TOPIC, about)
    yield reading.fact(Relation.STATISTIC, topic, value, "figure", source=source_of(reading))


def _about(reading: Reading, figure: Number) -> str:
    """What a figure measures: in a table what its row and column are called, else its clause."""
    if reading.place.block.cells and reading.place.head:
        return _cell_about(reading, figure)
    stated = reading.sentence.text[figure.start : figure.end]
    return _shortened(_measured(_clause_about(reading, figure), stated))


def _cell_about(reading: Reading, figure: Number) -> str:
    """What a row is called, and the column of a figure, where the first row has words in the place of figures."""
    place = reading.place
    assert place.head is not None
    assert place.group is not None
    first = place.group.places[0].block
    at = figure.start + reading.sentence.start
    column = next((i for i, (_, end) in enumerate(place.block.cells) if at < end), 0)
    if first is place.block or len(first.cells) <= column or column == 0:
        return _shortened(place.head.label)
    above = tidy(first.cell(column))
    return _shortened(f"{place.head.label}, {above}" if above and not re.search(r"\d", above) else place.head.label)


def _measured(about: str, stated: str) -> str:
    """A clause without the figure that opens it and without what is projected of it."""
    opening = _pattern("opening").match(about)
    if opening and about.index(stated) < opening.end() and len(about[opening.end() :].split()) > 1:
        return _pattern("projected_tail").sub("", about[opening.end() :])
    return about


def _says_more(text: str, stated: str) -> bool:
    """Whether a text holds a figure and says with other words what that measures."""
    return stated in text and len(text.replace(stated, "").split()) > 1


def _pattern(name: str) -> re.Pattern[str]:
    return pattern.regex("figures", "statistic", name)


def _shortened(about: str) -> str:
    """A topic cut after a word where it is too long."""
    about = tidy(about)
    if len(about) <= LONGEST_TOPIC:
        return about
    return tidy(about[: LONGEST_TOPIC + 1].rpartition(" ")[0])


def _clause_about(reading: Reading, figure: Number) -> str:
    """A figure's clause without who says so and what is made of it."""
    about = reading.clause(figure)
    for name in ("introduction", "lead", "tail"):
        shorter = _pattern(name).sub("", about.strip(), count=1)
        if _says_more(shorter, reading.sentence.text[figure.start : figure.end]):
            about = shorter
    return about


def _durations(reading: Reading) -> list[Number]:
    """The lengths of time that a clause gives to a course of study, a contract and the like."""
    if number.projection(reading.sentence.text):
        return []
    lasting = _pattern("lasting")
    found = number.durations(reading.sentence.text)
    return [figure for figure in found if lasting.search(f"{reading.head_label} {reading.clause(figure)}")]


def _bare_count(reading: Reading) -> list[Number]:
    """The number in a field that says it counts jobs: "Number of Jobs, 2024 | 1,579,800"."""
    head = reading.place.head
    if not head or not _pattern("count_head").search(head.label):
        return []
    match = re.fullmatch(r"\s*(-?[\d,]+)\s*", reading.place.block.text[head.body :])
    if not match:
        return []
    value = float(match[1].replace(",", ""))
    return [number.Number(head.body, len(reading.place.block.text), value, value, "count")]
