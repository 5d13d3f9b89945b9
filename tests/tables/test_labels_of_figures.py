"""Where a table's labels stand, in every format: which labels belong to a figure, and what the whole table says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from builders import Package, cell, chart, docx, drawing, para, row, table

from konsekvens_lint.documents.model import Block, Cell, Document, Table
from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts import labels
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.facts.given import Given
from konsekvens_lint.facts.layouts import Layout, read_layout
from konsekvens_lint.facts.tables import ReadTable
from konsekvens_lint.language.normalise import normalise
from konsekvens_lint.language.texts import TextUnit
from konsekvens_lint.rulebook.loading import built_in

Find = Callable[[Document], list[ReadTable]]


def _table(rows: Sequence[str], header_rows: int = 0) -> Table:
    """A table of rows with bars between the cells; '>2' after a text: over two columns; '^2': over two rows."""
    grid = []
    for at, line in enumerate(rows):
        column, cells = 0, []
        for text in line.split("|"):
            words, _, across = text.strip().partition(">")
            words, _, down = words.partition("^")
            cells.append(Cell(words, at, column, int(down or 1), int(across or 1)))
            column += int(across or 1)
        grid.append(tuple(each for each in cells if each.text != "~"))
    return Table(1, tuple(grid), header_rows)


def _layout(rows: Sequence[str], header_rows: int = 0) -> Layout | None:
    block = Block("table", "", 1, table=_table(rows, header_rows))
    assert block.table is not None
    units = [
        TextUnit(block, each, normalise(each.text), ())
        for row in block.table.rows
        for each in row
        if each.text
    ]
    return read_layout(units)


def _texts(units: Sequence[TextUnit]) -> list[str]:
    return [unit.normalised.text for unit in units]


def _about(layout: Layout | None, figure: str) -> tuple[list[str], list[str]]:
    assert layout is not None
    found = next(each for each in layout.figures if each.unit.normalised.text == figure)
    return _texts(found.heads), _texts(found.sides)


def test_two_header_rows_with_merged_cells() -> None:
    layout = _layout(
        [
            "Nämnd^2|Kvinnor>2|Män>2|Totalt^2",
            "~|Antal|Andel|Antal|Andel|~",
            "Omsorgsnämnden|7|54 %|6|46 %|13",
        ]
    )
    assert _about(layout, "54 %") == (["Kvinnor", "Andel"], ["Omsorgsnämnden"])
    assert _about(layout, "6") == (["Män", "Antal"], ["Omsorgsnämnden"])
    assert _about(layout, "13") == (["Totalt"], ["Omsorgsnämnden"])
    assert layout is not None
    assert _texts(layout.header) == ["Nämnd", "Kvinnor", "Män", "Totalt"]


def test_a_title_row_over_the_header() -> None:
    layout = _layout(["Elever i grundskolan>3", "Skola|Flickor|Pojkar", "Norrskolan|51|43"])
    assert layout is not None
    assert _texts(layout.titles) == ["Elever i grundskolan"]
    assert _texts(layout.header) == _texts(layout.lines[0]) == ["Skola", "Flickor", "Pojkar"]
    assert _about(layout, "43") == (["Pojkar"], ["Norrskolan"])


def test_labels_in_two_columns_the_outer_once() -> None:
    layout = _layout(["År|Kön|Besökare", "2023|Kvinnor|41", "|Män|42", "2024|Kvinnor|43", "|Män|44"])
    assert _about(layout, "42") == (["Besökare"], ["2023", "Män"])
    assert _about(layout, "44") == (["Besökare"], ["2024", "Män"])


def test_labels_in_two_columns_the_outer_merged() -> None:
    layout = _layout(["År|Kön|Besökare", "2023^2|Kvinnor|41", "~|Män|42", "2024^2|Kvinnor|43", "~|Män|44"])
    assert _about(layout, "42") == (["Besökare"], ["2023", "Män"])


def test_rows_that_head_those_below_them() -> None:
    layout = _layout(["Ålder|Antal", "Kvinnor>2", "0–17|210", "Män>2", "0–17|225"])
    assert _about(layout, "210") == (["Antal"], ["Kvinnor", "0–17"])
    assert _about(layout, "225") == (["Antal"], ["Män", "0–17"])


def test_header_rows_that_the_format_tells() -> None:
    layout = _layout(["Årskurs|7|8", "Flickor|51|43", "Pojkar|47|40"], header_rows=1)
    assert _about(layout, "43") == (["8"], ["Flickor"])


def test_a_table_that_is_all_header_as_some_templates_have_it() -> None:
    layout = _layout(["Skola|Flickor", "Norrskolan|51"], header_rows=2)
    assert _about(layout, "51") == (["Flickor"], ["Norrskolan"])


def test_figures_in_the_first_column_alone() -> None:
    layout = _layout(["Antal|Grupp", "51|Kvinnor", "43|Män"])
    assert _about(layout, "43") == (["Antal"], ["Män"])


def test_long_comments_to_the_right_are_no_labels() -> None:
    layout = _layout(["Enhet|Antal|Kommentar", "Norr|12|Fler kvinnor än män har svarat i år"])
    assert _about(layout, "12") == (["Antal"], ["Norr"])


@pytest.mark.parametrize(
    "rows",
    [
        ["Perspektiv|Bedömning", "Barn|Påverkas inte"],
        ["Åtgärd|År", "Dialog|2026"],
        ["Nr|Grupp", "1.|Elever", "2.|Lärare"],
    ],
)
def test_no_figures(rows: list[str]) -> None:
    assert _layout(rows) is None


WORD_TABLES = {
    "merged header": table(
        row(cell("Nämnd", merge="restart"), cell("Kvinnor", span=2), cell("Män", span=2)),
        row(cell(merge="continue"), "Antal", "Andel", "Antal", "Andel"),
        row("Omsorgsnämnden", "7", "54 %", "6", "46 %"),
    ),
    "title over the whole width": table(
        row(cell("Anställda den 31 december", span=4), header=True),
        row("Förvaltning", "Kvinnor", "Män", "Totalt", header=True),
        row("Omsorg", "812", "96", "908"),
    ),
    "years merged at the left": table(
        row("År", "Kön", "Besökare"),
        row(cell("2023", merge="restart"), "Kvinnor", "2 310"),
        row(cell(merge="continue"), "Män", "1 905"),
    ),
    "sexes as headings of rows": table(
        row("Ålder", "Antal", "Andel"),
        row(cell("Kvinnor", span=3)),
        row("0–17 år", "210", "25 %"),
        row(cell("Män", span=3)),
        row("0–17 år", "225", "26 %"),
    ),
}


@pytest.mark.parametrize("xml", WORD_TABLES.values(), ids=WORD_TABLES)
def test_word_tables_by_sex(xml: str, tables_in: Find) -> None:
    document = read(Path("memo.docx"), docx(para("Text."), xml, para("Text.")))
    assert [found.split for found in tables_in(document)] == ["all"]


def test_a_word_chart_by_sex(tables_in: Find) -> None:
    part = chart("Sökande", ["2023", "2024"], {"Kvinnor": ["0.42", "0.5"], "Män": ["0.58", "0.5"]}, "0%")
    place = drawing("<c:chart r:id='rIdchart1'/>")
    data = Package().body(para("Före.", place), para("Efter.")).part("chart1.xml", "chart", part).build()
    assert [found.split for found in tables_in(read(Path("memo.docx"), data))] == ["all"]


def test_a_word_chart_whose_title_says_what_is_counted(tables_in: Find) -> None:
    part = chart("Antal elever", ["2023", "2024"], {"Norrskolan": ["94", "96"]})
    place = drawing("<c:chart r:id='rIdchart1'/>")
    data = Package().body(para("Före.", place), para("Efter.")).part("chart1.xml", "chart", part).build()
    assert [found.split for found in tables_in(read(Path("memo.docx"), data))] == ["none"]


@pytest.mark.parametrize(
    "text",
    [
        "År\tKön\tBesökare\n2023\tKvinnor\t2 310\n2023\tMän\t1 905\n",
        "Enhet            Kvinnor      Män      Totalt\nNorr                  12        9          21\nSöder                 14        8          22\n",
    ],
    ids=["tabs", "spaces"],
)
def test_plain_text_by_sex(text: str, tables_in: Find) -> None:
    document = read(Path("memo.txt"), f"Verksamhetsberättelse\n\nUnderlag\n\n{text}\nText.\n".encode())
    assert [found.split for found in tables_in(document)] == ["all"]


def test_the_place_told_is_the_header_row(tables_in: Find) -> None:
    text = "# A\n\n| Elever | | |\n|---|---|---|\n| Skola | Flickor | Pojkar |\n| Norr | 51 | 43 |\n"
    (found,) = tables_in(read(Path("memo.md"), text.encode()))
    assert _texts(found.header) == ["Skola", "Flickor", "Pojkar"]


def test_the_concepts_that_labels_are_asked_for_are_in_the_rulebook() -> None:
    asked = {value for name, value in vars(labels).items() if name.isupper() and isinstance(value, str)}
    assert asked | labels.PERSONS | labels.SHORT.keys() <= built_in().patterns.seeds.keys()


def test_a_label_with_a_soft_hyphen() -> None:
    rows = ["| Kön | Elever |", "|---|---|", "| Kvin\u00adnor | 5 |", "| Män | 6 |", "| Totalt | 11 |"]
    text = "# Ny taxa\n\n" + "\n".join(rows) + "\n"
    facts = find_facts(read(Path("memo.md"), text.encode()), built_in(), Given())
    assert facts.document["split_by_sex"] == "all"
