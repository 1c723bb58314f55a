"""Percentages, shares, ratios, counts and periods of years as texts write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graphq.ontology import pattern

_NUMBER = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"


@cache
def _spelling(name: str) -> re.Pattern[str]:
    """How a kind of number is written."""
    expression = pattern.table("figures")["spelling"][name]
    return re.compile(expression.replace("NUMBER", _NUMBER), re.IGNORECASE)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its span, its bounds (equal for one number) and its unit as ``statistic`` facts name it."""

    start: int
    end: int
    low: float
    high: float
    unit: str


@dataclass(frozen=True, slots=True)
class Projection:
    """The period that a projection covers, as far as it is stated."""

    start: int | None = None
    end: int | None = None
    years: int | None = None

    def __bool__(self) -> bool:
        return (self.start or self.end or self.years) is not None


def percents(text: str) -> list[Number]:
    """The percentages of a text, ranges joined; a minus sign right before one counts."""
    found = []
    for match in _spelling("percent").finditer(text):
        low = _float(match["low"])
        if match["minus"] and not text[: match.start()].rstrip()[-1:].isdigit():
            low = -low
        high = _float(match["high"]) if match["high"] else low
        found.append(Number(match.start("low"), match.end(), min(low, high), max(low, high), "percent"))
    return found


def shares(text: str) -> list[Number]:
    """Shares in words as percentages: "six in ten", "about a quarter", "two-thirds"."""
    table = pattern.table("figures")
    found = []
    for match in _spelling("share").finditer(text):
        share, whole = _small(match["share"]), _small(match["whole"])
        if share and whole and share < whole:
            value = round(100 * share / whole, 1)
            found.append(Number(match.start(), match.end(), value, value, "percent"))
    for match in _fractions().finditer(text):
        value = float(table["fractions"][match[1].lower()])
        found.append(Number(match.start(1), match.end(1), value, value, "percent"))
    return found


@cache
def _fractions() -> re.Pattern[str]:
    names = "|".join(sorted(pattern.table("figures")["fractions"], key=len, reverse=True))
    of_something = pattern.table("figures")["spelling"]["fraction_of"]
    return re.compile(rf"(?<![\w-])({names})\b{of_something}", re.IGNORECASE)


def ratios(text: str) -> list[Number]:
    """Ratios in words: "nearly double what …"."""
    table = pattern.table("figures")["ratios"]
    found = []
    for match in _ratio().finditer(text):
        value = float(table[match["word"].lower()])
        found.append(Number(match.start(), match.end(), value, value, "ratio"))
    return found


@cache
def _ratio() -> re.Pattern[str]:
    return re.compile(
        pattern.table("figures")["words"]["ratio"]
        + r"(?=\s+(?:as (?:fast|much|many|likely)|what|that|the|as|of|their|those|her|his))",
        re.IGNORECASE,
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(pattern.table("figures")["words"]["counted"], re.IGNORECASE)


def counts(text: str) -> list[Number]:
    """Numbers of jobs, openings, workers and the like."""
    found = []
    for match in _spelling("count").finditer(text):
        noun = _counted().match(text, match.end())
        if text[: match.start()].lower().endswith("out of "):
            continue
        if text[: match.start()].lower().endswith("out of "):
            continue
        if not noun or (not match["scale"] and _YEAR.fullmatch(match["low"])):
            continue
        scale = {"million": 1e6, "thousand": 1e3}.get((match["scale"] or "").lower(), 1.0)
        value = round(_float(match["low"]) * scale, 6)
        found.append(Number(match.start(), noun.end(), value, value, "count"))
    return found


def durations(text: str) -> list[Number]:
    """Lengths of time in years or months."""
    found = []
    for match in _spelling("duration").finditer(text):
        low = _amount(match["low"])
        high = _amount(match["high"]) if match["high"] else low
        found.append(Number(match.start(), match.end(), min(low, high), max(low, high), match["unit"].lower() + "s"))
    return found


def _amount(word: str) -> float:
    return float(word) if word[0].isdigit() else float(pattern.table("figures")["numbers"].get(word.lower(), 12))


def projection(text: str) -> Projection:
    """The period a text states for a projection."""
    match = _spelling("from_to").search(text)
    if match:
        start = match["start"] or match["start2"]
        end = match["end"] or match["end2"] or match["end3"]
        if start and len(end) == 2:
            end = start[:2] + end
        return Projection(int(start) if start else None, int(end))
    match = _spelling("over_years").search(text)
    if match and (years := _small(match["n"] or match["n2"])):
        return Projection(years=years)
    return Projection(years=10) if _spelling("decade").search(text) else Projection()


def year(text: str) -> int | None:
    """The only year that a text names, if it names just one."""
    found = set(_YEAR.findall(text))
    years = {int(match[0]) for match in _YEAR.finditer(text)}
    return years.pop() if len(found) == 1 else None


def _float(number: str) -> float:
    return float(number.replace(",", ""))


def _small(word: str) -> int | None:
    """A number below a hundred in words or digits."""
    if word.isdigit():
        return int(word)
    value = pattern.table("figures")["numbers"].get(word.lower())
    return int(value) if value is not None else None
