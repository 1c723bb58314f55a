"""``graphq evaluate``: how well the facts of annotated articles are found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from terminal import ARTICLE, complaint, run

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

PAYS = {
    "relation": "pays",
    "subject": "Hydrographic Surveyor",
    "object": {"min": 58_000, "max": 94_000, "currency": "USD", "period": "year"},
    "evidence": "They earn between $58,000 and $94,000 per year.",
}
MISSED = {
    "relation": "in_industry",
    "subject": "Harbor Engineer",
    "object": ["dredging", "dredging firms"],
    "evidence": "Harbor engineers need project management.",
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with two annotations, in which all but a little is optional or missed; their text is next to it."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "hydrography.txt").write_text(ARTICLE, encoding="utf-8")
    folder = tmp_path / "gold"
    folder.mkdir()
    for name, facts in (("a.json", [PAYS]), ("b.json", [PAYS, MISSED])):
        rows = {"article": "hydrography.txt", "programme": "Hydrography degree", "facts": facts}
        (folder / name).write_text(json.dumps(rows), encoding="utf-8")
    return folder


def predictions(folder: Path, name: str, *facts: dict[str, Any]) -> Path:
    """A file of facts that somebody else found."""
    path = folder / name
    path.write_text("".join(json.dumps(fact) + "\n" for fact in facts), encoding="utf-8")
    return path


def answer(result: Result) -> Any:
    """The JSON that was printed."""
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_the_table_has_a_line_for_each_article_and_relation(gold: Path, tmp_path: Path) -> None:
    """What all articles have in common comes after them."""
    found = predictions(tmp_path, "b.jsonl", PAYS)
    lines = run("evaluate", gold / "b.json", "--predicted", found).stdout.splitlines()
    cells = [line.split() for line in lines]
    assert cells[0] == ["article", "precision", "recall", "F1", "gold", "missed", "wrong", "verbatim", "necessity"]
    assert cells[2] == ["hydrography.txt", "1.000", "0.500", "0.667", "2", "1", "0", "1.000"]
    assert cells[3] == ["all", "1.000", "0.500", "0.667", "2", "1", "0", "1.000"]
    assert cells[4] == ["mean", "of", "the", "articles", "0.667"]
    assert ["pays", "1.000", "1.000", "1.000", "1", "0", "0"] in cells
    assert ["in_industry", "1.000", "0.000", "0.000", "1", "1", "0"] in cells


def test_what_is_found_by_graphq_is_scored(gold: Path) -> None:
    """The text is found beside the annotations; every sentence stands in it."""
    rows = answer(run("evaluate", gold, "--format", "json"))
    assert [row["article"] for row in rows["articles"]] == ["hydrography.txt"] * 2
    pays = rows["articles"][0]["relations"]["pays"]
    assert (pays["gold"], pays["missed"], pays["recall"]) == (1, 0, 1.0)
    evidence = rows["all"]["evidence"]
    assert evidence["verbatim"] == evidence["of"] > 0
    assert evidence["share"] == 1.0


def test_the_mean_is_of_the_articles(gold: Path, tmp_path: Path) -> None:
    """Of two annotations by two files in a folder."""
    for name in ("a.jsonl", "b.jsonl"):
        predictions(tmp_path, name, PAYS)
    rows = answer(run("evaluate", gold, "--predicted", tmp_path, "--format", "json"))
    assert [row["micro"]["f1"] for row in rows["articles"]] == [1.0, pytest.approx(2 / 3)]
    assert rows["mean_f1"] == pytest.approx(5 / 6)
    assert rows["all"]["micro"]["f1"] == pytest.approx(4 / 5)


def test_errors_are_listed_with_their_sentences(gold: Path, tmp_path: Path) -> None:
    wrong = PAYS | {"subject": "Harbor Pilot", "evidence": "Somebody earns."}
    found = predictions(tmp_path, "found.jsonl", wrong)
    lines = run("evaluate", gold / "b.json", "--predicted", found, "--errors").stdout.splitlines()
    at = lines.index("hydrography.txt: missed (2)")
    assert lines[at + 3 : at + 5] == [
        "  in_industry: Harbor Engineer works in dredging",
        "      “Harbor engineers need project management.”",
    ]
    at = lines.index("hydrography.txt: wrong (1)")
    assert lines[at + 1].startswith("  pays: Harbor Pilot pays min 58000, max 94000")
    assert lines[at + 2] == "      “Somebody earns.”"


def test_errors_as_json(gold: Path, tmp_path: Path) -> None:
    """With the wordings that are right, and the necessity that was annotated."""
    asks = {"relation": "requires_credential", "subject": "Harbor Engineer", "object": "licence"}
    rows = {"article": "hydrography.txt", "facts": [MISSED, asks | {"necessity": "required"}]}
    (gold / "c.json").write_text(json.dumps(rows), encoding="utf-8")
    found = predictions(tmp_path, "found.jsonl", asks | {"necessity": "typical"}, PAYS)
    (row,) = answer(run("evaluate", gold / "c.json", "--predicted", found, "--errors", "--format", "json"))["articles"]
    assert row["missed"] == [MISSED | {"object": "dredging"}]
    assert row["wrong"] == [PAYS]
    assert row["necessity"] == {"agrees": 0, "of": 1, "share": 0.0}
    (misjudged,) = row["misjudged"]
    assert (misjudged["necessity"], misjudged["annotated"]) == ("typical", "required")


def test_what_falls_short_fails(gold: Path, tmp_path: Path) -> None:
    """With what was asked for and what was reached; the scores are printed all the same."""
    found = predictions(tmp_path, "found.jsonl", PAYS)
    result = run("evaluate", gold / "b.json", "--predicted", found, "--fail-under", "0.7")
    assert result.exit_code == 1
    assert complaint(result) == "the mean F1 of 1 article is 0.6667, below 0.7"
    assert "mean of the articles" in result.stdout


def test_what_does_not_fall_short_passes(gold: Path, tmp_path: Path) -> None:
    """To reach it is enough."""
    found = predictions(tmp_path, "found.jsonl", PAYS)
    assert run("evaluate", gold / "a.json", "--predicted", found, "--fail-under", "1").exit_code == 0


@pytest.mark.parametrize("least", ["-0.1", "1.5", "80", "nan", "high"])
def test_f1_is_from_0_to_1(gold: Path, least: str) -> None:
    assert run("evaluate", gold, "--fail-under", least).exit_code == 2


def test_without_its_text_there_is_nothing_to_score(gold: Path, tmp_path: Path) -> None:
    """Somebody else's facts are scored without it, but for their evidence."""
    (tmp_path / "texts" / "hydrography.txt").unlink()
    result = run("evaluate", gold / "a.json")
    assert result.exit_code == 3
    assert "hydrography.txt is not beside it" in complaint(result)
    assert "--texts" in complaint(result)
    found = predictions(tmp_path, "found.jsonl", PAYS)
    rows = answer(run("evaluate", gold / "a.json", "--predicted", found, "--format", "json"))
    assert rows["all"]["evidence"] == {"verbatim": 0, "of": 0, "share": None}


def test_the_folder_of_the_texts_may_be_given(gold: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / "texts").rename(elsewhere)
    assert run("evaluate", gold, "--texts", elsewhere).exit_code == 0
    assert run("evaluate", gold, "--texts", gold).exit_code == 3


def test_one_file_of_facts_is_for_one_annotation(gold: Path, tmp_path: Path) -> None:
    result = run("evaluate", gold, "--predicted", predictions(tmp_path, "found.jsonl", PAYS))
    assert result.exit_code == 2
    assert "NAME.jsonl for each NAME.json" in complaint(result)


@pytest.mark.parametrize("content", ["{", '{"article": "x.txt", "facts": [{}]}', "[]"])
def test_what_is_no_annotation(gold: Path, content: str) -> None:
    """One line: the file, the line and what is wrong."""
    bad = gold / "bad.json"
    bad.write_text(content, encoding="utf-8")
    result = run("evaluate", gold)
    assert result.exit_code == 3
    assert complaint(result).startswith(f"{bad}:1")
    assert result.stdout == ""


def test_output_to_a_file(gold: Path, tmp_path: Path) -> None:
    found = predictions(tmp_path, "found.jsonl", PAYS)
    arguments = ("evaluate", gold / "a.json", "--predicted", found)
    run(*arguments, "-o", tmp_path / "scores.txt")
    assert (tmp_path / "scores.txt").read_text(encoding="utf-8") == run(*arguments).stdout
