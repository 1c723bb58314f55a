"""Labels: how one is tidied, and the key under which its spellings meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARTICLES = frozenset(
    ["the", "an", "a", "its", "their", "his", "her", "your", "our", "some", "any", "this", "that", "these", "those"]
)
_ARTICLE = re.compile(rf"^(?:{'|'.join(sorted(_ARTICLES))})\s+", re.I)
_EDGES = " \t\n\r.,;:!?*_`'\"“”‘’()[]–—-|•"
_NOT_WORD = re.compile(r"[^\w+#.&/]+")
_UNCHANGED_ENDINGS = ("ss", "us", "is", "ics")


def tidy(text: str) -> str:
    """A label as the text writes it, without article, white space runs or trailing punctuation."""
    label = " ".join(text.split()).strip(_EDGES)
    if text.rstrip().endswith(")") and "(" in label:
        label += ")"
    return _ARTICLE.sub("", label)


def singular(word: str) -> str:
    """The singular of an English noun by its ending; words that only look plural stay as they are.

    >>> [singular(w) for w in ("nurses", "studies", "analysis", "physics", "classes", "boxes", "C++")]
    ['nurse', 'study', 'analysis', 'physics', 'class', 'box', 'C++']
    """
    lower = word.lower()
    if len(lower) < 4 or "." in lower or not lower.endswith("s") or lower.endswith(_UNCHANGED_ENDINGS):
        return word
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + ("Y" if word.isupper() else "y")
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=65536)
def key(label: str) -> str:
    """The key of a label: case, accents, punctuation, article and number of the last word do not count.

    >>> key("The Data Scientists") == key("data scientist") == "data scientist"
    True
    """
    if _is_plain(label):
        words = label.lower().split()
        if len(words) > 1 and words[0] in _ARTICLES:
            del words[0]
    else:
        words = _words(tidy(label))
    if words:
        words[-1] = singular(words[-1])
    return " ".join(words)


def slug(label: str) -> str:
    """The key of a label as a path segment of an IRI: ``a-z``, digits, ``-``, and ``+``/``#`` spelled out."""
    text = key(label)
    if _is_plain(text):
        return text.replace(" ", "-")
    spelled = text.replace("+", " plus ").replace("#", " sharp ").replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", spelled).strip("-") or "x" + text.encode().hex()


def _is_plain(text: str) -> bool:
    """Whether a text is nothing but letters, digits and spaces, as nineteen labels of twenty are."""
    return text.isascii() and text.replace(" ", "").isalnum()


def _words(text: str) -> list[str]:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).replace("’", "'")
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.casefold().replace("'s", "")
    words = [word.strip(".") for word in _NOT_WORD.sub(" ", text).replace("'", "").split()]
    return [word for word in words if word]
