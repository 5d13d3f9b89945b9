"""Self-assessment forms as they look in reality, read score by score, and what the rules say of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import office_forms
import pytest
import yaml

from konsekvens_lint.documents.reader import read as read_document
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.facts.forms.catalogues import catalogues
from konsekvens_lint.facts.forms.entries import entries_of
from konsekvens_lint.facts.forms.form import Form
from konsekvens_lint.facts.forms.lines import blocks_of, text_lines
from konsekvens_lint.linter import check_document
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
HERE = Path(__file__).parent
WRITTEN = [
    case
    for name in ("forms.yaml", "more_forms.yaml", "held_out.yaml")
    for case in yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
]
ONE = (2, 1, 3, 2, 1, 2, 1, 1, 1, 2)
FIRST = ((3, 3), (2, 2), (1, 2), (2, 2), (2, 3), (2, 2), (1, 2), (1, 1), (1, 1), (2, 2))
SECOND = ((2, 2), (1, 2), (2, 1), (2, 2), (1, 1), (2, 2), (1, 1), (1, 1), (1, 2), (1, 1))
THREE = tuple((first, second, second) for first, second in FIRST)
HALF = tuple(("2", "2,5") if at == 2 else ("2", "1") if at == 5 else ("2", "2") for at in range(10))
COMMENTS = ("", "Politikerna frågar oftare", "", "", "", "Färre nyckeltal är uppdelade", "", "", "", "")


def forms_in(name: str, data: bytes) -> tuple[Form, ...]:
    return find_facts(read_document(Path(name), data), BOOK).forms


def read_scores(form: Form) -> dict[int, list[float | None]]:
    """The scores by the number of the point, in the form's order."""
    numbers = {point.id: point.number for point in form.points}
    return {
        numbers[row.point]: [score and score.value for score in row.scores] for row in form.rows if row.point
    }


def fired(name: str, data: bytes, kind: str | None = None) -> list[str]:
    document = read_document(Path(name), data)
    report = check_document(document, BOOK, plan(Options(kind=kind), BOOK), name, "")
    return sorted({finding.rule for finding in report.findings})


def floats(scores: Sequence[Any]) -> list[float | None]:
    return [None if score is None else float(score) for score in scores]


@pytest.mark.parametrize("case", WRITTEN, ids=lambda case: case["id"])
def test_written_forms_are_read_score_by_score(case: dict[str, Any]) -> None:
    forms = forms_in(f"formular.{case['format']}", case["text"].encode())
    assert len(forms) == len(case["forms"])
    for form, wanted in zip(forms, case["forms"], strict=True):
        assert read_scores(form) == {number: floats(given) for number, given in wanted["scores"].items()}
        assert [column.label for column in form.columns] == wanted["columns"]
        assert form.organisation == wanted.get("organisation", "")
        assert form.catalogue == wanted.get("catalogue", "skr-tio-punkter")
        assert form.has_means == wanted.get("means", False)
        sums = floats([score and score.value for score in form.sums.scores]) if form.sums else None
        assert "sums" not in wanted or sums == floats(wanted["sums"])
        assert "kinds" not in wanted or [column.kind for column in form.columns] == wanted["kinds"]
        assert "raters" not in wanted or [sorted(each.raters) for each in form.columns] == wanted["raters"]
        numbers = {point.id: point.number for point in form.points}
        comments = {numbers[row.point]: row.comment for row in form.rows if row.point and row.comment}
        assert comments == wanted.get("comments", {})


@pytest.mark.parametrize("case", WRITTEN, ids=lambda case: case["id"])
def test_the_rules_say_this_of_it_and_no_other_rule_judges_a_forms_text(case: dict[str, Any]) -> None:
    name, data = f"formular.{case['format']}", case["text"].encode()
    for kind in (None, "uppfoljning", "styrdokument", "ovrigt", "budget"):
        assert fired(name, data, kind) == case["fires"], kind


def test_crosses_under_one_two_and_three_are_scores() -> None:
    data = office_forms.ticked(ONE)
    (form,) = forms_in("formular.docx", data)
    assert read_scores(form) == {number: [float(score)] for number, score in enumerate(ONE, 1)}
    assert form.organisation == "Östra Vikens kommun"
    assert form.scale.ranges == ((1, 3),)
    assert fired("formular.docx", data) == []


def test_two_units_in_one_report_have_a_form_each() -> None:
    data = office_forms.two_units(FIRST, SECOND)
    forms = forms_in("bokslut.docx", data)
    assert [form.organisation for form in forms] == [
        "Barn- och utbildningsförvaltningen",
        "Tekniska förvaltningen",
    ]
    for form, scores in zip(forms, (FIRST, SECOND), strict=True):
        assert read_scores(form) == {number: floats(given) for number, given in enumerate(scores, 1)}
        assert [column.label for column in form.columns] == ["Vår", "Höst"]
        assert {column.raters for column in form.columns} == {frozenset({"rater_managers"})}
        assert [form.total(at) for at in (0, 1)] == floats(map(sum, zip(*scores, strict=True)))
    assert next(iter(read_scores(forms[1]))) == 10, "in the form's own order"
    assert fired("bokslut.docx", data) == ["CHK04"]


def test_a_ruled_table_of_a_pdf_over_two_pages_is_one_form() -> None:
    data = office_forms.ruled_pdf(HALF, COMMENTS)
    (form,) = forms_in("formular.pdf", data)
    wanted = {n: [float(x.replace(",", ".")) for x in given] for n, given in enumerate(HALF, 1)}
    assert read_scores(form) == wanted
    assert len({row.place.page for row in form.rows}) == 2
    assert [column.label for column in form.columns] == ["Start 2022", "Avstämning 2023"]
    assert form.rows[5].comment == "Färre nyckeltal är uppdelade"
    assert form.organisation == "Region Mellansjö"
    assert fired("formular.pdf", data) == ["CHK03"]


def test_a_pdf_without_lines_is_read_by_its_columns() -> None:
    data = office_forms.plain_pdf(THREE)
    (form,) = forms_in("formular.pdf", data)
    assert read_scores(form) == {number: floats(given) for number, given in enumerate(THREE, 1)}
    assert [column.label for column in form.columns] == ["Träff 1", "Träff 2", "Träff 3"]
    assert form.organisation == "Södra Ängs kommun"
    assert fired("formular.pdf", data) == []


SURVEY = """\
# Uppföljning av jämställdhetsintegreringen och medarbetarenkäten
## Enkäten
| Område | 2023 | 2024 |
|---|---|---|
| Chef | 4,1 | 4,0 |
| Kompetens | 3,9 | 3,7 |
| Mål och budget | 3,2 | 3,3 |
| Uppföljning | 3,5 | 3,1 |
| Arbetsmiljö | 3,6 | 3,8 |
"""
CONTENTS = """\
Rapport om jämställdhetsintegrering

Innehåll
5.1 Den politiska församlingen har tagit beslut om jämställdhetsintegrering ..... 3
5.2 Den politiska ledningen efterfrågar resultat ..... 4
5.3 De högsta cheferna säkerställer att besluten genomförs ..... 5
5.4 Ledningen säkerställer organisationens kompetens ..... 6
5.5 Jämställdhetsperspektivet är synligt i mål, budget och andra styrdokument ..... 8
5.6 All individbaserad statistik redovisas med kön som indelningsgrund ..... 9
5.7 I beslutsunderlag finns en beskrivning av konsekvenser ..... 11

5.1 Den politiska församlingen har tagit beslut om jämställdhetsintegrering

Beslutet togs 2019.
"""
PLAN = """\
# Plan för jämställdhetsintegrering
## Aktiviteter
1. Fullmäktige har beslutat om en plan.
2. Nämnden efterfrågar resultat två gånger om året.
3. Cheferna ansvarar för att planen följs.
4. Utbildning i kompetens för alla, under vecka 4
5. Mål och budget ses över.
6. Statistiken delas upp på kön från och med 2025
7. Tjänsteskrivelser får en ny mall.
8. Uppföljning sker i delår 1 och 2
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [("enkat.md", SURVEY), ("rapport.txt", CONTENTS), ("plan.md", PLAN)],
    ids=["a survey of the staff", "a contents page", "a plan in eight points"],
)
def test_what_only_looks_like_a_form_is_none(name: str, text: str) -> None:
    assert forms_in(name, text.encode()) == ()


MARKDOWN = {case["id"]: case for case in WRITTEN if case["format"] == "md"}
# Eleven columns on an upright page: the words in the heads are cut.
TOO_WIDE = ("punkterna i huvudet, en rad för varje tillfälle", "ruled pdf")
# Wrapped cells without lines about them: the reader of PDFs gives them in pieces, and these are put together again.
CAME_APART = ("tabell med kommentarer och dubbla huvuden", "den nyare listan, skala 1–4")


@pytest.mark.parametrize(
    ("name", "layout"),
    [(name, layout) for name in MARKDOWN for layout in ("word", "ruled pdf") if (name, layout) != TOO_WIDE],
)
def test_the_same_form_reads_the_same_in_word_and_pdf(name: str, layout: str) -> None:
    parts = office_forms.parts_of(MARKDOWN[name]["text"])
    if layout == "word":
        forms = forms_in("formular.docx", office_forms.as_word(parts))
    else:
        forms = forms_in("formular.pdf", office_forms.as_pdf(parts, ruled=True))
    assert len(forms) == len(MARKDOWN[name]["forms"])
    for form, wanted in zip(forms, MARKDOWN[name]["forms"], strict=True):
        assert read_scores(form) == {number: floats(given) for number, given in wanted["scores"].items()}
        assert [column.label for column in form.columns] == wanted["columns"]
        assert form.organisation == wanted.get("organisation", "")


@pytest.mark.parametrize("name", CAME_APART)
def test_a_table_without_lines_whose_rows_come_apart(name: str) -> None:
    wanted = MARKDOWN[name]["forms"][0]
    data = office_forms.as_pdf(office_forms.parts_of(MARKDOWN[name]["text"]), ruled=False)
    (form,) = forms_in("formular.pdf", data)
    assert read_scores(form) == {number: floats(given) for number, given in wanted["scores"].items()}
    assert form.sums and [score and score.value for score in form.sums.scores] == floats(wanted["sums"])
    assert len(form.occasions) == len(wanted["columns"])


def test_a_list_of_figures_after_a_point_is_none_of_its_scores() -> None:
    """It took the square of its length: some thousand lines would never have been read."""
    catalogue = catalogues(BOOK.forms)[0]
    lines = [*(f"{point.title}: 2" for point in catalogue.points), *["3"] * 400]
    text = "# Checklista\n\n" + "\n\n".join(lines)
    reading = find_facts(read_document(Path("a.md"), text.encode()), BOOK).reading
    entries = entries_of(
        [line for units in blocks_of(reading) for line in text_lines(units[0])], catalogue, table=False
    )
    assert entries
    assert max(len(entry.lines) for entry in entries) == 100
