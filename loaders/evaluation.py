"""The loader, or what somebody else found, held against annotated articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq import loaders
from graphq.loaders import annotation, scoring
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from graphq.loaders.annotation import Annotation
    from graphq.loaders.scoring import Score


def evaluate(gold: Annotation, texts: Path | None = None) -> Score:
    """How well the loader finds the facts of an annotated article; ``texts`` is the folder of its text.

    Raises:
        SourceError: the text is not there, or cannot be read.
    """
    extraction = loaders.load(_text(gold, texts))
    found = [annotation.predicted(fact.to_dict()) for fact in extraction.facts]
    return scoring.score(gold.article, gold.facts, found, extraction.source.text)


def compare(gold: Annotation, predicted: Path, texts: Path | None = None) -> Score:
    """How well the facts in a file of JSON lines agree with an annotation; their evidence is looked up in the text.

    Raises:
        SourceError: the file cannot be read, or ``texts`` is given and the text is not in it.
    """
    found = annotation.predictions(predicted)
    file = _text(gold, texts) if texts else annotation.text_of(gold)
    return scoring.score(gold.article, gold.facts, found, loaders.read(file).text if file else None)


def _text(gold: Annotation, texts: Path | None) -> Path:
    file = annotation.text_of(gold, texts)
    if file is None:
        where = f"in {texts}" if texts else "beside it, nor in a folder texts or unlabelled next to its folder"
        raise SourceError(f"the text {gold.article} is not {where}: name its folder by --texts", path=str(gold.path))
    return file
