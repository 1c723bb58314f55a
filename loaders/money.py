"""Amounts of money as texts write them, and which of them are pay."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from graphq.ontology import pattern
from graphq.ontology.fact import Amount

NUMBER = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?:\.\d+)?"
LONGEST_NUMBER = 18
"""A number of more characters than this is no figure of pay."""
LEAST_YEARLY = 1000
"""A smaller figure without a stated period is not taken for pay by the year."""


@dataclass(frozen=True, slots=True)
class Money:
    """One figure or range of money in a text.

    Attributes:
        start, end: its span in the text. low, high: its bounds in whole units of the currency; equal for one figure.
        currency: ISO 4217 code. period: what is stated right at the figure, "" if nothing.
    """

    start: int
    end: int
    low: float
    high: float
    currency: str
    period: str = ""


@cache
def _money() -> re.Pattern[str]:
    table = pattern.table("amounts")
    symbols = sorted(
        (re.escape(s) for s in table["currencies"] if not s.isalpha() or len(s) <= 3), key=len, reverse=True
    )
    units = sorted(table["multipliers"], key=len, reverse=True)
    words = "|".join(s for s in table["currencies"] if len(s) > 3 and s.isalpha())
    codes = "usd|gbp|eur|inr|cad|aud|chf"
    return re.compile(
        rf"(?:(?<![A-Za-z])(?P<symbol>{'|'.join(symbols)})\s?)?(?<![\d.,])(?P<number>{NUMBER})"
        rf"(?:\s?-?(?P<unit>{'|'.join(units)})s?(?![A-Za-z]))?(?:\s?(?P<word>(?:{words}|{codes})s?\b|[€£](?!\s?\d)))?",
        re.IGNORECASE,
    )


def number_of(number: str, currency: str) -> float:
    """A number with its separators: ``1,234.5``, ``4,00,000``; ``70.000`` is seventy thousand in euros."""
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", number) and (currency == "EUR" or number.count(".") > 1):
        return float(number.replace(".", ""))
    return float(number.replace(",", ""))


def money(text: str, currency: str = "USD") -> list[Money]:
    """The amounts of money in a text, ranges joined, left to right.

    ``currency`` is the default of a figure that has a multiplier of pay ("125k", "6 LPA") but no currency.
    """
    found: list[Money] = []
    table = pattern.table("amounts")
    for match in _money().finditer(text):
        if len(match["number"]) > LONGEST_NUMBER:
            continue
        joined = bool(found) and _joins(text, found[-1], match)
        if not (match["symbol"] or match["word"] or joined or _bare_multiplier(text, match)):
            continue
        code = table["currencies"].get(match["symbol"].lower() if match["symbol"] else _singular(match["word"]))
        lakh = (match["unit"] or "").lower() in ("lpa", "lakh", "lac", "crore", "cr", "l")
        code = code or (found[-1].currency if joined else "INR" if lakh else currency)
        scale = table["multipliers"].get((match["unit"] or "").lower(), 1)
        value = number_of(match["number"], code) * scale
        end = match.end()
        low = _bare_low(text, match) if not joined and not match["symbol"] else None
        if joined:
            found[-1] = _range(found[-1], value, scale, end, code)
        elif low:
            found.append(_range(_bare(low, code), value, scale, end, code))
        else:
            found.append(Money(match.start(), end, value, value, code))
    return [_with_period(text, figure) for figure in found]


def _singular(word: str | None) -> str:
    """A currency's word as the table has it: "dollars" is "dollar"."""
    word = (word or "").lower()
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


_BARE_LOW = re.compile(r"(?<![\d.,$£€₹])(\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d+)?)\s*(?:to|-|–|—|and)\s*$")


def _bare_low(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """The lower end right before a figure that alone has the unit: "85 to 115 thousand dollars"."""
    start = max(0, match.start() - 14)
    return _BARE_LOW.search(text, start, match.start()) if match["unit"] or match["word"] else None


def _bare(low: re.Match[str], currency: str) -> Money:
    value = float(low[1].replace(",", ""))
    return Money(low.start(), low.end(), value, value, currency)


def _bare_multiplier(text: str, match: re.Match[str]) -> bool:
    """Whether a number without currency is money all the same: ``125k``, ``6 LPA``."""
    unit = (match["unit"] or "").lower()
    return unit in ("lpa", "lakh", "crore") or (
        unit == "k" and float(match["number"].replace(",", "")) >= 15 and text[match.start() - 1 : match.start()] != "("
    )


def _joins(text: str, before: Money, match: re.Match[str]) -> bool:
    """Whether a number continues the amount before it as the other end of a range."""
    between = text[before.end : match.start()]
    if before.low != before.high or not _joiner().search(between):
        return False
    unit, other = _period_at(text, before.end), _period_at(text, match.end())
    if unit and other and unit != other:  # the same pay twice: "$60,000 per year or $29 per hour"
        return False
    if re.fullmatch(r"\s*(?:and|or)\s*", between.lower()):
        lead = text[max(0, before.start - 40) : before.start]
        return bool(_word("between").search(lead))
    return bool(match["symbol"] or match["word"] or match["unit"] or re.fullmatch(r"\s*(?:-|–|—|to)\s*", between))


def _range(low: Money, value: float, scale: float, end: int, code: str) -> Money:
    first = low.low
    if scale > 1 and first < value / scale * 10 and first * scale <= value * 1.0001 and first < 1000:
        first *= scale  # "$80-95k", "6 to 8 lakh"
    return Money(low.start, end, min(first, value), max(first, value), code)


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(pattern.table("amounts")["words"][name], re.IGNORECASE)


def _joiner() -> re.Pattern[str]:
    return _word("joiner")


_AFTER = 22
"""A period is looked for this many characters after a figure."""


def _with_period(text: str, figure: Money) -> Money:
    if text[: figure.end].lower().endswith("lpa"):  # lakh per annum
        return replace(figure, period="year")
    return replace(figure, period=_period_at(text, figure.end))


def _period_at(text: str, end: int) -> str:
    """The period that is stated right behind a figure, "" for none."""
    after = text[end : end + _AFTER]
    for period, expression in pattern.table("amounts")["periods"].items():
        if re.match(rf"\s*[+*_~]*\s*(?:\)|,|or more|plus)?\s*(?:{expression})(?![a-z])", after, re.IGNORECASE):
            return str(period)
    return ""


def period_words(text: str) -> str:
    """The period that a text without a figure states ("hourly pay", "salary (a year)"), "" for none."""
    for period, expression in pattern.table("amounts")["periods"].items():
        if re.search(rf"(?<![a-z])(?:{expression})(?![a-z])", text, re.IGNORECASE):
            return str(period)
    return ""


_CLAUSE_END = re.compile(
    r"(?<![A-Z]\.[A-Z])[;.!?](?:\s|$)|,\s+(?:and|but|while|whereas|with|though|although)\s|\s[–—]\s|\bwhile\b|\bwhereas\b"
)


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the clause that a stretch of a sentence stands in."""
    left = max((m.end() for m in _CLAUSE_END.finditer(text, 0, start)), default=0)
    right = next((m.start() for m in _CLAUSE_END.finditer(text, end)), len(text))
    return left, right


def is_pay(text: str, figure: Money, *, expected: bool, period: str = "") -> bool:
    """Whether an amount is what somebody earns, by the words of its clause.

    ``expected`` says that its place is about pay, ``period`` what an amount before it in the sentence was paid for.
    """
    left, right = clause(text, figure.start, figure.end)
    words = text[left : figure.start] + " " + text[figure.end : right]
    if _is_named_otherwise(text, figure, left, right):
        return False
    stated = figure.period or period_words(words) or (period if period != "year" else "")
    if figure.high < LEAST_YEARLY and not stated:
        return False
    return expected or bool(_word("pay").search(words)) or bool(figure.period)


_NEAR_BEFORE, _NEAR_AFTER = 48, 24
"""So near, in characters, a word such as "tuition" or "bonus" says what a figure is for."""


def _is_named_otherwise(text: str, figure: Money, left: int, right: int) -> bool:
    before = text[max(left, figure.start - _NEAR_BEFORE) : figure.start]
    before = re.split(r"[$£€₹]\s?\d[\d,.]*", before)[-1]
    after = re.split(r"[$£€₹]|\bplus\b|\band\b|,", text[figure.end : min(right, figure.end + _NEAR_AFTER)])[0]
    return bool(_word("not_pay").search(before + " # " + after))


def amount(text: str, figure: Money, *, period: str, statistic: str | None = None) -> Amount:
    """The amount that a figure in its clause states; ``period`` and ``statistic`` are its place's defaults."""
    left, right = clause(text, figure.start, figure.end)
    before, after = text[left : figure.start], text[figure.end : right]
    period = figure.period or period_words(before) or period
    low: float | None = figure.low
    high: float | None = figure.high
    if low != high:
        return Amount(low, high, figure.currency, period, "range")
    bound = _bound(before, after)
    named = statistic_of(before) or statistic_of(after[:30]) or statistic
    if _word("top_coded").search(before):
        return Amount(low, None, figure.currency, period, named or "minimum")
    if bound == "minimum":
        high = None
    elif bound == "maximum":
        low = None
    return Amount(low, high, figure.currency, period, bound or named)


def _bound(before: str, after: str) -> str | None:
    """Whether a figure is only a lower or an upper bound."""
    if _word("half").search(before):
        return None
    if _word("lowest").search(before) and _word("maximum_before").search(before):
        return "maximum"
    if (_word("minimum_before").search(before) and not re.search(r"\bfrom\s*$", before, re.I)) or _word(
        "minimum_after"
    ).search(after):
        return "minimum"
    if _word("maximum_before").search(before):
        return "maximum"
    return None


def statistic_of(words: str) -> str | None:
    """The statistic that words name last: ``median``, ``average`` or ``starting``.

    >>> statistic_of("Medians are not available, but mean annual wages were as follows:")
    'average'
    """
    ends = {name: [m.end() for m in _word(name).finditer(words)] for name in ("starting", "average", "median")}
    named = {name: max(found) for name, found in ends.items() if found}
    return max(named, key=lambda name: named[name], default=None)
