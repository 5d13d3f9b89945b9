"""The web page, the workbook and the table of self-assessments: their figures, hostile words, and who can use the page."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from io import StringIO
from typing import Any

import chromium
import jsonschema
import pytest
import workbooks
from lxml import html as lxml_html
from made_forms import BOOK, NEWER, SCALE_OF_FOUR, form, read

from konsekvens_lint.assessing.reading import named_apart
from konsekvens_lint.assessing.telling import IN_FILES, Assessed, content
from konsekvens_lint.assessing.together import together
from konsekvens_lint.formats.paper import Paper
from konsekvens_lint.report import Unread

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
NOW = datetime(2026, 11, 26, tzinfo=UTC)
HOSTILE = "</td><script>alert(1)</script>&amp;"
SPRING = (3, 2, 2, 1, 2, 2, 1, 1, 2, 1)
AUTUMN = (3, 2.5, 1, 1, 3, 2, 1, 2, 2, 1)
OTHER = (2, 2, 1, 2, 3, 2, 1, 1, 1, 1)


def assessed(*texts: str, unread: tuple[Unread, ...] = (), names: str = "abcdef") -> Assessed:
    reads = [read(text, f"{name}.md") for text, name in zip(texts, names, strict=False)]
    several = named_apart(each for one in reads for each in one.assessments)
    return Assessed(several, together(several, BOOK.forms), ("tom.md",), unread)


SEVERAL = assessed(
    form("Granviks kommun", {"2023": SPRING, "2024": AUTUMN}, sums=("17", "18"), comments={3: "Ny chef"}),
    form("Norrby kommun", {"Uppstart": OTHER}),
    form("Sjö kommun", {"2024": (4, 3, 2, 2, 3, 1, 2, 3, 1, 1)}, points=NEWER, scale=SCALE_OF_FOUR),
    unread=(Unread("sönder.docx", "broken", "Filen är trasig."),),
)
ONE = assessed(form("Granviks kommun", {"Arbetsgruppen": SPRING, "Medarbetarna": AUTUMN}))
MANY = assessed(form("Granviks kommun", {f"Träff {at}": SPRING for at in range(1, 8)}))
EVIL = assessed(
    form("Granviks kommun", {f"2023 {HOSTILE}": SPRING, "2024": AUTUMN}, comments={2: f"=1+1 {HOSTILE}"}),
    names=[f"y\n::warning::x{HOSTILE}"],  # type: ignore[arg-type]
)
MIXED = assessed(
    form("Aby kommun", {"2024": (4, 3, 2, 1, 1, 2, 3, 4, 2, 1)}, scale=SCALE_OF_FOUR),
    form("Dalby kommun", {"2024": (2, 1, 4, 3, 2, 1, 1, 3, 4, 3)}, points=NEWER, scale=SCALE_OF_FOUR),
)
ALL = {"mixed": MIXED, "several": SEVERAL, "one": ONE, "many": MANY, "evil": EVIL}


def told(format: str, what: Assessed, width: int = 100, *, ascii: bool = False) -> Any:
    return content(format, what, Paper(width, color=False, ascii=ascii), "1.2.3", NOW)


def rows(table: Any) -> list[list[str]]:
    return [[" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr")]


def test_the_page_has_the_figures_of_each_organisation_and_of_all() -> None:
    page = lxml_html.fromstring(told("html", SEVERAL))
    means, granvik, *_ = [rows(table) for table in page.iter("table")]
    assert means[0] == ["Nr", "Punkt", "Medel", "Lägst–högst", "Antal"]
    assert means[1] == ["5", "Mål, budget och styrdokument", "3,0", "3", "2"]
    assert granvik[0] == ["Nr", "Punkt", "2023", "2024", "Ändring", "Kommentar"]
    assert granvik[2:4] == [
        ["2", "Politisk efterfrågan", "2", "2,5", "+0,5", ""],
        ["3", "De högsta cheferna", "2", "1", "−1", "Ny chef"],
    ]
    assert granvik[-2:] == [
        ["", "Summa i formuläret", "17", "18", "", ""],
        ["", "Summa, omräknad", "17", "18,5", "", ""],
    ]
    text = " ".join(page.text_content().split())
    assert "Höjt: punkt 2, 5 och 8 Sänkt: punkt 3" in text
    assert "ingen annan har samma skala: Sjö kommun." in text


def test_what_is_in_one_of_two_lists_is_marked() -> None:
    assert MIXED.together.groups[0].is_mixed
    page = lxml_html.fromstring(told("html", MIXED))
    means = rows(next(page.iter("table")))
    assert ["8", "Resultat i ordinarie uppföljning (äldre)", "4,0", "4", "1"] in means
    assert ["8", "Kompetens", "2,0", "1–3", "2"] in means
    line = " 8  Resultat i ordinarie uppföljning (äldre)    4,0            4      1  ■■■■■■■■■■■■■■■■"
    assert line in told("text", MIXED).splitlines()


@pytest.mark.parametrize("name", ALL)
def test_a_chart_shows_each_occasion_point_by_point(name: str) -> None:
    page = lxml_html.fromstring(told("html", ALL[name]))
    charts = [each for each in page.iter("svg") if "poäng per punkt" in each.get("aria-label")]
    assert len(charts) == len(ALL[name].assessments)
    for chart, assessment in zip(charts, ALL[name].assessments, strict=True):
        shown = min(3, len(assessment.occasions))
        assert len([*chart.iter("rect")]) == 10 * shown
        assert f"of-{shown}" in chart.getparent().get("class")


@pytest.mark.parametrize("name", ALL)
def test_the_page_needs_nothing_beside_it_and_runs_nothing(name: str) -> None:
    page = lxml_html.fromstring(told("html", ALL[name]))
    assert not [*page.iter("script", "link", "img", "iframe")]
    assert {each.get("href") for each in page.iter("a")} == {"#innehall"}
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("width", [40, 60, 100])
# A word is never broken, so that of the hostile form is as long as it is.
@pytest.mark.parametrize("name", ["several", "one", "many", "mixed"])
def test_text_keeps_to_the_width(name: str, width: int) -> None:
    lines = told("text", ALL[name], width).splitlines()
    longest = max((line for line in lines if not line.endswith(".md")), key=len)
    assert len(longest) <= width, longest


def test_plain_characters_are_enough() -> None:
    told("text", SEVERAL, ascii=True).encode("latin-1")


def test_hostile_words_stay_words() -> None:
    text = told("text", EVIL)
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert "<script" not in told("html", EVIL)
    lines = list(csv.DictReader(StringIO(told("csv", EVIL).removeprefix("\ufeff")), delimiter=";"))
    commented = [line["Kommentar"] for line in lines if line["Kommentar"]]
    assert {each[:2] for each in commented} == {"'="}


def test_the_table_has_a_row_for_each_occasion_and_point() -> None:
    text = told("csv", SEVERAL)
    lines = list(csv.DictReader(StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert len(lines) == 20 + 10 + 10
    (line,) = [
        each
        for each in lines
        if (each["Organisation"], each["Tillfälle"], each["Nr"]) == ("Granviks kommun", "2024", "2")
    ]
    assert (line["Poäng"], line["Poäng förra gången"], line["Skala"]) == ("2,5", "2", "1–3")
    assert line["Dokument"] == "a.md"


def _strict(node: Any) -> Any:
    """The schema without room for what it does not describe."""
    if isinstance(node, dict):
        strict = {name: _strict(each) for name, each in node.items()}
        return strict | {"additionalProperties": False} if "properties" in node else strict
    return [_strict(each) for each in node] if isinstance(node, list) else node


@pytest.mark.parametrize("name", ALL)
def test_json_is_as_its_schema_says(name: str) -> None:
    schema = json.loads(
        files("konsekvens_lint.assessing").joinpath("assessments.schema.json").read_text("utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(told("json", ALL[name])), _strict(schema))


def test_json_has_the_figures() -> None:
    data = json.loads(told("json", SEVERAL))
    first = data["assessments"][0]
    assert first["occasions"][1]["sum_stated"] == 18
    assert first["occasions"][1]["sum_recomputed"] == 18.5
    assert first["points"][1] == {
        "point": "politisk-efterfragan",
        "number": 2,
        "title": "Politisk efterfrågan",
        "scores": [2, 2.5],
        "change": 0.5,
        "comment": None,
    }
    assert first["steps"][0]["lowered"] == ["De högsta cheferna"]
    assert [each["score"] for each in first["agenda"]] == [1, 1, 1, 1]
    assert data["together"]["groups"][0]["means"][0]["mean"] == 3
    assert data["together"]["alone"] == ["Sjö kommun"]
    assert data["without_form"] == ["tom.md"]
    assert data["unread"] == [{"path": "sönder.docx", "code": "broken", "message": "Filen är trasig."}]


def test_the_workbook_has_the_figures_as_numbers() -> None:
    book = workbooks.read(told("xlsx", SEVERAL))
    assert list(book) == [
        "Tillsammans 1–3", "Granviks kommun", "Norrby kommun", "Sjö kommun", "Poäng", "Att rätta",
    ]  # fmt: skip
    granvik = book["Granviks kommun"]
    assert granvik.row(2, "Politisk efterfrågan") == [2, "Politisk efterfrågan", 2, 2.5, 0.5]
    assert granvik.row(None, "Summa, omräknad") == [None, "Summa, omräknad", 17, 18.5]
    assert "+0.0;-0.0;0" in granvik.formats.values()
    assert book["Tillsammans 1–3"].row(5)[:6] == [5, "Mål, budget och styrdokument", 3, 3, 3, 2]
    assert len([row for row in book["Poäng"].rows if len(row) > 6 and isinstance(row[6], float)]) == 40


@pytest.mark.parametrize("name", ["a" * 40, "[x]:*?/\\", "'", "Poäng", "history", "=1+1"])
def test_any_name_can_be_that_of_a_sheet(name: str) -> None:
    text = form("Granviks kommun", {"2023": SPRING})
    several = tuple(each._replace(name=name) for each in (*read(text).assessments, *read(text).assessments))
    book = workbooks.read(told("xlsx", Assessed(several, together(several, BOOK.forms))))
    assert len(book) >= 3
    assert all(len(each) <= 31 for each in book)


@pytest.mark.parametrize("format", IN_FILES)
def test_nothing_is_told_of_nothing(format: str) -> None:
    assert told(format, Assessed((), together((), BOOK.forms))) is not None


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from chromium.started()


@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [(WIDE, "light"), (NARROW, "light"), (WIDE, "dark")],
    ids=["wide", "narrow", "dark"],
)
@pytest.mark.parametrize("name", ALL)
def test_everyone_can_use_the_page(browser: Any, name: str, viewport: dict[str, int], scheme: str) -> None:
    page = browser.new_page(viewport=viewport, color_scheme=scheme)
    page.set_content(told("html", ALL[name]))
    assert chromium.complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.close()


def test_the_bars_are_as_long_as_the_scores(browser: Any) -> None:
    page = browser.new_page(viewport=WIDE)
    page.set_content(told("html", SEVERAL))
    found = "[...document.querySelectorAll('.of-2 .color-{} rect')].map(bar => +bar.getAttribute('width'))"
    lengths = [page.evaluate(found.format(number)) for number in (0, 1)]
    page.close()
    for bars, scores in zip(lengths, (SPRING, AUTUMN), strict=True):
        unit = bars[-1] / scores[0]
        assert [round(bar / unit, 2) for bar in reversed(bars)] == list(scores)
