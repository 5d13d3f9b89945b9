"""The self-assessments of real reports, where the shared corpus is at hand: every score, and what the rules say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.files import load
from konsekvens_lint.documents.reader import read as read_document
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.facts.forms.form import Form
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import Finding
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SEEDS = CORPUS / "seeds"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not at hand")

BOOK = built_in()
GROUP = "CHK"
HALLAND = ("222", "222", "311", "312", "212", "222", "111", "211", "111", "211")
NORRBOTTEN = (
    (3, 3, 3, 3), (2, 2, 2, 2.5), (2, 2, 2, 1.5), (1, 1, 2, 2), (2, 2, 2, 2.5),
    (2, 2, 2, 2), (1, 1, 1, 3), (1, 1, 2, 2), (2, 2, 2, 2.5), (2, 2, 2, 3),
)  # fmt: skip
# By the number of the point, in the order of the tables.
MUNICIPALITIES = {1: 2.7, 2: 2.1, 4: 2, 5: 2, 6: 1.9, 3: 1.8, 7: 1.7, 8: 1.4, 9: 1.4, 10: 1.3}
REGIONS = {1: 2.8, 4: 2.4, 2: 2.2, 5: 2.2, 6: 2, 3: 2, 10: 2, 9: 1.8, 7: 1.6, 8: 1.4}


def _seed(start: str) -> Path:
    return next(SEEDS.glob(f"{start}_*.txt"))


def _forms(start: str) -> tuple[Form, ...]:
    path = _seed(start)
    return find_facts(read_document(path, load(path)), BOOK).forms


def _findings(path: Path) -> list[Finding]:
    report = check_document(read_document(path, load(path)), BOOK, plan(Options(), BOOK), str(path), "")
    return [finding for finding in report.findings if finding.rule.startswith(GROUP)]


def _scores(form: Form) -> dict[int, tuple[float | None, ...]]:
    numbers = {point.id: point.number for point in form.points}
    return {
        numbers[row.point]: tuple(score and score.value for score in row.scores)
        for row in form.rows
        if row.point
    }


def _sums(form: Form) -> list[float | None]:
    return [score and score.value for score in form.sums.scores] if form.sums else []


def test_hallands_form() -> None:
    (form,) = _forms("000")
    assert _scores(form) == {number: tuple(map(float, given)) for number, given in enumerate(HALLAND, 1)}
    assert [column.label for column in form.columns] == ["BM1", "BM2", "BM3"]
    assert _sums(form) == [form.total(at) for at in range(3)] == [20, 13, 15]
    assert form.organisation == "Region Halland"
    assert [sorted(column.raters) for column in form.columns] == [
        ["rater_work_group"],
        ["rater_staff"],
        ["rater_staff"],
    ]
    assert [column.answers for column in form.columns] == [None, 59, 44]
    found = _findings(_seed("000"))
    assert Counter(finding.rule for finding in found) == {"CHK06": 1}
    assert found[0].place and "enbart arbetsgruppen" in found[0].place.quote


def test_norrbottens_form() -> None:
    (form,) = _forms("001")
    assert _scores(form) == dict(enumerate(NORRBOTTEN, 1))
    assert [column.label for column in form.columns] == ["Uppstart", "BM1", "BM3", "BM5"]
    assert _sums(form) == [form.total(at) for at in range(4)] == [18, 18, 20, 24]
    found = _findings(_seed("001"))
    assert Counter(finding.rule for finding in found) == {"CHK03": 4, "CHK04": 1}
    off = sorted(each.place.quote for each in found if each.rule == "CHK03" and each.place)
    assert off == ["1,5", "2,5", "2,5", "2,5"]
    assert all(
        each.place.quote.startswith("3. De högsta") for each in found if each.rule == "CHK04" and each.place
    )


def test_skrs_tables_of_means_in_the_damaged_text() -> None:
    municipalities, regions = _forms("004")
    for form, wanted in ((municipalities, MUNICIPALITIES), (regions, REGIONS)):
        assert _scores(form) == {number: (value,) for number, value in wanted.items()}
        assert list(_scores(form)) == list(wanted)
        assert form.has_means
        assert form.missing == ()
    lost = [
        score.written for row in municipalities.rows for score in row.scores if score and score.comma_lost
    ]
    assert lost == ["14", "14"]
    assert Counter(finding.rule for finding in _findings(_seed("004"))) == {"CHK07": 2}


def test_no_other_document_of_the_corpus_has_a_form() -> None:
    known = {_seed(start) for start in ("000", "001", "004")}
    read = 0
    for path in sorted(CORPUS.rglob("*")):
        if path.suffix in (".txt", ".md", ".docx", ".pdf") and path not in known and path.is_file():
            try:
                document = read_document(path, load(path))
            except DocumentError:
                continue
            read += 1
            assert find_facts(document, BOOK).forms == (), path.name
    assert read > 100
