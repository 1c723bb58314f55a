"""Percentages, shares, ratios, counts and periods of years as texts write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graphq.ontology import pattern

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PERCENT = re.compile(
    rf"(?<![\w$£€₹.])(?P<minus>[-–−])?(?P<low>{_NUMBER})\s*(?:%|percent|per cent)?\s*(?:(?:-|–|—|to|and)\s*(?P<high>{_NUMBER})\s*)?"
    r"(?:%|percent\b(?!age)|per cent\b)(?!\s*(?:of|bonus)?\s*points)",
    re.IGNORECASE,
)
_PROJECTION = re.compile(
    r"\b(?:from|between)\s+(?P<start>(?:19|20)\d\d)\s+(?:to|and|through|until)\s+(?P<end>(?:19|20)\d\d)"
    r"|\b(?P<start2>20\d\d)\s?(?:-|–|—|to|through)\s?(?P<end2>(?:20)?\d\d)\b"
    r"|\b(?:through|by|until)\s+(?:the year\s+)?(?P<end3>20\d\d)",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(?:over|in|within|during|for) the (?:next|coming|following|past|last)\s+(?P<n>\d+|\w+)\s+years|\b(?P<n2>\d+|ten|five)[- ]year",
    re.IGNORECASE,
)
_DECADE = re.compile(
    r"\b(?:(?:over|in|during|within|across) the (?:next|coming) (?:decade)|(?:the )?(?:next|coming) decade)\b",
    re.I,
)
_COUNT = re.compile(rf"(?<![\w$£€₹.,#-])(?P<low>{_NUMBER})(?:\s*(?P<scale>million|thousand))?\b\s*", re.I)
_IN = re.compile(
    r"\b(?P<share>one|two|three|four|five|six|seven|eight|nine|\d)\s+(?:in|out of)\s+(?:every\s+)?(?P<whole>two|three|four|five|six|seven|eight|nine|ten|twenty|\d+)\b",
    re.I,
)
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


def percents(text: str) -> list[Number]:
    """The percentages of a text, ranges joined; a minus sign right before one counts."""
    found = []
    for match in _PERCENT.finditer(text):
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
    for match in _IN.finditer(text):
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
    names = sorted(pattern.table("figures")["fractions"], key=len, reverse=True)
    who = r"(?=\s+(?:of\s+(?:all\s+|the\s+|those\s+|these\s+|its\s+|our\s+|u\.s\.\s+)?[a-z]|said|say|require|report|the\s+\w+s\b))"
    return re.compile(rf"(?<![\w-])({'|'.join(names)})\b{who}", re.IGNORECASE)


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
    for match in _COUNT.finditer(text):
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


_DURATION = re.compile(
    r"(?<![\w$£€₹.,-])(?P<low>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"(?:\s*(?:-|–|—|to|or)\s*(?P<high>\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|twelve))?[\s-](?P<unit>year|month)s?\b(?![ -]old)",
    re.IGNORECASE,
)


def durations(text: str) -> list[Number]:
    """Lengths of time in years or months."""
    found = []
    for match in _DURATION.finditer(text):
        low = _amount(match["low"])
        high = _amount(match["high"]) if match["high"] else low
        found.append(Number(match.start(), match.end(), min(low, high), max(low, high), match["unit"].lower() + "s"))
    return found


def _amount(word: str) -> float:
    return float(word) if word[0].isdigit() else float(pattern.table("figures")["numbers"].get(word.lower(), 12))


def projection(text: str) -> Projection:
    """The period a text states for a projection."""
    match = _PROJECTION.search(text)
    if match:
        start = match["start"] or match["start2"]
        end = match["end"] or match["end2"] or match["end3"]
        if start and len(end) == 2:
            end = start[:2] + end
        return Projection(int(start) if start else None, int(end))
    match = _YEARS.search(text)
    if match and (years := _small(match["n"] or match["n2"])):
        return Projection(years=years)
    return Projection(years=10) if _DECADE.search(text) else Projection()


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
