"""``leads_to``: what a graduate of the programme can become."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from graphq.loaders import gazetteer, grammar, lexicon, rolename
from graphq.loaders.language import items
from graphq.loaders.reading import label
from graphq.loaders.topic import named_subjects
from graphq.ontology import pattern
from graphq.ontology.fact import Entity, Kind, Relation
from graphq.ontology.label import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.reading import Reading
    from graphq.ontology.fact import Fact

_APART = frozenset({"similar", "factors", "outlook"})
_TITLES = re.compile(r"\bas\b|\blead")
_OF_INDUSTRIES = re.compile(r"\b(?:industries|sectors?|fields|settings|employers|areas|that|which|who)\b")
_FIELD = re.compile(r"^[a-z][\w&/ -]+$", re.I)


def find(reading: Reading) -> Iterator[Fact]:
    """The roles that the text names for graduates of its programme."""
    programme = reading.topic.programme
    if not programme or reading.kind == "similar":
        return
    if reading.kind not in _APART and reading.place.opens and reading.sentence.start <= reading.place.body + 1:
        head = reading.place.head
        span = (head.start, head.end) if head and head.bare else reading.record_span
        for role in reading.place.roles:
            yield reading.fact(Relation.LEADS_TO, programme, role, "record", span=span)
    if reading.kind not in _APART and reading.place.heads_section and reading.sentence.start == 0:
        for role in reading.place.roles:
            yield reading.heading_fact(Relation.LEADS_TO, programme, role, "record")
    yield from _speaker(reading)
    if not _for_graduates(reading) or _of_other_studies(reading):
        return
    for role in listed(reading):
        yield reading.fact(Relation.LEADS_TO, programme, role, "roles listed")


def _speaker(reading: Reading) -> Iterator[Fact]:
    """The role of who is quoted: "Ana, superintendent: …"."""
    head = reading.place.head
    programme = reading.topic.programme
    if reading.kind != "testimonials" or not head or not programme or reading.sentence.start > head.body + 1:
        return
    for mention in reading.roles:
        if mention.phrase.span[1] + reading.sentence.start <= head.end and mention.phrase.first > 0:
            yield reading.fact(
                Relation.LEADS_TO, programme, reading.entity(mention), "speaker", span=(head.start, head.end)
            )


def _of_other_studies(reading: Reading) -> bool:
    """Whether the sentence speaks of the graduates of another subject only."""
    subjects = {key(name) for name in named_subjects(reading.sentence.text)}
    own = key(reading.topic.subject)
    return bool(subjects) and not any(own in name or name in own for name in subjects)


def _for_graduates(reading: Reading) -> bool:
    """Whether roles in this sentence are ones for graduates: it says so, or its section does."""
    return reading.of_graduates or not reading.place.roles


def listed(reading: Reading) -> list[Entity]:
    """The roles and lines of work after words such as "roles like", "work as", "move into"."""
    found: dict[Entity, None] = {}
    for number, expression in enumerate(_triggers()):
        for match in expression.finditer(reading.sentence.lower):
            if _OF_INDUSTRIES.search(match[0]):
                continue
            first = reading.sentence.token_at(match.end())
            for member in _members(reading, first, titles_only=number != 0 and bool(_TITLES.search(match[0]))):
                found.setdefault(member)
    return list(found)


def _is_line_of_work(name: str) -> bool:
    """Whether a name is a line of work and not only a sector."""
    if not _FIELD.match(name):
        return False
    return key(name) in gazetteer.scheme("career-fields") or (
        lexicon.is_career_field(name) and lexicon.concept(Kind.INDUSTRY, name) is None
    )


def _is_doing(name: str) -> bool:
    """Whether a phrase says what somebody does ("applying expertise") and does not name a line of work."""
    first = name.split()[0].lower()
    return first.endswith("ing") and first not in grammar.noun_ings()


@cache
def _triggers() -> list[re.Pattern[str]]:
    return [re.compile(e, re.IGNORECASE) for e in pattern.table("triggers")["roles"]["after"]]


def _members(reading: Reading, first: int, *, titles_only: bool) -> list[Entity]:
    sentence = reading.sentence
    phrases = items(sentence, first)
    if not phrases:
        return []
    named = rolename.roles(sentence, first, phrases[-1].last)
    members: list[tuple[str, bool]] = []
    for phrase in phrases:
        inside = [m for m in named if m.phrase.first < phrase.last and m.phrase.last > phrase.first]
        if inside:
            members.extend((re.sub(r"\s*\([^)]*\)", "", m.label), True) for m in inside)
        else:
            name = label(phrase)
            members.append((name, not titles_only and _is_line_of_work(name)))
    known = sum(sure for _, sure in members)
    vouched = not titles_only and known * 2 >= len(members)
    subject = key(reading.topic.subject)
    return [
        Entity(Kind.ROLE, name)
        for name, sure in members
        if key(name) != subject
        and (
            sure
            or (
                vouched
                and len(name.split()) in (2, 3)
                and not _is_doing(name)
                and lexicon.concept(Kind.INDUSTRY, name) is None
            )
        )
    ]
