"""Title and diary number, wherever a layout puts them."""

from __future__ import annotations

import pytest
from builders import Package, cell, docx, para, row, table, text_box
from looking import markdown, plain, word

PROSE = "Nämnden beslutar att anta förslaget från och med den 1 januari."


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Dnr KS 2025/00214", "KS 2025/00214"),
        ("Diarienummer: RS 2025-0187", "RS 2025-0187"),
        ("dnr 01670-2020", "01670-2020"),
        ("D.nr 2025/114", "2025/114"),
        ("Diarienr: VON 2025:00149", "VON 2025:00149"),
        ("Dnr: KSN-2020-00123", "KSN-2020-00123"),
        ("Ärendenummer HSN 2024-1234", "HSN 2024-1234"),
        ("Tjänsteskrivelse, dnr VUX 2025/00071", "VUX 2025/00071"),
        ("KSM 2025/114, beslutsunderlag till styrelsen", None),
        ("KS 2025/00214", "KS 2025/00214"),
        ("Dnr saknas", None),
        ("Diarienummer: 2024-03-21", None),
        ("Dnr 2024-00321", "2024-00321"),
    ],
)
def test_diary_number(line: str, number: str | None) -> None:
    assert plain(f"Ny simhall\n\n{line}\n\nBakgrund\n\n{PROSE}\n").diary_number == number


def test_number_of_another_matter_in_running_text() -> None:
    other = "Styrelsen beslutade den 8 maj 2019 (§ 132, dnr 1206-2019) att ge i uppdrag."
    assert plain(f"Ny simhall\n\nBakgrund\n\n{PROSE} {other}\n").diary_number is None


@pytest.mark.parametrize(
    "head",
    [
        table(("Diarienummer", "KS 2025/1")),
        table(("Handläggare", "Diarienummer"), ("Anna Ek", "KS 2025/1")),
        table(row(cell("Region Halland"), cell(para("Diarienummer"), para("KS 2025/1")))),
        para("Diarienummer") + para("KS 2025/1"),
        para(text_box(para("Dnr: KS 2025/1"))),
        table(("Dnr KS 2025/1", "2025-03-11")),
    ],
)
def test_diary_number_in_every_layout(head: str) -> None:
    document = word(
        docx(head, para("Ny simhall", style="Rubrik1"), para("Bakgrund", style="Rubrik2"), para(PROSE))
    )
    assert (document.title, document.diary_number) == ("Ny simhall", "KS 2025/1")


def test_letterhead_goes_before_the_header() -> None:
    data = Package().header(para("Dnr KS 2024/9")).body(para("Dnr KS 2025/1"), para(PROSE)).build()
    assert word(data).diary_number == "KS 2025/1"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Ny simhall\n\n## Bakgrund\n\nText.", "Ny simhall"),
        ("# Tjänsteskrivelse\n\n## Ny simhall\n\n### Bakgrund\n\nText.", "Ny simhall"),
        (
            "# Tjänsteskrivelse\n\nÄrende: Ny simhall i Havsvik\n\n## Bakgrund\n\nText.",
            "Ny simhall i Havsvik",
        ),
        ("# RUTIN\nVåld i nära relation\n\n## Inledning\n\nText.", "Våld i nära relation"),
        ("## Bakgrund\n\nText.\n\n## Syfte\n\nText.", None),
        ("## Konsekvenser för kvinnor och män\n\nText.", None),
        ("## 1 Inledning\n\nText.", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert markdown(text).title == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Region Norrbotten\n\nTjänsteskrivelse 2025-03-11\n\nNy simhall\n\nDnr KS 2025/1", "Ny simhall"),
        ("Rubrik: Ny simhall i Havsvik\n\nDnr KS 2025/1", "Ny simhall i Havsvik"),
        ("Remissvar: Regler för sparkcyklar\n\nDnr KS 2025/1", "Remissvar: Regler för sparkcyklar"),
        ("Delårsrapport per den 31 augusti 2025\n\nOmsorgsnämnden i Tallberga kommun",
         "Delårsrapport per den 31 augusti 2025"),
        ("Ny organisation för förvaltningen\n\nDnr KS 2025/1", "Ny organisation för förvaltningen"),
    ],
)  # fmt: skip
def test_title_of_bare_text(head: str, title: str) -> None:
    assert plain(f"{head}\n\nBakgrund\n\n{PROSE}\n").title == title


def test_same_matter_from_three_formats() -> None:
    lines = ["Ny simhall", "Dnr KS 2025/1", "Bakgrund", PROSE, "Skäl", PROSE]
    text = "\n\n".join(lines)
    marked = (
        text.replace("Ny simhall", "# Ny simhall")
        .replace("Bakgrund", "## Bakgrund")
        .replace("Skäl", "## Skäl")
    )
    styled = [para(lines[0], style="Rubrik"), para(lines[1]), para(lines[2], style="Rubrik1"), para(lines[3]),
              para(lines[4], style="Rubrik1"), para(lines[5])]  # fmt: skip
    found = [plain(text), markdown(marked), word(docx(*styled))]
    assert {(d.title, d.diary_number) for d in found} == {("Ny simhall", "KS 2025/1")}
    assert len({tuple(block.section for block in d.blocks) for d in found}) == 1
