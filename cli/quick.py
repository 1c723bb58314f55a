"""``graphq query`` in its plain form, read without click: importing click takes longer than most queries.

Plain is one query, or ``--file``, and options that have a value. Everything else, mistakes included, is left
to the command itself; a test holds the two together.

Imports cost more than a query does, so nothing that a plain query runs through imports ``typing``, ``re`` or
``pathlib`` (18 ms, as long as Python itself takes to start); that is why those modules say ``TYPE_CHECKING =
False`` themselves, which type checkers know.
"""

from __future__ import annotations

import os

from graphq.cli.answer import FORMATS, RULES, answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

__all__ = ["answer", "parse"]


LONGEST_WAIT = 1e6
"""A query may be given at most this many seconds; the click command says so of a longer time."""


def _one_of(choices: Sequence[str]) -> Callable[[str], str]:
    return lambda value: choices[choices.index(value)]


def _seconds(value: str) -> float:
    if 0 < (seconds := float(value)) <= LONGEST_WAIT:
        return seconds
    raise ValueError(value)


_OPTIONS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "--file": ("file", str),
    "--store": ("store", str),
    "--format": ("format_name", _one_of(FORMATS)),
    "--output": ("output", str),
    "-o": ("output", str),
    "--timeout": ("timeout", _seconds),
    "--default-graph": ("default_graph", _one_of(RULES)),
}


def parse(words: Sequence[str]) -> dict[str, Any] | None:
    """What a plain command line asks, as the arguments of :func:`answer`; ``None`` if it is not plain."""
    if words[:1] != ["query"] or "_GRAPHQ_COMPLETE" in os.environ:
        return None
    try:
        question = dict(_values(iter(words[1:])))
    except (ValueError, StopIteration, RuntimeError):
        return None
    if ("sparql" in question) == ("file" in question):
        return None
    return {"sparql": None, "store": os.environ.get("GRAPHQ_STORE") or None, **question}


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
