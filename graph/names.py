"""Names: what people type becomes the thing in the graph that they mean.

A name is looked up by its key, so case, number, article and punctuation do not count, and what it costs does not
depend on the size of the graph. Only searching, and suggesting names for one that is unknown, look at all names.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from graphq.ontology.errors import AmbiguousNameError, NameLookupError
from graphq.ontology.iri import split
from graphq.ontology.label import key
from graphq.ontology.prefixes import PREFIXES
from graphq.ontology.terms import DCTERMS, GQ, KIND_TERMS, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from graphq.graph.store import Store

_LABELS = (SKOS.PREF_LABEL, RDFS.LABEL, DCTERMS.TITLE, SKOS.ALT_LABEL)
_KIND_OF_CLASS = {term: kind.value for kind, term in KIND_TERMS.items()}
_NAMED_KINDS = frozenset([*_KIND_OF_CLASS.values(), "organisation"])
_SUGGESTED = 5
_LIKENESS = 0.7  # of difflib, from 0 to 1: "pyhton" and "python" have 0.83


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """A thing in the graph.

    Attributes:
        iri: its IRI. label: its preferred label. kind: ``role``, ``skill``, …, ``amount``, ``source``, or ``thing``.
    """

    iri: str
    label: str
    kind: str

    @property
    def name(self) -> str:
        """A name that means this thing and no other of another kind: ``role:Data Scientist``."""
        return f"{self.kind}:{self.label}"

    def to_dict(self) -> dict[str, str]:
        """``{"iri", "label", "type"}``."""
        return {"iri": self.iri, "label": self.label, "type": self.kind}


def resolve(store: Store, name: str, kinds: Collection[str] = ()) -> Node:
    """The one thing that a name means.

    Args:
        store: where to look.
        name: a label in any spelling (``data scientists``), one with its kind (``role:data scientist``), a CURIE
            (``role:data-scientist``) or an IRI, with or without angle brackets.
        kinds: the kinds that are asked for; any if empty.

    Raises:
        NameLookupError: nothing of those kinds has the name; ``suggestions`` are the nearest names.
        AmbiguousNameError: several things have it; each of the ``suggestions`` means one of them.
    """
    named = find(store, name)
    found = [n for n in named if not kinds or n.kind in kinds]
    if not found:
        raise _unknown(store, name, named, kinds)
    if len(found) > 1:
        raise AmbiguousNameError(f"{name!r} means {len(found)} things", suggestions=_names(found, full=True))
    return found[0]


def _unknown(store: Store, name: str, named: list[Node], kinds: Collection[str]) -> NameLookupError:
    """A name that means nothing of the kinds that are asked for, and what it means besides, or what it is like."""
    what = " or ".join(sorted(kinds)) if kinds else "thing"
    near = search(store, name, _SUGGESTED, kinds)
    if named:
        meant = " and ".join(n.name for n in named)
        return NameLookupError(f"{name!r} names no {what} in the graph, but {meant}", suggestions=_names(near))
    near = near or search(store, _parted(name)[1], _SUGGESTED)
    hint = "" if near else ": graphq search looks for parts of names"
    return NameLookupError(f"no {what} in the graph is called {name!r}{hint}", suggestions=_names(near))


def resolve_list(
    store: Store,
    names: str,
    kinds: Collection[str] = (),
    meaning: Callable[[Store, str, Collection[str]], Node] = resolve,
) -> list[Node]:
    """The things that names joined by commas mean, each once, in their order.

    A name may have commas of its own: of all names that can begin at a place the longest one is meant.

    Args:
        store: where to look.
        names: the names.
        kinds: the kinds that are asked for; any if empty.
        meaning: what tells the meaning of each.

    Raises:
        NameLookupError, AmbiguousNameError: as :func:`resolve`, of the first name that means none or several; or there
            is no name at all.
    """
    parts = [part for part in names.split(",") if part.strip()]
    if not parts:
        raise NameLookupError(f"{names!r} names nothing: give a name, or several with commas between them")
    found = []
    while parts:
        beginnings = [",".join(parts[:n]).strip() for n in range(len(parts), 0, -1)]
        name = next((name for name in beginnings[:-1] if find(store, name)), beginnings[-1])
        found.append(meaning(store, name, kinds))
        del parts[: name.count(",") + 1]
    return list(dict.fromkeys(found))


def find(store: Store, name: str) -> list[Node]:
    """All that a name may mean, sorted.

    What is called so letter for letter, but for case, comes alone; else what bears it as its own label does, before
    what it is an alias of: "communication" is not "communications".
    """
    if direct := _by_iri(store, name.strip()):
        return [direct]
    kind, label = _parted(name)
    typed = key(label)
    nodes = [node(store, subject) for subject in _with_key(store, typed)]
    nodes = [n for n in nodes if kind in ("", n.kind)]
    spelled = label.strip().casefold()
    exact = [n for n in nodes if n.label.casefold() == spelled]
    return sorted(exact or [n for n in nodes if key(n.label) == typed] or nodes)


def node(store: Store, iri: str) -> Node:
    """The thing that an IRI means. One that has no label is called by the end of its IRI."""
    subject = ox.NamedNode(iri)
    return Node(iri, _label(store, subject), kind_of(store, iri))


def search(store: Store, text: str, limit: int = 20, kinds: Collection[str] = ()) -> list[Node]:
    """Things with a name like the text, best first.

    Names that equal it come first, then those that begin with it, that have its words as beginnings of theirs, that
    contain its words anywhere, and, if those are few, similarly spelled ones; shorter names before longer.
    """
    kind, label = _parted(text)
    wanted = {kind} if kind else set(kinds)
    typed = key(label)
    ranked: dict[str, tuple[int, int, str]] = {}
    for subject, name in _matching(store, typed.split()):
        if not wanted or kind_of(store, subject) in wanted:
            rank = (_rank(name, typed), len(name), name)
            ranked[subject] = min(rank, ranked.get(subject, rank))
    best = nsmallest(limit, ranked, key=lambda subject: (ranked[subject], subject))
    if len(best) < limit:
        similar = (iri for iri in _similar(store, typed, limit) if not wanted or kind_of(store, iri) in wanted)
        best = list(dict.fromkeys([*best, *similar]))[:limit]
    return [node(store, subject) for subject in best]


def complete(store: Store, prefix: str, limit: int = 50) -> list[Node]:
    """Things with a name that begins like what was typed so far, by label; for a shell that completes names."""
    kind, label = _parted(prefix)
    start = PREFIXES[kind] if kind else ""
    begins = f"STRSTARTS(?key, {ox.Literal(key(label))})"
    of_kind = f" && STRSTARTS(STR(?thing), {ox.Literal(start)})"
    rows = _ask(store, f"SELECT DISTINCT ?thing {{ ?thing {GQ.KEY} ?key FILTER({begins}{of_kind}) }} LIMIT {limit}")
    nodes = (node(store, iri) for (iri,) in rows)
    return sorted(nodes, key=lambda n: (n.label.casefold(), n.iri))


def _parted(name: str) -> tuple[str, str]:
    """The kind that a name states, or "", and the rest: ``skill:statistics``."""
    kind, colon, rest = name.partition(":")
    kind = kind.strip().lower()
    return (kind, rest) if colon and kind in _NAMED_KINDS else ("", name)


def _by_iri(store: Store, name: str) -> Node | None:
    prefix, colon, local = name.partition(":")
    iri = name[1:-1] if name.startswith("<") and name.endswith(">") else PREFIXES.get(prefix, prefix + colon) + local
    try:
        subject = ox.NamedNode(iri)
    except ValueError:
        return None
    return node(store, iri) if next(store.triples(subject), None) else None


def _with_key(store: Store, name: str) -> set[str]:
    subjects = (triple.subject for triple in store.triples(None, GQ.KEY, ox.Literal(name)))
    return {subject.value for subject in subjects if isinstance(subject, ox.NamedNode)}


def kind_of(store: Store, iri: str) -> str:
    """The kind of the thing that an IRI means, ``thing`` if it has none."""
    return split(iri)[0] or _kind_by_class(store, ox.NamedNode(iri))


def _kind_by_class(store: Store, subject: ox.NamedNode) -> str:
    classes = {triple.object for triple in store.triples(subject, RDF.TYPE)}
    return min((kind for class_, kind in _KIND_OF_CLASS.items() if class_ in classes), default="thing")


def _label(store: Store, subject: ox.NamedNode) -> str:
    for predicate in _LABELS:
        found = [triple.object for triple in store.triples(subject, predicate)]
        labels = [label for label in found if isinstance(label, ox.Literal)]
        if labels:
            return min(labels, key=_by_language).value
    return subject.value.rstrip("/").rpartition("/")[2].rpartition("#")[2]


def _by_language(literal: ox.Literal) -> tuple[bool, str]:
    return literal.language not in (None, "en"), literal.value


def _names(nodes: list[Node], *, full: bool = False) -> list[str]:
    """Names to type, with the kind where it is needed to tell them apart; an IRI where even that does not help."""
    labels = [n.label for n in nodes]
    names = [n.name if full or labels.count(n.label) > 1 else n.label for n in nodes]
    return [n.iri if names.count(name) > 1 else name for n, name in zip(nodes, names, strict=True)]


def _matching(store: Store, words: list[str]) -> Iterator[tuple[str, str]]:
    """Things and those of their keys that contain all the words."""
    if not words:
        return
    contains = " && ".join(f"CONTAINS(?key, {ox.Literal(word)})" for word in words)
    rows = _ask(store, f"SELECT ?thing ?key {{ ?thing {GQ.KEY} ?key FILTER({contains}) }}")
    yield from ((iri, name) for iri, name in rows)


def _rank(name: str, typed: str) -> int:
    if name == typed:
        return 0
    if name.startswith(typed):
        return 1
    words = name.split()
    return 2 if all(any(word.startswith(part) for word in words) for part in typed.split()) else 3


def _similar(store: Store, typed: str, limit: int) -> Iterator[str]:
    """Things whose name is spelled like the one typed, the most similar first."""
    from difflib import get_close_matches  # costs milliseconds, and only a name that is unknown needs it

    rows = _ask(store, f"SELECT DISTINCT ?key {{ ?thing {GQ.KEY} ?key }} ORDER BY ?key")
    for name in get_close_matches(typed, [name for (name,) in rows], limit, _LIKENESS):
        yield from sorted(_with_key(store, name))


def _ask(store: Store, sparql: str) -> Iterator[list[str]]:
    """Let Oxigraph look at all names: it is several times faster than looking at them from Python."""
    for row in cast("ox.QuerySolutions", store.rdf.query(sparql)):
        terms = [term for term in row if isinstance(term, ox.NamedNode | ox.Literal)]
        if len(terms) == len(row):
            yield [term.value for term in terms]
