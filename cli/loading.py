"""Loading: inputs go through their loaders into a store, all or none of them, or all that can be read."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from graphq.cli.render_summary import Loaded
from graphq.graph.formats import by_suffix
from graphq.graph.generation import Generations
from graphq.graph.writer import PutReport, Writer
from graphq.loaders.content import Input, refuse
from graphq.loaders.parallel import extract_each
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

BATCH = 25
"""So many sources are published at once where many are loaded; an interrupt loses at most as many."""


@dataclass(frozen=True, slots=True)
class Loading:
    """What is loaded, and how.

    Attributes:
        store: the store's folder. inputs: what is read.
        graph: where RDF goes, ``None`` for one graph a file. wait: how many seconds to wait for another writer.
        jobs: how many processes extract. again: whether what is known already is extracted too.
    """

    store: Path
    inputs: Sequence[Input]
    graph: str | None
    wait: float
    jobs: int
    again: bool

    def all_or_none(self) -> Iterator[Loaded]:
        """What became of each input; they are published together at the end.

        Raises:
            SourceError: one cannot be read, and nothing is published.
        """
        with self._known() as known, Writer(self.store, wait=self.wait) as writer:
            articles, rdf = self._parted()
            for item, result in extract_each(articles, known, self.jobs):
                if isinstance(result, SourceError):
                    raise result
                if result is None:
                    yield Loaded(PutReport(item.name, "unchanged", 0))
                else:
                    yield Loaded(writer.put(result), result.source.passed_over)
            for item in rdf:
                assert item.file is not None
                yield Loaded(writer.put_rdf(item.file, graph=self.graph))

    def what_can_be(self) -> Iterator[str | SourceError]:
        """What becomes of each input: its status, or what is wrong with it; a batch is published before the next."""
        articles, rdf = self._parted()
        with self._known() as known:
            outcomes = (result for _, result in extract_each(articles, known, self.jobs))
            while batch := list(islice(outcomes, BATCH)):
                changed = [result for result in batch if result is not None and not isinstance(result, SourceError)]
                yield from (result for result in batch if isinstance(result, SourceError))
                yield from ("unchanged" for result in batch if result is None)
                if changed:
                    with Writer(self.store, wait=self.wait) as writer:
                        statuses = [writer.put(extraction).status for extraction in changed]
                    yield from statuses
        yield from map(self._rdf, rdf)

    def _rdf(self, item: Input) -> str | SourceError:
        assert item.file is not None
        try:
            with Writer(self.store, wait=self.wait) as writer:
                return writer.put_rdf(item.file, graph=self.graph).status
        except SourceError as error:
            return error

    def _parted(self) -> tuple[list[Input], list[Input]]:
        """The articles, and the RDF files. What shares its name with another input cannot be read."""
        articles, rdf = [], []
        names = Counter(item.name for item in self.inputs)
        for item in self.inputs:
            if names[item.name] > 1:
                message = "another source has the same name: rename one of them"
                articles.append(Input(item.name, item.path, partial(refuse, message, item.path)))
            elif item.file is not None and (self.graph is not None or by_suffix(item.file)):
                rdf.append(item)
            else:
                articles.append(item)
        return articles, rdf

    @contextmanager
    def _known(self) -> Iterator[Callable[[str], str]]:
        """For the name of a source, the SHA-256 of the content that need not be extracted again; "" for none."""
        from graphq.graph import sources
        from graphq.graph.store import Store
        from graphq.ontology.version import version

        if self.again or Generations(self.store).current() is None:
            yield lambda _: ""
            return
        with Store.open(self.store) as store:
            yield lambda name: sources.sha256(store, name, version())
