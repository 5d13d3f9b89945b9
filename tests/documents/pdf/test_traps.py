"""What real PDFs and those of Word and LibreOffice do to a naive reader, each in the smallest page that shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from looking import grid as cells
from looking import tables, texts
from making import HEIGHT, Item, Put, grid, lines, pdf

from konsekvens_lint.documents.model import Document
from konsekvens_lint.documents.pdf.reader import read_pdf
from konsekvens_lint.language.normalise import normalise

width = pytest.importorskip("reportlab.pdfbase.pdfmetrics").stringWidth
Read = Callable[[bytes], Document]

PROSE = ["Nämnden ansvarar för kommunens bad. Taxan", "är lika för alla, och den ändras inte nu."]


@pytest.fixture(params=["pypdfium2", "pdfminer"])
def read(request: Any) -> Read:
    return lambda data: read_pdf(data, request.param)


def _said(document: Document) -> str:
    return " ".join(normalise(text).text for text in texts(document))


def test_three_columns_on_the_same_lines_are_no_table(read: Read) -> None:
    columns = [
        [f"{name} spalten, rad {n}, om" for n in range(1, 9)] for name in ("Första", "Andra", "Tredje")
    ]
    page = [line for x, texts in zip((60, 230, 400), columns, strict=True) for line in lines(texts, x=x)]
    document = read(pdf(page))

    assert not tables(document)
    told = _said(document)
    assert told.index("Första spalten, rad 8") < told.index("Andra spalten, rad 1")
    assert told.index("Andra spalten, rad 8") < told.index("Tredje spalten, rad 1")


def test_columns_whose_lines_are_not_level(read: Read) -> None:
    left = [f"Vänster spalt, rad {n}, om badet" for n in range(1, 7)]
    right = [f"höger spalt, rad {n}, om taxan" for n in range(1, 7)]
    document = read(pdf([*lines(left, top=700), *lines(right, top=694, x=320)]))

    assert _said(document).index("Vänster spalt, rad 6") < _said(document).index("höger spalt, rad 1")


def test_a_watermark_across_the_page_is_not_read(read: Read) -> None:
    page = [
        *lines(["Bakgrund"], top=720, bold=True),
        *lines(PROSE * 3),
        Put("UTKAST", 150, 600, 90, slant=45),
    ]
    document = read(pdf(page))

    assert "UTKAST" not in _said(document)
    assert document.blocks[-1].section == ("Bakgrund",)
    assert _said(document).count("den ändras inte nu.") == 3


def test_heads_over_several_columns_without_lines(read: Read) -> None:
    rows: list[Item] = [Put("Antal sökande", 200, 716), Put("Antal antagna", 380, 716)]
    for at, row in enumerate(
        [
            ("Ort", "Kvinnor", "Män", "Kvinnor", "Män"),
            ("Norr", "120", "95", "44", "33"),
            ("Söder", "80", "61", "20", "9"),
        ]
    ):
        rows += [Put(text, x, 700 - 16 * at) for text, x in zip(row, (71, 200, 290, 380, 470), strict=True)]
    (table,) = tables(read(pdf([*rows, *lines(PROSE, top=600)])))

    assert [(cell.column, cell.text) for cell in table.rows[0]] == [
        (1, "Antal sökande"),
        (3, "Antal antagna"),
    ]
    assert cells(table)[1:] == [
        ["Ort", "Kvinnor", "Män", "Kvinnor", "Män"],
        ["Norr", "120", "95", "44", "33"],
        ["Söder", "80", "61", "20", "9"],
    ]


def test_the_head_of_a_table_that_goes_on_stays_with_it(read: Read) -> None:
    """A row that is alike at the top of two pages is no running header when it heads a table."""

    def page(first: int) -> list[Item]:
        ys = [HEIGHT - 50 - 20 * n for n in range(8)]
        words = [
            Put(text, x, ys[0] - 14)
            for text, x in zip(("Bad", "Kvinnor", "Män"), (76, 255, 355), strict=True)
        ]
        for n in range(1, 7):
            row = (f"Bad nummer {first + n}", str(100 + first + n), str(90 - n))
            words += [Put(text, x, ys[n] - 14) for text, x in zip(row, (76, 255, 355), strict=True)]
        return [*grid((71, 250, 350, 450), ys), *words]

    found = tables(read(pdf(page(0), page(6), page(12))))

    assert sum(len(table.rows) for table in found) >= 19
    assert cells(found[0])[0] == ["Bad", "Kvinnor", "Män"]


def test_a_dash_that_begins_a_line_of_a_sentence_is_no_item(read: Read) -> None:
    page = lines(
        [
            "Förvaltningen bedömer att förslaget, som gäller alla som badar,",
            "– i första hand flickor – ger längre tider i Norra badet än i",
            "det gamla, och det gäller hela året om nämnden vill det så.",
        ]
    )
    document = read(pdf([*page, *lines(PROSE, top=640)]))

    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]
    assert "som badar, – i första hand flickor – ger längre tider" in _said(document)


def _justified(texts: list[str], x: float) -> list[Item]:
    """Lines of words, spread out to the width of a narrow column, the last not."""
    put: list[Item] = []
    for at, text in enumerate(texts):
        words, left = text.split(), x
        widths = [width(word, "Helvetica", 11) for word in words]
        gap = (165 - sum(widths)) / (len(words) - 1) if at < len(texts) - 1 else 3.0
        for word, wide in zip(words, widths, strict=True):
            put.append(Put(word, left, 700 - 13 * at))
            left += wide + gap
    return put


def test_wide_gaps_in_narrow_columns_are_no_cells(read: Read) -> None:
    """As law text in bills: the present wording to the left, what is proposed to the right."""
    present = [
        "Den som låter utföra ett bygge är",
        "ansvarig för samordning",
        "av skyddet mot ohälsa på platsen",
        "och för att arbetet planeras med",
        "tanke på alla som är där.",
    ]
    proposed = [
        "Den som låter utföra ett bygge ska",
        "se till att arbetet planeras så att",
        "olyckor förebyggs av",
        "alla arbetsgivare som har någon",
        "som arbetar där.",
    ]
    document = read(pdf([*_justified(present, 60), *_justified(proposed, 239)]))

    assert not tables(document)
    assert "är ansvarig för samordning av skyddet" in _said(document)
    assert _said(document).index("alla som är där.") < _said(document).index("olyckor förebyggs av alla")


def test_what_stands_alone_in_the_margin_hides_no_columns(read: Read) -> None:
    left = [f"Vänster spalt, rad {n}, om badet" for n in range(1, 7)]
    right = [f"höger spalt, rad {n}, om taxan" for n in range(1, 7)]
    head = [
        Put("Förslaget i korthet är detta, och det gäller alla bad.", 60, 728),
        Put("Prop. 2025/26:9", 480, 728, 8),
    ]
    document = read(pdf([*head, *lines(left, x=60), *lines(right, x=260)]))

    assert not tables(document)
    assert _said(document).index("Vänster spalt, rad 6") < _said(document).index("höger spalt, rad 1")
