"""SARIF 2.1.0: the report as tools that show findings beside a text read it.

The region of a finding counts the characters of its source's canonical text, which of a plain text is the file and of a
web page what its readers see (``graphq text``); the words stand there as a snippet too.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from graphq.graph.lint.rule import SHACL, Rule, family
from graphq.ontology.version import version

if TYPE_CHECKING:
    from graphq.graph.claim import Claim
    from graphq.graph.lint.finding import Finding
    from graphq.graph.lint.report import Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(report: Report) -> dict[str, Any]:
    """The report as a SARIF log of one run, as JSON values."""
    rules = list(report.by_rule)
    run = {
        "tool": {"driver": {"name": "graphq", "version": version(), "rules": [_rule(name) for name in rules]}},
        "columnKind": "unicodeCodePoints",
        "properties": {"asOf": report.settings.as_of, "maxAge": report.settings.max_age},
        "results": [_result(finding, rules.index(finding.rule)) for finding in report.findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(name: str) -> dict[str, Any]:
    rule: Rule = family(name)
    shape = name.partition(":")[2]
    title = f"{rule.title}: {shape}" if shape else rule.title
    return {
        "id": name,
        "shortDescription": {"text": title},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": rule.level.value},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.level.value,
        "message": {"text": f"{finding.subject.label}: {finding.message}"},
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
        "properties": {"subject": finding.subject.to_dict()},
    }
    places = [_place(claim) for claim in finding.evidence]
    if not places and finding.source:
        places = [_artifact(finding.source)]
    if places:
        result["locations"] = [{"physicalLocation": places[0]}]
    if places[1:]:
        result["relatedLocations"] = [{"id": n, "physicalLocation": place} for n, place in enumerate(places[1:], 1)]
    return result


def _place(claim: Claim) -> dict[str, Any]:
    region = {"charOffset": claim.start, "charLength": claim.end - claim.start, "snippet": {"text": claim.quote}}
    return {**_artifact(claim.source), "region": region}


def _artifact(source: str) -> dict[str, Any]:
    """A source by its address, or by its name as a relative one."""
    uri = quote(source, safe=":/?#[]@!$&'()*+,;=%" if "://" in source else "/")
    return {"artifactLocation": {"uri": uri}}


def _fingerprint(finding: Finding) -> str:
    """What stays the same while the finding does: wherever its sentences move, and however old or many they become."""
    message = finding.message if finding.rule.startswith(SHACL) else ""
    quotes = sorted({claim.quote for claim in finding.evidence})
    return sha256("\n".join([finding.rule, finding.subject.iri, message, *quotes]).encode()).hexdigest()[:32]
