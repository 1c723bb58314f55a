"""``requires_skill``, ``develops`` and ``includes``: what a role needs, a programme teaches, a skill comprises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphq.loaders import gazetteer, grammar, lexicon
from graphq.loaders.language import group, plain_verbs
from graphq.loaders.rules.announcements import Announced, announced, is_taught
from graphq.loaders.rules.inclusions import inclusions, is_category, is_lacking
from graphq.loaders.skillname import gerund, is_duty, is_skill_like, split_label
from graphq.ontology.fact import Entity, Kind, Relation
from graphq.ontology.label import key, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphq.loaders.language import Phrase
    from graphq.loaders.outline import Head
    from graphq.loaders.reading import Reading
    from graphq.loaders.rules.inclusions import Inclusion
    from graphq.ontology.fact import Fact

LONGEST_SUBJECT = 60
"""The subject of a sentence whose verb is not known is looked for in at most this many characters."""

_ABLE = re.compile(r"^(?:to be|to|be able|being|you|must|should)\b", re.IGNORECASE)
_ABILITY = re.compile(r"^(?:the )?ability to\b", re.IGNORECASE)
_PLURAL_ACTIVITY = re.compile(r"(?:ion|ment|ing|sis)s$")
_SERVING = frozenset({"for", "of", "by", "among", "in", "to", "from"})
# Sections whose sentences name skills in passing, not as what the article's role needs.
_OTHER_SECTIONS = frozenset({"pay", "outlook", "no_further_education", "credentials"})


def find(reading: Reading) -> Iterator[Fact]:
    """The skills of a sentence, given to whom it speaks of, and what it says of their kinds."""
    if _tells_of_none(reading):
        return
    included = inclusions(reading)
    for category, kinds, rule in included:
        for name in kinds:
            yield reading.fact(Relation.INCLUDES, Entity(Kind.SKILL, category), Entity(Kind.SKILL, name), rule)
    for skill in _spoken(reading, included):
        yield from _assign(reading, skill)


def heads(reading: Reading) -> Iterator[Fact]:
    """The skills that the head of an entry in a list of skills names; the first sentence after it shows what for."""
    head = reading.place.head
    if not head or not _is_skill_entry(reading) or not _is_first_of_entry(reading, head):
        return
    span = (head.start, head.end if head.bare else max(head.end, reading.sentence.end))
    for name in _entry_names(reading, head):
        for relation, subject in _listeners(reading):
            yield reading.fact(relation, subject, Entity(Kind.SKILL, name), "skill entry", span=span)


def _tells_of_none(reading: Reading) -> bool:
    """Whether a sentence stands where skills are not anybody's: in a table, or with what others say."""
    return (
        reading.kind in ("testimonials", "similar")
        or bool(reading.place.block.cells)
        or reading.head_label in ("Source", "Sources", "Note")
        or (reading.kind == "factors" and not reading.place.roles)
    )


def _listeners(reading: Reading) -> list[tuple[Relation, Entity]]:
    """Whom a list of skills is for: the roles of its record, else the programme, else the roles of the article."""
    if reading.place.roles:
        return [(Relation.REQUIRES_SKILL, role) for role in reading.place.roles]
    if reading.topic.programme:
        return [(Relation.DEVELOPS, reading.topic.programme)]
    return [(Relation.REQUIRES_SKILL, role) for role in reading.topic.roles]


def _is_skill_entry(reading: Reading) -> bool:
    """Whether a block is an entry in a list of skills, or a paragraph with a head in a section of skills."""
    place = reading.place
    head = place.head
    if head and head.bare and place.roles and not place.opens and lexicon.is_skill(head.label):
        return True
    if place.group and place.group.of:
        return place.group.of == "skills"
    if reading.kind != "skills" or head is None or head.bare:
        return False
    if len(head.label.split()) > 5 or head.body >= len(place.block.text):
        return False
    return place.block.bold > 0 or is_skill_like(head.label)


def _is_first_of_entry(reading: Reading, head: Head) -> bool:
    """Whether a sentence is the first of an entry that says more than its head, be it the same as the head's or not."""
    start, end = reading.sentence.start, reading.sentence.end
    alone = end <= head.body < len(reading.place.block.text)
    return not alone and start <= max(head.start, head.body) + 1


def _entry_names(reading: Reading, head: Head) -> list[str]:
    """The skills that an entry names: its head's, or those known in it where the entry is a clause."""
    if head.bare and is_duty(head.label):
        doing = gerund(head.label.split()[0])
        return [doing] if lexicon.is_skill(doing) else []
    is_able = _ABLE.match(head.label) is not None
    if head.bare and (is_able or len(head.label.split()) > 6):
        shorter = _ahead_of_preposition(head.label)
        if not is_able and shorter:
            return split_label(shorter)
        named = [tidy(phrase.text) for phrase in gazetteer.names(reading.sentence, ("skills",))]
        return named or ([] if is_able else [head.label])
    return [head.label] if _ABILITY.match(head.label) else split_label(head.label)


def _ahead_of_preposition(name: str) -> str:
    """The words of a long name up to its first preposition, if they can be a name by themselves; else empty."""
    words = name.split()
    end = next((i for i, word in enumerate(words) if i and word.lower() in group("prepositions")), 0)
    is_action = words[0].lower() in group("verbs") or is_duty(name)
    return " ".join(words[:end]) if 1 < end < len(words) and not is_action else ""


def _spoken(reading: Reading, included: list[Inclusion]) -> Iterable[Announced]:
    """The skills that a sentence speaks of, each as the first rule found it."""
    spoken: dict[str, Announced] = {}
    for skill in announced(reading):
        spoken.setdefault(skill.name, skill)
    speaks = _speaks(reading)
    for category, kinds, rule in included:
        for name in kinds:
            if category in spoken or (speaks and is_category(category)):
                spoken.setdefault(name, Announced(name, rule))
        if speaks and lexicon.is_skill(category):
            spoken.setdefault(category, Announced(category, rule))
    for name in _mentioned(reading):
        if not _is_part(name, spoken):
            spoken.setdefault(name, Announced(name, "skill named"))
    return spoken.values()


def _is_part(name: str, others: Iterable[str]) -> bool:
    """Whether a name is the end of another one, or any part of another one that the vocabulary has."""
    part = key(name)
    return any(key(other).endswith(part) or (part in key(other) and lexicon.is_skill(other)) for other in others)


def _speaks(reading: Reading) -> bool:
    """Whether there is somebody whom a sentence's skills can be given to."""
    return bool(reading.place.roles or reading.topic.roles or reading.of_graduates or reading.kind == "skills")


def _assign(reading: Reading, found: Announced) -> Iterator[Fact]:
    """The facts of one skill: for the roles spoken of, and for the programme where the sentence speaks of studies."""
    skill, rule = Entity(Kind.SKILL, found.name), found.rule
    if any(role.key == skill.key for role in reading.place.roles):
        return
    programme = reading.topic.programme
    taught = programme is not None and is_taught(reading)
    roles = _needing(reading, found.offset)
    if programme and (taught or (not roles and reading.of_graduates)):
        yield reading.fact(Relation.DEVELOPS, programme, skill, rule)
    for role in roles:
        yield reading.fact(Relation.REQUIRES_SKILL, role, skill, rule)


def _needing(reading: Reading, offset: int) -> tuple[Entity, ...]:
    """The roles that need what a sentence names."""
    if reading.speaks_of_list:
        return reading.scope
    if reading.place.roles:
        return reading.subject_roles(_verb_offset(reading, offset)) or reading.place.roles
    generic = reading.generic_role()
    if generic:
        return (generic,)
    if reading.of_graduates and (
        reading.kind == "skills" or not reading.roles or reading.says("triggers", "skills", "graduates_only")
    ):
        return ()
    return reading.subject_roles(_verb_offset(reading, offset)) or _served(reading)


def _served(reading: Reading) -> tuple[Entity, ...]:
    """The roles that something is said to be needed by or good for: "essential for court interpreters"."""
    tokens = reading.sentence.tokens
    named = [m for m in reading.roles if m.phrase.first and tokens[m.phrase.first - 1].lower in _SERVING]
    return tuple(dict.fromkeys(reading.entity(mention) for mention in named))


def _verb_offset(reading: Reading, offset: int) -> int:
    """Where the first finite verb of the clause at an offset stands: roles behind it are not its subject."""
    tokens = reading.sentence.tokens
    clause = reading.clause_start(offset)
    for i, token in enumerate(tokens):
        if token.start < clause:
            continue
        if grammar.is_finite(tokens, i) or token.lower in plain_verbs():
            return token.start
    return min(clause + LONGEST_SUBJECT, len(reading.sentence.text))


def _mentioned(reading: Reading) -> list[str]:
    """Skills that the vocabulary knows, named anywhere in what a record, or a section about skills, says."""
    if not _may_mention(reading) or reading.says("topics", "nouns", "advert"):
        return []
    sentence = reading.sentence
    others = [mention.phrase for mention in reading.roles]
    others += gazetteer.names(sentence, ("industries", "credentials", "organisations"))
    taken = {i for phrase in others for i in range(phrase.first, phrase.last)}
    return [
        tidy(phrase.text)
        for phrase in gazetteer.names(sentence, ("skills",), sentence.token_at(reading.body))
        if taken.isdisjoint(range(phrase.first, phrase.last)) and _is_specific(phrase) and not is_lacking(phrase)
    ]


def _may_mention(reading: Reading) -> bool:
    """Whether what a sentence merely names is needed: in a record, in a section on skills, or of the article's role."""
    place, topic = reading.place, reading.topic
    if place.roles or (topic.programme and reading.kind == "skills"):
        return True
    if topic.programme or not topic.roles or reading.kind in _OTHER_SECTIONS:
        return False
    return reading.subject_roles(_verb_offset(reading, 0)) == topic.roles


def _is_specific(phrase: Phrase) -> bool:
    """Whether a name means the skill wherever it stands: "time management", "Excel", but not "sales" or "meetings"."""
    if _PLURAL_ACTIVITY.search(phrase.words[-1]) or "(" in phrase.sentence.tokens[phrase.first].gap:
        return False
    return phrase.last - phrase.first > 1 or (phrase.text[0].isupper() and phrase.first > 0)
