"""Lint: how fresh and how complete what is loaded is, as findings for the editors of a career site.

>>> from graphq.graph.store import Store
>>> with Store.open(".graphq") as store:  # doctest: +SKIP
...     for finding in lint(store, Settings(as_of=2026)).findings:
...         print(finding.level, finding.rule, finding.subject.label, finding.message)
"""

from __future__ import annotations

from graphq.graph.lint.finding import Finding, Level
from graphq.graph.lint.report import Report, lint
from graphq.graph.lint.rule import RULES, Rule, Settings

__all__ = ["RULES", "Finding", "Level", "Report", "Rule", "Settings", "lint"]
