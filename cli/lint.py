"""``graphq lint``: how fresh and how complete what is loaded is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from graphq.cli.errors import FindingsError, UsageError
from graphq.cli.options import format_option, open_store, output_option, store_option
from graphq.cli.output import write_json, write_lines, write_text

if TYPE_CHECKING:
    from pathlib import Path

    from graphq.graph.lint import Report

LEVELS = ("error", "warning", "note")


@click.command(
    epilog="""\b
Examples:
  graphq lint
  graphq lint --no-shacl --level warning
  graphq lint --rule stale-figure --as-of 2027 --fail-on warning
  graphq lint --format html -o lint.html"""
)
@click.option(
    "--fail-on",
    type=click.Choice([*LEVELS, "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 if a finding is at least as bad.",
)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    default="note",
    metavar="LEAST",
    help="Leave out findings that are less bad: error, warning or note.",
)
@click.option("--rule", "only", multiple=True, metavar="NAME", help="Only this rule; may be given several times.")
@click.option("--without", multiple=True, metavar="NAME", help="Not this rule; may be given several times.")
@click.option("--no-shacl", is_flag=True, help="Leave out the shapes, which take longest; --without shacl.")
@click.option(
    "--as-of", type=click.IntRange(1900, 9999), metavar="YEAR", help="Count ages from this year. Default: this year."
)
@click.option(
    "--max-age",
    type=click.IntRange(0, 1000),
    default=3,
    show_default=True,
    metavar="YEARS",
    help="How old pay, other numbers and articles may be.",
)
@click.option("--all", "everything", is_flag=True, help="Print every finding, not only the first of each rule.")
@format_option("text", "json", "sarif", "html", default="text", help="For people, for programs, or a page.")
@output_option
@store_option
def command(
    fail_on: str,
    level: str,
    only: tuple[str, ...],
    without: tuple[str, ...],
    no_shacl: bool,
    as_of: int | None,
    max_age: int,
    everything: bool,
    format_name: str,
    output: str | None,
    store: Path | None,
) -> None:
    """Find what is stale, missing or doubtful.

    For the editors of what is loaded: figures and articles whose time is past, roles without pay, skills or
    credentials, things under two names, contradictions, what one source alone states, and what is not shaped as the
    ontology asks. Each finding comes with a sentence where there is one. The exit code is 1 if a finding is at least
    as bad as --fail-on; what --level or --rule leaves out does not count.
    """
    from graphq.graph.lint import Level, Settings, lint

    _check_names([*only, *without])
    left_out = (*without, "shacl") if no_shacl else without
    settings = Settings(as_of or date.today().year, max_age, only, left_out)
    with open_store(store) as graph:
        report = lint(graph, settings, Level(level))
    _write(report, format_name, output, everything=everything)
    if fail_on != "never" and report.has(Level(fail_on)):
        raise FindingsError(_verdict(report, fail_on))


def _check_names(names: list[str]) -> None:
    """Refuse the name of a rule that does not exist."""
    from graphq.graph.lint import RULES

    for name in names:
        if name not in RULES and not name.startswith("shacl:"):
            from difflib import get_close_matches

            near = get_close_matches(name, RULES)
            hint = "" if near else f": they are {', '.join(RULES)}"
            raise UsageError(f"there is no rule {name!r}{hint}", suggestions=near)


def _write(report: Report, format_name: str, output: str | None, *, everything: bool) -> None:
    if format_name == "json":
        write_json(report.to_dict(), output)
    elif format_name == "sarif":
        from graphq.graph.lint.sarif import sarif

        write_json(sarif(report), output)
    elif format_name == "html":
        from graphq.graph.lint.page import page

        write_text(page(report), output)
    else:
        from graphq.cli.render_lint import findings

        write_lines(findings(report, everything=everything), output)


def _verdict(report: Report, fail_on: str) -> str:
    """``2 errors and 14 warnings found``: what is at least as bad as it may not be."""
    from graphq.cli import words
    from graphq.graph.lint import Level

    bad = [words.count(n, level.value) for level, n in report.counts.items() if n and level.reaches(Level(fail_on))]
    return f"{', '.join(bad)} found"
