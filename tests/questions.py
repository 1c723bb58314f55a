"""Twenty questions of a career adviser to the graph of an article and the Occupational Outlook Handbook, answered.

``python tests/questions.py STORE`` writes ``docs/questions.md`` anew from a store of these sources. The answers are
what the commands print, and below each stands where the sentences are that it rests on; the sentences are their
publishers'.
"""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from graphq.cli.group import graphq

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[1] / "docs" / "questions.md"
QUESTIONS = (
    ("How does knowing Python lead to work as a data scientist?", 'path Python "Data Scientist" -k 1'),
    ("I know statistics. Is that of use in computer vision?", 'path statistics "Computer Vision Engineer" -k 1'),
    ("I am a data analyst. How near is data science?", 'path "Data Analyst" "Data Scientist" -k 2'),
    (
        "Does health care hire people with a degree in machine learning?",
        'path "machine learning degree" healthcare -k 1',
    ),
    ("I am a paralegal and think of becoming a lawyer. What do the two have in common?", "path Paralegal Lawyer -k 2"),
    ("And an electrician and an electrical engineer?", 'path Electrician "Electrical Engineer" -k 1'),
    ("A carpenter and a construction manager?", 'path Carpenter "Construction Manager" -k 2'),
    ("A teacher assistant and a high school teacher?", 'path "Teacher Assistant" "High School Teacher" -k 2'),
    (
        "I answer customers' calls. What of that counts in personnel?",
        'path "Customer Service Representative" "Human Resources Specialist" -k 2',
    ),
    ("A cook who wants to run the place?", 'path role:Cook "Food Service Manager" -k 2'),
    (
        "A nursing assistant who wants to be a practical nurse?",
        'path "Nursing Assistant" "Licensed Practical Nurse" -k 2',
    ),
    (
        "Which certificates lead from one to the other?",
        'path "Nursing Assistant" "Licensed Practical Nurse" --via "Role>Credential>Role" -k 3',
    ),
    (
        "I know Python and statistics. What is missing for computer vision?",
        'gap --have python,statistics --want "Computer Vision Engineer"',
    ),
    ("What is missing for a carpenter to manage construction?", 'gap --have Carpenter --want "Construction Manager"'),
    ("What can I do with Python and statistics?", "next --have python,statistics --limit 5"),
    ("And with nursing and patient care?", 'next --have "nursing,patient care" --limit 4'),
    ("Carpenter or electrician?", "compare Carpenter Electrician"),
    ("Which work with statistics pays 120,000 dollars?", "roles --skill statistics --pays-at-least 120000 --limit 5"),
    (
        "Which work in health care pays 70,000 dollars without a bachelor's degree?",
        'roles --industry healthcare --without-credential "bachelor\'s degree" --pays-at-least 70000 --limit 6',
    ),
    (
        "What do carpenters, electricians and plumbers earn?",
        "bands Carpenter Electrician Plumber --usual --period year",
    ),
)
_HEAD = """\
# Twenty questions

Questions of a career adviser, and what graphq answers when it has read a careers guide on machine learning and 300
pages of the Occupational Outlook Handbook of the U.S. Bureau of Labor Statistics. Each answer is what the command
prints, with `--evidence none`. Below it stands where the sentences are that it rests on, the first for each fact:
`graphq text SOURCE --span START:END` prints one among its lines, and without `--evidence none` the command prints it
too.
"""


def page(store: Path) -> str:
    """The page, answered from a store."""
    return "\n".join([_HEAD, *(part for number in range(len(QUESTIONS)) for part in _section(store, number))])


def _section(store: Path, number: int) -> Iterator[str]:
    question, command = QUESTIONS[number]
    yield f"## {number + 1}. {question}\n"
    yield f"    graphq {command}\n"
    yield f"```text\n{_run(store, command, '--evidence', 'none').rstrip()}\n```\n"
    spans = dict.fromkeys(_spans(json.loads(_run(store, command, "--format", "json"))))
    yield f"Sentences: {', '.join(spans)}.\n"


def _run(store: Path, command: str, *more: str) -> str:
    """What a command prints.

    Raises:
        RuntimeError: it fails.
    """
    result = CliRunner().invoke(graphq, [*shlex.split(command), *more, "--store", str(store)])
    if result.exit_code:
        raise RuntimeError(f"graphq {command}: {result.stderr}")
    return result.stdout


def _spans(answer: Any) -> Iterator[str]:
    """The first piece of evidence of each fact in an answer."""
    if isinstance(answer, dict):
        for name, value in answer.items():
            if name == "evidence" and value:
                first = value[0] if isinstance(value, list) else value
                yield f"`{first['source']} {first['start']}:{first['end']}`"
            else:
                yield from _spans(value)
    elif isinstance(answer, list):
        for one in answer:
            yield from _spans(one)


if __name__ == "__main__":
    PAGE.write_text(page(Path(sys.argv[1])), encoding="utf-8")
