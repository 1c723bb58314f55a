"""``grows`` and ``statistic``: how employment changes, and any other figure that a text states as a fact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphq.loaders import lexicon, money, number
from graphq.loaders.reading import compiled
from graphq.ontology.fact import Entity, Figure, Growth, Kind, Relation
from graphq.ontology.label import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.number import Number
    from graphq.loaders.reading import Reading
    from graphq.ontology.fact import Fact

_FIELD = re.compile(
    r"(?:employment (?:of|in|for)|jobs? (?:in|for|related to)|demand for|number of|growth (?:in|for|of)|openings (?:for|in)|field of|roles in|careers in)\s+(?:fields like\s+|the field of\s+)?(?P<field>[A-Za-z][^,.;:%\d]{2,70}?)"
    r"(?=\s+(?:is|are|was|were|will|to|that|which|has|have|should|roles|jobs|through|by|from|over|between|could|can)\b|[,.;:]|$)",
    re.I,
)
_SUBJECT = re.compile(
    r"^(?:[^,]{0,40},\s)?(?P<field>[A-Z][\w-]*(?: [\w-]+){0,5}?)(?:,[^,]+,)? (?:is|are|was|were|will|should|has|have) ",
    re.I,
)
_NAMED_FIELD = re.compile(
    r"(?P<field>(?:[a-z-]+ ){1,5}?)(?:jobs|roles|employment|careers|positions|occupations)\b", re.I
)
_NO_FIELD = re.compile(
    r"^(?:overall |total |job |their |the )?(?:employment|jobs?|demand|field|growth|hiring|openings|numbers?|it|they|this|that)$",
    re.I,
)
_GROWTH_HEAD = re.compile(r"\b(?:outlook|growth|percent change|projected)\b", re.I)


def find(reading: Reading) -> Iterator[Fact]:
    """The growth and the other figures of a sentence."""
    if reading.kind == "testimonials":
        return
    text = reading.sentence.text
    amounts = [(m.start, m.end) for m in money.money(text)]
    for figure in [*number.percents(text), *number.shares(text)] or _bare_percent(reading):
        if any(start <= figure.start < end for start, end in amounts) or _is_quoted(text, figure):
            continue
        if re.search(r"\b(?:lowest|top|highest|bottom)\s+$", text[: figure.start], re.I):
            continue
        if _is_growth(reading, figure):
            yield from _growth(reading, figure)
        elif not _is_baseline(reading, figure):
            yield _statistic(reading, figure)
    for figure in [*number.ratios(text), *(number.counts(text) or _bare_count(reading)), *_durations(reading)]:
        yield _statistic(reading, figure)


_LASTING = re.compile(
    r"\b(?:takes?|took|lasts?|duration|length|long|programs?|programmes?|full-time|part-time|courses?|apprenticeship|to complete|contracts?|residenc(?:y|ies))\b",
    re.I,
)


def _durations(reading: Reading) -> list[Number]:
    """The lengths of time that a clause gives to a course of study, a contract and the like."""
    if number.projection(reading.sentence.text) != number.Projection():
        return []
    head = reading.place.head.label if reading.place.head else ""
    return [d for d in number.durations(reading.sentence.text) if _LASTING.search(head + " " + _clause(reading, d))]


def _bare_percent(reading: Reading) -> list[Number]:
    """The number in the last cell of a row whose table gives the percent sign only in its first row."""
    place = reading.place
    if not place.block.cells or not place.group or not place.head:
        return []
    first = place.group.places[0].block
    start, end = place.block.cells[-1]
    cell = place.block.text[start:end]
    if not first.cells or not number.percents(first.cell(-1)) or not re.fullmatch(r"\d{1,2}(?:\.\d+)?", cell):
        return []
    return [number.Number(start, end, float(cell), float(cell), "percent")]


_COUNT_HEAD = re.compile(
    r"\b(?:number of (?:jobs|openings|workers|people)|employment change|(?:annual|job|projected)? ?openings|employment, \d{4}|jobs?, \d{4})\b",
    re.I,
)


def _bare_count(reading: Reading) -> list[Number]:
    """The number in a field that says it counts jobs: "Number of Jobs, 2024 | 1,579,800"."""
    head = reading.place.head
    if not head or not _COUNT_HEAD.search(head.label):
        return []
    match = re.fullmatch(r"\s*(-?[\d,]+)\s*", reading.place.block.text[head.body :])
    if not match:
        return []
    value = float(match[1].replace(",", ""))
    return [number.Number(head.body, len(reading.place.block.text), value, value, "count")]


def _is_quoted(text: str, figure: Number) -> bool:
    """Whether a figure stands in a few words that the text only quotes."""
    return any(
        m.start() < figure.start < m.end() and len(m[0].split()) < 6 for m in re.finditer(r"[\"“][^\"“”]+[\"”]", text)
    )


def _clause(reading: Reading, figure: Number) -> str:
    left, right = money.clause(reading.sentence.text, figure.start, figure.end)
    return reading.sentence.text[left:right]


def _is_growth(reading: Reading, figure: Number) -> bool:
    clause = _clause(reading, figure)
    head = reading.place.head.label if reading.place.head else ""
    if _GROWTH_HEAD.search(head) and not compiled("figures", "words", "not_employment").search(head):
        return True
    if _is_outlook_entry(reading, figure):
        return True
    if not (
        compiled("figures", "words", "growth").search(clause) or _continues_growth(reading, figure)
    ) or _is_baseline(reading, figure):
        return False
    if compiled("figures", "words", "not_employment").search(_nearest(reading, figure)):
        return False
    if not _PROJECTED.search(reading.sentence.text) and number.projection(reading.sentence.text) == number.Projection():
        return False
    return bool(
        compiled("figures", "words", "employment").search(reading.sentence.text)
        or reading.roles
        or reading.kind == "outlook"
    )


def _nearest(reading: Reading, figure: Number) -> str:
    """The part of a clause between commas that a figure stands in."""
    text = reading.sentence.text
    left, right = money.clause(text, figure.start, figure.end)
    return re.split(r",\s", text[left : figure.start])[-1] + re.split(r",\s", text[figure.start : right])[0]


_PROJECTED = re.compile(
    r"\b(?:project|expect|forecast|will|predict|anticipat|set to|likely to|estimat|outlook|grow|climb|slated|poised|on track|(?:employment|jobs) (?:of|in|for) [\w ]+ (?:fell|rose|declined|grew|shrank|increased|dropped)|change in employment|percent change)\w*",
    re.I,
)


def _is_outlook_entry(reading: Reading, figure: Number) -> bool:
    """Whether an entry of a section on outlook gives a role's growth: "Surveyors: +3%"."""
    if reading.kind != "outlook" or not reading.place.head or not lexicon.may_be_role(reading.place.head.label):
        return False
    between = reading.place.block.text[reading.place.body : reading.sentence.start + figure.start]
    return not re.search(r"\w", between)


def _continues_growth(reading: Reading, figure: Number) -> bool:
    """Whether a clause leaves out the verb of the growth before it: "…, and event planners 5%"."""
    text = reading.sentence.text
    left, _ = money.clause(text, figure.start, figure.end)
    words = text[left : figure.start].split()
    return (
        0 < len(words) <= 9
        and bool(compiled("figures", "words", "growth").search(text[:left]))
        and bool(number.percents(text[:left]))
    )


def _is_baseline(reading: Reading, figure: Number) -> bool:
    """Whether a figure is the average of all occupations, given for comparison."""
    after = reading.sentence.text[figure.end : figure.end + 60]
    before = reading.sentence.text[max(0, figure.start - 60) : figure.start]
    near = re.split(r"[,;]", before)[-1]
    baseline = compiled("figures", "words", "baseline")
    if baseline.search(reading.section) or re.search(r"\bmedian (?:wage|salary|pay) is the\b", reading.sentence.lower):
        return True
    if baseline.search(near) and not compiled("figures", "words", "growth").search(near):
        return True
    first = re.split(r"[,;]", after)[0]
    match = baseline.search(first)
    return bool(match and match.start() < 25 and not compiled("figures", "words", "faster").search(first))


def _growth(reading: Reading, figure: Number) -> Iterator[Fact]:
    text = reading.sentence.text
    clause = _clause(reading, figure)
    head = reading.place.head.label if reading.place.head else ""
    period = next(
        (
            p
            for p in (
                number.projection(clause),
                number.projection(text),
                _same_period(reading),
                number.projection(head),
                number.projection(reading.section),
                reading.projection,
            )
            if p != number.Projection()
        ),
        number.Projection(),
    )
    before = text[max(0, figure.start - 60) : figure.start]
    sign = (
        -1
        if compiled("figures", "words", "shrink").search(clause)
        and not re.search(r"\bgrow|\brise|\bincrease", before, re.I)
        else 1
    )
    low, high = sorted(
        (
            sign * abs(figure.low) if sign < 0 else figure.low,
            sign * abs(figure.high) if sign < 0 else figure.high,
        )
    )
    growth = Growth(
        low if low == high else None,
        None if low == high else low,
        None if low == high else high,
        period.start,
        period.end,
        period.years,
    )
    for subject in _growing(reading, figure):
        yield reading.fact(Relation.GROWS, subject, growth, "growth", source=source_of(reading))


def _same_period(reading: Reading) -> number.Projection:
    """The period of "over the same decade": the one that the block states before."""
    if re.search(r"\bsame (?:decade|period|years|span|time)\b", reading.sentence.lower):
        return number.projection(reading.place.block.text[: reading.sentence.start])
    return number.Projection()


def _growing(reading: Reading, figure: Number) -> list[Entity]:
    """What grows: the role named nearest ahead of the figure, a field, or what the place speaks of."""
    text = reading.sentence.text
    left, right = money.clause(text, figure.start, figure.end)
    before = [m for m in reading.roles if m.phrase.span[1] <= figure.start]
    inside = [m for m in before if m.phrase.span[0] >= left] or before
    field = _field(text, left, right)
    if inside:
        return [reading.entity(inside[-1])]
    if field and not re.search(r"\b(?:related|these|such|this)\b", field, re.I):
        return [Entity(Kind.FIELD, field)]
    after = [m for m in reading.roles if m.phrase.span[0] >= figure.end]
    if after:
        return [reading.entity(after[0])]
    known = list(reading.place.roles or reading.topic.roles or (() if field else reading.understood()))
    if known:
        return known[:1] if not reading.place.roles else known
    return [Entity(Kind.FIELD, reading.topic.subject)] if reading.topic.subject else []


def _field(text: str, left: int, right: int) -> str:
    for expression in (_FIELD, _NAMED_FIELD, _SUBJECT):
        match = (
            expression.search(text[:right], left) if expression is not _SUBJECT else expression.search(text[left:right])
        )
        label = tidy(match["field"]) if match and match.start() <= right else ""
        if label and not _NO_FIELD.match(label):
            return re.sub(r"^(?:fields like|areas like|related)\s+", "", label)
    return ""


def _statistic(reading: Reading, figure: Number) -> Fact:
    clause = tidy(_clause(reading, figure))
    subject = Entity(Kind.TOPIC, clause[:160])
    value = Figure(
        value=figure.low if figure.low == figure.high else None,
        min=None if figure.low == figure.high else figure.low,
        max=None if figure.low == figure.high else figure.high,
        unit=figure.unit,
        about=clause[:160],
        year=number.year(reading.sentence.text),
    )
    return reading.fact(Relation.STATISTIC, subject, value, "figure", source=source_of(reading))


_CITED = re.compile(
    r"\b(?:[Aa]ccording to|[Dd]ata (?:from|by|indicates? by)|(?:study|survey|report|research|analysis|figures|estimates?|projections?) (?:by|from|of)|from|by|source:)\s+(?:the\s+)?(?P<name>(?:[A-Z][\w.&*'’-]+)(?:\s+(?:of|and|for|the|on|&|[A-Z][\w.&*'’-]+))*)",
)
_CITING = re.compile(
    r"\b(?P<name>(?:the\s+)?(?:[A-Z][\w.&*'’-]+)(?:\s+(?:of|and|for|the|on|&|[A-Z][\w.&*'’-]+))*)(?:['’]s)?(?:\s*\([A-Z*.]+\))?\s+(?:\d{4}\s+)?(?:\w+\s+){0,2}?(?:projects?|reports?|estimates?|predicts?|found|forecasts?|expects?|says|shows?|states?|notes?|counts|survey|data|study|has forecast|employment survey|report)\b"
)


def source_of(reading: Reading) -> str | None:
    """The organisation that a sentence names as the source of its figure."""
    sentence = reading.sentence
    known = lexicon.names(sentence, ("organisations",))
    if known:
        concept = lexicon.scheme("organisations").get(lexicon.key(known[0].text))
        return concept.label if concept else known[0].text
    for expression in (_CITED, _CITING):
        match = expression.search(sentence.text)
        if match and (name := _organisation(match["name"])):
            return name
    return None


def _organisation(text: str) -> str | None:
    name = tidy(text)
    name = re.sub(r"\s+(?:and|of|for|on|the)$", "", name)
    words = name.split()
    heads = lexicon.scheme("organisation-heads")
    if len(words) > 1 and any(lexicon.key(word) in heads for word in words):
        return name
    return None
