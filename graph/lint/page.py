"""A page of the report: one HTML file without scripts or anything else to fetch, to be read, printed and sent on."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from graphq.graph.lint.rule import family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.claim import Claim
    from graphq.graph.lint.finding import Finding
    from graphq.graph.lint.report import Report

_SHOWN = 5
"""So many sentences of a finding are quoted."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif }
h1, h2, th, .level { font-family: system-ui, sans-serif; line-height: 1.2 }
h2 { margin-top: 2.5rem; border-top: 2px solid; padding-top: .5rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #999; padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top }
.number { text-align: right; font-variant-numeric: tabular-nums }
ol { padding-left: 2rem }
li { margin: 1rem 0; break-inside: avoid; overflow-wrap: anywhere }
.level { font-size: .75rem; border: 1px solid; padding: 0 .3rem }
.error { font-weight: bold; border-width: 3px }
.note { border-style: dotted }
blockquote { margin: .4rem 0 0 1rem; padding-left: .8rem; border-left: 3px solid #999 }
cite { display: block; font-size: .85rem }
a { color: inherit }
"""


def page(report: Report) -> str:
    """The report as an HTML document: a table that sums up, then the findings of each rule."""
    return "\n".join(_document(report)) + "\n"


def _document(report: Report) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width">\n<title>graphq lint</title>'
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>Freshness and coverage</h1>"
    yield f"<p>As of {report.settings.as_of}; figures and articles may be {report.settings.max_age} years old. Found: "
    yield ", ".join(f"{level.value}s {number:,}" for level, number in report.counts.items()) + ".</p>"
    yield from _table(report) if report.findings else ["<p>Nothing was found.</p>"]
    for rule, found in report.by_rule.items():
        yield from _section(rule, found)
    yield "</body>\n</html>"


def _table(report: Report) -> Iterator[str]:
    yield '<table>\n<tr><th scope="col">rule</th><th scope="col">what it finds</th>'
    yield '<th scope="col" class="number">findings</th></tr>'
    for rule, found in report.by_rule.items():
        link = f'<a href="#{_anchor(rule)}">{escape(rule)}</a>'
        yield f'<tr><td>{link}</td><td>{family(rule).title}</td><td class="number">{len(found):,}</td></tr>'
    yield "</table>"


def _section(rule: str, found: list[Finding]) -> Iterator[str]:
    yield f'<section id="{_anchor(rule)}">\n<h2>{escape(rule)}</h2>\n<p>{escape(family(rule).help)}</p>\n<ol>'
    for finding in found:
        yield from _item(finding)
    yield "</ol>\n</section>"


def _anchor(rule: str) -> str:
    return escape(rule.replace(":", "-"))


def _item(finding: Finding) -> Iterator[str]:
    level = f'<span class="level {finding.level.value}">{finding.level.value}</span>'
    label = f"<b>{_link(finding.subject.label)}</b>" if finding.source == finding.subject.label else _bold(finding)
    yield f"<li>{level} {label}: {escape(finding.message)}"
    yield from (_quote(claim) for claim in finding.evidence[:_SHOWN])
    if len(finding.evidence) > _SHOWN:
        yield f"<p>and {len(finding.evidence) - _SHOWN:,} more</p>"
    yield "</li>"


def _bold(finding: Finding) -> str:
    return f'<b title="{escape(finding.subject.iri)}">{escape(finding.subject.label)}</b>'


def _quote(claim: Claim) -> str:
    section = f", {escape(claim.section)}" if claim.section else ""
    place = f"{_link(claim.source)}{section}, characters {claim.start:,} to {claim.end:,}"
    return f"<blockquote>{escape(claim.quote)}<cite>{place}</cite></blockquote>"


def _link(source: str) -> str:
    """The name of a source, which leads there if it is the address of a page."""
    name = escape(source)
    return f'<a href="{name}">{name}</a>' if source.startswith(("http://", "https://")) else name
