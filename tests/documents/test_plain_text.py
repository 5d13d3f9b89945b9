"""Plain text: lines to paragraphs, items, tables, headings and furniture."""

from __future__ import annotations

from textwrap import dedent

import pytest
from looking import grid, headings, kinds, levels, plain, tables, texts

MEMO = dedent(
    """\
    Nya öppettider i simhallen

    Dnr KFN 2025/00214

    Förslag till beslut

    Nämnden antar nya öppettider från och med den 1 september 2025.

    Ärendet

    Bakgrund till förslaget

    Simhallen har i dag öppet till klockan 21 på vardagar.

    Vad säger besökarna?

    De vill ha öppet tidigare.

    Bilagor:

    Förslag till öppettider

    Protokollsutdrag skickas till:

    Regiondirektör

    Avdelningschefer
    """
)
# Wrapped at 60; the heading's own line is full, and one sentence ends where the line does.
WRAPPED = dedent(
    """\
    Konsekvenser för jämställdhet mellan kvinnor och män
    Förslaget innebär att den tid som deltagarna har till sitt
    förfogande blir längre också för den som deltar på deltid
    till en del av tiden. Det är i huvudsak kvinnor som gör det.
    Ekonomiska konsekvenser
    Kostnaden ryms inom den ram som nämnden har beslutat om för
    året och påverkar inte andra verksamheter.
    """
)


def test_bare_lines_as_headings() -> None:
    assert levels(plain(MEMO)) == [
        (1, "Nya öppettider i simhallen"),
        (2, "Förslag till beslut"),
        (2, "Ärendet"),
        (2, "Bakgrund till förslaget"),
        (2, "Vad säger besökarna?"),
        (2, "Bilagor:"),
        (2, "Protokollsutdrag skickas till:"),
    ]


def test_lines_of_the_head_and_of_lists_are_no_headings() -> None:
    others = [text for kind, text in kinds(plain(MEMO)) if kind == "paragraph"]
    assert others[0] == "Dnr KFN 2025/00214"
    assert others[-3:] == ["Förslag till öppettider", "Regiondirektör", "Avdelningschefer"]


@pytest.mark.parametrize(
    "line",
    [
        "Dnr 0417-2020",
        "Tjänsteskrivelse 2025-03-11",
        "Handläggare: Anna Ek",
        "Stockholm den 18 april 2013",
        "anna.ek@kommun.se",
        "Summa poäng 19,5",
        "Följande ingår:",
        "Det beslutas.",
        "en rad i gemener",
        "Rad som slutar med och",
        "Öppen parentes (här",
        "Tabell 1. Antal elever",
        "Anna Ek",
    ],
)
def test_no_heading(line: str) -> None:
    assert line not in headings(
        plain(f"Bakgrund\n\nText som står här.\n\n{line}\n\nText som följer på raden.")
    )


@pytest.mark.parametrize(
    "line",
    ["Skäl för beslutet", "4.3 Konsekvenser", "1 Bakgrund", "Hur påverkas barnen?", "2. Metod", "ÅTGÄRDER"],
)
def test_heading(line: str) -> None:
    assert line in headings(plain(f"Bakgrund\n\nText som står här.\n\n{line}\n\nText som följer på raden."))


def test_numbered_headings_have_levels() -> None:
    text = (
        "1 Inledning\n\nText här.\n\n2 Konsekvenser\n\n2.1 Ekonomi\n\nText här.\n\nEn delfråga\n\nText här.\n"
    )
    assert levels(plain(text)) == [
        (1, "1 Inledning"), (1, "2 Konsekvenser"), (2, "2.1 Ekonomi"), (3, "En delfråga"),
    ]  # fmt: skip


def test_number_on_its_own_line_belongs_to_its_heading() -> None:
    document = plain("Konsekvenser\n\nText här.\n\n12.4\n\nSamhällsorientering för familjer\n\nText här.\n")
    assert document.blocks[-1].section[-1] == "12.4 Samhällsorientering för familjer"


def test_heading_directly_over_wrapped_text() -> None:
    document = plain(WRAPPED)
    assert headings(document) == [
        "Konsekvenser för jämställdhet mellan kvinnor och män",
        "Ekonomiska konsekvenser",
    ]
    assert [block.line for block in document.blocks] == [1, 2, 5, 6]
    assert document.title is None


def test_wrapped_paragraph_keeps_its_lines() -> None:
    block = plain(WRAPPED).blocks[1]
    assert block.text.count("\n") == 2
    lines = WRAPPED.split("\n")
    assert block.text.split("\n")[2] == lines[(block.line or 0) + 1]


def test_hyphens_at_line_ends_are_as_read() -> None:
    assert texts(plain("Den köns-\nuppdelade statistiken och flick- och pojk-\nverksamheten.")) == [
        "Den köns-\nuppdelade statistiken och flick- och pojk-\nverksamheten."
    ]


def test_blank_line_after_every_line() -> None:
    text = WRAPPED.replace("\n", "\n\n")
    found = plain(text)
    assert headings(found) == [
        "Konsekvenser för jämställdhet mellan kvinnor och män",
        "Ekonomiska konsekvenser",
    ]
    assert [block.kind for block in found.blocks] == ["heading", "paragraph"] * 2
    assert found.blocks[1].text.split() == plain(WRAPPED).blocks[1].text.split()


def test_paragraph_goes_on_over_a_page_number() -> None:
    document = plain("Arbetet genomförs i samråd med\n\n3\n\nden ansvariga nämnden.")
    assert texts(document) == ["Arbetet genomförs i samråd med\n\n\n\nden ansvariga nämnden."]
    assert [block.text for block in document.furniture] == ["3"]


def test_text_saved_from_word_has_a_line_a_paragraph() -> None:
    long = "Nämnden beslutar att anta förslaget om nya öppettider i simhallen. " * 4
    assert len(plain(f"{long}\n{long}\n{long}").blocks) == 3


@pytest.mark.parametrize(
    "bullet", ["-", "–", "*", "•", "▪", "●", "‣", "\uf0b7", "\uf0a7", "·", "1.", "2)", "a)"]
)
def test_bullets(bullet: str) -> None:
    found = kinds(
        plain(f"Nämnden beslutar följande.\n\n{bullet} anta planen\n{bullet} följa upp den\n  under året\n")
    )
    assert found[1:] == [("list_item", "anta planen"), ("list_item", "följa upp den\n  under året")]


def test_bullet_on_a_line_of_its_own() -> None:
    found = plain("Att göra:\n\n•\nUppföljning av\nkvalitet\n•\nBokslut\n•\n•\n")
    assert kinds(found)[1:] == [("list_item", "Uppföljning av\nkvalitet"), ("list_item", "Bokslut")]
    assert [block.line for block in found.blocks] == [1, 4, 7]


def test_columns_by_spaces() -> None:
    text = dedent(
        """\
        Ekonomi (tkr)                      Budget      Utfall

        Personal och                       1 240       1 228
        utbildning

        Resor                                             33
        Summa                              1 345       1 332
        """
    )
    (found,) = tables(plain(f"{text}\nTexten går vidare."))
    assert grid(found) == [
        ["Ekonomi (tkr)", "Budget", "Utfall"],
        ["Personal och\nutbildning", "1 240", "1 228"],
        ["Resor", "33"],
        ["Summa", "1 345", "1 332"],
    ]
    assert [cell.column for cell in found.rows[2]] == [0, 2]
    assert [row[0].line for row in found.rows] == [1, 3, 6, 7]
    assert found.header_rows == 1


def test_columns_by_tabs_with_empty_cells() -> None:
    (found,) = tables(plain("Kön\t2023\t2024\nKvinnor\t\t5\nMän\t4\t6\n"))
    assert grid(found) == [["Kön", "2023", "2024"], ["Kvinnor", "", "5"], ["Män", "4", "6"]]


def test_rows_by_tabs_with_only_one_cell_filled_in() -> None:
    (found,) = tables(plain("Kön\t2023\t2024\nKvinnor\t4\t5\nmän\t\t\n\t\t7\n"))
    assert grid(found) == [["Kön", "2023", "2024"], ["Kvinnor", "4", "5"], ["män", "", ""], ["", "", "7"]]


def test_tabs_that_are_left_at_the_ends_of_lines_part_no_cells() -> None:
    for text in ("Plan  för badet\nPlanen.\nPlanen.\n", "Kön    Antal\nKvinnor    5\nMän    7\n"):
        left = plain(text.replace("\n", "\t\n"))
        assert list(map(grid, tables(left))) == list(map(grid, tables(plain(text))))
        assert [each.split() for each in texts(left)] == [each.split() for each in texts(plain(text))]


def test_a_wrapped_cell_among_tabs_keeps_its_rest() -> None:
    (found,) = tables(plain("Ekonomi\tBudget\tUtfall\nPersonal och\t1 240\t\nutbildning\nResor\t30\t33\n"))
    assert grid(found) == [
        ["Ekonomi", "Budget", "Utfall"],
        ["Personal och\nutbildning", "1 240", ""],
        ["Resor", "30", "33"],
    ]


def test_double_space_after_a_sentence_is_no_table() -> None:
    text = "Nämnden beslutar att anta planen.  Den gäller från årsskiftet."
    assert not tables(plain(f"{text}\n{text}"))


def test_letterhead_in_columns_is_no_table() -> None:
    document = plain(
        "Handläggare          Datum\nAnna Ek              2025-03-11\n\nNy simhall\n\nBakgrund\n\nText här.\n"
    )
    assert not tables(document)
    assert texts(document)[:2] == ["Handläggare: Anna Ek", "Datum: 2025-03-11"]


def test_contents_page() -> None:
    entries = "Innehåll\n\n1 Bakgrund ........ 2\n2\tKonsekvenser\t3\n\n"
    document = plain(f"{entries}1 Bakgrund\n\nText här.\n\n2 Konsekvenser.\n\nSlut.\n")
    assert [kind for kind, _ in kinds(document)[:3]] == ["contents"] * 3
    # The contents page vouches for a heading that ends in a full stop.
    assert headings(document) == ["1 Bakgrund", "2 Konsekvenser."]


def test_contents_page_without_page_numbers() -> None:
    document = plain("Innehåll\n\nBakgrund\n\nSkäl\n\nBakgrund\n\nText här.\n\nSkäl\n\nText här.\n")
    assert [kind for kind, _ in kinds(document)] == ["contents"] * 3 + ["heading", "paragraph"] * 2


def test_heading_that_only_begins_as_a_contents_page() -> None:
    assert "Innehåll i lägesrapporten" in headings(
        plain("Lägesrapport 2024\n\nInnehåll i lägesrapporten\n\nRapporten beskriver arbetet under året.\n")
    )


@pytest.mark.parametrize(
    "line", ["Sida 1 (2)", "1 (2)", "1/3", "- 4 -", "Årsrapport 2019          Sida 1 (2)"]
)
def test_page_markers_are_furniture(line: str) -> None:
    document = plain(f"Bakgrund\n\nText här.\n\n{line}\n\nMer text här.\n")
    assert [block.text for block in document.furniture] == [line]
    assert texts(document) == ["Bakgrund", "Text här.", "Mer text här."]


def test_running_header_next_to_page_numbers() -> None:
    pages = "".join(f"Text här.\n\nNämndens rapport\n\n{number}\n\n" for number in (3, 4))
    assert texts(plain(f"Bakgrund\n\n{pages}Slut.\n")) == ["Bakgrund", "Text här.", "Text här.", "Slut."]


def test_caption() -> None:
    assert kinds(plain("Bakgrund\n\nTabell 2. Elever efter kön\n\nTabell 2 visar att flickor är fler.\n"))[
        1:
    ] == [
        ("caption", "Tabell 2. Elever efter kön"),
        ("paragraph", "Tabell 2 visar att flickor är fler."),
    ]


def test_scanned_text_without_dots() -> None:
    head = "Nytt stod\n\nDnr 0417-2020\n\nForslag till beslut\n\nNamnden beslutar.\n\n"
    assert headings(plain(f"{head}Konsekvenser for kvinnor och mén\n\nInga.\n")) == [
        "Nytt stod",
        "Forslag till beslut",
        "Konsekvenser for kvinnor och mén",
    ]


def test_empty_section_at_the_end() -> None:
    text = "Bakgrund\n\nText här.\n\nKonsekvenser för kvinnor och män\n\nBilagor\n\nKarta\n"
    assert headings(plain(text)) == ["Bakgrund", "Konsekvenser för kvinnor och män", "Bilagor"]


def test_long_lines_do_not_take_long() -> None:
    assert plain("a " * 90_000 + "\n\nB" + ". " * 90_000 + "\n\nC" + "\t" * 90_000 + "x").blocks
