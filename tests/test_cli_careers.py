"""``graphq gap``, ``next``, ``compare`` and ``roles``: on a small store in words, on real pages for what they find."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from terminal import complaint, marsh, run

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = {
    "gap": ("gap", "--have", "reed plaiting", "--want", "tarn warden"),
    "next": ("next", "--have", "reed plaiting"),
    "compare": ("compare", "tarn warden", "foam reckoner"),
    "roles": ("roles", "--skill", "murk glimning"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of facts of the marsh book."""
    return marsh(tmp_path_factory.mktemp("careers"))


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("format_name", ["text", "table", "json", "markdown"])
def test_every_format_answers_and_is_the_same_every_time(store: Path, question: str, format_name: str) -> None:
    """On standard output alone."""
    results = [run(*QUESTIONS[question], "--format", format_name, "--store", store) for _ in range(2)]
    assert [result.exit_code for result in results] == [0, 0]
    assert results[0].stdout == results[1].stdout != ""
    assert results[0].stderr == ""


@pytest.mark.parametrize("question", QUESTIONS)
def test_evidence_is_sentences_or_sources_or_nothing(store: Path, question: str) -> None:
    """In words."""
    quote, source, none = (
        run(*QUESTIONS[question], "--evidence", evidence, "--store", store).stdout
        for evidence in ("quote", "source", "none")
    )
    assert "“" in quote
    assert "marsh.txt" in quote
    assert "“" not in source
    assert "marsh.txt" in source
    assert "marsh.txt" not in none


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_goes_into_a_file(store: Path, question: str, tmp_path: Path) -> None:
    """The same as goes to standard output."""
    file = tmp_path / "answer.txt"
    result = run(*QUESTIONS[question], "-o", file, "--store", store)
    assert result.stdout == ""
    assert file.read_text(encoding="utf-8") == run(*QUESTIONS[question], "--store", store).stdout


def test_a_gap_in_words(store: Path) -> None:
    """What more roles ask for comes first, each thing with its sentence."""
    assert run("gap", "--have", "fenlore degree", "--want", "tarn warden", "--store", store).stdout.splitlines() == [
        "Tarn Warden: of 2 things asked for you have 0; 2 missing.",
        "",
        "what is missing, first things first",
        "  1. reed plaiting [skill; also for 1 other role]",
        "      “Wardens and reckoners plait reeds.”",
        "      — marsh.txt, Trades",
        "  2. murk glimning [skill]",
        "      “Tarn wardens live by murk glimning.”",
        "      — marsh.txt, Trades",
    ]


def test_a_gap_without_anything_had_is_a_wrong_command_line(store: Path) -> None:
    """It says what to do."""
    result = run("gap", "--want", "tarn warden", "--store", store)
    assert result.exit_code == 2
    assert "--have" in complaint(result)
    assert "--profile" in complaint(result)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("gap", "--have", "umbrella mending", "--want", "tarn warden"), 6, "umbrella mending"),
        (("gap", "--have", "murk glimning", "--want", "murk glimning"), 6, "no role"),
        (("next", "--profile", "nowhere.yaml"), 12, "nowhere.yaml"),
        (("compare", "tarn warden"), 2, "two roles"),
        (("compare", "tarn warden", "Tarn Wardens"), 2, "two roles"),
        (("roles", "--currency", "dollars"), 2, "three letters"),
        (("roles", "--pays-at-least", "0"), 2, "--pays-at-least"),
        (("roles", "--pays-at-least", "nan"), 2, "100k"),
        (("roles", "--pays-at-least", "1,00"), 2, "100k"),
        (("roles", "--pays-at-least", "900,000"), 1, "no role"),
        (("roles", "--pays-at-least", "900k"), 1, "no role"),
        (("roles", "--currency", "EUR"), 2, "--pays-at-least"),
        (("roles", "--period", "month"), 2, "--pays-at-least"),
        (("gap", "--have", ",", "--want", "tarn warden"), 6, "names nothing"),
        (("path", " , ", "tarn warden"), 6, "names nothing"),
        (("path", "reed plaiting", "tarn warden", "--via", ""), 2, "--via"),
        (
            ("path", "tarn warden", "foam reckoner", "--avoid", "reed plaiting", "--through", "reed plaiting"),
            2,
            "avoid",
        ),
        (("path", "reed plaiting", "tarn warden", "--avoid", "pays", "--relation", "pays"), 2, "--avoid"),
        (("neighbours", "reed plaiting", "--avoid", "pays", "--relation", "pays"), 2, "--avoid"),
        (("roles", "--pays-at-least", "1000000"), 1, "no role"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line(store: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    """With its own exit code."""
    result = run(*arguments, "--store", store)
    assert result.exit_code == code
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_names_of_a_profile_that_are_unknown_are_told_and_passed_over(store: Path, tmp_path: Path) -> None:
    """On standard error, and in JSON."""
    file = tmp_path / "known.yaml"
    file.write_text("skills: [murk glimning, umbrella mending]\n", encoding="utf-8")
    result = run("next", "--profile", file, "--format", "json", "--store", store)
    assert "umbrella mending" in result.stderr
    answer = json.loads(result.stdout)
    assert answer["unknown"] == ["umbrella mending"]
    assert [one["label"] for one in answer["have"]] == ["murk glimning"]


def test_what_is_known_but_not_as_what_it_is_listed_as_is_told_so(store: Path, tmp_path: Path) -> None:
    """With what it is; and that then nothing is had."""
    file = tmp_path / "known.yaml"
    file.write_text("roles: [murk glimning]\nskills:\n", encoding="utf-8")
    result = run("gap", "--profile", file, "--want", "tarn warden", "--store", store)
    assert result.exit_code == 0
    assert "murk glimning (known as skill)" in result.stderr
    assert "nothing" in result.stderr


@pytest.mark.parametrize("goal", ["tarn warden", "murk glimning,tarn warden"])
def test_what_is_given_as_start_and_as_goal_is_one_of_them(store: Path, goal: str) -> None:
    """There is no path from a thing to itself, and it keeps no other from being found."""
    plain = run("path", "murk glimning", "tarn warden", "--store", store)
    assert plain.exit_code == 0
    assert run("path", "murk glimning,tarn warden", goal, "--store", store).stdout == plain.stdout


def test_the_gap_to_a_real_role(careers: Path) -> None:
    """What somebody who knows Python and statistics lacks of a computer vision engineer, each thing with a sentence."""
    result = run(
        "gap",
        "--have",
        "python,statistics",
        "--want",
        "Computer Vision Engineer",
        "--format",
        "json",
        "--store",
        careers,
    )
    answer = json.loads(result.stdout)
    assert {one["thing"]["label"] for one in answer["had"]} == {"programming", "statistics"}
    lacks = [lack["thing"]["label"] for lack in answer["lacks"]]
    assert lacks[:2] == ["machine learning", "algorithm"]
    assert all(evidence["quote"] for lack in answer["lacks"] for evidence in lack["evidence"])
    assert answer["lacks"][0]["taught"][0]["programme"]["label"] == "machine learning degree"


def test_roles_within_reach_of_a_real_profile(careers: Path) -> None:
    """The article's analyst needs but one thing more, and that opens it."""
    answer = json.loads(run("next", "--have", "python,statistics", "--format", "json", "--store", careers).stdout)
    assert answer["roles"][0]["role"]["label"] == "Data Analyst"
    opening = {step["skill"]["label"]: [role["label"] for role in step["opens"]] for step in answer["skills"]}
    assert opening["R"] == ["Data Analyst"]


def test_real_roles_side_by_side(careers: Path) -> None:
    """Pay as intervals: the article's range stands beside the Handbook's median."""
    rows = run("compare", "Data Scientist", "Machine Learning Engineer", "--format", "table", "--store", careers).stdout
    assert "95,000 to 150,000 (range)" in rows
    assert "110,000 to 160,000 (range)" in rows


def test_real_roles_by_pay(careers: Path) -> None:
    """A range that begins at the amount is usual pay, one that only reaches it is possible."""
    result = run("roles", "--skill", "statistics", "--pays-at-least", 120000, "--format", "json", "--store", careers)
    verdicts = {hit["role"]["label"]: hit["pays"] for hit in json.loads(result.stdout)["roles"]}
    assert verdicts["Artificial Intelligence Research Scientist"] == "usually"
    assert verdicts["Machine Learning Engineer"] == "possibly"


def test_real_roles_without_a_bachelors_degree(careers: Path) -> None:
    """Nursing assistants need none; audiologists have a doctorate."""
    arguments = ("--without-credential", "bachelor's degree", "--format", "json", "--store", careers)
    found = {hit["role"]["label"] for hit in json.loads(run("roles", *arguments).stdout)["roles"]}
    assert "Nursing Assistant" in found
    assert not {"Audiologist", "Database Administrator", "Data Scientist"} & found
