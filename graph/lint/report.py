"""The report: all findings of the rules that are asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from graphq.graph.lint import age, coverage, judged, likeness
from graphq.graph.lint.finding import Finding, Level
from graphq.graph.lint.holdings import Holdings
from graphq.graph.lint.rule import RULES, SHACL, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graphq.graph.store import Store

    Check = Callable[[Holdings, Settings], Iterator[Finding]]

_CHECKS: dict[str, Check] = {
    "stale-figure": age.stale_figures,
    "stale-article": age.stale_articles,
    "role-without-pay": lambda holdings, _: coverage.bare_roles(holdings, "role-without-pay"),
    "role-without-skills": lambda holdings, _: coverage.bare_roles(holdings, "role-without-skills"),
    "role-without-credential": lambda holdings, _: coverage.bare_roles(holdings, "role-without-credential"),
    "single-source": lambda holdings, _: coverage.single_sources(holdings),
    "near-duplicate-label": lambda holdings, _: likeness.near_duplicates(holdings),
    "unlinked-entity": lambda holdings, _: coverage.unlinked(holdings),
    "conflict": lambda holdings, _: judged.contradictions(holdings),
    SHACL: lambda holdings, _: judged.misshapen(holdings),
}


@dataclass(frozen=True, slots=True)
class Report:
    """What lint found.

    Attributes:
        findings: sorted: the worst first, then by rule and subject.
        settings: what the graph was held against.
    """

    findings: tuple[Finding, ...]
    settings: Settings

    @property
    def counts(self) -> dict[Level, int]:
        """How many findings there are of each level, the worst first."""
        found = Counter(finding.level for finding in self.findings)
        return {level: found[level] for level in Level}

    @property
    def by_rule(self) -> dict[str, list[Finding]]:
        """The findings of each rule that has some, in the order of `RULES`."""
        ordered = sorted(self.findings, key=lambda one: (list(RULES).index(one.rule.partition(":")[0]), one.rule))
        return {rule: list(findings) for rule, findings in groupby(ordered, attrgetter("rule"))}

    def has(self, least: Level) -> bool:
        """Whether anything at least as bad was found."""
        return any(finding.level.reaches(least) for finding in self.findings)

    def to_dict(self) -> dict[str, Any]:
        """``{"as_of", "max_age", "counts", "findings"}`` as JSON values."""
        return {
            "as_of": self.settings.as_of,
            "max_age": self.settings.max_age,
            "counts": {level.value: count for level, count in self.counts.items()},
            "findings": [finding.to_dict() for finding in self.findings],
        }


def lint(store: Store, settings: Settings, least: Level = Level.NOTE) -> Report:
    """Hold a store against the rules.

    Args:
        store: what to look at; nothing of it is changed.
        settings: the rules, and the year and age that some of them need.
        least: findings that are less bad are left out.
    """
    assert _CHECKS.keys() == RULES.keys()
    holdings = Holdings(store)
    found = [one for name, check in _CHECKS.items() if settings.must_run(name) for one in check(holdings, settings)]
    told = [one for one in found if settings.wants(one.rule) and one.level.reaches(least)]
    return Report(tuple(sorted(told, key=attrgetter("order"))), settings)
