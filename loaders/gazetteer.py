"""The gazetteer: which names of the vocabularies stand in a sentence, and where."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from graphq.loaders.language import Phrase
from graphq.ontology import vocabulary
from graphq.ontology.label import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphq.loaders.language import Sentence, Token
    from graphq.ontology.vocabulary import Concept

    Ends = Mapping[str, Sequence[int]]

SCHEMES = ("credentials", "industries", "occupations", "organisations", "places", "skills", "subjects")
"""The schemes whose names are looked for; the others list parts of names."""
_BREAK = re.compile(r"[,;:.()!?|]|\s[–—-]\s")
_RECENT = 64  # every rule looks at the same sentence, a few look at its neighbours
_NOTHING: Ends = {}


@cache
def scheme(name: str) -> Mapping[str, Concept]:
    """The concepts of a scheme by the key of each label."""
    return vocabulary.load().scheme(name)


def names(sentence: Sentence, schemes: Iterable[str], first: int = 0, last: int | None = None) -> list[Phrase]:
    """The longest names of some schemes in a sentence, left to right, without overlap."""
    found = []
    stop = len(sentence.tokens) if last is None else min(last, len(sentence.tokens))
    i = first
    while i < stop:
        end = max(longest_name(sentence, i, stop, name) for name in schemes)
        if end > i:
            found.append(Phrase(sentence, i, end))
        i = max(end, i + 1)
    return found


def longest_name(sentence: Sentence, i: int, stop: int, name: str) -> int:
    """Where the longest name of a scheme that starts at token ``i`` ends, at ``stop`` at most; ``i`` if none does."""
    ends = _ends(sentence)[i].get(name, ())
    return next((end for end in ends if end <= stop), i)


@lru_cache(maxsize=_RECENT)
def _ends(sentence: Sentence) -> list[Ends]:
    """For each token, by scheme, where the names that start there end, the longest first."""
    return [_ends_from(sentence, i) for i in range(len(sentence.tokens))]


def _ends_from(sentence: Sentence, i: int) -> Ends:
    token = sentence.tokens[i]
    head = key(token.text)
    longest = max(_first_words().get(word, 0) for word in (head, head.split(" ")[0], token.lower))
    if not longest:
        return _NOTHING
    found: defaultdict[str, list[int]] = defaultdict(list)
    for end in range(_contiguous_to(sentence.tokens, i, i + longest), i, -1):
        for concept in _known().get(key(sentence.text[token.start : sentence.tokens[end - 1].end]), ()):
            if end > i + 1 or is_spelled_so(concept, token.text):
                found[concept.scheme].append(end)
    return found


def _contiguous_to(tokens: Sequence[Token], i: int, stop: int) -> int:
    """How far, ``stop`` at most, nothing but white space and hyphens stands between words from token ``i`` on."""
    end = i + 1
    while end < min(stop, len(tokens)) and not breaks(tokens[end]):
        end += 1
    return end


def breaks(token: Token) -> bool:
    """Whether the punctuation before a word is such that no name goes across it."""
    return token.gap != " " and _BREAK.search(token.gap) is not None


@cache
def _known() -> Mapping[str, Sequence[Concept]]:
    """The concepts of all schemes by the key of each of their labels."""
    found: defaultdict[str, list[Concept]] = defaultdict(list)
    for name in SCHEMES:
        for label, concept in scheme(name).items():
            found[label].append(concept)
    return dict(found)


@cache
def _first_words() -> Mapping[str, int]:
    """For each first word of a label of any scheme, how many words the longest of those labels has."""
    longest: defaultdict[str, int] = defaultdict(int)
    for words in map(str.split, _known()):
        if words:
            longest[words[0]] = max(longest[words[0]], len(words))
    return dict(longest)


def is_spelled_so(found: Concept, word: str) -> bool:
    """Whether one word has the capitals that one of a concept's labels with its letters asks for.

    A common word may spell like a name of the vocabulary: "can" is not "CAN", "excel" not "Excel".
    """
    spellings = [label for label in found.labels if key(label) == key(word)]
    if word.isupper() or not spellings:
        return True
    if all(label.isupper() and label.isalpha() for label in spellings):
        return False
    return word[0].isupper() or any(label[0].islower() for label in spellings) or found.scheme == "occupations"
