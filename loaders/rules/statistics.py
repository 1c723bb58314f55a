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

LONGEST_TOPIC = 160
"""What a figure is about is told in at most this many characters."""


def find(reading: Reading) -> Iterator[Fact]:
    """The shares, ratios, counts and lengths of time that a sentence states."""
    if reading.kind == "testimonials":
        return
    text = reading.sentence.text
    for figure in reading.shares:
        if not is_growth(reading, figure) and not is_baseline(reading, figure):
            yield _statistic(reading, figure)
    for figure in [*number.ratios(text), *(number.counts(text) or _bare_count(reading)), *_durations(reading)]:
        yield _statistic(reading, figure)


def _statistic(reading: Reading, figure: Number) -> Fact:
    about = _about(reading, figure)
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
    return reading.fact(Relation.STATISTIC, topic, value, "figure", source=source_of(reading))


def _about(reading: Reading, figure: Number) -> str:
    """What a figure measures: its clause without who says so and what is made of it."""
    about = reading.clause(figure)
    for name in ("lead", "tail"):
        shorter = pattern.regex("figures", "statistic", name).sub("", about.strip(), count=1)
        if reading.sentence.text[figure.start : figure.end] in shorter:
            about = shorter
    return tidy(about)[:LONGEST_TOPIC]


def _durations(reading: Reading) -> list[Number]:
    """The lengths of time that a clause gives to a course of study, a contract and the like."""
    if number.projection(reading.sentence.text):
        return []
    lasting = pattern.regex("figures", "statistic", "lasting")
    found = number.durations(reading.sentence.text)
    return [figure for figure in found if lasting.search(f"{reading.head_label} {reading.clause(figure)}")]


def _bare_count(reading: Reading) -> list[Number]:
    """The number in a field that says it counts jobs: "Number of Jobs, 2024 | 1,579,800"."""
    head = reading.place.head
    if not head or not pattern.regex("figures", "statistic", "count_head").search(head.label):
        return []
    match = re.fullmatch(r"\s*(-?[\d,]+)\s*", reading.place.block.text[head.body :])
    if not match:
        return []
    value = float(match[1].replace(",", ""))
    return [number.Number(head.body, len(reading.place.block.text), value, value, "count")]
