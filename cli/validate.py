"""``graphq validate``: the graph against its shapes."""

from __future__ import annotations

from pathlib import Path

import click

from graphq.cli.options import open_store, store_option
from graphq.cli.output import write_lines
from graphq.cli.render_report import report as report_lines


@click.command(
    epilog="""\b
Examples:
  graphq validate
  graphq validate graph.ttl"""
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@store_option
def command(file: Path | None, store: Path | None) -> None:
    """Check the graph against its shapes.

    The shapes (SHACL) are part of the ontology. FILE is an RDF file to check in place of the graph. Exit code
    1 means that there are violations.
    """
    from graphq.graph.validate import validate

    if file:
        report = validate(file)
    else:
        with open_store(store) as graph:
            report = validate(graph)
    write_lines(report_lines(report))
    if not report.conforms:
        click.get_current_context().exit(1)
