"""What several test files share: an article's facts, built by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphq import loaders
from graphq.graph.writer import Writer
from graphq.ontology.fact import Amount, Entity, Evidence, Fact, Figure, Growth, Kind, Necessity, Relation
from graphq.ontology.source import Extraction, Source

TEXT = (
    "Entry-level welders in Ohio earned $48,000 to $71,500 in 2024. Welders need blueprint reading. "
    "Employment of welders is projected to grow 2% from 2023 to 2033, the Bureau of Labor Statistics says. "
    "A certificate is preferred. A welding degree leads to work as a welder. "
    "Seven in ten employers train staff, the National Federation of Independent Business found."
)
WELDER = Entity(Kind.ROLE, "Welders")


def evidence(quote: str) -> Evidence:
    """The evidence that a quotation of the text is."""
    start = TEXT.index(quote)
    return Evidence(quote, start, start + len(quote), "What welders do")


@pytest.fixture
def extraction() -> Extraction:
    """An article on welders with a fact of most relations."""
    pay = Amount(48000.0, 71500.0, statistic="range", year=2024, region="Ohio", level="entry-level")
    facts = (
        Fact(
            Relation.PAYS,
            WELDER,
            pay,
            evidence("Entry-level welders in Ohio earned $48,000 to $71,500 in 2024."),
            "pay",
        ),
        Fact(
            Relation.REQUIRES_SKILL,
            WELDER,
            Entity(Kind.SKILL, "blueprint reading"),
            evidence("Welders need blueprint reading."),
            "need",
        ),
        Fact(
            Relation.GROWS,
            Entity(Kind.ROLE, "welder"),
            Growth(percent=2.0, start=2023, end=2033),
            evidence("Employment of welders is projected to grow 2% from 2023 to 2033"),
            "growth",
            source="Bureau of Labor Statistics",
        ),
        Fact(
            Relation.REQUIRES_CREDENTIAL,
            WELDER,
            Entity(Kind.CREDENTIAL, "certificate"),
            evidence("A certificate is preferred."),
            "credential",
            necessity=Necessity.PREFERRED,
        ),
        Fact(
            Relation.LEADS_TO,
            Entity(Kind.PROGRAMME, "welding degree"),
            WELDER,
            evidence("A welding degree leads to work as a welder."),
            "lead",
        ),
        Fact(
            Relation.STATISTIC,
            Entity(Kind.TOPIC, "employers who train staff"),
            Figure(70.0, about="employers who train staff"),
            evidence("Seven in ten employers train staff"),
            "share",
            source="National Federation of Independent Business",
        ),
    )
    source = Source(
        "welders.txt",
        "What Welders Do",
        "ab" * 32,
        "text",
        ("A. Writer",),
        "2025-03-01",
        {"related articles": 6},
    )
    return Extraction(source, facts)


SHARED = Path(__file__).parents[2] / "shared"
PAGES = (
    "actuaries",
    "audiologists",
    "computer-and-information-research-scientists",
    "computer-programmers",
    "database-administrators",
    "high-school-teachers",
    "market-research-analysts",
    "mathematicians-and-statisticians",
    "nursing-assistants",
    "operations-research-analysts",
    "software-developers",
    "web-developers",
)
"""Pages of the Occupational Outlook Handbook that have skills, credentials and industries in common."""


@pytest.fixture(scope="session")
def careers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the article on machine learning and a few pages of the Handbook."""
    article = SHARED / "article" / "machine-learning-degree-careers.txt"
    if not article.exists():
        pytest.skip("needs ../shared/article and ../shared/ooh")
    pages = [page for name in PAGES if (page := SHARED / "ooh" / f"{name}.html").exists()]
    store = tmp_path_factory.mktemp("careers") / ".graphq"
    with Writer(store) as writer:
        for file in (article, *pages):
            writer.put(loaders.extract(file.read_bytes(), file.name))
    return store
