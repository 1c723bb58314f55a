"""The patterns: what graphq knows of how careers articles are worded, read from the TOML files in ``patterns/``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The whole of ``patterns/NAME.toml``."""
    file = resources.files("graphq.ontology") / "patterns" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def regex(name: str, group: str, key: str) -> re.Pattern[str]:
    """The expression ``[group] key`` of a file; a list of alternatives is one expression that matches any of them."""
    value = table(name)[group][key]
    alternatives = [value] if isinstance(value, str) else value
    return re.compile("|".join(f"(?:{alternative})" for alternative in alternatives), re.IGNORECASE)


@cache
def kinds(name: str, group: str = "kinds") -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A table of kinds, each with one expression, in the order of the file: the first that matches wins."""
    rows = table(name)[group]
    return tuple((kind, re.compile("|".join(rows[kind]), re.IGNORECASE)) for kind in rows)
