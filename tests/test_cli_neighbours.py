"""``graphq neighbours`` and ``bands``: what stands around a thing, and what roles pay side by side."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from terminal import complaint, marsh, run

if TYPE_CHECKING:
    from pathlib import Path

NEIGHBOURS = ("neighbours", "tarn warden")
BANDS = ("bands", "tarn warden", "foam reckoner")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of facts of the marsh book."""
    return marsh(tmp_path_factory.mktemp("neighbours"))


@pytest.mark.parametrize("question", [NEIGHBOURS, BANDS])
@pytest.mark.parametrize("format_name", ["text", "table", "json", "markdown", "svg"])
def test_every_format_answers_and_is_the_same_every_time(
    store: Path, question: tuple[str, ...], format_name: str
) -> None:
    """On standard output alone, or in a file."""
    results = [run(*question, "--format", format_name, "--store", store) for _ in range(2)]
    assert [result.exit_code for result in results] == [0, 0]
    assert results[0].stdout == results[1].stdout != ""
    assert results[0].stderr == ""
    file = store.parent / f"answer.{format_name}"
    run(*question, "--format", format_name, "-o", file, "--store", store)
    assert file.read_text(encoding="utf-8") == results[0].stdout


@pytest.mark.parametrize(
    ("question", "sentence"),
    [(NEIGHBOURS, "Tarn wardens live by murk glimning."), (BANDS, "Wardens earn $70,000 to $95,000.")],
)
def test_evidence_is_sentences_or_sources_or_nothing(store: Path, question: tuple[str, ...], sentence: str) -> None:
    """In words and in tables."""
    for format_name in ("text", "table"):
        quote, source, none = (
            run(*question, "--evidence", evidence, "--format", format_name, "--store", store).stdout
            for evidence in ("quote", "source", "none")
        )
        assert sentence in quote
        assert sentence not in source
        assert "marsh.txt" in source
        assert "marsh.txt" not in none


def test_a_neighbourhood_in_words(store: Path) -> None:
    """What is reached stands under the relation that it is reached by."""
    result = run("neighbours", "reed plaiting", "--hops", 2, "--limit", 3, "--evidence", "none", "--store", store)
    assert result.stdout.splitlines() == [
        "reed plaiting [skill]: the nearest 3 neighbours within 2 hops; there are more",
        "",
        "is required by",
        "  Foam Reckoner [role]",
        "  Tarn Warden [role]",
        "    is reached from",
        "      fenlore degree [programme]",
    ]


def test_a_neighbourhood_for_graphviz_and_mermaid(store: Path) -> None:
    """As paths are."""
    dot = run(*NEIGHBOURS, "--format", "dot", "--store", store).stdout
    mermaid = run(*NEIGHBOURS, "--format", "mermaid", "--store", store).stdout
    assert dot.startswith('digraph "Tarn Warden: within 1 hop" {')
    assert "tooltip" in dot
    assert "tooltip" not in run(*NEIGHBOURS, "--format", "dot", "--evidence", "none", "--store", store).stdout
    assert mermaid.startswith("flowchart LR\n")


def test_conditions_are_those_of_paths(store: Path) -> None:
    """Relations, kinds, sources, support, direction, costs."""

    def things(*words: object) -> set[str]:
        answer = json.loads(run(*NEIGHBOURS, *words, "--format", "json", "--store", store).stdout)
        return {one["thing"]["label"] for one in answer["neighbours"]}

    assert things("--relation", "requires_skill") == {"murk glimning", "reed plaiting"}
    assert things("--avoid", "skill") == {"fenlore degree"}
    assert things("--directed") == {"murk glimning", "reed plaiting"}
    assert things("--min-support", 2) == set()
    assert things("--source", "marsh.txt") == things()
    assert things("--relation", "pays") == {"USD 70,000 to 95,000 a year (range)"}
    costs = store.parent / "costs.yaml"
    costs.write_text("relations: {requires_skill: 9}\n")
    answer = json.loads(run(*NEIGHBOURS, "--costs", costs, "--format", "json", "--store", store).stdout)
    assert answer["neighbours"][0]["thing"]["label"] == "fenlore degree"


def test_a_thing_that_nothing_is_related_to_has_no_neighbours(store: Path) -> None:
    """That is an answer."""
    result = run("neighbours", "tarn warden", "--min-support", 2, "--store", store)
    assert result.exit_code == 0
    assert result.stdout == "Tarn Warden [role]: nothing within 1 hop\n"


def test_an_unknown_name_is_said(store: Path) -> None:
    """In one line."""
    result = run("neighbours", "tarn wardn", "--store", store)
    assert result.exit_code == 6
    assert "Tarn Warden" in complaint(result)


def test_a_chart_in_characters(store: Path) -> None:
    """A bar, and an arrow where a bound is open."""
    lines = run(*BANDS, "--evidence", "none", "--store", store).stdout.splitlines()
    assert lines[0].split() == ["USD", "a", "year", "50,000", "100,000"]
    warden, reckoner = (line.split() for line in lines[1:])
    assert warden[:2] == ["Tarn", "Warden"]
    assert warden[2].startswith("┣━")
    assert warden[2].endswith("━┫")
    assert " ".join(warden[3:]) == "70,000 to 95,000 (range)"
    assert reckoner[2].startswith("┣╌")
    assert reckoner[2].endswith("▶")


def test_bands_that_are_asked_for(store: Path) -> None:
    """By currency, period, and whether most earn them; so many of them."""

    def roles(*words: object) -> list[str]:
        answer = json.loads(run("bands", *words, "--format", "json", "--store", store).stdout)
        return [one["role"]["label"] for one in answer["bands"]]

    assert roles() == ["Tarn Warden", "Foam Reckoner"]
    assert roles("--limit", 1) == ["Tarn Warden"]
    assert roles("--currency", "usd", "--period", "year") == roles()
    assert "1 of 2 bands" in run("bands", "--limit", 1, "--store", store).stdout


@pytest.mark.parametrize("words", [("--currency", "EUR"), ("--period", "hour"), ("ember sitter",)])
def test_no_pay_is_said(store: Path, words: tuple[str, ...]) -> None:
    """With an exit code of its own."""
    result = run("bands", *words, "--store", store)
    assert result.exit_code == 1
    assert "no such pay is stated" in complaint(result)


def test_a_role_without_pay_is_told_beside_those_that_have_some(store: Path) -> None:
    """On standard error, and in JSON."""
    result = run("bands", "ember sitter", "tarn warden", "--format", "json", "--store", store)
    assert result.exit_code == 0
    assert result.stderr == "No such pay is stated of Ember Sitter.\n"
    assert [role["label"] for role in json.loads(result.stdout)["without"]] == ["Ember Sitter"]


def test_a_currency_is_a_code(store: Path) -> None:
    """Of three letters."""
    result = run("bands", "--currency", "dollars", "--store", store)
    assert result.exit_code == 2
    assert "currency code" in complaint(result)


def test_real_neighbours(careers: Path) -> None:
    """What the article says of a role stands next to it, what shares a skill with it two hops away."""
    answer = json.loads(run("neighbours", "Data Scientist", "--hops", 2, "--format", "json", "--store", careers).stdout)
    near = {one["thing"]["label"]: one for one in answer["neighbours"]}
    assert near["statistics"]["distance"] == 1
    assert near["Computer Vision Engineer"]["distance"] == 2
    assert all(one["evidence"] for one in answer["neighbours"])
    costs = [one["path_cost"] for one in answer["neighbours"]]
    assert costs == sorted(costs)


def real(careers: Path, *words: object) -> list[dict[str, Any]]:
    """What stands next to statistics, by the article and the Handbook."""
    result = run("neighbours", "statistics", *words, "--format", "json", "--store", careers)
    assert result.exit_code == 0, result.stderr
    answer: list[dict[str, Any]] = json.loads(result.stdout)["neighbours"]
    return answer


def test_conditions_hold_of_real_neighbours(careers: Path, tmp_path: Path) -> None:
    """Each leaves out what it says, and something of what stands there without it."""
    every = real(careers, "--hops", 2)
    assert all(one["relation"] == "requires_skill" for one in real(careers, "--relation", "requires_skill"))
    avoided = real(careers, "--hops", 2, "--avoid", "Actuary", "--avoid", "industry", "--avoid", "leads_to")
    assert 0 < len(avoided) < len(every)
    assert not any(one["thing"]["label"] == "Actuary" or one["thing"]["type"] == "industry" for one in avoided)
    assert not any(one["relation"] == "leads_to" for one in avoided)
    assert not any(one["inverse"] for one in real(careers, "--hops", 2, "--directed"))
    page = real(careers, "--source", "actuaries.html")
    assert {quote["source"] for one in page for quote in one["evidence"]} == {"actuaries.html"}
    assert len(page) < len(real(careers))
    assert all(one["reckoning"]["support"] >= 2 for one in real(careers, "--min-support", 2))
    assert real(careers, "--hops", 2, "--limit", 5) == every[:5]
    costs = tmp_path / "costs.yaml"
    costs.write_text("relations: {requires_skill: 9}\n", encoding="utf-8")
    dear = real(careers, "--costs", costs)
    assert {one["cost"] for one in dear if one["relation"] == "requires_skill"} == {9.0}


@pytest.mark.parametrize("format_name", ["text", "table", "markdown", "dot", "mermaid", "svg"])
@pytest.mark.parametrize("evidence", ["quote", "source", "none"])
def test_real_neighbours_in_every_format(careers: Path, format_name: str, evidence: str) -> None:
    """With sentences, sources or neither."""
    words = ("neighbours", "Data Scientist", "--hops", 2, "--limit", 30, "--store", careers)
    shown = run(*words, "--format", format_name, "--evidence", evidence)
    assert shown.exit_code == 0
    assert "statistics" in shown.stdout
    if format_name in {"text", "table"}:
        assert (".txt" in shown.stdout or ".html" in shown.stdout) == (evidence != "none")


def test_conditions_hold_of_real_bands(careers: Path) -> None:
    """Of all roles of the pages."""

    def paid(*words: object) -> list[dict[str, Any]]:
        result = run("bands", *words, "--format", "json", "--store", careers)
        answer: list[dict[str, Any]] = json.loads(result.stdout)["bands"]
        return answer

    every = paid("--limit", 1000)
    by_hour = paid("--currency", "usd", "--period", "hour")
    assert 0 < len(by_hour) < len(every)
    assert {(one["amount"]["currency"], one["amount"]["period"]) for one in by_hour} == {("USD", "hour")}
    usual = paid("--usual", "--limit", 1000)
    assert not {one["amount"].get("statistic") for one in usual} & {"minimum", "maximum", "starting"}
    assert 0 < len(usual) < len(every)
    assert paid("--limit", 3) == every[:3]


def test_real_bands(careers: Path) -> None:
    """The article's ranges and the Handbook's medians, and a picture of them."""
    words = ("bands", "Data Scientist", "Actuary", "--usual", "--store", careers)
    rows = run(*words, "--format", "table", "--evidence", "source").stdout
    assert "machine-learning-degree-careers.txt" in rows
    assert "actuaries.html" in rows
    assert "lowest 10 percent" not in rows
    svg = ElementTree.fromstring(run(*words, "--format", "svg").stdout)
    assert "Data Scientist" in "".join(svg.itertext())
