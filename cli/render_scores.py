"""How well facts were found, for people and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphq.cli import words
from graphq.cli.quotation import quotation
from graphq.cli.table import table, terminal_width
from graphq.loaders.scoring import Score, mean_f1, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphq.loaders.comparison import Stated
    from graphq.loaders.scoring import Share, Tally

_COUNTS = ("precision", "recall", "F1", "gold", "missed", "wrong")


def tables(scores: Sequence[Score], *, errors: bool = False) -> Iterator[str]:
    """The scores by article and by relation; with ``errors`` what was missed and wrong, article by article."""
    whole = together(scores)
    rows = [(score.article, *_cells(score.micro), *_shares(score)) for score in scores]
    rows.append(("all", *_cells(whole.micro), *_shares(whole)))
    rows.append(("mean of the articles", "", "", f"{mean_f1(scores):.3f}", "", "", "", "", ""))
    yield from table(("article", *_COUNTS, "verbatim", "necessity"), rows, terminal_width())
    yield ""
    relations = [(relation.value, *_cells(tally)) for relation, tally in whole.relations.items()]
    yield from table(("relation", *_COUNTS), relations, terminal_width())
    for score in scores if errors else ():
        yield from _errors(score)


def as_json(scores: Sequence[Score], *, errors: bool = False) -> dict[str, Any]:
    """``{"articles", "all", "mean_f1"}``; each score is ``{"article", "micro", "relations", "evidence", …}``."""
    whole = _score(together(scores))
    del whole["article"]
    articles = [_score(score) | (_listed(score) if errors else {}) for score in scores]
    return {"articles": articles, "all": whole, "mean_f1": mean_f1(scores)}


def _cells(tally: Tally) -> tuple[str, ...]:
    rates = (f"{rate:.3f}" for rate in (tally.precision, tally.recall, tally.f1))
    return (*rates, f"{tally.gold:,}", f"{tally.missed:,}", f"{tally.wrong:,}")


def _shares(score: Score) -> tuple[str, str]:
    verbatim, necessity = ("" if s.value is None else f"{s.value:.3f}" for s in (score.evidence, score.necessity))
    return verbatim, necessity


def _errors(score: Score) -> Iterator[str]:
    for name, facts in (("missed", score.missed), ("wrong", score.wrong)):
        if facts:
            yield from ("", f"{score.article}: {name} ({len(facts)})")
        for fact in facts:
            yield f"  {_claim(fact)}"
            yield from quotation(fact.evidence)
    if score.misjudged:
        yield from ("", f"{score.article}: found with another necessity ({len(score.misjudged)})")
    for gold, fact in score.misjudged:
        yield f"  {_claim(fact)}, annotated as {gold.necessity}"
        yield from quotation(fact.evidence)


def _claim(fact: Stated) -> str:
    relation = fact.relation.value
    return f"{relation}: {fact.subject[0]} {words.relation(relation)} {_object(fact)}"


def _object(fact: Stated) -> str:
    necessity = f" [{fact.necessity}]" if fact.necessity else ""
    if not isinstance(fact.object, Mapping):
        return fact.object[0] + necessity
    return ", ".join(f"{name} {value}" for name, value in fact.object.items() if value is not None)


def _score(score: Score) -> dict[str, Any]:
    return {
        "article": score.article,
        "micro": _tally(score.micro),
        "relations": {relation.value: _tally(tally) for relation, tally in score.relations.items()},
        "evidence": _share(score.evidence, "verbatim"),
        "necessity": _share(score.necessity, "agrees"),
    }


def _tally(tally: Tally) -> dict[str, float]:
    rates = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return rates | {"gold": tally.gold, "missed": tally.missed, "wrong": tally.wrong}


def _share(share: Share, name: str) -> dict[str, float | None]:
    return {name: share.part, "of": share.whole, "share": share.value}


def _listed(score: Score) -> dict[str, Any]:
    return {
        "missed": [_fact(fact) for fact in score.missed],
        "wrong": [_fact(fact) for fact in score.wrong],
        "misjudged": [_fact(fact) | {"annotated": gold.necessity} for gold, fact in score.misjudged],
    }


def _fact(fact: Stated) -> dict[str, Any]:
    stated = fact.object if isinstance(fact.object, Mapping) else fact.object[0]
    row = {"relation": fact.relation.value, "subject": fact.subject[0], "object": stated, "evidence": fact.evidence}
    return row | ({"necessity": fact.necessity} if fact.necessity else {})
