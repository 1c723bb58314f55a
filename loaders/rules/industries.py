"""``in_industry`` and ``hires``: where roles are found, and who hires graduates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphq.loaders import grammar, lexicon, number
from graphq.loaders.language import Phrase, group, items
from graphq.loaders.reading import coordinated, label, row_roles
from graphq.loaders.rules import roles as role_rule
from graphq.ontology import pattern
from graphq.ontology.fact import Entity, Kind, Relation
from graphq.ontology.label import singular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.reading import Reading
    from graphq.ontology.fact import Fact

_STUDYING = re.compile(r"\b(?:attend|enrol|study|studies|learn|certificat|licens|degree|training|prepare)")
_GENERIC = re.compile(
    r"^(?:industr(?:y|ies)|sectors?|employers?|fields?|areas?|settings?|organi[sz]ations?|compan(?:y|ies)|business(?:es)?|firms?|environments?|workplaces?|places?)$",
    re.I,
)
# A second clause between the roles and the industries: they are not of each other.
_CLAUSE = re.compile(r"\b(?:while|although|many may|may not|but|whereas)\b")


def find(reading: Reading) -> Iterator[Fact]:
    """The industries of a sentence, given to the roles or the programme it speaks of."""
    if reading.kind in ("similar", "credentials") and not reading.place.roles:
        return
    yield from _employers_as_subject(reading)
    yield from _rows(reading)
    yield from _entry(reading)
    yield from _fragment(reading)
    names = _listed(reading)
    if not names:
        return
    listed = _roles(reading)
    for name, offset in names:
        spoken = [role for role in listed if -1 < reading.sentence.lower.find(role.label.lower()) < offset]
        industry = Entity(Kind.INDUSTRY, name)
        roles = spoken or reading.subject_roles(offset) if not reading.of_graduates or reading.place.roles else spoken
        for role in roles:
            yield reading.fact(Relation.IN_INDUSTRY, role, industry, "works in")
        if not roles and reading.topic.programme and _is_about_work(reading):
            yield reading.fact(Relation.HIRES, industry, reading.topic.programme, "graduates work in")


_EMPLOYERS = re.compile(r"\b(?:employers|industr(?:y|ies)|sectors?|worked|work in|where .* work)\b", re.I)


def _entry(reading: Reading) -> Iterator[Fact]:
    """The industry that an entry of a list of industries names."""
    place = reading.place
    if (
        place.head
        and pattern.regex("triggers", "industries", "employer_head").match(place.head.label)
        and not place.head.bare
    ):
        body = reading.sentence.token_at(reading.body)
        for phrase in _industries(items(reading.sentence, body), hiring=True):
            for role in reading.understood():
                yield reading.fact(Relation.IN_INDUSTRY, role, Entity(Kind.INDUSTRY, label(phrase)), "employers")
    if not place.head or not place.group or place.group.of != "industries" or reading.sentence.start > place.body + 1:
        return
    if not lexicon.is_industry(place.head.label):
        return
    industry = Entity(Kind.INDUSTRY, place.head.label)
    if reading.topic.programme:
        yield reading.fact(
            Relation.HIRES, industry, reading.topic.programme, "entry", span=(place.head.start, place.head.end)
        )
    for role in reading.topic.roles if not reading.topic.programme else ():
        yield reading.fact(Relation.IN_INDUSTRY, role, industry, "entry", span=(place.head.start, place.head.end))


def _fragment(reading: Reading) -> Iterator[Fact]:
    """The employers that a record lists right after its head, without a verb: "hospitals, surgical centers"."""
    place = reading.place
    if not place.roles or not place.head or place.head.bare or reading.sentence.start > place.body + 1:
        return
    tokens = reading.sentence.tokens
    first = reading.sentence.token_at(reading.body)
    if grammar.opens_with_verb(tokens, first) or any(grammar.is_finite(tokens, i) for i in range(first, len(tokens))):
        return
    phrases = items(reading.sentence, first)
    known = [phrase for phrase in _industries(phrases) if _is_place_of_work(phrase)]
    if known and len(known) * 2 >= len(phrases):
        for phrase in _industries(phrases):
            for role in place.roles:
                yield reading.fact(Relation.IN_INDUSTRY, role, Entity(Kind.INDUSTRY, label(phrase)), "fragment")


def _rows(reading: Reading) -> Iterator[Fact]:
    """The industries in the first cells of a table that lists where a role works."""
    place = reading.place
    if not place.block.cells or not place.head or not place.group or not re.search(r"\d", reading.sentence.text):
        return
    headed = _EMPLOYERS.search(place.group.lead) or _EMPLOYERS.search(place.group.places[0].block.text)
    if (
        not headed
        or place.group.of == "roles"
        or row_roles(reading)
        or pattern.regex("topics", "titles", "generic").match(place.head.label.lower())
        or (place is place.group.places[0] and not lexicon.is_industry(place.head.label))
    ):
        return
    for role in reading.understood():
        yield reading.fact(Relation.IN_INDUSTRY, role, Entity(Kind.INDUSTRY, place.head.label), "table of employers")


def _roles(reading: Reading) -> list[Entity]:
    """The roles listed in the same sentence ("roles such as …, across sectors like …")."""
    if reading.place.roles or not reading.topic.programme or _CLAUSE.search(reading.sentence.lower):
        return []
    return role_rule.listed(reading)


def _is_about_work(reading: Reading) -> bool:
    return reading.of_graduates or reading.kind in ("industries", "careers", "testimonials", "")


def _listed(reading: Reading) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    sentence = reading.sentence
    for match in _announcements(sentence.lower):
        if _is_growth_of_jobs(reading, match[0]) or pattern.regex("triggers", "industries", "not_employed").search(
            sentence.lower[max(0, match.start() - 24) : match.end()]
        ):
            continue
        phrases = items(sentence, sentence.token_at(match.end()))
        for phrase in _industries(phrases):
            found.setdefault(label(phrase), match.start())
    if not found and (reading.place.roles or reading.roles):
        for match in pattern.regex("triggers", "industries", "places").finditer(sentence.lower):
            phrases = _industries(items(sentence, sentence.token_at(match.end())))
            if (
                phrases
                and (
                    _is_place_of_work(phrases[0]) or _holds_employers(phrases) or _follows_role(reading, match.start())
                )
                and not pattern.regex("triggers", "industries", "not_employed").search(
                    sentence.lower[max(0, match.start() - 24) : match.end()]
                )
                and not _STUDYING.search(sentence.lower)
            ):
                found.update({label(phrase): match.start() for phrase in phrases})
    return list(found.items())


def _follows_role(reading: Reading, offset: int) -> bool:
    """Whether a preposition stands right after a role: "safety managers in manufacturing"."""
    return any(0 <= offset - m.phrase.span[1] <= 1 for m in reading.roles)


def _is_place_of_work(phrase: Phrase) -> bool:
    """Whether a phrase is a kind of employer by its last word, or a sector in the plural: "for publishers"."""
    if lexicon.has_head("employer-heads", phrase.words):
        return True
    plural = singular(phrase.words[-1]) != phrase.words[-1]
    return plural and lexicon.concept(Kind.INDUSTRY, label(phrase)) is not None


def _holds_employers(phrases: list[Phrase]) -> bool:
    """Whether one of several phrases is by its last word a kind of employer: "cities, school districts, agencies"."""
    return len(phrases) > 1 and any(lexicon.has_head("employer-heads", phrase.words) for phrase in phrases)


def _announcements(text: str) -> Iterator[re.Match[str]]:
    """The places where words announce industries; one may stand inside another."""
    for expression in pattern.table("triggers")["industries"]["after"]:
        yield from re.finditer(expression, text, re.IGNORECASE)


def _is_growth_of_jobs(reading: Reading, trigger: str) -> bool:
    """Whether "jobs in …" names what grows and not where a role works."""
    return bool(
        re.match(r"(?:jobs|positions|employment|roles|careers)\b", trigger) and number.percents(reading.sentence.text)
    )


def _industries(phrases: list[Phrase], *, hiring: bool = False) -> list[Phrase]:
    """The phrases that name industries; where most of a list does, or one of those that hire, its other members do."""
    phrases = [phrase for phrase in _joined(phrases) if not _GENERIC.match(label(phrase)) and not _is_function(phrase)]
    known = [lexicon.is_industry(label(phrase)) for phrase in phrases]
    if not any(known):
        return []
    vouched = len(known) > 1 and (hiring or sum(known) * 2 >= len(known))
    return [
        phrase
        for phrase, is_known in zip(phrases, known, strict=True)
        if (is_known or (vouched and len(phrase.words) <= 4))
        and (is_known or (not lexicon.is_role(label(phrase)) and not _is_verbal(phrase)))
        and (not _is_duty(phrase) or lexicon.concept(Kind.INDUSTRY, label(phrase)))
        and lexicon.concept(Kind.ROLE, label(phrase)) is None
    ]


def _is_function(phrase: Phrase) -> bool:
    """Whether a phrase is a pronoun or a turn of phrase: "I", "(in) addition"; "IT" is none."""
    word = phrase.words[0]
    return len(phrase.words) == 1 and (
        word in _TURNS or word == "i" or (word in group("pronouns") and phrase.text != "IT")
    )


def _is_verbal(phrase: Phrase) -> bool:
    """Whether a phrase does not begin with a noun: "serving patients", "stay"."""
    first = phrase.words[0]
    verb = first in group("verbs") or singular(first) in group("verbs")
    return (
        first.endswith(("ing", "ed")) or first in ("same", "own", "other", "right") or (verb and len(phrase.words) == 1)
    )


def _is_duty(phrase: Phrase) -> bool:
    """Whether a phrase says what somebody does, or names people: "handle claims", "their safety", "audiences"."""
    first, *inner = phrase.words
    if first in group("verbs") - group("nouns_too") or (first == "work" and inner):
        return True
    return any(word in group("determiners") - {"various"} for word in inner) or lexicon.is_person(phrase.words[-1])


def _hired(reading: Reading, offset: int) -> list[Entity]:
    """The roles that stand right after "hire", "want", "advertise for"."""
    named = [m for m in reading.roles if m.phrase.span[0] >= offset]
    if not named or len(reading.sentence.text[offset : named[0].phrase.span[0]].split()) > 2:
        return []
    chosen = [named[0]]
    for mention in named[1:]:
        if coordinated(reading.sentence, [chosen[-1], mention])[0] is not chosen[-1]:
            break
        chosen.append(mention)
    return [reading.entity(m) for m in chosen]


def _joined(phrases: list[Phrase]) -> list[Phrase]:
    """The phrases with "county" and "state health departments" as one."""
    joined: list[Phrase] = []
    for phrase in phrases:
        first = phrase.first
        while (
            joined
            and joined[-1].last + 1 >= first
            and len(phrase.words) > 1
            and lexicon.is_industry(label(phrase))
            and _shares(joined[-1])
        ):
            first = joined.pop().first
        joined.append(Phrase(phrase.sentence, first, phrase.last))
    return joined


_TURNS = frozenset(
    {"addition", "fact", "example", "instance", "general", "particular", "contrast", "turn", "comparison"}
)
"""After "in" or "for" and before a comma, these only connect a sentence with the one before."""


def _shares(phrase: Phrase) -> bool:
    """Whether a list member is a bare adjective or noun that takes the next member's last word: "federal", "county"."""
    word = phrase.words[0]
    plural = singular(word) != word
    return (
        len(phrase.words) == 1
        and not plural
        and word not in _TURNS
        and not lexicon.is_industry(label(phrase))
        and (phrase.first == 0 or not phrase.text[0].isupper())
    )


def _employers_as_subject(reading: Reading) -> Iterator[Fact]:
    """An employer as subject states role, industry and programme at once: "Insurers hire nurses as case managers"."""
    match = reading.says("triggers", "industries", "hires")
    if not match:
        return
    sentence = reading.sentence
    first = sentence.token_at(reading.body)
    examples = pattern.regex("triggers", "includes", "after").search(sentence.lower, reading.body)
    stop = sentence.token_at(min(found.start() for found in (match, examples) if found))
    names = [label(p) for p in _industries(items(sentence, first, max(stop, first)), hiring=True)]
    if not names:
        return
    after = reading.sentence.text[match.end() :]
    if re.search(r"\bas\b", after):
        as_roles = role_rule.listed(reading)
    else:
        as_roles = [] if reading.place.opens else _hired(reading, match.end())
    programme = reading.topic.programme
    for name in names:
        industry = Entity(Kind.INDUSTRY, name)
        for role in as_roles or reading.place.roles:
            yield reading.fact(Relation.IN_INDUSTRY, role, industry, "employer as subject")
        if programme and (as_roles or not reading.place.roles):
            yield reading.fact(Relation.HIRES, industry, programme, "employer as subject")
