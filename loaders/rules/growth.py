"""``grows``: how much employment is projected to change, or changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphq.loaders import lexicon, money, number
from graphq.loaders.citation import source_of
from graphq.ontology import pattern
from graphq.ontology.fact import Entity, Growth, Kind, Relation
from graphq.ontology.label import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.number import Number
    from graphq.loaders.reading import Reading
    from graphq.ontology.fact import Fact


def find(reading: Reading) -> Iterator[Fact]:
    """The growth that a sentence states."""
    for figure in reading.shares:
        if is_growth(reading, figure):
            growth = _growth(reading, figure)
            for subject in _growing(reading, figure):
                yield reading.fact(Relation.GROWS, subject, growth, "growth", source=source_of(reading))


def is_growth(reading: Reading, figure: Number) -> bool:
    """Whether a percentage says how employment changes."""
    head = reading.head_label
    if pattern.regex("figures", "growth", "head").search(head) and not _words("not_employment").search(head):
        return True
    if _is_outlook_entry(reading, figure):
        return True
    grows = _words("growth").search(reading.clause(figure)) or _continues_growth(reading, figure)
    if not grows or is_baseline(reading, figure) or _words("not_employment").search(_nearest(reading, figure)):
        return False
    text = reading.sentence.text
    if pattern.regex("figures", "growth", "share_of").match(text, figure.end):
        return False
    if not pattern.regex("figures", "growth", "projected").search(text) and not number.projection(text):
        return False
    return bool(_words("employment").search(text) or reading.roles or reading.kind == "outlook")


def is_baseline(reading: Reading, figure: Number) -> bool:
    """Whether a figure is the average of all occupations, given for comparison."""
    text = reading.sentence.text
    baseline = _words("baseline")
    if baseline.search(reading.section) or pattern.regex("figures", "statistic", "definition").search(text):
        return True
    before = re.split(r"[,;]", text[max(0, figure.start - 60) : figure.start])[-1]
    if baseline.search(before) and not _words("growth").search(before):
        return True
    after = re.split(r"[,;]", text[figure.end : figure.end + 60])[0]
    match = baseline.search(after)
    return bool(match and match.start() < 25 and not _words("faster").search(after))


def _words(name: str) -> re.Pattern[str]:
    return pattern.regex("figures", "words", name)


def _nearest(reading: Reading, figure: Number) -> str:
    """The part of a clause between commas that a figure stands in."""
    text = reading.sentence.text
    left, right = money.clause(text, figure.start, figure.end)
    return re.split(r",\s", text[left : figure.start])[-1] + re.split(r",\s", text[figure.start : right])[0]


def _is_outlook_entry(reading: Reading, figure: Number) -> bool:
    """Whether an entry of a section on outlook gives a role's growth: "Surveyors: +3%"."""
    if reading.kind != "outlook" or not reading.place.head or not lexicon.may_be_role(reading.head_label):
        return False
    between = reading.place.block.text[reading.place.body : reading.sentence.start + figure.start]
    return not re.search(r"\w", between)


def _continues_growth(reading: Reading, figure: Number) -> bool:
    """Whether a clause leaves out the verb of the growth before it: "…, and event planners 5%"."""
    text = reading.sentence.text
    left, _ = money.clause(text, figure.start, figure.end)
    words = text[left : figure.start].split()
    return 0 < len(words) <= 9 and bool(_words("growth").search(text[:left])) and bool(number.percents(text[:left]))


def _growth(reading: Reading, figure: Number) -> Growth:
    """The change that a percentage states, negative where the words say that employment shrinks."""
    text = reading.sentence.text
    before = text[max(0, figure.start - 60) : figure.start]
    stated = reading.clause(figure) if _words("growth").search(reading.clause(figure)) else text[: figure.start]
    shrinks = _words("shrink").search(stated) and not re.search(r"\bgrow|\brise|\bincrease", before, re.I)
    low, high = sorted(-abs(bound) if shrinks else bound for bound in (figure.low, figure.high))
    period = _period(reading, figure)
    if low == high:
        return Growth(low, None, None, period.start, period.end, period.years)
    return Growth(None, low, high, period.start, period.end, period.years)


def _period(reading: Reading, figure: Number) -> number.Projection:
    """The period of a growth: what its clause, sentence, block, head, section or article states, the nearest first."""
    texts = (
        reading.clause(figure),
        reading.sentence.text,
        _before_same_period(reading),
        reading.head_label,
        reading.section,
    )
    return next(filter(None, map(number.projection, texts)), reading.projection)


def _before_same_period(reading: Reading) -> str:
    """What the block says ahead of "over the same decade"."""
    if pattern.regex("figures", "growth", "same_period").search(reading.sentence.lower):
        return reading.place.block.text[: reading.sentence.start]
    return ""


def _growing(reading: Reading, figure: Number) -> list[Entity]:
    """What grows: the role named nearest ahead of the figure, a field, or what the place speaks of."""
    left, right = money.clause(reading.sentence.text, figure.start, figure.end)
    before = [m for m in reading.roles if m.phrase.span[1] <= figure.start]
    inside = [m for m in before if m.phrase.span[0] >= left] or before
    if inside:
        return [reading.entity(inside[-1])]
    field = _field(reading.sentence.text, left, right)
    if field and not pattern.regex("figures", "growth", "pointing").search(field):
        return [Entity(Kind.FIELD, field)]
    after = [m for m in reading.roles if m.phrase.span[0] >= figure.end]
    if after:
        return [reading.entity(after[0])]
    if reading.place.roles:
        return list(reading.place.roles)
    known = reading.topic.roles or (() if field else reading.understood())
    if known:
        return [known[0]]
    return [Entity(Kind.FIELD, reading.topic.subject)] if reading.topic.subject else []


def _field(text: str, left: int, right: int) -> str:
    """The field of work that a clause names as what grows, "" for none."""
    matches = (
        pattern.regex("figures", "growth", "field_after").search(text[:right], left),
        pattern.regex("figures", "growth", "field_before").search(text[:right], left),
        pattern.regex("figures", "growth", "field_as_subject").search(text[left:right]),
    )
    for match in matches:
        label = tidy(match["field"]) if match else ""
        if label and not pattern.regex("figures", "growth", "no_field").match(label):
            return pattern.regex("figures", "growth", "field_lead").sub("", label)
    return ""
