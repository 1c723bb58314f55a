"""Likeness: pairs of things of one kind whose names are nearly the same.

Names are alike if they are the same but for the number of a word, for spaces and hyphens, or for one slip of the pen in
one long word. All names are put into drawers by what they are once a letter is left out, and only those that share a
drawer are held against each other: the time it takes grows with the letters of all names, not with the pairs.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from graphq.graph.lint.finding import Finding
from graphq.graph.lint.rule import RULES
from graphq.ontology.fact import Kind
from graphq.ontology.label import key, singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphq.graph.lint.holdings import Holdings

SHORTEST = 5
SHORTEST_ALONE = 8
"""A word that may be another one misspelled has so many letters or more: among other words, and as a whole name. Short
words differ in one letter by nature (baking, braking)."""


def near_duplicates(holdings: Holdings) -> Iterator[Finding]:
    """One finding for each pair, about the one of which less is said; the evidence is a sentence on each."""
    labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for thing in holdings.things.values():
        if thing.kind != Kind.TOPIC:
            labels[thing.kind][thing.iri] = thing.label
    for named in labels.values():
        for pair in alike(named):
            less, more = sorted(pair, key=lambda iri: (holdings.known(iri), iri))
            evidence = tuple(claim for iri in (less, more) for claim in holdings.about(iri, most=1))
            message = f"is it the same as {named[more]}?"
            yield Finding(
                RULES["near-duplicate-label"].level, "near-duplicate-label", holdings.things[less], message, evidence
            )


def alike(labels: dict[str, str]) -> list[tuple[str, str]]:
    """The pairs of names, by their keys in ``labels``, that are nearly the same.

    >>> alike({"a": "Registered Nurse", "b": "Registred Nurses", "c": "Health Care Aide", "d": "Healthcare aide"})
    [('a', 'b'), ('c', 'd')]
    >>> alike({"a": "Nurse II", "b": "Nurse III", "c": "Civil Engineer", "d": "Mechanical Engineer"})
    []
    """
    names: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, label in sorted(labels.items()):
        names[_words(label)].append(name)
    same = [(first, other) for first, *others in names.values() for other in others]
    return sorted([*same, *((names[one][0], names[other][0]) for one, other in _near(names))])


def _near(labels: Iterable[tuple[str, ...]]) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The pairs of different names, each as its words, that are nearly the same."""
    drawers: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in labels:
        for drawer in _drawers(words):
            drawers[drawer].append(words)
    pairs = {pair for shared in drawers.values() for pair in combinations(shared, 2)}
    return {pair for pair in pairs if _are_alike(*pair)}


def _words(label: str) -> tuple[str, ...]:
    """The words of a label, each in the singular, without case, accents and hyphens."""
    return tuple(singular(word) for word in key(label).replace("-", " ").split())


def _drawers(words: tuple[str, ...]) -> set[str]:
    """What a name is without spaces, and what it is with one letter of one long word left out."""
    found = {"".join(words)}
    for place, word in enumerate(words):
        if len(word) >= SHORTEST - 1:
            before, after = " ".join(words[:place]), " ".join(words[place + 1 :])
            found |= {f"{before}/{shorter}/{after}" for shorter in (word, *_shortened(word))}
    return found


def _shortened(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


def _are_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if "".join(one) == "".join(other):
        return True
    differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    shortest = SHORTEST if len(one) > 1 else SHORTEST_ALONE
    return len(one) == len(other) and len(differing) == 1 and _is_slip(*differing[0], shortest)


def _is_slip(one: str, other: str, shortest: int) -> bool:
    """Whether one word is the other with one letter added, left out, changed or swapped with its neighbour.

    Nobody mistakes the first letter: mower is not power.
    """
    words = (one, other)
    long_enough = max(map(len, words)) >= shortest and all(word.isalpha() for word in words) and one[0] == other[0]
    return long_enough and _is_one_edit(*sorted(words, key=len)) and not _known(words)


def _is_one_edit(short: str, long: str) -> bool:
    if len(short) < len(long):
        return short in _shortened(long)
    differing = [i for i, letter in enumerate(short) if letter != long[i]]
    swapped = len(differing) == 2 and differing[1] == differing[0] + 1 and sorted(short) == sorted(long)
    return len(differing) == 1 or swapped


def _known(words: Iterable[str]) -> bool:
    """Whether all are words that the vocabularies use: "tailor" is no misspelled "sailor"."""
    return all(word in _vocabulary_words() for word in words)


@cache
def _vocabulary_words() -> frozenset[str]:
    from graphq.ontology import vocabulary  # a second that only a pair that is alike has to wait for

    labels = (label for concept in vocabulary.load().by_iri.values() for label in concept.labels)
    return frozenset(word for label in labels for word in _words(label))
