"""When two labels mean the same, and when a fact that was found is one that an annotation states."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from graphq.ontology import pattern
from graphq.ontology.fact import Relation

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

_BRACKETS = re.compile(r"\([^)]*\)")
_POSSESSIVE = re.compile(r"'s\b")
_NO_WORD = re.compile(r"[^a-z0-9+#.]+")
_PRECISION = 1e-6  # relative; figures are compared as the texts round them
_STATED = {  # what must be alike beside the bounds of a figure, and what it is where it is not stated
    Relation.PAYS: (("period", "year"), ("currency", "USD")),
    Relation.STATISTIC: (("unit", "percent"),),
}


@dataclass(frozen=True, eq=False)
class Stated:
    """A fact as an annotation or a prediction gives it.

    Attributes:
        relation: which of the ten.
        subject: its label, in each wording that is right. object: likewise, or a figure by its members.
        evidence: what shows it, verbatim.
        optional: whether it counts neither for nor against.
        necessity: of a credential, "" where it is not given.
    """

    relation: Relation
    subject: tuple[str, ...]
    object: tuple[str, ...] | Mapping[str, Any]
    evidence: str = ""
    optional: bool = False
    necessity: str = ""

    @cached_property
    def subjects(self) -> frozenset[frozenset[str]]:
        """The words that count of each wording of the subject."""
        return frozenset(map(tokens, self.subject))

    @cached_property
    def objects(self) -> frozenset[frozenset[str]]:
        """The words that count of each wording of the object, none for a figure."""
        return frozenset(map(tokens, self.object)) if isinstance(self.object, tuple) else frozenset()

    @property
    def identity(self) -> tuple[Hashable, ...]:
        """What two predictions have in common that say the same."""
        stated = self.objects if isinstance(self.object, tuple) else json.dumps(self.object, sort_keys=True)
        return self.relation, self.subjects, stated


def same(gold: Stated, found: Stated) -> bool:
    """Whether a fact that was found is the annotated one."""
    return gold.relation is found.relation and _same_subject(gold, found) and _same_object(gold, found)


@lru_cache(maxsize=65536)
def tokens(label: str) -> frozenset[str]:
    """The words of a label that count when two are compared: in the singular, spelled alike, without filler.

    >>> tokens("the Machine Learning Engineers") == tokens("ML engineer")
    True
    """
    text = _POSSESSIVE.sub("", _BRACKETS.sub(" ", label.lower().replace("’", "'")))
    text = _NO_WORD.sub(" ", text).replace(". ", " ").strip(" .")
    for short, spelled, expression in _aliases():
        if short in text:
            text = expression.sub(spelled, text)
    words = {word for written in text.split() for word in _spelled(_singular(written)).split()}
    return frozenset(words - _filler()) or frozenset(word.removesuffix("s") for word in text.split())


def _same_subject(gold: Stated, found: Stated) -> bool:
    """Of what grows, a word in common is enough; what a figure is about may be told in many ways."""
    if gold.relation is Relation.STATISTIC:
        return True
    if gold.relation is Relation.GROWS:
        return any(not words.isdisjoint(named) for words in gold.subjects for named in found.subjects)
    return not gold.subjects.isdisjoint(found.subjects)


def _same_object(gold: Stated, found: Stated) -> bool:
    if isinstance(gold.object, tuple) or isinstance(found.object, tuple):
        return not gold.objects.isdisjoint(found.objects)
    if not all(map(_same_bound, _bounds(gold.object), _bounds(found.object))):
        return False
    if gold.relation is Relation.GROWS:
        return all(end not in gold.object or gold.object[end] == found.object.get(end) for end in ("start", "end"))
    return all(
        gold.object.get(name, default) == found.object.get(name, default) for name, default in _STATED[gold.relation]
    )


def _bounds(figure: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """The least and the greatest value of a figure; a single value is both."""
    single = figure.get("percent", figure.get("value"))
    return figure.get("min", single), figure.get("max", single)


def _same_bound(gold: float | None, found: float | None) -> bool:
    if gold is None or found is None:
        return gold is found
    return abs(gold - found) <= _PRECISION * max(1.0, abs(gold))


def _singular(word: str) -> str:
    """A word without the ending of the plural, as far as that can be told by the ending alone."""
    if len(word) <= 3 or "." in word or not word.endswith("s") or word.endswith(("ss", "us", "is", "ics")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def _spelled(word: str) -> str:
    aliases: dict[str, str] = pattern.table("labels")["aliases"]
    return aliases.get(word, word)


@cache
def _aliases() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    aliases: dict[str, str] = pattern.table("labels")["aliases"]
    return tuple((short, spelled, re.compile(rf"\b{re.escape(short)}\b")) for short, spelled in aliases.items())


@cache
def _filler() -> frozenset[str]:
    return frozenset(pattern.table("labels")["comparison"]["filler"].split())
