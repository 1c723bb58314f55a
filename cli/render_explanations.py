"""How sentences were read, for people: each with what it speaks of, its cues, and its facts with their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.cli.quotation import quotation
from graphq.cli.render_facts import statement
from graphq.loaders.explanation import because

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphq.loaders.explanation import Explanation

_MOST_ROLES = 5


def explanations(found: Iterable[Explanation]) -> Iterator[str]:
    """Lines, in the order of the text, under the headings of the sections."""
    section = None
    for explanation in found:
        if explanation.sentence.section != section:
            section = explanation.sentence.section
            yield f"{section}{f' [{explanation.kind}]' if explanation.kind else ''}"
        yield f"  {explanation.sentence.start}:{explanation.sentence.end}"
        yield from quotation(explanation.sentence.quote)
        yield from _reasons(explanation)
        yield ""


def _reasons(explanation: Explanation) -> Iterator[str]:
    if explanation.passed_over:
        yield f"    passed over: {explanation.passed_over}"
        return
    if explanation.about:
        more = f" and {len(explanation.about) - _MOST_ROLES} more" if len(explanation.about) > _MOST_ROLES else ""
        yield f"    speaks of: {', '.join(explanation.about[:_MOST_ROLES])}{more}"
    if explanation.cues:
        yield f"    cues: {', '.join(f'“{cue.words}” ({cue.pattern})' for cue in explanation.cues)}"
    if not explanation.facts:
        yield "    no fact"
    for fact in explanation.facts:
        yield f"    {statement(fact)}"
        yield f"      {fact.rule}: {because(fact.rule)}"
