"""docs/complaints.md: each complaint has an answer, and the answer is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "complaints.md"
COLLECTED = ROOT.parent / "shared" / "anchors" / "linters.md"
# The complaints that the page answers, as they are numbered where they were collected.
ANSWERED = (*range(1, 14), *range(24, 34), *range(44, 58))


class Row(NamedTuple):
    number: str
    issues: str
    happened: str
    answer: str

    @property
    def tests(self) -> list[str]:
        return re.findall(r"`(tests/[^`]+)`", self.answer)

    @property
    def links(self) -> list[str]:
        return re.findall(r"\]\(([^)]+)\)", self.answer)


def _rows() -> list[Row]:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if re.match(r"\| \d", line)]
    return [Row(*each) for each in cells]


ROWS = _rows()
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.number} {row.issues}")


@cache
def _tests_in(file: Path) -> frozenset[str]:
    """The tests of a file as ``name`` and ``Class::name``."""
    found = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        members = node.body if isinstance(node, ast.ClassDef) else [node]
        prefix = f"{node.name}::" if isinstance(node, ast.ClassDef) else ""
        found |= {
            prefix + each.name for each in members if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
        }
    return frozenset(found)


@cache
def _anchors(page: Path) -> frozenset[str]:
    """The headings of a page as GitHub links to them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return frozenset(re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings)


def test_rows_are_numbered_one_by_one() -> None:
    assert [row.number for row in ROWS] == [str(number) for number in range(1, len(ROWS) + 1)]
    assert len(ROWS) == len(ANSWERED)


@each_row
def test_what_it_names_is_there(row: Row) -> None:
    assert row.tests or row.links, "an answer is a test, or a line of the docs"
    for test in row.tests:
        file, _, name = test.partition("::")
        assert name.rpartition("::")[2].startswith("test_"), test
        assert name in _tests_in(ROOT / file), test
    for link in row.links:
        page, _, anchor = link.partition("#")
        assert anchor in _anchors((PAGE.parent / page).resolve()), link


@each_row
def test_it_names_a_public_issue_and_says_what_happened(row: Row) -> None:
    assert re.match(r"[\w.-]+(/[\w.-]+)?(#\d+| \()", row.issues)
    assert row.happened.endswith(".")
    assert row.answer.endswith(".")


def test_each_complaint_that_was_collected_is_on_the_page() -> None:
    if not COLLECTED.exists():
        pytest.skip("the collected complaints are not at hand")
    said = "\n".join(row.issues for row in ROWS)
    entries = dict(
        re.findall(
            r"^(\d+)\. (.+(?:\n(?!\d+\. |\n|\*\*).+)*)", COLLECTED.read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    for number in map(str, ANSWERED):
        entry = entries[number]
        repository = re.match(r"[\w./-]+", entry)
        assert repository is not None
        assert repository[0].rpartition("/")[2] in said, f"{number}: {entry}"
        missing = [issue for issue in re.findall(r"#\d+", entry) if not re.search(rf"{issue}\b", said)]
        assert missing == [], f"{number}: {entry}"
