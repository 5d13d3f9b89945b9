"""A page's words laid out as text: by both readers alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from looking import grid as cells
from looking import headings, kinds, tables, texts
from making import HEIGHT, MARGIN, Put, grid, lines, pdf
from reportlab.pdfbase.pdfmetrics import stringWidth

from konsekvens_lint.documents.model import Document
from konsekvens_lint.documents.pdf.reader import read_pdf
from konsekvens_lint.language.normalise import normalise

PROSE = [
    "Nämnden ansvarar för badet i centrum och för de tre mindre baden i",
    "kommunens ytterområden. Under året har besöken ökat, och flera av",
    "baden har därför fått längre öppettider. Förvaltningen har sett över",
    "taxan, som inte har ändrats på tio år.",
]
Read = Callable[[bytes], Document]


@pytest.fixture(params=["pypdfium2", "pdfminer"])
def read(request: Any) -> Read:
    return lambda data: read_pdf(data, request.param)


def _said(document: Document) -> list[str]:
    return [normalise(text).text for text in texts(document)]


def test_lines_are_a_paragraph(read: Read) -> None:
    document = read(pdf(lines(PROSE)))

    assert texts(document) == ["\n".join(PROSE)]
    assert [block.page for block in document.blocks] == [1]


def test_a_gap_or_an_indented_line_begins_a_paragraph(read: Read) -> None:
    apart = [*lines(PROSE), *lines(PROSE, top=620)]
    indented = [*lines(PROSE), *lines([PROSE[0]], top=644, x=MARGIN + 14), *lines(PROSE[1:], top=630)]

    assert len(texts(read(pdf(apart)))) == 2
    assert len(texts(read(pdf(indented)))) == 2


def test_headings_by_their_size(read: Read) -> None:
    page = [
        Put("Ny taxa för baden", MARGIN, 760, 20),
        Put("Bakgrund", MARGIN, 720, 14),
        *lines(PROSE),
        Put("Konsekvenser för kvinnor", MARGIN, 630, 14),
        Put("och män", MARGIN, 613, 14),
        *lines(PROSE, top=590),
    ]
    document = read(pdf(page))

    assert document.title == "Ny taxa för baden"
    assert headings(document) == ["Ny taxa för baden", "Bakgrund", "Konsekvenser för kvinnor\noch män"]
    assert document.blocks[-1].section == ("Konsekvenser för kvinnor och män",)


def test_headings_by_weight_and_number(read: Read) -> None:
    page = [
        *lines(["1 Bakgrund"], top=720, bold=True),
        *lines(PROSE),
        *lines(["1.1 Jämställdhet"], top=630, bold=True),
        *lines(PROSE, top=610),
    ]

    assert headings(read(pdf(page))) == ["1 Bakgrund", "1.1 Jämställdhet"]


def test_columns_are_read_one_after_the_other(read: Read) -> None:
    left = [f"Vänster spalt, rad {n}, om badet" for n in range(1, 8)]
    right = [f"höger spalt, rad {n}, om taxan" for n in range(1, 8)]
    page = [*lines(PROSE, top=780), *lines(left), *lines(right, x=330)]

    told = " ".join(_said(read(pdf(page))))
    assert told.index("Vänster spalt, rad 7") < told.index("höger spalt, rad 1")
    assert told.index("taxan, som inte") < told.index("Vänster spalt, rad 1")


def test_a_sentence_goes_on_behind_header_and_page_number(read: Read) -> None:
    header = Put("Badplan 2026", MARGIN, HEIGHT - 40, 9)
    first = [header, *lines(PROSE[:3], top=120), *lines(["taxan, som är lika för kvinnor"], top=78)]
    second = [header, *lines(["och män i alla åldrar."]), Put("2", 300, 30, 9)]
    document = read(pdf([*first, Put("1", 300, 30, 9)], second))

    assert len(document.blocks) == 1
    assert _said(document)[0].endswith("lika för kvinnor och män i alla åldrar.")
    assert {block.text for block in document.furniture} == {"Badplan 2026", "1", "2"}


def test_what_stands_in_the_margin_is_not_part_of_the_sentence(read: Read) -> None:
    pages = [[*lines(PROSE), Put("Prop. 2025/26:9", 520, 700, 8)] for _ in range(3)]
    document = read(pdf(*pages))

    assert "Prop." not in " ".join(texts(document))


def test_hyphens_at_the_ends_of_lines(read: Read) -> None:
    page = lines(
        [
            "Nämnden följer upp baden med köns-",
            "uppdelad statistik om flick- och",
            "pojkverksamhet under hela året.",
        ]
    )

    assert _said(read(pdf(page))) == [
        "Nämnden följer upp baden med könsuppdelad statistik om flick- och pojkverksamhet under hela året."
    ]


def test_a_contents_page_is_known_as_such(read: Read) -> None:
    entries = [
        "Innehåll",
        "1 Bakgrund ............................ 2",
        "2 Konsekvenser för kvinnor och",
        "män .................... 3",
    ]
    document = read(pdf(lines(entries), [*lines(["1 Bakgrund"], top=720, bold=True), *lines(PROSE)]))

    assert [kind for kind, _ in kinds(document)][:4] == ["contents"] * 4
    assert headings(document) == ["1 Bakgrund"]


def test_a_contents_page_without_leaders(read: Read) -> None:
    entries = ["Innehåll", "1 Bakgrund 2", "2 Konsekvenser för kvinnor och män 3", "3 Ekonomi 3"]
    document = read(pdf(lines(entries), [*lines(["1 Bakgrund"], top=720, bold=True), *lines(PROSE)]))

    assert [kind for kind, _ in kinds(document)] == [*["contents"] * 4, "heading", "paragraph"]


def test_a_title_that_begins_beside_something_else_is_whole(read: Read) -> None:
    page = [
        Put("010-123 45 67", MARGIN, 700), Put("Nya halltider för ungdomsidrotten i", 300, 700, 14),
        Put("Lindåkra", 300, 682, 14),
        *lines([line[:40] for line in PROSE], x=300, top=640),
    ]  # fmt: skip
    document = read(pdf(page))

    assert headings(document) == ["Nya halltider för ungdomsidrotten i\nLindåkra"]
    assert texts(document)[0] == "010-123 45 67"


def test_items(read: Read) -> None:
    page = [
        *lines(["Nämnden ska"], top=714),
        *lines(["• öppna badet,", "• sänka taxan för alla som har", "  fyllt 65 år."]),
    ]
    document = read(pdf(page))

    assert kinds(document)[1:] == [
        ("list_item", "öppna badet,"),
        ("list_item", "sänka taxan för alla som har\nfyllt 65 år."),
    ]


def test_a_drawn_table_with_a_wrapped_cell(read: Read) -> None:
    columns, rows = (71, 260, 340, 420), (700, 660, 640, 620)
    words = [
        Put("Verksamhet", 76, 686), Put("Kvinnor", 265, 686), Put("Män", 345, 686),
        Put("Simskola för", 76, 650), Put("120", 265, 646), Put("95", 345, 646),
        Put("Vattengympa", 76, 626), Put("48", 265, 626), Put("12", 345, 626),
    ]  # fmt: skip
    (table,) = tables(read(pdf([*grid(columns, rows), *words, *lines(PROSE, top=560)])))

    assert cells(table) == [
        ["Verksamhet", "Kvinnor", "Män"],
        ["Simskola för", "120", "95"],
        ["Vattengympa", "48", "12"],
    ]
    assert table.header_rows == 1


def test_a_merged_cell_is_there_once(read: Read) -> None:
    drawn = grid((71, 200, 300, 400), (700, 680, 660))
    drawn = [rule for rule in drawn if rule[:2] != (300, 660)]
    words = [
        Put("År", 76, 686), Put("Antal kvinnor och män", 205, 686),
        Put("2025", 76, 666), Put("120", 205, 666), Put("95", 305, 666),
    ]  # fmt: skip
    page = [*drawn, *grid((300,), (680, 660)), *words, *lines(PROSE, top=600)]
    (table,) = tables(read(pdf(page)))

    assert cells(table) == [["År", "Antal kvinnor och män"], ["2025", "120", "95"]]
    assert table.rows[0][1].colspan == 2


def test_a_table_without_lines(read: Read) -> None:
    rows = [("Bad", "Kvinnor", "Män"), ("Centrum", "120", "95"), ("Norra badet", "48", "12")]
    words = [
        Put(text, x, 700 - 16 * at)
        for at, row in enumerate(rows)
        for text, x in zip(row, (71, 250, 350), strict=True)
    ]
    (table,) = tables(read(pdf([*words, *lines(PROSE, top=600)])))

    assert cells(table) == [list(row) for row in rows]


def test_the_head_of_a_paper_is_no_table(read: Read) -> None:
    head = [
        Put("Handläggare", 71, 780),
        Put("Datum", 350, 780),
        Put("Anna Ek", 71, 766),
        Put("2026-03-11", 350, 766),
    ]
    document = read(pdf([*head, Put("Ny taxa för baden", MARGIN, 730, 18), *lines(PROSE)]))

    assert not tables(document)
    assert "Handläggare: Anna Ek" in texts(document)
    assert document.title == "Ny taxa för baden"


def test_footnotes_and_their_marks(read: Read) -> None:
    page = [
        *lines(PROSE),
        Put("Kvinnor badar oftare än män", MARGIN, 640), Put("1", 216.5, 644, 6), Put("enligt enkäten.", 224, 640),
        Put("1", MARGIN, 103, 5), Put("Enkät till besökare 2025.", MARGIN + 6, 100, 8),
    ]  # fmt: skip
    document = read(pdf(page))

    assert [normalise(note.text).text for note in document.footnotes] == ["1 Enkät till besökare 2025."]
    assert "oftare än män enligt enkäten." in _said(document)[-1]


def test_a_page_that_is_shown_turned(read: Read) -> None:
    turned = read(pdf(lines(PROSE, top=500), shown=90, drawn=90))

    assert texts(turned) == ["\n".join(PROSE)]


def test_a_page_that_is_set_on_its_side() -> None:
    """Only the first reader sees lines that run upwards as lines."""
    turned = read_pdf(pdf(lines(PROSE, top=500), drawn=90), "pypdfium2")

    assert texts(turned) == ["\n".join(PROSE)]


@pytest.mark.parametrize("off", [(0.0, 0.0), (0.3, 0.0), (0.5, 0.2)])
@pytest.mark.parametrize("piece", [100, 1], ids=["by the line", "by the letter"])
def test_bold_that_is_drawn_twice_is_read_once(off: tuple[float, float], piece: int, read: Read) -> None:
    title = "Allt om kvinnor och män"
    # Letter by letter, each where the one before ends.
    parts = [title[at : at + piece] for at in range(0, len(title), piece)]
    widths = [stringWidth(title[: at * piece], "Helvetica", 14) for at in range(len(parts))]
    once = [Put(part, MARGIN + width, 780, 14) for part, width in zip(parts, widths, strict=True)]
    again = [put._replace(x=put.x + off[0], y=put.y + off[1]) for put in once]
    both = [put for pair in zip(once, again, strict=True) for put in pair]

    assert _said(read(pdf([*both, *lines(PROSE, top=700)])))[0] == title


def test_small_letters_that_stand_close_are_all_read(read: Read) -> None:
    small = ["Allt till alla: hälla, falla, illa och lilla"]
    assert " ".join(small) in " ".join(_said(read(pdf([*lines(PROSE), *lines(small, top=200, size=3)]))))
