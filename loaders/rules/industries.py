"""``in_industry`` and ``hires``: where roles are found, and who hires graduates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphq.loaders import lexicon
from graphq.loaders.language import items
from graphq.loaders.reading import compiled, label
from graphq.loaders.rules import roles as role_rule
from graphq.ontology.fact import Entity, Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.language import Phrase
    from graphq.loaders.reading import Reading
    from graphq.ontology.fact import Fact

# A second clause between the roles and the industries: they are not of each other.
_CLAUSE = re.compile(r"\b(?:while|although|many may|may not|but|whereas)\b")
_NOT_EMPLOYED = re.compile(r"\b(?:advances? in|changes? in|interest in|degree in|certificat\w+ in|experience in|skills? in|growth in|range in)\b")


def find(reading: Reading) -> Iterator[Fact]:
    """The industries of a sentence, given to the roles or the programme it speaks of."""
    if reading.kind in ("similar", "credentials") and not reading.place.roles:
        return
    yield from _employers_as_subject(reading)
    names = _listed(reading)
    if not names:
        return
    spoken = _roles(reading)
    for name, offset in names:
        industry = Entity(Kind.INDUSTRY, name)
        roles = spoken or reading.subject_roles(offset) if not reading.of_graduates or reading.place.roles else spoken
        for role in roles:
            yield reading.fact(Relation.IN_INDUSTRY, role, industry, "works in")
        if not roles and reading.topic.programme and _is_about_work(reading):
            yield reading.fact(Relation.HIRES, industry, reading.topic.programme, "graduates work in")


def _roles(reading: Reading) -> list[Entity]:
    """The roles listed in the same sentence ("roles such as …, across sectors like …")."""
    if reading.place.roles or not reading.topic.programme or _CLAUSE.search(reading.sentence.lower):
        return []
    return role_rule.listed(reading)


def _is_about_work(reading: Reading) -> bool:
    return reading.of_graduates or reading.kind in ("industries", "careers", "")


def _listed(reading: Reading) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    sentence = reading.sentence
    for match in compiled("triggers", "industries", "after").finditer(sentence.lower):
        if _NOT_EMPLOYED.search(sentence.lower[max(0, match.start() - 14) : match.end()]):
            continue
        phrases = items(sentence, sentence.token_at(match.end()))
        for phrase in _industries(phrases):
            found.setdefault(label(phrase), match.start())
    return list(found.items())


def _industries(phrases: list[Phrase]) -> list[Phrase]:
    """The phrases that name industries; where most of a list does, its other members do."""
    known = [lexicon.is_industry(label(phrase)) for phrase in phrases]
    if not any(known):
        return []
    vouched = sum(known) * 2 >= len(known) and len(known) > 1
    return [
        phrase
        for phrase, is_known in zip(phrases, known, strict=True)
        if (is_known or vouched and len(phrase.words) <= 4) and not lexicon.is_role(label(phrase)) and not phrase.words[0].endswith("ing")
    ]


def _employers_as_subject(reading: Reading) -> Iterator[Fact]:
    """ "Insurers and hospitals hire nurses as case managers" states role, industry and programme at once."""
    match = reading.says("triggers", "industries", "hires")
    if not match:
        return
    phrases = [p for p in items(reading.sentence, 0) if p.span[1] <= match.start()]
    names = [label(p) for p in _industries(phrases)]
    if not names:
        return
    after = reading.sentence.text[match.end() :]
    as_roles = role_rule.listed(reading) if re.search(r"\bas\b", after) else []
    programme = reading.topic.programme
    for name in names:
        industry = Entity(Kind.INDUSTRY, name)
        for role in as_roles or reading.place.roles:
            yield reading.fact(Relation.IN_INDUSTRY, role, industry, "employer as subject")
        if programme and (as_roles or not reading.place.roles):
            yield reading.fact(Relation.HIRES, industry, programme, "employer as subject")
