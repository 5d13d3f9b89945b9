"""Word's tables: data, layout and letterheads."""

from __future__ import annotations

import time

import pytest
from builders import cell, control, docx, element, para, row, table
from looking import grid, headings, kinds, tables, texts, word

from konsekvens_lint.documents.errors import DocumentError

PROSE = "Nämnden beslutar att anta förslaget från och med den 1 januari, enligt förvaltningens förslag."


def test_table_of_figures() -> None:
    document = word(docx(para("Text."), table(("Kön", "Antal"), ("Kvinnor", "118"), ("Män", "113"))))
    (found,) = tables(document)
    assert grid(found) == [["Kön", "Antal"], ["Kvinnor", "118"], ["Män", "113"]]
    assert (found.number, found.header_rows) == (1, 1)
    assert document.blocks[1].text == "Kön | Antal\nKvinnor | 118\nMän | 113"


def test_merged_cells_once() -> None:
    data = docx(
        para("Text."),
        table(
            row(cell("Kön", merge="restart"), cell("Antal", span=2)),
            row(cell(merge="continue"), "2023", "2024"),
            row("Kvinnor", "5", "6"),
        ),
    )
    (found,) = tables(word(data))
    assert [[(c.text, c.row, c.column, c.rowspan, c.colspan) for c in r] for r in found.rows] == [
        [("Kön", 0, 0, 2, 1), ("Antal", 0, 1, 1, 2)],
        [("2023", 1, 1, 1, 1), ("2024", 1, 2, 1, 1)],
        [("Kvinnor", 2, 0, 1, 1), ("5", 2, 1, 1, 1), ("6", 2, 2, 1, 1)],
    ]


def test_cell_and_row_in_content_controls_keep_their_columns() -> None:
    data = docx(
        para("Text."),
        table(
            row("Kön", "Antal"),
            f"<w:tr>{control(cell('Kvinnor'))}{cell('5')}</w:tr>",
            control(row("Män", "6")),
        ),
    )
    assert grid(tables(word(data))[0]) == [["Kön", "Antal"], ["Kvinnor", "5"], ["Män", "6"]]


def test_deleted_row_and_left_out_columns() -> None:
    gone = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell('x')}{cell('1')}</w:tr>"
    short = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell('7')}</w:tr>"
    (found,) = tables(word(docx(para("Text."), table(("Kön", "Antal"), gone, ("Kvinnor", "5"), short))))
    assert grid(found) == [["Kön", "Antal"], ["Kvinnor", "5"], ["7"]]
    assert found.rows[2][0].column == 1


def test_header_rows_as_word_says() -> None:
    rows = [row("A", "B", header=True), row("C", "D", header=True), row("e", "f")]
    assert tables(word(docx(para("Text."), table(*rows))))[0].header_rows == 2


def test_no_header_without_figures_below() -> None:
    assert tables(word(docx(para("Text."), table(("a", "b"), ("c", "d")))))[0].header_rows == 0


def test_bold_header_over_text() -> None:
    bold = row(cell(para("Mål", bold=True)), cell(para("Åtgärd", bold=True)))
    assert tables(word(docx(para("Text."), table(bold, ("Trygghet", "Belysning")))))[0].header_rows == 1


def test_nested_table_in_a_data_cell_stays_in_it() -> None:
    inner = table(("x", "1"), ("y", "2"))
    data = docx(para("Text."), table(("Kön", "Antal", "Delar"), row("Kvinnor", "3", cell(inner, para()))))
    found = tables(word(data))
    assert len(found) == 1
    assert found[0].rows[1][2].text == "x | 1\ny | 2"


def test_whole_memo_in_one_layout_table() -> None:
    inner = table(("Kön", "Antal"), ("Kvinnor", "5"))
    memo = cell(
        para("Ny simhall", style="Rubrik1"),
        para("Bakgrund", style="Rubrik2"),
        para(PROSE),
        inner,
        para("Konsekvenser", style="Rubrik2"),
        para(PROSE),
    )
    document = word(docx(table(row(memo))))
    assert headings(document) == ["Ny simhall", "Bakgrund", "Konsekvenser"]
    assert len(tables(document)) == 1
    assert document.blocks[-1].section == ("Konsekvenser",)


def test_headings_in_two_column_layout() -> None:
    rows = [
        row(cell(para(name, style="Rubrik2")), cell(para(PROSE), para(PROSE))) for name in ("Skäl", "Följder")
    ]
    document = word(docx(table(*rows)))
    assert headings(document) == ["Skäl", "Följder"]
    assert not tables(document)


def test_long_cells_of_a_wide_grid_stay_data() -> None:
    rows = [("Mål", "Åtgärd", "Kommentar"), ("Trygghet", PROSE, PROSE)]
    assert len(tables(word(docx(para(PROSE * 2), table(*rows))))) == 1


def test_heading_styles_in_a_header_row_make_no_layout() -> None:
    header = row(*(cell(para(name, style="Rubrik3")) for name in ("Mål", "Åtgärd")))
    assert len(tables(word(docx(para(PROSE * 2), table(header, ("Trygghet", PROSE)))))) == 1


def test_letterhead_table_becomes_lines() -> None:
    head = table(("Handläggare", "Datum", "Diarienummer"), ("Anna Ek", "2025-03-11", "KS 2025/00214"))
    document = word(docx(head, para("Ny simhall", style="Rubrik1"), para(PROSE)))
    assert texts(document)[:3] == ["Handläggare: Anna Ek", "Datum: 2025-03-11", "Diarienummer: KS 2025/00214"]
    assert (document.title, document.diary_number) == ("Ny simhall", "KS 2025/00214")
    assert not tables(document)


def test_letterhead_with_label_and_value_in_one_cell() -> None:
    head = table(row(cell("Region Halland"), cell(para("Diarienummer"), para("RS 2025-0187"))))
    document = word(docx(head, para("Ny simhall", style="Rubrik1"), para(PROSE)))
    assert document.diary_number == "RS 2025-0187"
    assert kinds(document)[1] == ("paragraph", "Diarienummer: RS 2025-0187")


def test_dates_in_a_later_table_are_data() -> None:
    dates = table(("Datum", "Version"), ("2025-01-01", "1"), ("2025-02-01", "2"))
    assert len(tables(word(docx(para("Bakgrund", style="Rubrik1"), para(PROSE * 2), dates)))) == 1


def test_empty_and_unfilled_tables() -> None:
    prompts = table(row(element("tc", control(para("Ange text"), prompt=True))))
    blocks = word(docx(table(("", "")), prompts, para("Text."))).blocks
    assert [(b.kind, b.template) for b in blocks] == [("paragraph", True), ("paragraph", False)]


def test_absurd_spans_are_harmless() -> None:
    wide = "<w:tc><w:tcPr><w:gridSpan w:val='99999999'/></w:tcPr><w:p/></w:tc>"
    assert word(docx(para("Text."), table(f"<w:tr>{wide}{cell('x')}{cell('1')}</w:tr>"))).blocks


def nested(depth: int) -> str:
    deep = para("Innerst.")
    for _ in range(depth):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    return deep


def test_tables_nested_without_end_are_refused_and_not_cut() -> None:
    assert texts(word(docx(para("Text."), nested(40)))) == ["Text.", "Innerst."]
    with pytest.raises(DocumentError) as caught:
        word(docx(para("Text."), nested(41)))
    assert caught.value.code == "broken"


def test_a_very_large_table_does_not_take_long() -> None:
    data = docx(para("Text."), table(*[row(*["x1"] * 10)] * 9000))
    before = time.perf_counter()
    (found,) = tables(word(data))
    assert len(found.rows) == 9000
    assert time.perf_counter() - before < 30, "it takes some seconds; by python-docx it never ended"
