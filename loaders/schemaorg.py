"""Facts that a page states as data, in schema.org's terms: occupations, job postings, courses and programmes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from graphq.loaders import byline, lexicon
from graphq.loaders.document import Metadata
from graphq.loaders.jsonld import first, is_a, of_type, text, values
from graphq.loaders.printed import Printed
from graphq.loaders.skillname import split_label
from graphq.ontology import pattern
from graphq.ontology.fact import Amount, Entity, Evidence, Fact, Figure, Kind, Necessity, Relation
from graphq.ontology.label import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphq.loaders.jsonld import Node

ARTICLES = ("Article", "NewsArticle", "BlogPosting", "Report", "TechArticle", "WebPage", "FAQPage")
WORK = ("Occupation", "JobPosting")
STUDY = ("Course", "EducationalOccupationalProgram")
LONGEST_LABEL = 80
"""A text of more characters than this is a description and no label."""
_PERIODS = {"P1Y": "year", "P1M": "month", "P1W": "week", "P1D": "day", "PT1H": "hour"}
_CODE = re.compile(r"^[\d.\-]+\s*|\s*\([^)]*\)$")


def metadata(nodes: Sequence[Node]) -> Metadata:
    """What the first article among some objects states of itself."""
    article = next(of_type(nodes, *ARTICLES), {})
    return Metadata(
        title=first(article, "headline", "name"),
        authors=tuple(dict.fromkeys(name for value in values(article, "author") if (name := text(value)))),
        published=byline.day([first(article, "datePublished")]),
        modified=byline.day([first(article, "dateModified")]),
        description=first(article, "description"),
        url=next((url for url in map(text, values(article, "url")) if url.startswith("http")), ""),
        language=first(article, "inLanguage"),
    )


def questions(nodes: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Each question of a page of questions, with the HTML of its answers."""
    for page in of_type(nodes, "FAQPage"):
        for question in of_type(values(page, "mainEntity"), "Question"):
            answers = of_type(values(question, "acceptedAnswer"), "Answer")
            told = "\n".join(str(text) for answer in answers for text in values(answer, "text"))
            if (asked := first(question, "name", "text")) and told:
                yield asked, told


def stated(nodes: Sequence[Node], start: int) -> tuple[str, tuple[Fact, ...]]:
    """The objects that can state facts as text that begins at a position, and the facts, with their places in it."""
    bearing = list(of_type(nodes, *WORK, *STUDY))
    printed = Printed(bearing, start)
    facts = [fact for node in bearing for fact in _Statements(node, printed, start).facts()]
    return printed.text, tuple(dict.fromkeys(facts))


class _Statements:
    """What one object states."""

    def __init__(self, node: Node, printed: Printed, start: int) -> None:
        self._node = node
        self._printed = printed
        self._start = start
        self._rule = f"schema.org {next(name for name in (*WORK, *STUDY) if is_a(node, name))}"

    def facts(self) -> Iterator[Fact]:
        """All facts of the object."""
        name = tidy(first(self._node, "title", "name"))
        if not 0 < len(name) <= LONGEST_LABEL:
            return
        if is_a(self._node, *WORK):
            yield from self._of_work(Entity(Kind.ROLE, name))
        else:
            yield from self._of_study(Entity(Kind.PROGRAMME, name))

    def _of_work(self, role: Entity) -> Iterator[Fact]:
        for name in ("estimatedSalary", "baseSalary"):
            for pay in values(self._node, name):
                for amount, node, key in _amounts(pay, self._node, name, self._restrictions()):
                    yield from self._fact(Relation.PAYS, role, amount, node, key)
        for skill in self._labels("skills"):
            yield from self._fact(Relation.REQUIRES_SKILL, role, Entity(Kind.SKILL, skill), self._node, "skills")
        for name in ("educationRequirements", "qualifications"):
            for credential in self._credentials(name):
                yield from self._fact(
                    Relation.REQUIRES_CREDENTIAL, role, credential, self._node, name, Necessity.REQUIRED
                )
        for industry in self._labels("industry"):
            yield from self._fact(Relation.IN_INDUSTRY, role, Entity(Kind.INDUSTRY, industry), self._node, "industry")
        yield from self._experience(role)

    def _experience(self, role: Entity) -> Iterator[Fact]:
        for asked in values(self._node, "experienceRequirements"):
            if isinstance(asked, dict) and (months := _number(asked.get("monthsOfExperience"))):
                figure = Figure(months, unit="months", about=pattern.table("schemaorg")["labels"]["experience"])
                yield from self._fact(Relation.STATISTIC, role, figure, asked, "monthsOfExperience")

    def _of_study(self, programme: Entity) -> Iterator[Fact]:
        for name in ("teaches", "assesses"):
            for skill in self._labels(name):
                yield from self._fact(Relation.DEVELOPS, programme, Entity(Kind.SKILL, skill), self._node, name)
        for name in self._labels("occupationalCategory"):
            role = _CODE.sub("", name)
            if lexicon.is_role(role):
                yield from self._fact(
                    Relation.LEADS_TO, programme, Entity(Kind.ROLE, role), self._node, "occupationalCategory"
                )

    def _labels(self, name: str) -> Iterator[str]:
        """The labels that a property states: as a list, as terms with names, or as a text with commas."""
        for value in values(self._node, name):
            for part in re.split(r"\s*[,;•|\n]\s*", text(value)):
                for label in split_label(part) if part else ():
                    if 0 < len(label) <= LONGEST_LABEL:
                        yield label

    def _credentials(self, name: str) -> Iterator[Entity]:
        levels = pattern.table("schemaorg")["credentials"]
        for value in values(self._node, name):
            label = text(value)
            if isinstance(value, dict):
                label = first(value, "credentialCategory", "educationalLevel", "name")
            label = levels.get(label.lower(), label)
            if 0 < len(label) <= LONGEST_LABEL and lexicon.is_credential(label):
                yield Entity(Kind.CREDENTIAL, tidy(label))

    def _restrictions(self) -> dict[str, str]:
        """Where, and by whom, what is paid."""
        found = {"employer": first(self._node, "hiringOrganization")}
        for place in values(self._node, "occupationLocation", "jobLocation"):
            found.setdefault("region", _place(place))
        return {key: value for key, value in found.items() if value}

    def _fact(
        self,
        relation: Relation,
        subject: Entity,
        object_: Entity | Amount | Figure,
        node: Node,
        name: str,
        necessity: Necessity | None = None,
    ) -> Iterator[Fact]:
        span = self._printed.span(node, name)
        if span is not None:
            start, end = (position - self._start for position in span)
            evidence = Evidence(self._printed.text[start:end], *span)
            yield Fact(relation, subject, object_, evidence, self._rule, necessity)


def _place(value: Any) -> str:
    """What a place is called: its town, else its region or country."""
    address = value.get("address", value) if isinstance(value, dict) else value
    parts = ("addressLocality", "addressRegion", "name", "addressCountry")
    return first(address, *parts) if isinstance(address, dict) else text(address)


def _amounts(pay: Any, owner: Node, name: str, restrictions: dict[str, str]) -> Iterator[tuple[Amount, Node, str]]:
    """The amounts that a salary states, each with the object and property that says so."""
    if not isinstance(pay, dict):
        if isinstance(owner.get("salaryCurrency"), str) and (value := _number(pay)):
            yield _amount(value, value, owner, None, restrictions), owner, name
        return
    inner = pay.get("value")
    node = inner if isinstance(inner, dict) else pay
    terms = {**pay, **node, "currency": text(pay.get("currency") or owner.get("salaryCurrency"))}
    low, high = _number(node.get("minValue")), _number(node.get("maxValue"))
    if low or high:
        statistic = "range" if low and high else None
        yield _amount(low, high, terms, statistic, restrictions), node, "minValue" if low else "maxValue"
    elif value := _number(node.get("value")):
        yield _amount(value, value, terms, None, restrictions), node, "value"
    if median := _number(pay.get("median")):
        yield _amount(median, median, terms, "median", restrictions), pay, "median"
    if tenth := _number(pay.get("percentile10")):
        yield _amount(None, tenth, terms, None, restrictions), pay, "percentile10"
    if ninetieth := _number(pay.get("percentile90")):
        yield _amount(ninetieth, None, terms, None, restrictions), pay, "percentile90"


def _amount(
    low: float | None, high: float | None, terms: Node, statistic: str | None, restrictions: dict[str, str]
) -> Amount:
    currency = text(terms.get("currency") or terms.get("salaryCurrency")).upper()
    period = _PERIODS.get(text(terms.get("duration")).upper()) or text(terms.get("unitText")).lower()
    return Amount(
        low,
        high,
        currency if re.fullmatch(r"[A-Z]{3}", currency) else "USD",
        period if period in _PERIODS.values() else "year",
        statistic,
        region=restrictions.get("region"),
        employer=restrictions.get("employer"),
    )


def _number(value: Any) -> float | None:
    """A positive number, also one in a string with separators of thousands."""
    words = text(value).replace(",", "")
    if not re.fullmatch(r"[$£€₹]?\s?\d{1,12}(?:\.\d{1,4})?", words):
        return None
    number = float(re.sub(r"[^\d.]", "", words))
    return number or None
