"""The organisations that sentences name as the sources of their figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphq.loaders import gazetteer
from graphq.ontology import pattern
from graphq.ontology.label import key, tidy

if TYPE_CHECKING:
    from graphq.loaders.reading import Reading

_TRAILING = re.compile(r"\s+(?:and|of|for|on|the)$")


def source_of(reading: Reading) -> str | None:
    """The organisation that a sentence names as the source of its figure, by its usual name where that is known."""
    sentence = reading.sentence
    known = gazetteer.names(sentence, ("organisations",))
    if known:
        concept = gazetteer.scheme("organisations").get(key(known[0].text))
        return concept.label if concept else known[0].text
    for name in ("cited", "citing"):
        match = pattern.regex("figures", "citation", name).search(sentence.text)
        if match and (organisation := _organisation(match["name"])):
            return organisation
    return None


def _organisation(text: str) -> str | None:
    """The name, if one of its words is one that organisations are called by ("bureau", "institute")."""
    name = _TRAILING.sub("", tidy(text))
    words = name.split()
    heads = gazetteer.scheme("organisation-heads")
    return name if len(words) > 1 and any(key(word) in heads for word in words) else None
