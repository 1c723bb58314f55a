"""How well facts that were found agree with an annotation: precision, recall and F1, and what was missed and wrong.

Each fact that was found counts once, however often it was found. It is taken for the first annotated fact that it
matches and that no fact before it was taken for; if there is none such, it is wrong, unless it says again what was
found before or says what is annotated as optional. What is annotated, not optional and not found is missed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphq.loaders.comparison import same
from graphq.ontology.fact import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphq.loaders.comparison import Stated


@dataclass(frozen=True, slots=True)
class Tally:
    """How many annotated facts were found and missed, and how many facts that were found are wrong."""

    found: int = 0
    missed: int = 0
    wrong: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.found + other.found, self.missed + other.missed, self.wrong + other.wrong)

    @property
    def gold(self) -> int:
        """How many facts are to be found."""
        return self.found + self.missed

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is annotated that was found; 1 where nothing is."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
        all_ = 2 * self.found + self.missed + self.wrong
        return 2 * self.found / all_ if all_ else 1.0


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.whole + other.whole)

    @property
    def value(self) -> float | None:
        """The part by the whole, ``None`` of nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Score:
    """How well the facts of one article, or of several, were found.

    Attributes:
        article: its name, "" for several.
        relations: the counts by relation, of those that have any.
        evidence: how many of the facts that were found quote the text verbatim; of none if the text is not known.
        necessity: how many of the annotated credentials that were found have the annotated necessity.
        missed, wrong: the annotated facts that were not found, and the facts that are not annotated.
        misjudged: the credentials that were found with another necessity, each as annotated and as found.
    """

    article: str
    relations: Mapping[Relation, Tally]
    evidence: Share
    necessity: Share
    missed: tuple[Stated, ...] = ()
    wrong: tuple[Stated, ...] = ()
    misjudged: tuple[tuple[Stated, Stated], ...] = ()

    @property
    def micro(self) -> Tally:
        """The counts over all relations."""
        return sum(self.relations.values(), Tally())


def score(article: str, gold: Sequence[Stated], found: Iterable[Stated], text: str | None = None) -> Score:
    """Hold the facts that were found in an article against its annotated ones.

    ``text`` is the article's, to look the evidence up in.
    """
    scorer = _Scorer(gold)
    distinct: dict[object, Stated] = {}
    for fact in found:
        distinct.setdefault(fact.identity, fact)
    for fact in distinct.values():
        scorer.add(fact)
    whole = None if text is None else _folded(text)
    verbatim = [fact for fact in distinct.values() if whole and fact.evidence and _folded(fact.evidence) in whole]
    evidence = Share(len(verbatim), 0 if whole is None else len(distinct))
    return Score(
        article,
        scorer.tallies(),
        evidence,
        scorer.necessity,
        scorer.missed(),
        tuple(scorer.wrong),
        tuple(scorer.misjudged),
    )


def together(scores: Sequence[Score]) -> Score:
    """The counts of several articles as if they were one."""
    relations: defaultdict[Relation, Tally] = defaultdict(Tally)
    for each in scores:
        for relation, tally in each.relations.items():
            relations[relation] += tally
    return Score(
        article="",
        relations=_in_order(relations),
        evidence=sum((each.evidence for each in scores), Share()),
        necessity=sum((each.necessity for each in scores), Share()),
    )


def mean_f1(scores: Sequence[Score]) -> float:
    """The mean of the articles' F1 over all relations; each article counts alike, however many facts it has."""
    return sum(each.micro.f1 for each in scores) / len(scores)


class _Scorer:
    """Takes the facts that were found one by one."""

    def __init__(self, gold: Sequence[Stated]) -> None:
        self._gold = gold
        self._found = [False] * len(gold)
        self._of: defaultdict[Relation, list[int]] = defaultdict(list)
        for i, fact in enumerate(gold):
            self._of[fact.relation].append(i)
        self.necessity = Share()
        self.wrong: list[Stated] = []
        self.misjudged: list[tuple[Stated, Stated]] = []

    def add(self, fact: Stated) -> None:
        """Count one that says what none before it said."""
        hits = [i for i in self._of[fact.relation] if same(self._gold[i], fact)]
        fresh = next((i for i in hits if not self._gold[i].optional and not self._found[i]), None)
        if fresh is not None:
            self._found[fresh] = True
            self._judge(self._gold[fresh], fact)
        elif not hits:
            self.wrong.append(fact)

    def _judge(self, gold: Stated, fact: Stated) -> None:
        agrees = gold.necessity == fact.necessity
        if gold.necessity:
            self.necessity += Share(int(agrees), 1)
            self.misjudged += [] if agrees else [(gold, fact)]

    def missed(self) -> tuple[Stated, ...]:
        """The facts that had to be found and were not."""
        pairs = zip(self._gold, self._found, strict=True)
        return tuple(fact for fact, found in pairs if not found and not fact.optional)

    def tallies(self) -> Mapping[Relation, Tally]:
        """The counts by relation."""
        found = Counter(fact.relation for fact, hit in zip(self._gold, self._found, strict=True) if hit)
        missed = Counter(fact.relation for fact in self.missed())
        wrong = Counter(fact.relation for fact in self.wrong)
        counts = {relation: Tally(found[relation], missed[relation], wrong[relation]) for relation in Relation}
        return _in_order(counts)


def _in_order(tallies: Mapping[Relation, Tally]) -> Mapping[Relation, Tally]:
    """Those with any count, in the order of the relations."""
    return {relation: tallies[relation] for relation in Relation if tallies.get(relation, Tally()) != Tally()}


def _folded(text: str) -> str:
    return " ".join(text.split())
