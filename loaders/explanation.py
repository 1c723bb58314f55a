"""An explanation: how one sentence was read, which words gave a cue, which rules found what and why."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from graphq.loaders import article
from graphq.loaders.schemaorg.facts import find as structured_facts
from graphq.ontology import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.document import Document
    from graphq.loaders.reading import Reading
    from graphq.ontology.fact import Evidence, Fact

_CUES = ("skills", "includes", "roles", "industries", "credentials")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a sentence that a pattern looks for, and the name of the pattern (``skills.weak``)."""

    pattern: str
    words: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one sentence was read.

    Attributes:
        sentence: its words and their place. kind: what its section is about (``pay``), "" where that is not clear.
        about: the roles that it is understood to speak of where it names none.
        cues: the words that a rule may act on. facts: what was found. passed_over: why it was not read, "" if it was.
    """

    sentence: Evidence
    kind: str
    about: tuple[str, ...]
    cues: tuple[Cue, ...]
    facts: tuple[Fact, ...]
    passed_over: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The explanation as JSON values; each fact in its documented form, with ``because``."""
        return {
            "sentence": {name: getattr(self.sentence, name) for name in ("quote", "start", "end", "section")},
            "kind": self.kind,
            "about": list(self.about),
            "cues": [{"pattern": cue.pattern, "words": cue.words} for cue in self.cues],
            "facts": [fact.to_dict() | {"because": because(fact.rule)} for fact in self.facts],
            "passed_over": self.passed_over,
        }


def explain(document: Document) -> Iterator[Explanation]:
    """Each sentence of a document with how it was read, then each stretch of its structured data that states facts."""
    for reading, found, passed_over in article.readings(document):
        yield Explanation(
            reading.evidence(reading.sentence.start, reading.sentence.end),
            reading.kind,
            tuple(role.label for role in reading.understood()),
            tuple(_cues(reading)),
            tuple(found),
            passed_over,
        )
    structured = sorted(structured_facts(document), key=lambda fact: fact.evidence)
    for evidence, stated in groupby(structured, key=lambda fact: fact.evidence):
        yield Explanation(evidence, "", (), (), tuple(stated))


def because(rule: str) -> str:
    """What a rule looks for, in words."""
    return str(pattern.table("rules")["because"][rule])


def _cues(reading: Reading) -> Iterator[Cue]:
    """The words of a sentence that the triggers match, by trigger."""
    table = pattern.table("triggers")
    for group in _CUES:
        for name in table[group]:
            for match in pattern.regex("triggers", group, name).finditer(reading.sentence.lower):
                yield Cue(f"{group}.{name}", match[0].strip())
