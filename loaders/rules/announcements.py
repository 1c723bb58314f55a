"""The skills that a sentence announces: after "skills in", before "are essential", in a field or a list of names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graphq.loaders import gazetteer, grammar
from graphq.loaders.language import items
from graphq.loaders.rules.inclusions import speaks_of_work
from graphq.loaders.skillname import skills_of
from graphq.ontology import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.reading import Reading

# The nouns of a trigger such as "skills matter", which belong to its subject: "communication skills".
_SUBJECT_NOUNS = frozenset({"skill", "skills", "knowledge", "expertise", "abilities", "thinking"})
_FIGURE = re.compile(r"[$£€₹%]|\d{3}")
_CLAUSE_START = re.compile(r"[;:]\s|\b(?:because|since|while|although|that|where|whether|if|when|who|which)\s")


class Announced(NamedTuple):
    """The name of a skill, the rule that found it and where in the sentence the words that announce it stand."""

    name: str
    rule: str
    offset: int = 0


def announced(reading: Reading) -> Iterator[Announced]:
    """The skills that a sentence announces."""
    yield from _after_strong(reading)
    yield from _after_weak(reading)
    yield from _as_subject(reading)
    yield from _in_field(reading)
    yield from _in_fragment(reading)


def is_taught(reading: Reading) -> bool:
    """Whether a sentence speaks of what the programme teaches."""
    if reading.says("triggers", "skills", "graduates_only"):
        return True
    head = reading.place.head
    if head and pattern.regex("triggers", "announcements", "teaching_head").match(head.label):
        return True
    return reading.kind == "skills" and not reading.place.roles and not reading.generic_role()


def _after_strong(reading: Reading) -> Iterator[Announced]:
    """What stands after words that only skills follow: "skills in", "knowledge of"."""
    sentence = reading.sentence
    for match in pattern.regex("triggers", "skills", "strong").finditer(sentence.lower):
        if _is_denied(reading, match):
            continue
        for name in skills_of(items(sentence, sentence.token_at(match.end())), strong=True, duties=True):
            yield Announced(name, "strong trigger", match.start())


def _after_weak(reading: Reading) -> Iterator[Announced]:
    """What stands after words that skills may follow: "uses", "includes"."""
    sentence = reading.sentence
    taught = is_taught(reading)
    for match in pattern.regex("triggers", "skills", "weak").finditer(sentence.lower):
        if _is_no_announcement(reading, match):
            continue
        phrases = items(sentence, sentence.token_at(match.end()))
        open_class = _is_open(match[0], taught=taught)
        for name in skills_of(phrases, strong=False, duties=taught, open_class=open_class):
            yield Announced(name, "weak trigger", match.start())


def _as_subject(reading: Reading) -> Iterator[Announced]:
    """What stands before words whose subject is a skill: "is essential", "matter"."""
    match = reading.says("triggers", "skills", "before")
    if not match:
        return
    noun = match[0].split()[0]
    end = match.start() + (len(noun) if noun in _SUBJECT_NOUNS else 0)
    phrases = items(reading.sentence, _clause_start(reading, match.start()), reading.sentence.token_at(end))
    for name in skills_of(phrases, strong=False):
        yield Announced(name, "skill as subject")


def _in_field(reading: Reading) -> Iterator[Announced]:
    """What follows the head of a field: "Key skills: …"."""
    head = reading.place.head
    sentence = reading.sentence
    if not head or head.bare or sentence.start > head.body + 1:
        return
    if pattern.regex("triggers", "announcements", "field").match(head.label):
        phrases = items(sentence, sentence.token_at(max(0, head.body - sentence.start)))
        for name in skills_of(phrases, strong=True):
            yield Announced(name, "field")


def _in_fragment(reading: Reading) -> Iterator[Announced]:
    """What a record lists without a verb."""
    if not _is_fragment(reading):
        return
    phrases = items(reading.sentence, reading.sentence.token_at(reading.body))
    for name in skills_of(phrases, strong=False):
        yield Announced(name, "fragment")


def _is_open(trigger: str, *, taught: bool) -> bool:
    """Whether a verb's object is a skill more often than a thing made or sold: "requires", "uses", "applies"."""
    if pattern.regex("triggers", "announcements", "open").match(trigger):
        return True
    return taught and pattern.regex("triggers", "announcements", "open_taught").match(trigger) is not None


def _is_no_announcement(reading: Reading, match: re.Match[str]) -> bool:
    """Whether words only look as if they announced skills.

    They do not where they are denied, where they are part of a name, and in "including" after sectors and the like.
    """
    before = reading.sentence.lower[: match.start()]
    if _is_denied(reading, match):
        return True
    if match[0].startswith("includ") and speaks_of_work(before[-30:]):
        return True
    return _is_inside_name(reading, reading.sentence.token_at(match.start()))


def _is_denied(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a sentence says that what a trigger announces is not needed: "do not need", "requires no"."""
    text = reading.sentence.lower
    if " no " in match[0] or pattern.regex("triggers", "skills", "denied").search(text[: match.start()]):
        return True
    return pattern.regex("triggers", "skills", "none_follows").match(text, match.end()) is not None


def _is_inside_name(reading: Reading, i: int) -> bool:
    """Whether a token is the later part of a skill's name, as "learning" in "machine learning"."""
    names = gazetteer.names(reading.sentence, ("skills", "subjects"), max(0, i - 3), i + 2)
    return any(name.first < i < name.last for name in names)


def _clause_start(reading: Reading, before: int) -> int:
    """The first token of the clause that an offset is in: behind the last "because", "that" or semicolon."""
    starts = [match.end() for match in _CLAUSE_START.finditer(reading.sentence.lower[:before])]
    return reading.sentence.token_at(starts[-1] if starts else 0)


def _is_fragment(reading: Reading) -> bool:
    """Whether a record's first sentence has no verb: "Cardiac monitoring, rhythm interpretation, and …"."""
    sentence = reading.sentence
    listed = reading.place.group is not None and reading.place.group.of == "skills"
    if not (reading.place.roles or listed) or _FIGURE.search(sentence.text):
        return False
    tokens = sentence.tokens
    first = sentence.token_at(reading.body)
    coordinated = "," in sentence.text or any(token.lower == "and" for token in tokens[first:])
    if first >= len(tokens) or not coordinated:
        return False
    if grammar.opens_with_verb(tokens, first):
        return False
    return not any(grammar.is_finite(tokens, i) for i in range(first, min(first + 14, len(tokens))))
