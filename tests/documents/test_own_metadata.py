"""The date and the unit that a document says of itself, wherever its layout puts them."""

from __future__ import annotations

import io
from datetime import date

import pytest
from builders import Package, cell, docx, para, row, table
from looking import markdown, plain, word

from konsekvens_lint.documents.dates import document_date
from konsekvens_lint.documents.letterhead import Letterhead

PROSE = "Nämnden beslutar att anta förslaget från och med den 1 januari 2031."
DAY = "2024-03-21"


def _dated(*head: str) -> str | None:
    return plain("\n\n".join((*head, "Ny simhall", "Bakgrund", PROSE)) + "\n").dated


def _unit(*head: str) -> str | None:
    return plain("\n\n".join((*head, "Ny simhall", "Bakgrund", PROSE)) + "\n").unit


@pytest.mark.parametrize(
    "head",
    [
        "Datum 2024-03-21",
        "Datum: 21 mars 2024",
        "Datum: den 21 mars 2024",
        "Datum\n2024-03-21",
        "Datum: 2024–03–21",
        "Utfärdat 2024-03-21\nDiarienummer 0123/24",
        "2024-03-21",
        "Tjänsteskrivelse 2024-03-21",
        "Remissvar 2024-03-21",
        "Sammanträdesprotokoll 2024-03-21",
        "SAMMANTRÄDESPROTOKOLL\nSammanträdesdatum\n2024-03-21",
        "Tjänsteskrivelse 2024-03-21, KS 2024/402",
        "Socialförvaltningen 2024-03-21",
        "Socialförvaltningen          2024-03-21          Dnr SN 2024/17",
        "Handläggare Datum Diarienummer\nAnna Ek 2024-03-21 SN 2024/17",
        "Handläggare: Anna Ek Datum: 2024-03-21",
        "Vårt datum          Ert datum\n2024-03-21          2024-02-01",
        "Handläggare\n\nDatum\n\nAnna Ek\n\n2024-03-21",
        "Stockholm den 21 mars 2024",
        "Sammanträdesdatum 2024-03-21",
        "Kommunstyrelsens sammanträde 2024-03-21",
        "Beslutsdatum: 2024-03-21",
        "Antagen av kommunfullmäktige 2024-03-21, § 45",
        "Antagen av kommunfullmäktige den 21 mars 2024",
        "Datum: 2024-03-21\n\nSammanträdesdatum: 2024-04-10\n\nBeslutad: 2024-04-10",
        "2024-03-21\n\nSammanträdesdatum: 2024-04-10",
        "Datum: 2024-03-21\n\nReviderad: 2025-01-02",
        "Datum: 2024-03-21\n\nGiltig till: 2028-12-31",
    ],
)
def test_the_date_of_a_letterhead(head: str) -> None:
    assert _dated(head) == DAY


@pytest.mark.parametrize(
    "head",
    [
        "Giltig till: 2024-03-21",
        "Giltig till\n\n2024-03-21",
        "Gäller från 2024-03-21",
        "Reviderad 2024-03-21",
        "Senast ändrad\n\n2024-03-21",
        "Ert datum: 2024-03-21",
        "Revision Datum: 2024-03-21",
        "Utskriftsdatum: 2024-03-21",
        "Bilaga 1, 2024-03-21",
        "Datum:\n\nGiltig till:\n\n2024-03-21",
        "Delårsrapport 2024-08-31",
        "Född 2024-03-21",
        "Mall 2024-03-21",
        "Handläggare Anna Ek, 2024-03-21",
        "Datum:\n\nDiarienummer:\n\nKS 2024/17\n\nInkom 2024-03-21",
        "Delårsrapport den 31 augusti 2024",
        "Bokslut per den 31 december 2023",
        "Datum: 2024-02-31",
        "Datum: 2093-01-01",
        "Datum: 1024-03-21",
        "Datum: våren 2024",
        "Lagen (2024:321) om datum",
        "2024-03-21\n\n2024-04-10",
        "Datum: 2024-03-21\n\n2024-04-10",
        "Antagen av fullmäktige 2019-03-21, reviderad 2024-04-10",
        "Antagen: 2019-03-21\n\nReviderad: 2024-04-10",
        "Versionshistorik\n\n2024-03-21",
    ],
)
def test_what_is_no_date_of_the_document(head: str) -> None:
    assert _dated(head) is None


def test_no_date_of_running_text() -> None:
    text = f"Ny simhall\n\nBakgrund\n\n{PROSE} Datum: 2024-03-21.\n\nBeslutsunderlag\n\n2024-03-21\n"
    assert plain(text).dated is None


def test_a_date_far_ahead_is_none() -> None:
    head = Letterhead(("Datum: 2026-01-15",), (), ())
    assert document_date(head, date(2025, 6, 1)) == "2026-01-15"
    assert document_date(head, date(2024, 6, 1)) is None


@pytest.mark.parametrize(
    "head",
    [
        table(("Handläggare", "Datum"), ("Anna Ek", DAY)),
        table(("Datum", DAY), ("Förvaltning", "Socialförvaltningen")),
        table(row(cell("Region Halland"), cell(para("Datum"), para(DAY)))),
        para("Datum") + para(DAY),
        table(("Dnr KS 2025/1", DAY)),
        table(("Älvsunda kommun", DAY), ("Socialförvaltningen", "Tjänsteskrivelse")),
    ],
)
def test_a_date_in_every_layout_of_a_word_file(head: str) -> None:
    assert word(docx(head, para("Ny simhall", style="Rubrik1"), para(PROSE))).dated == DAY


@pytest.mark.parametrize(
    "header", [para(DAY), table(("Handläggare", "Datum"), ("Anna Ek", DAY)), para(f"Datum: {DAY}")]
)
def test_a_date_in_the_header(header: str) -> None:
    assert word(Package().header(header).body(para("Ny simhall"), para(PROSE)).build()).dated == DAY


def test_a_lone_date_in_the_footer_is_the_templates() -> None:
    assert document_date(Letterhead((), (DAY,), ())) == DAY
    assert document_date(Letterhead((), (), (DAY,))) is None
    assert document_date(Letterhead((), (), (f"Fastställd: {DAY}",))) is None
    assert document_date(Letterhead((), (), (f"Datum: {DAY}",))) == DAY


def test_letterhead_and_header_that_differ_tell_nothing() -> None:
    data = Package().header(para("Datum: 2024-03-20")).body(para(f"Datum: {DAY}"), para(PROSE)).build()
    assert word(data).dated is None


def test_a_table_of_versions_tells_no_date() -> None:
    history = table(
        ("Version", "Datum", "Författare"), ("1.0", "2019-01-02", "Anna Ek"), ("1.1", DAY, "Bo Al")
    )
    assert word(docx(para("Ny simhall", style="Rubrik1"), history, para(PROSE))).dated is None


def test_properties_of_the_file_are_not_its_date() -> None:
    import docx as library

    document = library.Document()
    document.add_paragraph(PROSE)
    assert document.core_properties.created
    stream = io.BytesIO()
    document.save(stream)
    assert word(stream.getvalue()).dated is None


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Socialförvaltningen", "Socialförvaltningen"),
        ("SOCIALFÖRVALTNINGEN", "Socialförvaltningen"),
        ("Kultur- och fritidsnämnden", "Kultur- och fritidsnämnden"),
        ("Miljö-, klimat- och trafiknämnden", "Miljö-, klimat- och trafiknämnden"),
        ("Vård och omsorgsförvaltningen", "Vård och omsorgsförvaltningen"),
        ("BARN- OCH UTBILDNINGSFÖRVALTNINGEN", "Barn- och utbildningsförvaltningen"),
        ("Tekniska nämnden", "Tekniska nämnden"),
        ("Nämnden för arbete och välfärd", "Nämnden för arbete och välfärd"),
        ("Regionala utvecklingsnämnden", "Regionala utvecklingsnämnden"),
        ("Uppsala kommun, kulturförvaltningen", "Kulturförvaltningen"),
        ("Region Halland, regionkontoret", "Regionkontoret"),
        ("Regionstyrelsen", "Regionstyrelsen"),
        ("Stadsledningskontoret", "Stadsledningskontoret"),
        ("Socialförvaltningen 2024-03-21", "Socialförvaltningen"),
        ("Nämnd: Socialnämnden", "Socialnämnden"),
        ("Förvaltning\n\nVård och omsorg", "Vård och omsorg"),
        ("Handläggande enhet: Kvalitet och utveckling", "Kvalitet och utveckling"),
        ("Ansvarig nämnd: Socialnämnden\n\nKommunstyrelsen", "Socialnämnden"),
        ("Nämnd: Socialnämnden\n\nFörvaltning: Socialförvaltningen", "Socialförvaltningen"),
        ("Socialförvaltningen\n\nSocialnämnden", "Socialförvaltningen"),
        ("Till: Kommunstyrelsen\n\nSocialförvaltningen", "Socialförvaltningen"),
    ],
)
def test_the_unit_of_a_letterhead(head: str, unit: str) -> None:
    assert _unit(head) == unit


@pytest.mark.parametrize(
    "head",
    [
        "Socialförvaltningen\n\nKommunstyrelsen",
        "Nämnden",
        "Förvaltningen",
        "Till: Socialnämnden",
        "Mottagare\n\nSocialnämnden",
        "Beslutande: Socialnämnden",
        "Hela nämnden",
        "Yttrande till Socialnämnden",
        "Kommunfullmäktige och kommunstyrelsen",
        "Anna Ek Socialförvaltningen",
        "Förvaltning: Anna Ek",
        "Förvaltning: Klicka här för att ange förvaltning",
        "Nämnd: [nämnd]",
        "Enhet: Procent",
        "Enhet: 12",
        "Region Halland",
        "Socialstyrelsen",
        "Länsstyrelsen",
        "Anna Ek",
        "Socialförvaltningen föreslår att nämnden antar taxan.",
    ],
)
def test_what_is_no_unit(head: str) -> None:
    assert _unit(head) is None


def test_the_header_says_who_writes() -> None:
    data = Package().header(para("Socialförvaltningen")).body(para("Kommunstyrelsen"), para(PROSE)).build()
    assert word(data).unit == "Socialförvaltningen"


def test_a_chapter_on_a_committee_is_no_letterhead() -> None:
    text = f"# Årsredovisning\n\n## Kommunstyrelsen\n\n{PROSE}\n\n## Socialnämnden\n\n{PROSE}\n"
    assert markdown(text).unit is None


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("datum: 2024-03-21\nenhet: Kvalitet och utveckling", (DAY, "Kvalitet och utveckling")),
        ("date: 2024-03-21\nunit: Socialnämnden", (DAY, "Socialnämnden")),
        ("Datum: 21 mars 2024\nnämnd: Socialnämnden", (DAY, "Socialnämnden")),
        ("förvaltning: Socialförvaltningen\ntitle: Simhallen", ("2023-01-02", "Socialförvaltningen")),
        ("datum: [2024-03-21]\nenhet: 12", ("2023-01-02", "Kommunstyrelsen")),
        ("datum: 2093-01-01", ("2023-01-02", "Kommunstyrelsen")),
        ("datum: snart", ("2023-01-02", "Kommunstyrelsen")),
        ("datum: {", ("2023-01-02", "Kommunstyrelsen")),
    ],
)
def test_front_matter_goes_first(front: str, told: tuple[str, str]) -> None:
    text = f"---\n{front}\n---\n# Ny simhall\n\nKommunstyrelsen\n\n**Datum:** 2023-01-02\n\n## Bakgrund\n\n{PROSE}\n"
    document = markdown(text)
    assert (document.dated, document.unit) == told


def test_a_table_in_markdown_is_a_letterhead_too() -> None:
    text = f"| Handläggare | Datum |\n|---|---|\n| Anna Ek | {DAY} |\n\n# Ny simhall\n\n{PROSE}\n"
    assert markdown(text).dated == DAY
