"""The command as its users run it: in this process, or as a process of its own; and an article to try it on."""

from __future__ import annotations

import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from graphq.cli.group import graphq
from graphq.graph.writer import Writer
from graphq.ontology.fact import Amount, Entity, Evidence, Fact, Growth, Kind, Relation
from graphq.ontology.source import Extraction, Source

if TYPE_CHECKING:
    from click.testing import Result

    from graphq.ontology.fact import Object

COMMAND = Path(sys.executable).with_name("graphq")

ARTICLE = """\
What Careers Can You Pursue With a Hydrography Degree?

By Ada Marsh

A hydrography degree prepares graduates to map sea beds and rivers.

Careers With a Hydrography Degree

- Hydrographic Surveyor: Hydrographic surveyors need sonar processing and statistics. They earn between \
$58,000 and $94,000 per year.
- Harbor Engineer: Harbor engineers need project management. They earn $71,000 to $120,000 per year.

What Skills Does a Hydrography Degree Develop?

The degree develops programming, statistics and technical writing.
"""


# The words are invented, so that no vocabulary knows them: things are called as they are called here.
BOOK = """\
Tarn wardens live by murk glimning. Wardens and reckoners plait reeds. An ember sitter hums to the embers.
The fenlore degree makes tarn wardens. The degree teaches fenlore. Murk glimning is a part of fenlore.
Wardens earn $70,000 to $95,000. Reckoners earn over $52,000. Their number grows 4 percent."""
WARDEN = Entity(Kind.ROLE, "tarn warden")
RECKONER = Entity(Kind.ROLE, "foam reckoner")
SITTER = Entity(Kind.ROLE, "ember sitter")
MURK = Entity(Kind.SKILL, "murk glimning")
PLAITING = Entity(Kind.SKILL, "reed plaiting")
LORE = Entity(Kind.SKILL, "fenlore")
HUMMING = Entity(Kind.SKILL, "ember humming")
DEGREE = Entity(Kind.PROGRAMME, "fenlore degree")


def fact(relation: Relation, subject: Entity, value: Object, quote: str, source: str | None = None) -> Fact:
    """A fact that a sentence of the marsh book states."""
    start = BOOK.index(quote)
    return Fact(
        relation, subject, value, Evidence(quote, start, start + len(quote), "Trades"), "by hand", source=source
    )


MARSH = (
    fact(Relation.REQUIRES_SKILL, WARDEN, MURK, "Tarn wardens live by murk glimning."),
    fact(Relation.REQUIRES_SKILL, WARDEN, PLAITING, "Wardens and reckoners plait reeds."),
    fact(Relation.REQUIRES_SKILL, RECKONER, PLAITING, "Wardens and reckoners plait reeds."),
    fact(Relation.REQUIRES_SKILL, SITTER, HUMMING, "An ember sitter hums to the embers."),
    fact(Relation.LEADS_TO, DEGREE, WARDEN, "The fenlore degree makes tarn wardens."),
    fact(Relation.DEVELOPS, DEGREE, LORE, "The degree teaches fenlore."),
    fact(Relation.INCLUDES, LORE, MURK, "Murk glimning is a part of fenlore."),
    fact(Relation.PAYS, WARDEN, Amount(70000, 95000, statistic="range"), "Wardens earn $70,000 to $95,000."),
    fact(Relation.PAYS, RECKONER, Amount(52000, None), "Reckoners earn over $52,000."),
    fact(Relation.GROWS, WARDEN, Growth(percent=4), "Their number grows 4 percent.", "Fen Bureau"),
)


def marsh(folder: Path) -> Path:
    """A store of the facts of the marsh book."""
    path = folder / ".graphq"
    with Writer(path) as writer:
        writer.put(Extraction(Source("marsh.txt", "The Marsh Book", "0" * 64, "text"), MARSH))
    return path


def run(*arguments: object, **how: Any) -> Result:
    """The command in this process."""
    return CliRunner().invoke(graphq, [str(argument) for argument in arguments], **how)


def process(*arguments: object, **how: Any) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    words = [str(argument) for argument in arguments]
    return subprocess.run([COMMAND, *words], capture_output=True, timeout=60, check=False, **how)


def started(*arguments: object) -> subprocess.Popen[bytes]:
    """The command as a process that can be interrupted, even where a shell in the background has that ignored."""
    command = [COMMAND, *map(str, arguments)]
    heeds = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=heeds)


def article(folder: Path, name: str = "hydrography.txt", text: str = ARTICLE) -> Path:
    """An article in a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def complaint(result: Result) -> str:
    """The one line on standard error that says what went wrong."""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("Error: ")
    return lines[0].removeprefix("Error: ")
