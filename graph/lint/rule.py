"""The rules by name: what each looks for, why that matters, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphq.graph.lint.finding import Level

if TYPE_CHECKING:
    from collections.abc import Collection

SHACL = "shacl"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule.

    Attributes:
        name: ``stale-figure``. level: of its findings; of ``shacl``, whose shapes have levels of their own, the worst.
        title: what it finds, in a few words. help: why that matters, and what to do.
    """

    name: str
    level: Level
    title: str
    help: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What a graph is held against.

    Attributes:
        as_of: the year that ages are counted from. max_age: pay, statistics and articles may be so many years old.
        only: the names of the rules to apply, all if empty. without: those to leave out. A name such as ``shacl``
            also means all rules whose names begin with it and a colon.
    """

    as_of: int
    max_age: int = 3
    only: Collection[str] = ()
    without: Collection[str] = ()

    def wants(self, rule: str) -> bool:
        """Whether the findings of a rule are asked for."""
        return (not self.only or _among(rule, self.only)) and not _among(rule, self.without)

    def must_run(self, rule: str) -> bool:
        """Whether some findings of a rule or of the rules that begin with its name may be asked for."""
        part = any(name.startswith(f"{rule}:") for name in self.only)
        return (part or not self.only or _among(rule, self.only)) and not _among(rule, self.without)


def _among(rule: str, names: Collection[str]) -> bool:
    return any(rule == name or rule.startswith(f"{name}:") for name in names)


_ALL = (
    Rule(
        "stale-figure",
        Level.WARNING,
        "figures whose time is past",
        "Readers take a figure for today's. Look up the newest one, or say in the sentence which year it is of. "
        "A projection is stale once its last year is over, pay and other numbers when they are older than --max-age.",
    ),
    Rule(
        "stale-article",
        Level.WARNING,
        "articles that have not been looked at for long",
        "By the date the article itself states, its last change is older than --max-age. "
        "Go through it and set its date anew.",
    ),
    Rule(
        "role-without-pay",
        Level.WARNING,
        "roles that are described, but not what they pay",
        "Pay is what readers look for first. Only roles that a programme leads to, or of which four facts are stated, "
        "are expected to have it: those that are named in passing are not.",
    ),
    Rule(
        "role-without-skills",
        Level.WARNING,
        "roles that are described, but not what one must be able to do",
        "Say which skills the role asks for. Only roles that a programme leads to, or of which four facts are stated, "
        "are expected to have some.",
    ),
    Rule(
        "role-without-credential",
        Level.NOTE,
        "roles that are described, but not the degree or licence they ask for",
        "Say which degree, certificate or licence is asked for, or that none is. Only roles that a programme leads "
        "to, or of which four facts are stated, are expected to have one.",
    ),
    Rule(
        "single-source",
        Level.NOTE,
        "sources that state what no other source does",
        "What one source alone states is worth a second look before others are built on it. "
        "Counted only where there are several sources.",
    ),
    Rule(
        "near-duplicate-label",
        Level.WARNING,
        "things of one kind whose names are nearly the same",
        "One thing under two names is two things to queries: the facts of one are missing from the other. "
        "Settle on one spelling in the articles.",
    ),
    Rule(
        "unlinked-entity",
        Level.WARNING,
        "things that no fact speaks of",
        "They were loaded as RDF and are related to nothing: state what they are related to, or remove them.",
    ),
    Rule(
        "conflict",
        Level.WARNING,
        "statements that cannot all be so",
        "Readers of two articles get two answers. Find out which is right and correct the other; "
        "graphq conflicts shows all sentences side by side.",
    ),
    Rule(
        SHACL,
        Level.ERROR,
        "data that is not shaped as the ontology asks",
        "Violations make answers wrong or leave them without their sentence. What graphq reads from articles has none: "
        "look at RDF that was loaded beside them.",
    ),
)
RULES = {rule.name: rule for rule in _ALL}
"""The rules by name; ``shacl`` stands for one rule for each shape, such as ``shacl:Amount``."""


def family(name: str) -> Rule:
    """The rule that a finding's rule is, or is one of: ``shacl:Amount`` is one of ``shacl``."""
    return RULES[name.partition(":")[0]]
