"""``graphq query`` in its plain form, read without click: importing click takes longer than most queries.

Plain is one query, or ``--file``, and options that have a value. Everything else, mistakes included, is left
to the command itself; a test holds the two together.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphq.cli.answer import FORMATS, RULES, Question, answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["answer", "parse"]


def _one_of(choices: Sequence[str]) -> Callable[[str], str]:
    return lambda value: choices[choices.index(value)]


def _seconds(value: str) -> float:
    if (seconds := float(value)) > 0:
        return seconds
    raise ValueError(value)


_OPTIONS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "--file": ("file", str),
    "--store": ("store", Path),
    "--format": ("format_name", _one_of(FORMATS)),
    "--output": ("output", str),
    "-o": ("output", str),
    "--timeout": ("timeout", _seconds),
    "--default-graph": ("default_graph", _one_of(RULES)),
}


def parse(words: Sequence[str]) -> Question | None:
    """The question that a plain command line asks, ``None`` if it is not one."""
    if words[:1] != ["query"] or "_GRAPHQ_COMPLETE" in os.environ:
        return None
    try:
        values = dict(_values(iter(words[1:])))
        question = Question(**{"sparql": None, "store": _default_store(), **values})
    except (ValueError, StopIteration, RuntimeError):
        return None
    return question if (question.sparql is None) != (question.file is None) else None


def _values(words: Iterator[str]) -> Iterator[tuple[str, Any]]:
    seen = set()
    for word in words:
        if word.startswith("-") and word != "-":
            option, equals, value = word.partition("=")
            if option not in _OPTIONS:
                raise ValueError(word)
            name, convert = _OPTIONS[option]
            pair = name, convert(value if equals else next(words))
        else:
            pair = "sparql", word
        if pair[0] in seen:
            raise ValueError(word)
        seen.add(pair[0])
        yield pair


def _default_store() -> Path | None:
    return Path(named) if (named := os.environ.get("GRAPHQ_STORE")) else None
