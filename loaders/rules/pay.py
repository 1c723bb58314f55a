"""``pays``: what roles, graduates and industries earn."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graphq.loaders import gazetteer, lexicon, money, number, rolename
from graphq.loaders.citation import source_of
from graphq.loaders.document import BlockKind
from graphq.loaders.language import sentences
from graphq.loaders.outline import names_role, role_entities
from graphq.loaders.reading import column_roles, coordinated, row_roles
from graphq.ontology import pattern
from graphq.ontology.fact import Amount, Entity, Relation
from graphq.ontology.label import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.outline import Place
    from graphq.loaders.reading import Reading
    from graphq.ontology.fact import Fact

_OTHER_SUBJECT = re.compile(r"\b(?:graduates?|alumni|degree[- ]holders?)\b")
_ROLES_AT_LARGE = re.compile(r"\b(?:roles|positions|jobs|careers)\b", re.I)
_BESIDE = re.compile(r"\s+at\s+(?:about|around|roughly|nearly|up to|over|more than)?\s*", re.I)
"""What stands between a role and its pay in "move up to supervisor at about $98k"."""
_OTHERS = re.compile(r"(?:all )?other\b|total\b|.*\boccupations$", re.I)
"""The labels of what a chart compares a role with."""
_PAY_WORDS = re.compile(r"\b(?:pay|salar(?:y|ies)|wages?|earnings?|earn|compensation|income|package)\b", re.I)


def find(reading: Reading) -> Iterator[Fact]:
    """The amounts of a sentence that are pay, each given to whom its clause speaks of."""
    if reading.kind == "testimonials":
        return
    text = reading.sentence.text
    period = ""
    for figure in _figures(reading):
        if _is_of_another(reading, figure) or not money.is_pay(
            text,
            figure,
            expected=bool(period) or _expected(reading, figure.start),
            period=period or place_period(reading),
        ):
            continue
        found = money.amount(text, figure, period=period or place_period(reading), statistic=place_statistic(reading))
        period = found.period
        found = _placed(reading, found, figure)
        head = reading.head_label
        if pattern.regex("amounts", "words", "top_field").search(head) and found.min == found.max:
            found = replace(found, min=None, statistic="maximum")
        for subject in _subjects(reading, figure):
            yield reading.fact(Relation.PAYS, subject, found, "amount", source=source_of(reading))


_ENDS = re.compile(r"\b(?:min(?:imum)?|lower|lowest|from|low)\b.*\|.*\b(?:max(?:imum)?|upper|highest|to|high)\b", re.I)


def _figures(reading: Reading) -> list[money.Money]:
    """The amounts of money of a sentence; in a row under "minimum" and "maximum", two cells are one range."""
    found = money.money(reading.sentence.text, currency_of(reading)) or _bare_cell(reading)
    place = reading.place
    if len(found) == 2 and place.block.cells and place.group and _ENDS.search(place.group.places[0].block.text):
        return [replace(found[0], end=found[1].end, high=max(found[0].high, found[1].high))]
    return found


def _bare_cell(reading: Reading) -> list[money.Money]:
    """The number in the last cell of a row whose table gives the currency only in its first row."""
    place = reading.place
    if not place.block.cells or not place.group or not place.head:
        return []
    if not _is_industry(place) and not names_role(place.head.label):
        return []
    above = money.money(place.group.places[0].block.text)
    start, end = place.block.cells[-1]
    cell = place.block.text[start:end]
    if not above or not re.fullmatch(money.NUMBER, cell):
        return []
    value = float(cell.replace(",", ""))
    return [money.Money(start, end, value, value, above[-1].currency, above[-1].period)]


def _is_industry(place: Place) -> bool:
    """Whether a row is one of an industry: the table is one of industries, whichever of them a vocabulary knows."""
    if not place.block.cells or not place.group:
        return False
    first = place.block.cell(0)
    return place.group.of == "industries" or (lexicon.is_industry(first) and not names_role(first))


def _lead_roles(reading: Reading) -> tuple[Entity, ...]:
    """Whose pay a table is of, as the sentence ahead of it says: "the median wages of chemists in these industries"."""
    place = reading.place
    leader = place.group.leader if place.group else None
    if not leader:
        return ()
    *_, lead = sentences(leader.block)
    mentions = [m for m in rolename.roles(lead) if lead.text[: m.phrase.span[0]].endswith(("for ", "of "))]
    return (reading.entity(mentions[0]),) if mentions else ()


def _is_entry(reading: Reading, figure: money.Money) -> bool:
    """Whether a list's item is only a label and a figure: "Welders: $51,000"."""
    place = reading.place
    if not place.head or not place.group or place.block.kind is not BlockKind.ITEM:
        return False
    return not re.search(r"\w", place.block.text[place.body : reading.sentence.start + figure.start])


def _labelled(reading: Reading) -> tuple[Entity, ...]:
    """The roles that the label of an entry names, as what it stands in calls them."""
    known = {role.key: role for role in (*reading.topic.roles, *reading.place.roles)}
    return tuple(known.get(role.key, role) for role in role_entities(reading.head_label))


def _is_of_another(reading: Reading, figure: money.Money) -> bool:
    """Whether an item of a list that compares a role's pay with that of others is about no role: all occupations."""
    place = reading.place
    if not _is_entry(reading, figure):
        return False
    if _OTHERS.match(reading.head_label):
        return True
    assert place.group is not None
    compared = {key(other.head.label) for other in place.group.places if other.head}
    if not any(role.key in compared for role in place.roles):
        return False
    named = role_entities(reading.head_label) if names_role(reading.head_label) else ()
    return len(named) > 1 or not (named or reading.roles)


def currency_of(reading: Reading) -> str:
    """The currency of a figure that states none: that of the first symbol in the document."""
    match = re.search(r"[£€₹$]", reading.document.text)
    return {"£": "GBP", "€": "EUR", "₹": "INR"}.get(match[0], "USD") if match else "USD"


def _expected(reading: Reading, start: int) -> bool:
    """Whether a figure's place says that it is pay: a section on pay, or an entry of only a title and figures."""
    place = reading.place
    if (
        place.block.cells
        and place.group
        and _PAY_WORDS.search(place.group.lead + " " + place.group.places[0].block.text)
    ):
        return True
    if place.head and _PAY_WORDS.search(place.head.label):
        return True
    if re.search(r"\bat (?:about |around |roughly )?$", reading.sentence.text[:start]) and reading.roles:
        return True
    if reading.kind == "pay" and (place.roles or reading.roles or reading.understood()):
        return True
    return bool(place.roles) and (reading.kind in ("pay", "careers", "entry") or len(reading.sentence.tokens) < 14)


def place_period(reading: Reading) -> str:
    """The period that a block's head or section sets."""
    head = reading.head_label
    header = reading.place.group.places[0].block.text if reading.place.block.cells and reading.place.group else ""
    return next(filter(None, map(money.period_words, (head, header, reading.section))), "year")


def place_statistic(reading: Reading) -> str | None:
    """The statistic that a block's head or section sets."""
    head, lead = reading.head_label, _lead(reading)
    return money.statistic_of(head) or money.statistic_of(lead) or money.statistic_of(reading.section)


def _lead(reading: Reading) -> str:
    """What is said of all rows of a table, or all entries of a list of labels and figures, ahead of it."""
    place = reading.place
    if not place.group:
        return ""
    if place.block.cells:
        return f"{place.group.lead} {place.group.places[0].block.text}"
    return place.group.lead if place.block.kind is BlockKind.ITEM and place.head else ""


def _placed(reading: Reading, amount: Amount, figure: money.Money) -> Amount:
    """The amount with the year, place, level and industry that its clause names."""
    text = reading.sentence.text
    left, right = money.clause(text, figure.start, figure.end)
    clause = text[left:right]
    year = number.year(clause) or number.year(text)
    if not year and _is_entry(reading, figure):
        year = number.year(_lead(reading))
    return replace(
        amount,
        industry=reading.place.block.cell(0) if _is_industry(reading.place) else None,
        year=year if year and 1990 < year < 2100 else None,
        region=region(reading, figure),
        level=rolename.level_of(re.findall(r"[\w-]+", clause.lower())),
    )


def region(reading: Reading, figure: money.Money) -> str | None:
    """The place nearest to a figure in its sentence."""
    places = gazetteer.names(reading.sentence, ("places",))
    near = [p for p in places if abs(p.span[0] - figure.start) < 60]
    best = min(near, key=lambda p: abs(p.span[0] - figure.start), default=None)
    return best.text if best and best.text[0].isupper() else None


def _subjects(reading: Reading, figure: money.Money) -> tuple[Entity, ...]:
    text = reading.sentence.text
    if in_column := column_roles(reading, figure.start):
        return in_column
    left, right = money.clause(text, figure.start, figure.end)
    before = [m for m in reading.roles if m.phrase.span[1] <= figure.start]
    beside = [m for m in before if _BESIDE.fullmatch(text[m.phrase.span[1] : figure.start])]
    if beside and not row_roles(reading):
        return (reading.entity(beside[-1]),)
    before = [m for m in before if not reading.is_object(m)] or before
    in_clause = [m for m in before if m.phrase.span[0] >= left]
    after = [m for m in reading.roles if figure.end <= m.phrase.span[0] <= right]
    if row_roles(reading):
        return row_roles(reading)
    if _is_entry(reading, figure) and names_role(reading.head_label):
        return _labelled(reading)
    if _is_industry(reading.place) and (named := _lead_roles(reading)):
        return named
    if in_clause:
        return _coordinated(reading, in_clause)
    if after and re.search(
        r"\b(?:for|as|by|to)\s+(?:an?|the|most)?\s*(?:[\w-]+ ){0,2}$",
        text[figure.end : after[0].phrase.span[0]],
    ):
        return _coordinated(reading, after[:1])
    if not reading.place.roles and reading.topic.programme and _ROLES_AT_LARGE.search(text[left : figure.start]):
        return (reading.topic.programme,)
    if before and not reading.place.opens:
        return (reading.entity(_main(reading, before)),)
    if reading.topic.programme and (reading.speaks_of_list or (reading.generic_role() and not reading.place.roles)):
        return (reading.topic.programme,)
    if reading.place.roles:
        return reading.place.roles
    if reading.topic.programme and _OTHER_SUBJECT.search(reading.sentence.lower):
        return (reading.topic.programme,)
    understood = reading.understood()
    if understood:
        return understood
    return (reading.topic.programme,) if reading.topic.programme and reading.of_graduates else ()


def _main(reading: Reading, mentions: list[rolename.RoleName]) -> rolename.RoleName:
    """Of the roles of an earlier clause, the one that it makes its subject: named after "as", or first."""
    tokens = reading.sentence.tokens
    return next((m for m in mentions if m.phrase.first and tokens[m.phrase.first - 1].lower == "as"), mentions[0])


def _coordinated(reading: Reading, mentions: list[rolename.RoleName]) -> tuple[Entity, ...]:
    """The last role of a clause, with those coordinated with it."""
    return tuple(dict.fromkeys(reading.entity(m) for m in coordinated(reading.sentence, mentions)))
